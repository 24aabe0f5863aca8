import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { GeneratedFile, Source } from "@keyslot/compiler";
import { bundleTree, type Tree } from "./bundle-tree.ts";
import type { CompilerSubject } from "./subject.ts";

const ownRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** Of this tree, whatever tree is measured, so that two trees encode the same documents. */
const schemas = [
  "test/bench/schemas/settings.schema.ts",
  "test/bench/schemas/session.schema.ts",
  "test/bench/schemas/user.schema.ts",
  "test/bench/schemas/big.schema.ts",
  "test/bench/schemas/samples.schema.ts",
  "schemas/atlas/place.schema.ts",
  "schemas/atlas/city.schema.ts",
  "schemas/atlas/country.schema.ts",
];

/** What trees of long ago do not know: without these, everything else of theirs can be measured all the same. */
const later = ["test/bench/schemas/samples.schema.ts"];

export interface BuiltSubject {
  /** Module of a `Subject`. */
  readonly subject: string;
  /** Module of a `CompilerSubject`. */
  readonly compiler: string;
}

/** Compiles the schemas of the benches with a tree's own compiler, and bundles the result with its runtime. */
export async function buildSubject(tree: Tree, folder: string): Promise<BuiltSubject> {
  mkdirSync(folder, { recursive: true });
  const compiler = join(folder, "compiler.mjs");
  await bundleTree(tree, { contents: 'export * from "@keyslot/compiler";', folder: tree.root }, compiler);
  const module: CompilerSubject = await import(pathToFileURL(compiler).href);
  const all = compileSchemas(module, schemas);
  const files =
    all ??
    compileSchemas(
      module,
      schemas.filter((path) => !later.includes(path)),
    );
  if (files === undefined) throw new Error(`The tree ${tree.root} does not compile the schemas of the benches.`);
  rmSync(join(folder, "generated"), { recursive: true, force: true });
  for (const { path, text } of files) write(join(folder, "generated", path), text);

  const subject = join(folder, "subject.mjs");
  await bundleTree(tree, { contents: contents(tree), folder }, subject);
  return { subject, compiler };
}

/** Undefined when there are errors. */
function compileSchemas(
  { compile, typescriptEmitter }: CompilerSubject,
  paths: readonly string[],
): readonly GeneratedFile[] | undefined {
  const { diagnostics, files } = compile(paths.map(sourceOf), {
    emitters: [typescriptEmitter],
    out: "generated",
    importExtension: "ts",
  });
  return diagnostics.some(({ severity }) => severity === "error") ? undefined : files;
}

function sourceOf(path: string): Source {
  const text = readFileSync(join(ownRoot, path), "utf8");
  const imports: Record<string, string> = {};
  for (const [, specifier = ""] of text.matchAll(/from "(\.[^"]+)"/g))
    imports[specifier] = join(dirname(path), specifier).replaceAll("\\", "/");
  return { path, text, imports, root: true };
}

function contents({ root }: Tree): string {
  // Trees of long ago have fewer stores.
  const stores = ["memory", "single-file", "jsonl", "sqlite", "journal", "lmdb", "directory"]
    .filter((name) => existsSync(join(root, `runtime/src/stores/${name}.ts`)))
    .map((name) => `"@keyslot/runtime/stores/${name}"`);
  return [
    'import * as generated from "./generated/typescript/index.ts";',
    'import * as runtime from "@keyslot/runtime";',
    'import * as codegen from "@keyslot/runtime/codegen";',
    ...stores.map((path, at) => `import * as store${at} from ${path};`),
    "export const documents = generated;",
    `export const stores = { ${stores.map((_, at) => `...store${at}`).join(", ")} };`,
    "export { codegen, runtime };",
  ].join("\n");
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
