import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, type GeneratedFile, rustEmitter, type SchemaModel } from "@keyslot/compiler";
import { recursionLimit } from "../../../compiler/src/emit/rust/recursion-limit.ts";
import { describeErrors } from "../../codec/support/load-generated.ts";
import type { Contract, Language } from "../harness.ts";
import { glueText } from "./glue-text.ts";
import { RustDriver } from "./process.ts";
import { missingToolchain, runCargo, targetFolder, writeManifest } from "./toolchain.ts";

/**
 * Every contract is a module; they are spread over crates that compile side by side. The support module is the same in all of them
 * and compiled once a crate.
 */
export const rust: Language = {
  name: "rust",
  missing: missingToolchain,
  build: async (contracts, folder) => {
    const parts = splitContracts(contracts);
    writeWorkspace(parts, folder);
    await runCargo(folder, ["build", "--bin", binaryName]);
    // Builds share a folder, so that crates are compiled once; what one of them made must not be another's.
    const binary = join(folder, binaryName);
    copyFileSync(join(targetFolder, "debug", binaryName), binary);
    await runCargo(folder, [
      "clean",
      ...[binaryName, "json", ...parts.map((_, i) => `part${i}`)].flatMap((name) => ["-p", name]),
    ]);
    return RustDriver.start(binary, new Map(contracts.map(({ name, model }) => [name, model])));
  },
};

const binaryName = `keyslot-driver-${process.pid}`;
const contractsPerPart = 20;
const mostParts = 8;

function splitContracts(contracts: readonly Contract[]): readonly (readonly Contract[])[] {
  const count = Math.max(1, Math.min(mostParts, Math.ceil(contracts.length / contractsPerPart)));
  return Array.from({ length: count }, (_, part) => contracts.filter((_contract, i) => i % count === part));
}

function writeWorkspace(parts: readonly (readonly Contract[])[], folder: string): void {
  const members = ["json", "driver", ...parts.map((_, i) => `part${i}`)];
  const profile = "[profile.dev]\ndebug = 0\nincremental = false\n";
  const workspace = `[workspace]\nresolver = "2"\nmembers = ${JSON.stringify(members)}\n\n${profile}`;
  write(folder, "Cargo.toml", workspace);
  writeManifest(join(folder, "json"), { name: "json", target: '[lib]\npath = "json.rs"', dependencies: [] });
  copy(folder, "json.rs", "json/json.rs");
  for (const [i, contracts] of parts.entries()) writePart(contracts, join(folder, `part${i}`), i);
  writeDriver(parts, folder);
}

const serdeCrates = ['serde = { version = "1", default-features = false, features = ["std"] }', 'rmp-serde = "1"'];
const jsonCrate = 'json = { path = "../json" }';

function writePart(contracts: readonly Contract[], folder: string, part: number): void {
  const dependencies = [...serdeCrates, jsonCrate];
  writeManifest(folder, { name: `part${part}`, target: '[lib]\npath = "lib.rs"', dependencies });
  copy(folder, "glue.rs", "glue.rs");
  const support = new Map<string, string>();
  for (const { name, sources, model } of contracts) {
    const { files, diagnostics } = compile(sources, {
      emitters: [rustEmitter],
      out: "generated",
      importExtension: "ts",
    });
    const errors = describeErrors(diagnostics);
    if (errors.length > 0) throw new Error(errors.join("\n"));
    writeContract({ name, files, model }, folder, support);
  }
  for (const [path, text] of support) write(folder, path, text);
  write(folder, "lib.rs", libraryText(contracts));
}

interface Emitted {
  readonly name: string;
  readonly files: readonly GeneratedFile[];
  readonly model: SchemaModel;
}

/** The support module of every contract becomes a name for the one of the crate. */
function writeContract({ name, files, model }: Emitted, folder: string, support: Map<string, string>): void {
  for (const file of files) {
    const path = file.path.replace(/^rust\//, "");
    if (!/^keyslot(\.rs$|\/)/.test(path)) {
      write(folder, `${name}/${path}`, file.text);
      continue;
    }
    if ((support.get(path) ?? file.text) !== file.text) throw new Error(`${path} differs from contract to contract.`);
    support.set(path, file.text);
  }
  write(folder, `${name}/keyslot.rs`, "pub use crate::keyslot::*;\n");
  write(folder, `${name}_glue.rs`, glueText(name, model));
}

/** Scripts that are easily confused, and rare letters, are for a crate to allow: the names are the schemas' own. */
function libraryText(contracts: readonly Contract[]): string {
  const modules = contracts.map(({ name }) => `mod ${name};\nmod ${name}_glue;`);
  const arms = contracts.map(({ name }) => `        "${name}" => ${name}_glue::answer(name, request),`);
  const limits = contracts.map(
    ({ model }) => recursionLimit(new Map(model.types.map((type) => [type.name, type]))) ?? 128,
  );
  return [
    `#![recursion_limit = "${Math.max(...limits)}"]`,
    "#![allow(mixed_script_confusables, uncommon_codepoints, confusable_idents)]",
    "#[allow(dead_code)]",
    "mod glue;",
    "#[allow(dead_code, unused_imports)]",
    "mod keyslot;",
    ...modules,
    "",
    "pub type Answer = Result<(Vec<u8>, Option<json::Value>), (String, String)>;",
    "",
    "pub fn answer(contract: &str, request: &json::Value) -> Option<Answer> {",
    '    let name = request.get("type").map_or("", json::Value::text);',
    "    let outcome = match contract {",
    ...arms,
    "        _ => return None,",
    "    };",
    "    Some(outcome.map_err(|glue::Trouble(code, message)| (code, message)))",
    "}",
    "",
  ].join("\n");
}

function writeDriver(parts: readonly (readonly Contract[])[], folder: string): void {
  const dependencies = [jsonCrate, ...parts.map((_, i) => `part${i} = { path = "../part${i}" }`)];
  const target = `[[bin]]\nname = "${binaryName}"\npath = "main.rs"`;
  writeManifest(join(folder, "driver"), { name: binaryName, target, dependencies });
  copy(folder, "main.rs", "driver/main.rs");
  const asks = parts.map(
    (_, i) => `    if let Some(answer) = part${i}::answer(contract, request) {\n        return answer;\n    }`,
  );
  const find = [
    "",
    "fn find(contract: &str, request: &Value) -> Result<(Vec<u8>, Option<Value>), (String, String)> {",
    ...asks,
    '    Err(("crash".to_owned(), format!("There is no contract {contract}.")))',
    "}",
    "",
  ];
  append(folder, "driver/main.rs", find.join("\n"));
}

function write(folder: string, path: string, text: string): void {
  const place = join(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
}

function append(folder: string, path: string, text: string): void {
  writeFileSync(join(folder, path), text, { flag: "a" });
}

function copy(folder: string, name: string, path: string): void {
  const place = join(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  copyFileSync(fileURLToPath(new URL(name, import.meta.url)), place);
}
