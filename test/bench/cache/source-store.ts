import type { BackingStore, Envelope } from "@keyslot/runtime";
import type { DocumentDefinition } from "@keyslot/runtime/codegen";

/**
 * A store that yields documents when it is opened and forgets what is written: what the cache over it costs is the cache's own, memory
 * included.
 */
export function sourceStore<T>(definition: DocumentDefinition<T, never>, documents: () => Iterable<T>): BackingStore {
  return {
    name: "source",
    location: "source",
    open: async () => undefined,
    readAll: () => readAll(definition, documents()),
    read: async () => undefined,
    write: async () => undefined,
    close: async () => undefined,
  };
}

async function* readAll<T>(
  definition: DocumentDefinition<T, never>,
  documents: Iterable<T>,
): AsyncGenerator<Envelope, void> {
  const { type, schemaId } = definition;
  for (const document of documents) {
    const key = definition.storeKeyOf(document) ?? "";
    yield { type, key, schemaId, storedAt: "2026-01-01T00:00:00.000Z", payload: definition.encode(document) };
  }
}
