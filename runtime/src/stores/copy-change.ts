import type { StoreChange } from "./backing-store.ts";

/** For changes that wait for their turn: the caller may go on using its objects, payloads and tags meanwhile. */
export function copyOfChange(change: StoreChange): StoreChange {
  if (change.kind !== "put") return { ...change };
  const { envelope } = change;
  const tags = envelope.tags === undefined ? {} : { tags: [...envelope.tags] };
  return { ...change, envelope: { ...envelope, ...tags, payload: Uint8Array.from(envelope.payload) } };
}
