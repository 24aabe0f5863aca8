import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, rustEmitter } from "@keyslot/compiler";
import { expect, test } from "vitest";
import { docLines } from "../../compiler/src/emit/rust/doc-text.ts";
import { moduleName, pascalName, snakeName, spellName } from "../../compiler/src/emit/rust/identifier.ts";
import { floatLiteral, jsonLiteral, stringLiteral } from "../../compiler/src/emit/rust/literal-text.ts";
import { describeErrors, temporaryFolder, toSources, writeFiles } from "../codec/support/load-generated.ts";
import { missingTool, missingToolchain, runCargo } from "../conformance/rust/toolchain.ts";

const cases = fileURLToPath(new URL("../cases/rust/", import.meta.url));
const names = readdirSync(cases).sort();
const isSupport = (path: string) => /^expected\/rust\/keyslot(\.rs$|\/)/.test(path);

test.each(names)("%s is emitted as expected", (name) => {
  const folder = join(cases, name);
  const files = Object.entries(emit(readSchemas(folder)));
  const actual = Object.fromEntries(files.filter(([path]) => !isSupport(path)));
  if (process.env.UPDATE) {
    rmSync(join(folder, "expected"), { recursive: true, force: true });
    writeFiles(folder, actual);
  }
  expect(actual).toEqual(readTree(folder, (path) => path.startsWith("expected/")));
});

// It is the same for every schema, so that it stands once: in generated/.
test.each(names)("the support module of %s is the one of generated/", (name) => {
  const emitted = Object.entries(emit(readSchemas(join(cases, name)))).filter(([path]) => isSupport(path));
  const generated = readTree(fileURLToPath(new URL("../../generated", import.meta.url)), (path) =>
    isSupport(`expected/${path}`),
  );
  const support = emitted.map(([path, text]) => [path.replace("expected/", ""), text]);
  expect(Object.fromEntries(support)).toEqual(generated);
});

test("a crate has the files of a module, and a manifest", () => {
  const schemas = readSchemas(join(cases, "documents"));
  const { "expected/rust/Cargo.toml": manifest, ...files } = emit(schemas, "game-contracts");
  expect(manifest).toContain('name = "game-contracts"');
  expect(files).toEqual(emit(schemas));
});

const lacking = await missingToolchain();
const withoutClippy = lacking ?? (await missingTool("clippy"));
const withoutFormatter = lacking ?? (await missingTool("fmt"));

checkWith(withoutClippy, "the compiler and its linter find nothing in generated crates", async () => {
  const folder = writeCrates();
  await runCargo(folder, ["clippy", "--workspace", "--quiet"]);
  rmSync(folder, { recursive: true });
});

checkWith(withoutClippy, "nor in generated modules of a program that uses none of them", async () => {
  const folder = writeProgram(names.filter((name) => name !== "names"));
  await runCargo(folder, ["clippy", "--quiet"]);
  rmSync(folder, { recursive: true });
});

// It breaks the values of long defaults in more ways than are worth following.
checkWith(withoutFormatter, "the formatter leaves modules without long defaults as they are", async () => {
  const folder = writeProgram(["documents", "unions-and-recursion"]);
  await runCargo(folder, ["fmt", "--check"]);
  rmSync(folder, { recursive: true });
});

test("what Rust cannot express is refused at check time", () => {
  const tuple = Array.from({ length: 13 }, () => "boolean").join(", ");
  const text = `export interface A {\n  /** @key(0) */ wide: [${tuple}][];\n}\n`;
  const options = { emitters: [rustEmitter], out: "expected", importExtension: "ts" } as const;
  const { diagnostics } = compile(toSources({ "a.schema.ts": text }), options);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(/^KS1501 .*Rust.*a tuple of 13 elements/),
  ]);
});

test.each([
  ['a "b" \\ c', '"a \\"b\\" \\\\ c"'],
  ["\0\u202e\u2028\n", '"\\u{0}\\u{202e}\\u{2028}\\n"'],
  ["{} \u{1f600}", '"{} \u{1f600}"'],
])("the literal of %j is %s", (text, literal) => expect(stringLiteral(text)).toBe(literal));

test.each([
  ['{"a":"b"}', 'r#"{"a":"b"}"#'],
  ['"#', 'r##""#"##'],
  ["\u202e", '"\\u{202e}"'],
])("the raw literal of %j is %s", (text, literal) => expect(jsonLiteral(text)).toBe(literal));

test("floats are as short as their width allows", () => {
  expect(floatLiteral(0.10000000149011612, "f32")).toBe("0.1");
  expect(floatLiteral(1e21, "f64")).toBe("1e+21");
  expect(floatLiteral("-0", "f64")).toBe("-0.0");
});

test("names become identifiers, none twice", () => {
  const taken = new Set<string>();
  expect(["hpMax", "self", "self_", "type", "2nd", "😀"].map((name) => snakeName(name, taken))).toEqual([
    "hp_max",
    "self_",
    "self__",
    "type",
    "_2nd",
    "u1f600",
  ]);
  expect(spellName("type")).toBe("r#type");
  expect(["", "+", "north-west", "Self"].map((name) => pascalName(name, new Set()))).toEqual([
    "Empty",
    "U2b",
    "NorthWest",
    "Self_",
  ]);
  expect(["player", "über", "type"].map((name) => moduleName(name, new Set()))).toEqual(["player", "ufcber", "type_"]);
});

test("comments hold no code that Rust would run, and no marks that reorder it", () => {
  expect(docLines("a\n    let b = 1;\n```\n  c\n```\n\u202e", "x")).toEqual([
    "/// a",
    "///   let b = 1;",
    "/// ```text",
    "///   c",
    "/// ```",
    "/// \\u{202e}",
    '#[deprecated(note = "x")]',
  ]);
});

function checkWith(missing: string | undefined, title: string, check: () => Promise<void>): void {
  const isSkipped = missing !== undefined && process.env.CI !== "true";
  test.skipIf(isSkipped)(
    isSkipped ? `${title} (${missing})` : title,
    async () => {
      if (missing !== undefined) throw new Error(missing);
      await check();
    },
    300_000,
  );
}

/** A workspace of one crate a case. Letters that are rare or easily confused are the schemas' own. */
function writeCrates(): string {
  const folder = temporaryFolder();
  const members = names.map((name) => `"${name}/rust"`).join(", ");
  writeFileSync(join(folder, "Cargo.toml"), `[workspace]\nresolver = "2"\nmembers = [${members}]\n`);
  for (const name of names) {
    const files = Object.entries(emit(readSchemas(join(cases, name)), name));
    writeFiles(
      join(folder, name),
      Object.fromEntries(files.map(([path, text]) => [path.slice("expected/".length), text])),
    );
  }
  return folder;
}

/** A program with the modules of cases whose letters need no leave. */
function writeProgram(plain: readonly string[]): string {
  const folder = temporaryFolder();
  const manifest = '[package]\nname = "program"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\nserde = "1"\n';
  const modules = plain.map((name) => `mod ${name.replaceAll("-", "_")};\n`).join("");
  writeFiles(folder, { "Cargo.toml": manifest, "src/main.rs": `${modules}\nfn main() {}\n` });
  for (const name of plain) {
    const files = Object.entries(emit(readSchemas(join(cases, name))));
    const own = files.map(([path, text]) => [path.slice("expected/rust/".length), text] as const);
    writeFiles(join(folder, "src", name.replaceAll("-", "_")), Object.fromEntries(own));
  }
  return folder;
}

function emit(schemas: Readonly<Record<string, string>>, crate?: string): Readonly<Record<string, string>> {
  const options = { emitters: [rustEmitter], out: "expected", importExtension: "ts" } as const;
  const result = compile(toSources(schemas), { ...options, ...(crate !== undefined && { rust: { crate } }) });
  expect(describeErrors(result.diagnostics)).toEqual([]);
  return Object.fromEntries(result.files.map((file) => [`expected/${file.path}`, file.text]));
}

function readSchemas(folder: string): Readonly<Record<string, string>> {
  return readTree(folder, (path) => path.endsWith(".schema.ts"));
}

/** Texts of files by their paths below a folder. */
function readTree(folder: string, select: (path: string) => boolean): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
  return Object.fromEntries(paths.filter(select).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
