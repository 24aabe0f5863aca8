import type { StoreChange } from "./backing-store.ts";

/** For changes that wait for their turn: the caller may go on using its objects and payloads meanwhile. */
export function copyOfChange(change: StoreChange): StoreChange {
  if (change.kind !== "put") return { ...change };
  return { ...change, envelope: { ...change.envelope, payload: Uint8Array.from(change.envelope.payload) } };
}
