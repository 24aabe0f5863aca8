import type { DuplicateUnique } from "../cache-errors.ts";
import type { DocumentSource } from "../document-source.ts";
import { tuplesOf } from "./document-index.ts";

/** The first unique index by which another document of `source` has a value of this one. Absent values bind nobody. */
export function findDuplicate<T>(source: DocumentSource<T>, key: string, value: T): DuplicateUnique | undefined {
  for (const [at, { declaration }] of source.indexes.entries()) {
    if (!declaration.unique) continue;
    for (const values of tuplesOf(declaration, value)) {
      if (values.length < declaration.parts.length) continue;
      const other = source.hits(at, { values, range: undefined }, { limit: 2 }).find((hit) => hit.key !== key);
      if (other === undefined) continue;
      const slots = declaration.parts.map((part) => part.slot);
      return { type: source.definition.type, accessor: declaration.accessor, slots, values, keys: [other.key, key] };
    }
  }
  return undefined;
}
