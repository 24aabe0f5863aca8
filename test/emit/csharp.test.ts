import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, csharpEmitter } from "@keyslot/compiler";
import { expect, test } from "vitest";
import { legalName } from "../../compiler/src/emit/csharp/names.ts";
import { translatePattern } from "../../compiler/src/emit/csharp/pattern-text.ts";
import { describeErrors, toSources, writeFiles } from "../codec/support/load-generated.ts";
import { dotnet, findLibrary, findMissing, projectText } from "../conformance/csharp/dotnet.ts";

const cases = fileURLToPath(new URL("../cases/csharp/", import.meta.url));
const names = readdirSync(cases).sort();
const support = "expected/csharp/KeyslotSupport.cs";

test.each(names)("%s is emitted as expected", (name) => {
  const folder = join(cases, name);
  const { [support]: _, ...actual } = emit(name);
  if (process.env.UPDATE) {
    rmSync(join(folder, "expected"), { recursive: true, force: true });
    writeFiles(folder, actual);
  }
  expect(actual).toEqual(readTree(folder, (path) => path.startsWith("expected/")));
});

// It is the same for every schema, but for its namespace, so that it stands once: in generated/.
test.each(names)("the support file of %s is the one of generated/", (name) => {
  const emitted = emit(name, "Keyslot.Schemas")[support];
  const generated = readFileSync(new URL("../../generated/csharp/KeyslotSupport.cs", import.meta.url), "utf8");
  expect(emitted?.replaceAll("Keyslot.Schemas.Support_", "Keyslot.Schemas.Support")).toBe(generated);
});

const missing = await findMissing();

test.skipIf(missing !== undefined && process.env.CI !== "true")(
  `generated C# compiles without a warning for .NET 8 and .NET Standard 2.1${missing === undefined ? "" : ` (${missing})`}`,
  async () => {
    if (missing !== undefined) throw new Error(missing);
    const folder = temporaryFolder();
    for (const name of names) writeFiles(join(folder, name), emit(name, `Keyslot.Cases.${legalName(name)}`));
    const library = await findLibrary();
    writeFileSync(join(folder, "Cases.csproj"), projectText("net8.0;netstandard2.1", library.compileItems, strict));
    await dotnet(["build", "Cases.csproj"], folder);
    // What is wrong on purpose shows that the build has looked.
    writeFileSync(join(folder, "Wrong.cs"), "namespace Wrong { public class Undocumented { string never = null; } }\n");
    await expect(dotnet(["build", "Cases.csproj"], folder)).rejects.toThrow(/CS1591|CS8625/);
    rmSync(folder, { recursive: true, force: true });
  },
  600_000,
);

/** Comments are checked, and what trimming and compiling ahead of time would lose, which analyzers know of .NET alone. */
const strict = `<GenerateDocumentationFile>true</GenerateDocumentationFile>
    <IsAotCompatible Condition="'$(TargetFramework)' == 'net8.0'">true</IsAotCompatible>
    <WarnOnPackagingNonPackableProject>false</WarnOnPackagingNonPackableProject>`;

test.each([
  ["hp", "Hp"],
  ["2d", "_2d"],
  ["with dash", "WithDash"],
  ["𝐀x", "U1d400x"],
  ["$", "_"],
])("%j is called %s", (name, expected) => expect(legalName(name)).toBe(expected));

test.each([
  ["^[a-z]*$", "^[a-z]*\\z"],
  ["a.b", "a(?:[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]|[^\\n\\r\\u2028\\u2029])b"],
  ["[a[]", "[a\\[]"],
  ["\\d{2}\\/[\\d-]", "[0-9]{2}\\/[0-9-]"],
  ["\\u{41}\\x42", "\\u0041\\u0042"],
  ["(?<year>\\d+)-\\k<year>", "(?<year>[0-9]+)-\\k<year>"],
])("the pattern %j is %j in .NET", (pattern, expected) => expect(translatePattern(pattern)).toBe(expected));

test.each(["\\p{Lu}", "😀", "[\\W]", "(?i:a)"])("the pattern %j is not for .NET", (pattern) =>
  expect(translatePattern(pattern)).toBeUndefined(),
);

test("a default that C# cannot hold is refused at check time", () => {
  const schema = `import type { Decimal } from "@keyslot/runtime/types";
    export interface A {
      /** @key(0) @default("79228162514264337593543950336") */ a: Decimal;
      /** @key(1) @default(["+010000-01-01T00:00:00.000Z"]) */ b: Date[];
      /** @key(2) @default("79228162514264337593543950335") */ c: Decimal;
    }`;
  const { diagnostics } = compile(toSources({ "a.schema.ts": schema }), options("A"));
  expect(diagnostics.map(({ code, site }) => `${code} ${site}`)).toEqual(["KS1501 A.a", "KS1501 A.b"]);
});

function emit(name: string, namespace?: string): Record<string, string> {
  const schemas = readTree(join(cases, name), (path) => path.endsWith(".schema.ts"));
  const { diagnostics, files } = compile(toSources(schemas), options(namespace));
  expect(describeErrors(diagnostics)).toEqual([]);
  return Object.fromEntries(files.map(({ path, text }) => [`expected/${path}`, text]));
}

function options(namespace?: string) {
  const csharp = namespace === undefined ? {} : { csharp: { namespace } };
  return { emitters: [csharpEmitter], out: "expected", importExtension: "ts", ...csharp } as const;
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
  return mkdtempSync(join(base, "csharp-"));
}
