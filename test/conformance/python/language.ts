import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { compile, pythonEmitter } from "@keyslot/compiler";
import { fieldName, isClassEnum, memberName, nameTypes } from "../../../compiler/src/emit/python/names.ts";
import { describeErrors, writeFiles } from "../../codec/support/load-generated.ts";
import type { Contract, Driver, Language, Request, Response } from "../harness.ts";
import { findPython } from "./interpreter.ts";

const run = promisify(execFile);
const descriptions = "contracts.json";
const driverPath = fileURLToPath(new URL("driver.py", import.meta.url));

/** Every contract is a package of its name; one process imports them all. */
export const python: Language = pythonWith({});

/** The same over the implementation of msgpack that is Python itself. */
export const purePython: Language = pythonWith({ MSGPACK_PUREPYTHON: "1" });

function pythonWith(variables: NodeJS.ProcessEnv): Language {
  return {
    name: "python",
    missing: async () => (await findPython()).missing,
    build: async (contracts, folder) => {
      const { path, missing } = await findPython();
      if (path === undefined) throw new Error(missing);
      const described: Record<string, unknown> = {};
      for (const contract of contracts) described[contract.name] = emit(contract, folder);
      writeFileSync(join(folder, descriptions), JSON.stringify(described));
      await run(path, ["-W", "error", "-m", "compileall", "-q", "-j", "2", join(folder, "python")]).catch(
        failWithOutput,
      );
      return PythonDriver.start(path, folder, variables);
    },
  };
}

/** Writes a contract's package, and gives what the driver has to know of it. */
function emit(contract: Contract, folder: string): unknown {
  const { files, diagnostics } = compile(contract.sources, {
    emitters: [pythonEmitter],
    out: "generated",
    importExtension: "ts",
    python: { package: contract.name },
  });
  const errors = describeErrors(diagnostics);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  writeFiles(folder, Object.fromEntries(files.map(({ path, text }) => [path, text])));
  const { types } = contract.model;
  const table = nameTypes(contract.model);
  const names = types.map((type) => {
    const fields = type.kind === "record" ? type.slots.map(({ name }) => [name, fieldName(name)]) : [];
    const members = isClassEnum(type) ? type.members.map(({ name }) => [name, memberName(name)]) : [];
    const own = { ...table.get(type.name), fields: Object.fromEntries(fields), members: Object.fromEntries(members) };
    return [type.name, own];
  });
  const modules = files.map(({ path }) => path.replace(/^.*\/|\.py$/g, ""));
  return { types, names: Object.fromEntries(names), modules };
}

function failWithOutput(error: unknown): never {
  const output = typeof error === "object" && error !== null && "stdout" in error ? String(error.stdout) : "";
  throw new Error(`${String(error)}\n${output}`);
}

class PythonDriver implements Driver {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #errors = "";

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#errors += text;
    });
    // A process that is gone is noticed where its answer is missing.
    child.stdin.on("error", () => undefined);
  }

  static async start(path: string, folder: string, variables: NodeJS.ProcessEnv): Promise<PythonDriver> {
    const env = { ...process.env, PYTHONPATH: join(folder, "python"), PYTHONIOENCODING: "utf-8", ...variables };
    const driver = new PythonDriver(spawn(path, ["-W", "error", driverPath, join(folder, descriptions)], { env }));
    await driver.#nextLine();
    return driver;
  }

  async run(requests: readonly Request[]): Promise<readonly Response[]> {
    const last = requests.length - 1;
    for (const [i, request] of requests.entries())
      this.#child.stdin.write(`${JSON.stringify(i === last ? { ...request, last: true } : request)}\n`);
    const responses: Response[] = [];
    while (responses.length < requests.length) responses.push(JSON.parse(await this.#nextLine()));
    return responses;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.stdin.end();
    await gone;
  }

  async #nextLine(): Promise<string> {
    const { done, value } = await this.#lines.next();
    if (done) throw new Error(`Python ended.\n${this.#errors}`);
    return value;
  }
}
