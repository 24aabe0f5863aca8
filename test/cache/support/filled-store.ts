import { type BackingStore, type Envelope, memoryStore } from "@keyslot/runtime";

/** A store that already holds envelopes. */
export async function filledStore(
  envelopes: readonly Envelope[],
  store: BackingStore = memoryStore(),
): Promise<BackingStore> {
  await store.open({ catalog: [] });
  await store.write(envelopes.map((envelope) => ({ kind: "put", envelope })));
  await store.close();
  return store;
}

export function envelope(type: string, key: string, payload: Uint8Array, schemaId: string = type): Envelope {
  return { type, key, schemaId, storedAt: "2020-01-01T00:00:00.000Z", payload };
}

/** Everything in a closed store. */
export async function contentOf(store: BackingStore): Promise<readonly Envelope[]> {
  await store.open({ catalog: [] });
  const found: Envelope[] = [];
  for await (const each of store.readAll()) found.push(each);
  await store.close();
  return found;
}
