import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, type Diagnostic, type SchemaModel, type Source, typescriptEmitter } from "@keyslot/compiler";
import type { Codec, DocumentDefinition } from "@keyslot/runtime/codegen";

/** Generated modules by file name, and what was written where. */
export interface Generated {
  readonly folder: string;
  /** Texts of the generated files, by path relative to the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** What `index.ts` exports. */
  readonly index: { readonly [name: string]: unknown };
  /** What the schemas were read as. */
  readonly model: SchemaModel;
}

/** Compiles schema files, given by path, and throws with the diagnostics when they are refused. */
export function generate(schemas: { readonly [path: string]: string }): ReadonlyMap<string, string> {
  return compileSchemas(schemas).files;
}

function compileSchemas(schemas: { readonly [path: string]: string }): Pick<Generated, "files" | "model"> {
  const result = compile(toSources(schemas), {
    emitters: [typescriptEmitter],
    out: "generated",
    importExtension: "ts",
  });
  const errors = describeErrors(result.diagnostics);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  const files = new Map(result.files.map((file) => [`generated/${file.path}`, file.text]));
  return { files, model: result.model };
}

export function describeErrors(diagnostics: readonly Diagnostic[]): readonly string[] {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  return errors.map(({ span, rule, message }) => `${span?.file}:${span?.line} ${rule} ${message}`);
}

/** Compiles, writes and imports. Lies below `test/.tmp`, from where `@keyslot/runtime` resolves. */
export async function loadGenerated(schemas: { readonly [path: string]: string }): Promise<Generated> {
  const { files, model } = compileSchemas(schemas);
  const folder = temporaryFolder();
  writeFiles(folder, { ...schemas, ...Object.fromEntries(files) });
  const index = await import(join(folder, "generated/typescript/index.ts"));
  return { folder, files, index, model };
}

export function writeFiles(folder: string, files: { readonly [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export function temporaryFolder(): string {
  const base = fileURLToPath(new URL("../../.tmp/", import.meta.url));
  mkdirSync(base, { recursive: true });
  return mkdtempSync(join(base, "codec-"));
}

/** Relative specifiers lead to the file beside; `packages` names the files that stand for other packages. */
export function toSources(
  schemas: { readonly [path: string]: string },
  packages: { readonly [path: string]: string } = {},
): readonly Source[] {
  return Object.entries(schemas).map(([path, text]) => {
    const imports: Record<string, string> = {};
    for (const [, specifier = ""] of text.matchAll(/from "(\.[^"]+)"/g))
      imports[specifier] = join(dirname(path), specifier).replaceAll("\\", "/");
    for (const [target, specifier] of Object.entries(packages)) imports[specifier] = target;
    const packageSpecifier = packages[path];
    return { path, text, imports, root: packageSpecifier === undefined, ...(packageSpecifier && { packageSpecifier }) };
  });
}

export function codecOf(generated: Generated, name: string): Codec<unknown, object> {
  const codec = generated.index[name];
  if (typeof codec !== "object" || codec === null) throw new Error(`${name} is not exported.`);
  return codec as Codec<unknown, object>;
}

export function documentOf(generated: Generated, name: string): DocumentDefinition<unknown, unknown, object, object> {
  return codecOf(generated, name) as DocumentDefinition<unknown, unknown, object, object>;
}
