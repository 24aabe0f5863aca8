/** The store key of a global document. */
export const globalStoreKey = "__global__";

/** The store key that older CultCache writers gave a global; read, and replaced by the next write. */
export function olderGlobalStoreKey(schemaId: string): string {
  return `global:${schemaId}`;
}
