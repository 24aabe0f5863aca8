import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findPython } from "./interpreter.ts";

/** A type checker in its strictest mode. */
export interface Checker {
  readonly name: string;
  /** What the machine lacks; undefined when the checker runs. */
  readonly missing?: string;
  readonly command: readonly string[];
}

const configFile = "pyrightconfig.json";

/** mypy comes with the system's packages, pyright with npm's. */
export async function checkers(): Promise<readonly Checker[]> {
  const { path = "python3" } = await findPython();
  const mypy = [path, "-m", "mypy", "--strict", "--explicit-package-bases", "--no-error-summary", "."];
  const pyright = ["npx", "-y", "pyright@1.1.414", "-p", configFile];
  return Promise.all([
    probe("mypy --strict", mypy, [path, "-m", "mypy", "--version"]),
    probe("pyright in strict mode", pyright, ["npx", "-y", "pyright@1.1.414", "--version"]),
  ]);
}

async function probe(name: string, command: readonly string[], question: readonly string[]): Promise<Checker> {
  const { failed } = await execute(question, ".");
  return { name, command, ...(failed && { missing: `\`${question.join(" ")}\` does not run` }) };
}

/** The findings about everything in a folder, one a line. */
export async function findingsOf(checker: Checker, folder: string): Promise<readonly string[]> {
  writeFileSync(join(folder, configFile), JSON.stringify({ typeCheckingMode: "strict", pythonVersion: "3.10" }));
  const { output } = await execute(checker.command, folder);
  return output.split("\n").filter((line) => /:\d+.* error/.test(line));
}

async function execute(
  [command = "", ...parameters]: readonly string[],
  folder: string,
): Promise<{ readonly failed: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: 240_000, maxBuffer: 2 ** 26 };
    execFile(command, parameters, options, (error, stdout) => resolve({ failed: error !== null, output: stdout }));
  });
}
