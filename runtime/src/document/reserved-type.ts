/**
 * True for persisted type names that are the runtime's own: locks, results of memoized functions that have no document, manifests of
 * wrappers. No schema may use them, and no cache shows their documents.
 */
export function isReservedType(type: string): boolean {
  return type.startsWith("keyslot.");
}
