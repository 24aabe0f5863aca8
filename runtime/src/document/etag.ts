import { sha256 } from "@noble/hashes/sha2.js";
import type { Envelope } from "./envelope.ts";

const text = new TextEncoder();

/**
 * What tells one written state of a document from another: 128 bits of SHA-256 over schema id, stored-at and payload, as 32 hexadecimal
 * digits. Made of the content alone, so it is the same in every store and process. Expiry and tags are not part of it.
 */
export function etagOf({ schemaId, storedAt, payload }: Pick<Envelope, "schemaId" | "storedAt" | "payload">): string {
  // Lengths in front, so that no two states run into the same bytes.
  const head = text.encode(`${schemaId.length}:${schemaId}${storedAt.length}:${storedAt}`);
  const digest = sha256.create().update(head).update(payload).digest();
  let etag = "";
  for (let index = 0; index < 16; index++) etag += (digest[index] ?? 0).toString(16).padStart(2, "0");
  return etag;
}
