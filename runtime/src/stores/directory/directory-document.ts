import type { Envelope } from "../../document/envelope.ts";
import { crcOfBytes, crcStart } from "../checksum.ts";

// First `keyslot document 1 <checksum> <length of the head> <length of the store key> <length of the payload>`, a line for machines that
// read no further; then the head, a line of JSON for humans, and the payload. The checksum is over all that follows it.
const magic = "keyslot document 1 ";
const checksumLength = 8;
/** More than the first line ever takes. */
export const firstLineLimit = 96;

/** A document in a file. */
export interface StoredDocument {
  readonly envelope: Envelope;
  /** Length of the file. */
  readonly size: number;
}

/** How long the parts of a document are, in bytes. */
export interface DocumentSize {
  readonly head: number;
  readonly key: number;
  readonly payload: number;
}

export function printDocument(envelope: Envelope): Uint8Array {
  const { type, key, schemaId, storedAt, expiresAt, tags, payload } = envelope;
  const head = Buffer.from(`${JSON.stringify({ type, key, schemaId, storedAt, expiresAt, tags })}\n`);
  const lengths = Buffer.from(` ${head.length} ${Buffer.byteLength(key)} ${payload.length}\n`, "latin1");
  return sealed(magic, Buffer.concat([lengths, head, payload]));
}

/** Undefined when the bytes are not such a document, whole and undamaged. The payload is a part of them. */
export function parseDocument(bytes: Uint8Array): StoredDocument | undefined {
  const size = readDocumentSize(bytes);
  if (size === undefined || unsealed(magic, bytes) === undefined) return undefined;
  const start = bytes.indexOf(10) + 1;
  if (start + size.head + size.payload !== bytes.length) return undefined;
  const envelope = parseHead(textOf(bytes, start, start + size.head), bytes.subarray(start + size.head));
  return envelope && { envelope, size: bytes.length };
}

/** The lengths in the first line, whose checksum is not looked at; undefined when it is none. */
export function readDocumentSize(bytes: Uint8Array): DocumentSize | undefined {
  const line = textOf(bytes, 0, Math.min(bytes.length, firstLineLimit));
  const found = /^keyslot document 1 [0-9a-f]{8} (\d{1,15}) (\d{1,15}) (\d{1,15})\n/.exec(line);
  return found === null ? undefined : { head: Number(found[1]), key: Number(found[2]), payload: Number(found[3]) };
}

/** A magic, a checksum in eight hexadecimal digits, and what it is over. */
export function sealed(start: string, content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${start}${checksumOf(content, 0)}`, "latin1"), content]);
}

/** What was sealed; undefined when that was something else, or has changed since. */
export function unsealed(start: string, bytes: Uint8Array): Uint8Array | undefined {
  const from = start.length + checksumLength;
  if (bytes.length < from || textOf(bytes, 0, start.length) !== start) return undefined;
  return textOf(bytes, start.length, from) === checksumOf(bytes, from) ? bytes.subarray(from) : undefined;
}

function checksumOf(bytes: Uint8Array, from: number): string {
  return (~crcOfBytes(crcStart, bytes, from, bytes.length) >>> 0).toString(16).padStart(checksumLength, "0");
}

function parseHead(text: string, payload: Uint8Array): Envelope | undefined {
  const head = parseJson(text);
  if (typeof head !== "object" || head === null) return undefined;
  const { type, key, schemaId, storedAt, expiresAt, tags }: Partial<Record<keyof Envelope, unknown>> = head;
  if (typeof type !== "string" || typeof key !== "string") return undefined;
  if (typeof schemaId !== "string" || typeof storedAt !== "string") return undefined;
  const isTagged = Array.isArray(tags) && tags.every((tag: unknown) => typeof tag === "string");
  if ((tags !== undefined && !isTagged) || (expiresAt !== undefined && typeof expiresAt !== "number")) return undefined;
  return {
    ...{ type, key, schemaId, storedAt, payload },
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(isTagged ? { tags } : {}),
  };
}

/** Undefined for what is no JSON, as null is. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8", from, to);
}
