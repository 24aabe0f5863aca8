import type { Envelope } from "../../document/envelope.ts";
import { crcOfBytes, crcOfText, crcStart } from "../checksum.ts";
import { bufferOver } from "./lmdb-keys.ts";

// The value of a document, numbers little-endian: checksum (4), number of its schema (4), what follows (1), length of stored-at (1); expiry (8),
// length of a long stored-at (4), store key and tags, each as far as it says so; stored-at, payload.
const headLength = 10;
const hasExpiry = 1;
const hasTags = 2;
const hasKey = 4;
const hasLongTime = 8;
/** Behind this row, further ones hold the rest of the value. */
const isInParts = 16;
const known = hasExpiry | hasTags | hasKey | hasLongTime | isInParts;

/** LMDB's package reads values of 16 MB and more in a way of its own, after which it never comes back from closing. */
export const partLength = 4 << 20;

export interface LmdbSchema {
  readonly id: number;
  readonly typeId: number;
  readonly type: string;
  readonly schemaId: string;
  /** Checksum over type and schema id, to go on from. */
  readonly start: number;
}

/** What can be told of a value without believing its checksum. */
export interface ValueHead {
  readonly schemaId: number;
  readonly expiresAt: number | undefined;
  readonly tags: readonly string[] | undefined;
  /** The store key, where it stands in the value. */
  readonly key: string | undefined;
  readonly storedAtLength: number | undefined;
  readonly isInParts: boolean;
  /** Where stored-at begins. */
  readonly end: number;
}

export function checksumStart(type: string, schemaId: string): number {
  return crcOfText(crcOfText(crcStart, type), schemaId);
}

/** The value of a document; `isLong` says that its store key has to stand in it. */
export function packValue(schema: LmdbSchema, envelope: Envelope, { isLong }: { readonly isLong: boolean }): Buffer {
  const { expiresAt, tags, storedAt, payload, key } = envelope;
  const time = asciiOf(storedAt);
  const parts: Uint8Array[] = [];
  let flags = 0;
  if (expiresAt !== undefined) {
    flags |= hasExpiry;
    const bytes = Buffer.allocUnsafe(8);
    bytes.writeDoubleLE(expiresAt);
    parts.push(bytes);
  }
  if (time === undefined) {
    flags |= hasLongTime;
    parts.push(lengthBytes(Buffer.byteLength(storedAt)));
  }
  if (isLong) {
    flags |= hasKey;
    parts.push(...textBytes(key));
  }
  if (tags !== undefined && tags.length > 0) {
    flags |= hasTags;
    parts.push(lengthBytes(tags.length), ...tags.flatMap(textBytes));
  }
  const between = parts.reduce((sum, part) => sum + part.length, 0);
  const timeLength = time ?? Buffer.byteLength(storedAt);
  const value = Buffer.allocUnsafe(headLength + between + timeLength + payload.length);
  if (value.length > partLength) flags |= isInParts;
  value.writeUInt32LE(schema.id, 4);
  value[8] = flags;
  value[9] = time ?? 0;
  let at = headLength;
  for (const part of parts) {
    value.set(part, at);
    at += part.length;
  }
  value.write(storedAt, at, timeLength, "utf8");
  value.set(payload, at + timeLength);
  value.writeInt32LE(checksumOf(schema, key, value), 0);
  return value;
}

/** Undefined where the bytes are no value. */
export function readHead(bytes: Uint8Array): ValueHead | undefined {
  const value = bufferOver(bytes);
  const { length } = bytes;
  if (length < headLength) return undefined;
  const flags = value[8] ?? 0;
  if ((flags & ~known) !== 0) return undefined;
  const place = { value, length, at: headLength };
  try {
    const expiresAt = flags & hasExpiry ? place.value.readDoubleLE(advance(place, 8)) : undefined;
    const storedAtLength = flags & hasLongTime ? place.value.readUInt32LE(advance(place, 4)) : value[9];
    const key = flags & hasKey ? readText(place) : undefined;
    const tags = flags & hasTags ? readTags(place) : undefined;
    return {
      schemaId: value.readUInt32LE(4),
      expiresAt,
      tags,
      key,
      storedAtLength,
      isInParts: (flags & isInParts) !== 0,
      end: place.at,
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether the value was put for this store key under the schema that it names, to the byte. */
export function isSound(schema: LmdbSchema, key: string, bytes: Uint8Array): boolean {
  return bytes.length >= headLength && checksumOf(schema, key, bytes) === bufferOver(bytes).readInt32LE(0);
}

/** The document in a value that is sound. Its payload is bytes of its own; undefined where lengths do not fit. */
export function unpackValue(schema: LmdbSchema, key: string, bytes: Uint8Array): Envelope | undefined {
  const head = readHead(bytes);
  const end = head === undefined ? 0 : head.end + (head.storedAtLength ?? 0);
  if (head === undefined || end > bytes.length) return undefined;
  const storedAt = bufferOver(bytes).toString("utf8", head.end, end);
  const payload = new Uint8Array(bytes.length - end);
  payload.set(new Uint8Array(bytes.buffer, bytes.byteOffset + end, payload.length));
  const { type, schemaId } = schema;
  return {
    type,
    key,
    schemaId,
    storedAt,
    payload,
    ...(head.expiresAt !== undefined && { expiresAt: head.expiresAt }),
    ...(head.tags !== undefined && { tags: head.tags }),
  };
}

function checksumOf({ start }: LmdbSchema, key: string, value: Uint8Array): number {
  return ~crcOfBytes(crcOfText(start, key), value, 4, value.length);
}

/** The length of a text that has one byte a character and fits into a byte of length. */
function asciiOf(text: string): number | undefined {
  if (text.length > 0xff) return undefined;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return undefined;
  return text.length;
}

interface Place {
  readonly value: Buffer;
  readonly length: number;
  at: number;
}

function advance(place: Place, count: number): number {
  const { at } = place;
  if (count > place.length - at) throw new RangeError("the value ends before what it announces");
  place.at = at + count;
  return at;
}

function readText(place: Place): string {
  const length = place.value.readUInt32LE(advance(place, 4));
  const at = advance(place, length);
  return place.value.toString("utf8", at, at + length);
}

function readTags(place: Place): string[] {
  const count = place.value.readUInt32LE(advance(place, 4));
  // Each takes four bytes at least.
  if (count > (place.length - place.at) / 4) throw new RangeError("more tags are announced than there are bytes");
  return Array.from({ length: count }, () => readText(place));
}

function textBytes(text: string): readonly [Buffer, Buffer] {
  const bytes = Buffer.from(text);
  return [lengthBytes(bytes.length), bytes];
}

function lengthBytes(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32LE(length);
  return bytes;
}
