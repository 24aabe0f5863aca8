import { ts } from "ts-morph";
import type { LocalDeclaration } from "./file-scope.ts";
import type { ParsedFile } from "./parse-source.ts";
import { parsedFile, type Reading } from "./reading.ts";
import { runtimeNames, runtimeTypesModule } from "./runtime-types.ts";

/** A declared name and the file that declares it. */
export interface Declared {
  readonly file: ParsedFile;
  readonly name: string;
  readonly local: LocalDeclaration;
}

/** What a name in a schema file stands for. */
export type Resolution =
  | { readonly kind: "declared"; readonly declared: Declared }
  /** A name of `@keyslot/runtime/types`. */
  | { readonly kind: "runtime"; readonly name: string }
  | { readonly kind: "module"; readonly file: ParsedFile }
  | { readonly kind: "runtime-module" }
  | { readonly kind: "missing-module"; readonly specifier: string }
  | { readonly kind: "missing-export"; readonly specifier: string; readonly name: string }
  | { readonly kind: "missing" };

/** Resolves a name as it is seen inside `file`. */
export function resolveLocal(reading: Reading, file: ParsedFile, name: string): Resolution {
  const local = file.scope.declarations.get(name);
  if (local) return { kind: "declared", declared: { file, name, local } };
  const imported = file.scope.imports.get(name);
  if (!imported) return { kind: "missing" };
  const found = resolveFrom(reading, file, { specifier: imported.specifier.text, name: imported.name }, new Set());
  return found.kind === "missing"
    ? { kind: "missing-export", specifier: imported.specifier.text, name: imported.name }
    : found;
}

/** Resolves `A`, `ns.A` and `ns.inner.A`. */
export function resolveEntity(reading: Reading, file: ParsedFile, entity: ts.EntityName): Resolution {
  if (ts.isIdentifier(entity)) return resolveLocal(reading, file, entity.text);
  const left = resolveEntity(reading, file, entity.left);
  const name = entity.right.text;
  if (left.kind === "module") return resolveExport(reading, left.file, name, new Set());
  if (left.kind === "runtime-module") return resolveRuntime(name);
  return left.kind === "missing-module" || left.kind === "missing-export" ? left : { kind: "missing" };
}

/** Resolves a name that `file` exports, through re-exports. */
export function resolveExport(reading: Reading, file: ParsedFile, name: string, seen: Set<string>): Resolution {
  const visit = `${file.source.path}\n${name}`;
  if (seen.has(visit)) return { kind: "missing" };
  seen.add(visit);
  const localName = file.scope.localExports.get(name);
  if (localName !== undefined) return resolveLocal(reading, file, localName);
  const reExport = file.scope.reExports.get(name);
  if (reExport) return resolveFrom(reading, file, { specifier: reExport.specifier.text, name: reExport.name }, seen);
  if (name === "default") return { kind: "missing" };
  for (const specifier of file.scope.starExports) {
    const found = resolveFrom(reading, file, { specifier: specifier.text, name }, seen);
    if (found.kind !== "missing" && found.kind !== "missing-module") return found;
  }
  return { kind: "missing" };
}

/** Resolves `name` of the module that `specifier` means in `file`; `*` is the module itself. */
export function resolveFrom(
  reading: Reading,
  file: ParsedFile,
  wanted: { readonly specifier: string; readonly name: string },
  seen: Set<string> = new Set(),
): Resolution {
  const { specifier, name } = wanted;
  if (specifier === runtimeTypesModule) return resolveRuntime(name);
  const path = Object.hasOwn(file.source.imports, specifier) ? file.source.imports[specifier] : undefined;
  const target = path === undefined ? undefined : parsedFile(reading, path);
  if (!target) return { kind: "missing-module", specifier };
  return name === "*" ? { kind: "module", file: target } : resolveExport(reading, target, name, seen);
}

function resolveRuntime(name: string): Resolution {
  if (name === "*") return { kind: "runtime-module" };
  return runtimeNames.has(name) ? { kind: "runtime", name } : { kind: "missing" };
}
