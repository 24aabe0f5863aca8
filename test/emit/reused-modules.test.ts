import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compile, type GeneratedFile, type Source, typescriptEmitter } from "@keyslot/compiler";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { memoryFile } from "../../compiler/src/cli/memory-file.ts";
import { openTypeMemory } from "../../compiler/src/cli/type-memory.ts";

// A file whose recipe is known need not be made again: whatever is edited, what is taken over is what would have been made.

interface SchemaText {
  readonly name: string;
  readonly doc: string;
  readonly slots: readonly string[];
  readonly isDocument: boolean;
  readonly blankLines: number;
  readonly extra: string;
}

const names = ["Alpha", "Beta", "Gamma", "Delta"] as const;
const slotTypes = ["int32", "string", "float32", "string[]", "Map<string, int64>", "Set<string>", ...names] as const;

const slot = fc
  .record({
    type: fc.constantFrom(...slotTypes, ...names.map((name) => `${name}[]` as const)),
    doc: fc.constantFrom("", " A note.", " Another note."),
    tag: fc.constantFrom("", "", "", " @deprecated Use another."),
  })
  .map(({ type, doc, tag }) => ({ type, text: `${doc}${tag}` }));

const schema = (name: string): fc.Arbitrary<SchemaText> =>
  fc.record({
    name: fc.constant(name),
    doc: fc.constantFrom("", "What it is.", "What it was."),
    slots: fc
      .array(slot, { maxLength: 4 })
      .map((slots) => slots.map(({ type, text }, key) => `  /** @key(${key + 2})${text} */\n  s${key}?: ${type};`)),
    isDocument: fc.boolean(),
    blankLines: fc.nat(2),
    extra: fc.constantFrom(
      "",
      `export enum ${name}Colour { Red = 1, Blue = 2 }`,
      `export enum ${name}Colour { Red = 1, Blue = 3 }`,
      // A name that a generated function would have.
      `export interface ReadAlpha { /** @key(0) */ a: string; }`,
      `export type size${name} = "a" | "b";`,
    ),
  });

const base = fc.constantFrom("0", "-0", "1", "1.5");

const project = fc.record({ schemas: fc.tuple(...names.map(schema)), start: base, isThere: fc.boolean() });
/** One file anew, or the settings. */
const edit = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(...names.map(schema)).map((changed) => ({ changed })) },
  { weight: 1, arbitrary: fc.record({ start: base, isThere: fc.boolean() }) },
);

/** Where the tool would remember the types of a project; new ones for each round. */
function makeMemories() {
  const root = mkdtempSync(join(tmpdir(), "keyslot-memory-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "node_modules"));
  writeFileSync(join(root, "package.json"), "{}");
  let round = 0;
  return () => {
    const owner = { root, schemas: [], lock: "schema.lock.json", out: `round-${round++}` };
    // Types are remembered from the second run on.
    const first = memoryFile(owner, "build");
    mkdirSync(dirname(first), { recursive: true });
    writeFileSync(first, "");
    return () => openTypeMemory(owner);
  };
}

test("what is taken over from the last build is what a first build makes", () => {
  const memories = makeMemories();
  let taken = 0;
  let made = 0;
  const run = (start: ProjectText, edits: readonly Edit[]) => {
    let step = start;
    const openMemory = memories();
    let last = new Map<string, GeneratedFile>();
    for (const each of [{}, ...edits]) {
      step = edited(step, each);
      const first = emit(sourcesOf(step), () => undefined);
      const memory = openMemory();
      const textMadeFrom = (path: string, recipe: string) => {
        const known = last.get(path);
        if (known?.recipe !== recipe) made++;
        else taken++;
        return known?.recipe === recipe ? known.text : undefined;
      };
      const again = emit(sourcesOf(step), textMadeFrom, memory);
      memory?.save();
      expect(again).toEqual(first);
      last = new Map(again.map((file) => [file.path, file]));
    }
  };
  fc.assert(fc.property(project, fc.array(edit, { minLength: 1, maxLength: 5 }), run), { numRuns: 60, seed: 5 });
  expect(Math.min(taken, made)).toBeGreaterThan(200);
});

type Edit = { readonly changed?: SchemaText } & Partial<Pick<ProjectText, "start" | "isThere">>;

function edited(step: ProjectText, { changed, ...settings }: Edit): ProjectText {
  const schemas = step.schemas.map((each) => (each.name === changed?.name ? changed : each));
  return { ...step, ...settings, schemas };
}

test("a change of one file leaves those alone that do not reach it, and places in a file are nobody's recipe", () => {
  const schemas = names.map((name): SchemaText => {
    const reaches = name === "Alpha" ? ["  /** @key(2) */\n  other: Beta;"] : [];
    return { name, doc: "", slots: reaches, isDocument: true, blankLines: 0, extra: "" };
  });
  const recipesOf = (changed: readonly SchemaText[]) => {
    const files = emit(sourcesOf({ schemas: changed, start: "1", isThere: true }), () => undefined);
    return new Map(files.map(({ path, recipe }) => [path, recipe]));
  };
  const before = recipesOf(schemas);
  const differing = (change: Partial<SchemaText>) => {
    const after = recipesOf(schemas.map((each) => (each.name === "Beta" ? { ...each, ...change } : each)));
    return [...after].filter(([path, recipe]) => recipe !== before.get(path)).map(([path]) => path);
  };
  expect(differing({ doc: "Described." })).toEqual(["typescript/alpha.ts", "typescript/beta.ts"]);
  expect(differing({ blankLines: 2 })).toEqual([]);
});

interface ProjectText {
  readonly schemas: readonly SchemaText[];
  /** A default that JSON cannot always tell from another. */
  readonly start: string;
  readonly isThere: boolean;
}

function sourcesOf({ schemas, start, isThere }: ProjectText): readonly Source[] {
  const imports = Object.fromEntries(names.map((name) => [`./${name.toLowerCase()}.schema.ts`, pathOf(name)]));
  const sources = schemas.map((each): Source => {
    const lines = [
      `import type { float32, int32, int64 } from "@keyslot/runtime/types";`,
      ...names
        .filter((name) => name !== each.name)
        .map((name) => `import type { ${name} } from "./${name.toLowerCase()}.schema.ts";`),
      ..."\n".repeat(each.blankLines).split("\n"),
      `/** ${each.doc} ${each.isDocument ? "@document" : ""} */`,
      `export interface ${each.name} {`,
      `  /** @key(0)${each.isDocument ? " @id" : ""} */\n  id: string;`,
      ...each.slots,
      "}",
      each.extra.includes("ReadAlpha") && each.name !== "Alpha" ? "" : each.extra,
    ];
    return { path: pathOf(each.name), text: `${lines.join("\n")}\n`, imports, root: true };
  });
  const settings = `import type { float32 } from "@keyslot/runtime/types";\n/** @document */\nexport interface Settings {\n  /** @key(0) @id */\n  id: string;\n  /** @key(1) @default(${start}) */\n  start: float32;\n}\n`;
  return isThere
    ? [...sources, { path: "schemas/settings.schema.ts", text: settings, imports: {}, root: true }]
    : sources;
}

function pathOf(name: string): string {
  return `schemas/${name.toLowerCase()}.schema.ts`;
}

function emit(
  sources: readonly Source[],
  textMadeFrom: (path: string, recipe: string) => string | undefined,
  memory?: ReturnType<typeof openTypeMemory>,
): readonly GeneratedFile[] {
  const { files, diagnostics } = compile(sources, {
    emitters: [typescriptEmitter],
    out: "generated",
    importExtension: "ts",
    textMadeFrom,
    ...(memory && { memory }),
  });
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
  return files;
}
