import type { BackingStore, Envelope, StoreChange } from "@keyslot/runtime";

const keyCount = 7;

/** Operation `index` of a run: one document, under one of seven keys, that says which operation wrote it. */
export function operation(index: number, writer = ""): StoreChange {
  const payload = new TextEncoder().encode(JSON.stringify({ i: index, pad: "x".repeat(50 + index) }));
  const storedAt = "2026-01-02T03:04:05.678Z";
  return {
    kind: "put",
    envelope: { type: "note", key: `${writer}k${index % keyCount}`, schemaId: "note", storedAt, payload },
  };
}

/** Store key → operation that wrote it. @throws Error for a document that no operation wrote */
export async function readOperations(store: BackingStore): Promise<Map<string, number>> {
  await store.open({ catalog: [] });
  try {
    const found = new Map<string, number>();
    for await (const envelope of store.readAll()) found.set(envelope.key, indexOf(envelope));
    return found;
  } finally {
    await store.close();
  }
}

function indexOf({ type, key, payload }: Envelope): number {
  const text = new TextDecoder().decode(payload);
  const value: unknown = JSON.parse(text);
  const index: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "i") : undefined;
  const isWritten = typeof index === "number" && text === JSON.stringify({ i: index, pad: "x".repeat(50 + index) });
  if (!isWritten || type !== "note" || !key.endsWith(`k${index % keyCount}`))
    throw new Error(`\`${key}\` was never written: ${text}`);
  return index;
}

/** What a store holds after operations 0 … `last`. */
export function stateAfter(last: number, writer = ""): Map<string, number> {
  const state = new Map<string, number>();
  for (let index = Math.max(0, last - keyCount + 1); index <= last; index++)
    state.set(`${writer}k${index % keyCount}`, index);
  return state;
}
