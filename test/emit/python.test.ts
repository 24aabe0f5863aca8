import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, pythonEmitter } from "@keyslot/compiler";
import { afterAll, expect, test } from "vitest";
import { docstringLines, stringLiteral } from "../../compiler/src/emit/python/literal-text.ts";
import { describeErrors, toSources, writeFiles } from "../codec/support/load-generated.ts";
import { checkers, findingsOf } from "../conformance/python/checkers.ts";

const cases = fileURLToPath(new URL("../cases/python/", import.meta.url));
const names = readdirSync(cases).sort();
const support = "expected/python/_keyslot.py";
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test.each(names)("%s is emitted as expected", (name) => {
  const folder = join(cases, name);
  const { [support]: _, ...actual } = emit(readTree(folder, (path) => path.endsWith(".schema.ts")));
  if (process.env.UPDATE) {
    rmSync(join(folder, "expected"), { recursive: true, force: true });
    writeFiles(folder, actual);
  }
  expect(actual).toEqual(readTree(folder, (path) => path.startsWith("expected/")));
});

// It is the same for every schema, so that it stands once: in generated/.
test.each(names)("the support file of %s is the one of generated/", (name) => {
  const emitted = emit(readTree(join(cases, name), (path) => path.endsWith(".schema.ts")))[support];
  expect(emitted).toBe(readFileSync(new URL("../../generated/python/_keyslot.py", import.meta.url), "utf8"));
});

test("a package of one's own name has the same files", () => {
  const schemas = readTree(join(cases, "slots-and-documents"), (path) => path.endsWith(".schema.ts"));
  const inPackage = Object.entries(emit(schemas, "acme.contracts"));
  const renamed = inPackage.map(([path, text]) => [path.replace("python/acme/contracts/", "python/"), text]);
  expect(Object.fromEntries(renamed)).toEqual(emit(schemas));
});

for (const checker of await checkers())
  test.skipIf(checker.missing !== undefined && process.env.CI !== "true")(
    `${checker.name} finds nothing in generated code${checker.missing === undefined ? "" : ` (${checker.missing})`}`,
    async () => {
      if (checker.missing !== undefined) throw new Error(checker.missing);
      const folder = temporaryFolder();
      for (const name of names) {
        const files = emit(
          readTree(join(cases, name), (path) => path.endsWith(".schema.ts")),
          name.replaceAll("-", "_"),
        );
        writeFiles(folder, files);
      }
      writeFileSync(join(folder, "wrong.py"), 'from expected.python.every_type import Point\n\nPoint(x="1", y=2)\n');
      const findings = await findingsOf(checker, folder);
      // What is wrong on purpose shows that the checker has looked.
      expect(findings.filter((finding) => !finding.includes("wrong.py"))).toEqual([]);
      expect(findings.filter((finding) => finding.includes("wrong.py"))).toEqual([
        expect.stringMatching(/"str|Literal/),
      ]);
    },
    300_000,
  );

test("what Python cannot express is refused at check time", () => {
  expect(refusals("export interface A {\n /** @key(0) */ ﬁn: string;\n /** @key(1) */ fin: string;\n}")).toEqual([
    "A.fin: Python cannot express `fin` beside `ﬁn`: both become `fin`.",
  ]);
  const far = 'export interface A { /** @key(0) @default("+010000-01-01T00:00:00.000Z") */ at: Date; }';
  expect(refusals(far)).toEqual([
    "A.at: Python cannot express the default +010000-01-01T00:00:00.000Z, as a datetime has the years 1 to 9999.",
  ]);
});

test("no text ends its literal or docstring, or hides in it", () => {
  expect(stringLiteral('"\\\n\u202e\u{e0001}\ud800')).toBe('"\\"\\\\\\n\\u202e\\U000e0001\\ud800"');
  expect(docstringLines(['ends with "'])).toEqual(['"""ends with \\""""']);
  expect(docstringLines(['""" \\', "\u202e"])).toEqual(['"""', '\\"\\"\\" \\\\', "", "\\u202e", '"""']);
});

function emit(schemas: Readonly<Record<string, string>>, name?: string): Record<string, string> {
  const python = name === undefined ? {} : { python: { package: name } };
  const options = { emitters: [pythonEmitter], out: "expected", importExtension: "ts", ...python } as const;
  const { files, diagnostics } = compile(toSources(schemas), options);
  expect(describeErrors(diagnostics)).toEqual([]);
  return Object.fromEntries(files.map((file) => [`expected/${file.path}`, file.text]));
}

function refusals(text: string): readonly string[] {
  const sources = toSources({ "a.schema.ts": text });
  const { diagnostics } = compile(sources, { emitters: [pythonEmitter], out: "", importExtension: "ts" });
  return diagnostics
    .filter(({ rule }) => rule === "language/unsupported")
    .map(({ site, message }) => `${site}: ${message}`);
}

/** Texts of files by their paths below a folder. */
function readTree(folder: string, select: (path: string) => boolean): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
  return Object.fromEntries(paths.filter(select).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

function temporaryFolder(): string {
  const base = fileURLToPath(new URL("../.tmp/", import.meta.url));
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, "python-"));
  folders.push(folder);
  return folder;
}
