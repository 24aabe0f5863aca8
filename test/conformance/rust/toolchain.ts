import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where Debian's librust-*-dev packages put the sources of crates, unless others are to be tried. */
const debianCrates = process.env.KEYSLOT_CRATES ?? "/usr/share/cargo/registry";
const needed = ["serde", "rmp-serde"];

/** What is compiled for tests is kept here, so that crates are compiled once. */
export const targetFolder = fileURLToPath(new URL("../../.tmp/rust-target/", import.meta.url));

let probed: Promise<string | undefined> | undefined;

/** What the machine lacks to compile generated Rust, as a sentence; undefined when everything is there. */
export function missingToolchain(): Promise<string | undefined> {
  probed ??= probe();
  return probed;
}

async function probe(): Promise<string | undefined> {
  try {
    await run("cargo", ["--version"]);
  } catch {
    return "Rust's cargo is not installed.";
  }
  if (hasDebianCrates()) return undefined;
  const folder = fileURLToPath(new URL("../../.tmp/rust-probe/", import.meta.url));
  writeManifest(folder, { name: "probe", target: "[lib]\npath = 'lib.rs'" });
  writeFileSync(join(folder, "lib.rs"), "");
  try {
    await run("cargo", ["fetch"], { cwd: folder, timeout: 120_000 });
    return undefined;
  } catch {
    return "The crates serde and rmp-serde are neither installed (librust-serde-dev, librust-rmp-serde-dev) nor to be had from crates.io.";
  }
}

function hasDebianCrates(): boolean {
  if (!existsSync(debianCrates)) return false;
  const names = readdirSync(debianCrates).map((name) => name.replace(/-\d.*$/, ""));
  return needed.every((name) => names.includes(name));
}

/** Lets cargo find the crates that the machine has, below `folder`. */
export function configureCargo(folder: string): readonly string[] {
  if (!hasDebianCrates()) return [];
  mkdirSync(join(folder, ".cargo"), { recursive: true });
  const config = `[source.crates-io]\nreplace-with = "debian"\n[source.debian]\ndirectory = "${debianCrates}"\n`;
  writeFileSync(join(folder, ".cargo/config.toml"), config);
  return ["--offline"];
}

export interface Manifest {
  readonly name: string;
  /** `[lib]` or `[[bin]]`, and what else follows `[package]`. */
  readonly target: string;
  readonly dependencies?: readonly string[];
}

const allCrates = ['serde = { version = "1", default-features = false, features = ["std"] }', 'rmp-serde = "1"'];

export function writeManifest(folder: string, { name, target, dependencies = allCrates }: Manifest): void {
  const head = `[package]\nname = "${name}"\nversion = "0.0.0"\nedition = "2021"\npublish = false\n`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Cargo.toml"), `${head}\n${target}\n\n[dependencies]\n${dependencies.join("\n")}\n`);
}

/** @throws with cargo's output when it fails, or when the compiler warns about anything but crates */
export async function runCargo(folder: string, command: readonly string[]): Promise<string> {
  const env = { ...process.env, CARGO_TARGET_DIR: targetFolder, RUSTFLAGS: "-D warnings", CARGO_TERM_COLOR: "never" };
  const options = { cwd: folder, env, maxBuffer: 2 ** 28 };
  try {
    const offline = configureCargo(folder);
    return (await run("cargo", [...command, ...(command[0] === "fmt" ? [] : offline)], options)).stdout;
  } catch (error) {
    const output = outputOf(error);
    throw new Error(`cargo ${command.join(" ")} failed.\n${output.slice(0, 20_000) || String(error)}`);
  }
}

/** What is missing to run one of cargo's tools, as a sentence. */
export async function missingTool(tool: "clippy" | "fmt"): Promise<string | undefined> {
  try {
    await run("cargo", [tool, "--version"]);
    return undefined;
  } catch {
    return `Rust's ${tool === "fmt" ? "formatter, rustfmt," : "linter, clippy,"} is not installed.`;
  }
}

function outputOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("stderr" in error) || !("stdout" in error)) return "";
  return `${error.stderr}${error.stdout}`;
}
