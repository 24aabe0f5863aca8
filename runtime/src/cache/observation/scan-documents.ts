import { decodeToKeep } from "../../document/decode-to-keep.ts";
import { freezeDeep } from "../../document/freeze-deep.ts";
import type { Collection } from "../collection.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import { readStored } from "../opening/read-stored.ts";

/** The documents of a collection as their store has them. @throws StoreError; as `readStored` */
export async function* scanDocuments<T>(collection: Collection<T>): AsyncGenerator<Readonly<T>> {
  const { definition, store } = collection;
  const envelopes = store.store.readAll();
  const iterator = envelopes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => Promise.reject(storeRefusal(store.store, error)));
      if (next.done === true) return;
      if (next.value.type !== definition.type) continue;
      const value = decodeToKeep(definition, readStored(collection, next.value).payload);
      if (definition.freezable) freezeDeep(value);
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
