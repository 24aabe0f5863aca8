import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Source } from "@keyslot/compiler";
import { bundleTree, type Tree } from "./bundle-tree.ts";
import type { CompilerSubject } from "./subject.ts";

const ownRoot = fileURLToPath(new URL("../../../", import.meta.url));

/** Of this tree, whatever tree is measured, so that two trees encode the same documents. */
const schemas = [
  "test/bench/schemas/settings.schema.ts",
  "test/bench/schemas/session.schema.ts",
  "test/bench/schemas/user.schema.ts",
  "test/bench/schemas/big.schema.ts",
  "schemas/atlas/place.schema.ts",
  "schemas/atlas/city.schema.ts",
  "schemas/atlas/country.schema.ts",
];

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
  const { compile, typescriptEmitter }: CompilerSubject = await import(pathToFileURL(compiler).href);
  const result = compile(schemas.map(sourceOf), {
    emitters: [typescriptEmitter],
    out: "generated",
    importExtension: "ts",
  });
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  for (const { path, text } of result.files) write(join(folder, "generated", path), text);

  const subject = join(folder, "subject.mjs");
  await bundleTree(tree, { contents: contents(), folder }, subject);
  return { subject, compiler };
}

function sourceOf(path: string): Source {
  const text = readFileSync(join(ownRoot, path), "utf8");
  const imports: Record<string, string> = {};
  for (const [, specifier = ""] of text.matchAll(/from "(\.[^"]+)"/g))
    imports[specifier] = join(dirname(path), specifier).replaceAll("\\", "/");
  return { path, text, imports, root: true };
}

function contents(): string {
  const stores = ["memory", "single-file", "jsonl", "sqlite"].map((name) => `"@keyslot/runtime/stores/${name}"`);
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
