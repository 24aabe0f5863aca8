import { StoreError } from "../errors.ts";
import type { StoreChange } from "./backing-store.ts";

/** For stores whose format has no place for expiry and tags: losing them silently would keep a document for ever. @throws StoreError `store/unsupported` */
export function refuseMetadata(
  changes: readonly StoreChange[],
  store: { readonly name: string; readonly location: string },
): void {
  for (const change of changes) {
    if (change.kind !== "put") continue;
    const { type, key, expiresAt, tags } = change.envelope;
    if (expiresAt === undefined && tags === undefined) continue;
    const what = expiresAt === undefined ? "tags" : "an expiry";
    throw new StoreError(
      "store/unsupported",
      store.location,
      `the document ${JSON.stringify(key)} of ${JSON.stringify(type)} has ${what}, which a ${store.name} store cannot keep. Put it into a store that can.`,
    );
  }
}
