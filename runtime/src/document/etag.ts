import { sha256 } from "@noble/hashes/sha2.js";
import type { Envelope } from "./envelope.ts";

/**
 * What tells one written state of a document from another: 128 bits of SHA-256 over schema id, stored-at and payload, as 32 hexadecimal
 * digits. Made of the content alone, so it is the same in every store and process. Expiry and tags are not part of it.
 */
export function etagOf({ schemaId, storedAt, payload }: Pick<Envelope, "schemaId" | "storedAt" | "payload">): string {
  // Lengths in front, so that no two states run into the same bytes.
  const head = text.encode(`${schemaId.length}:${schemaId}${storedAt.length}:${storedAt}`);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return hexOfSha256(bytes).slice(0, 32);
}

const text = new TextEncoder();

const hexOfSha256 = native() ?? portableSha256;

export function portableSha256(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of sha256(bytes)) hex += byte.toString(16).padStart(2, "0");
  return hex;
}

// Node's own takes a quarter of the time. Asked of the platform at run time, so that the core has no import that a browser cannot resolve.
function native(): ((bytes: Uint8Array) => string) | undefined {
  const platform: { readonly process?: Partial<Pick<NodeJS.Process, "getBuiltinModule">> } = globalThis;
  const crypto: Partial<typeof import("node:crypto")> | undefined = platform.process?.getBuiltinModule?.("node:crypto");
  const { createHash, hash } = crypto ?? {};
  if (hash !== undefined) return (bytes) => hash("sha256", bytes, "hex");
  return createHash && ((bytes) => createHash("sha256").update(bytes).digest("hex"));
}

/** Length of every etag. */
export const etagLength = 32;

/** The etag, and behind it expiry and tags: what tells one state of a document from another where those have to be kept as they are. */
export function stateOf(envelope: DocumentState): string {
  const { expiresAt, tags = [] } = envelope;
  return `${etagOf(envelope)} ${expiresAt ?? ""} ${JSON.stringify(tags)}`;
}

interface DocumentState extends Pick<Envelope, "schemaId" | "storedAt" | "payload"> {
  readonly expiresAt?: number | undefined;
  readonly tags?: readonly string[] | undefined;
}
