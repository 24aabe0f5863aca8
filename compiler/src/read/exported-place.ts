import type { ParsedFile } from "./parse-source.ts";
import type { Reading } from "./reading.ts";
import { parsedFile } from "./reading.ts";
import { type Declared, resolveExport } from "./resolve-name.ts";

/** Under which name of which file generated code can import a type; undefined when no file exports it. */
export function exportedPlace(
  reading: Reading,
  declared: Declared,
): { readonly name: string; readonly file: string } | undefined {
  const { file } = declared;
  const own = exportedName(file, declared.name);
  if (own !== undefined && (file.source.root || file.source.packageSpecifier !== undefined))
    return { name: own, file: file.source.path };
  return findInPackages(reading, declared) ?? (own === undefined ? undefined : { name: own, file: file.source.path });
}

function exportedName(file: ParsedFile, local: string): string | undefined {
  if (file.scope.localExports.get(local) === local) return local;
  for (const [exported, name] of file.scope.localExports) if (name === local) return exported;
  return undefined;
}

/** A file inside another package cannot be imported itself; its package's entry may export the type. */
function findInPackages(reading: Reading, declared: Declared): { name: string; file: string } | undefined {
  for (const source of reading.sources.values()) {
    if (source.packageSpecifier === undefined) continue;
    const entry = parsedFile(reading, source.path);
    if (!entry) continue;
    const names = [declared.name, ...entry.scope.reExports.keys()];
    for (const name of names) {
      const found = resolveExport(reading, entry, name, new Set());
      if (found.kind === "declared" && found.declared.local === declared.local) return { name, file: source.path };
    }
  }
  return undefined;
}
