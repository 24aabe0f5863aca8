import { createHash } from "node:crypto";

// LMDB takes 1,978 bytes. A key of an index holds a document's key behind 8 bytes of a time or up to 435 of a tag.
const longestText = 1400;
const longestTag = 400;
const keptOfLong = 64;

const isWhole = 0;
const isHashed = 1;

/**
 * The key of a document: number of its type, then its store key as UTF-8, so that documents of a type stand together in the order of their
 * keys. Of one that is too long, the beginning and a hash; such a key stands in the value as well, where readers compare it.
 */
export function documentKey(typeId: number, key: string): Buffer {
  const length = Buffer.byteLength(key);
  if (length > longestText) return hashedKey(typeId, key);
  const bytes = Buffer.allocUnsafe(5 + length);
  bytes.writeUInt32BE(typeId, 0);
  bytes[4] = isWhole;
  bytes.write(key, 5, length, "utf8");
  return bytes;
}

function hashedKey(typeId: number, key: string): Buffer {
  const text = Buffer.from(key);
  const bytes = Buffer.allocUnsafe(5 + keptOfLong + 32);
  bytes.writeUInt32BE(typeId, 0);
  bytes[4] = isHashed;
  bytes.set(text.subarray(0, keptOfLong), 5);
  bytes.set(createHash("sha256").update(text).digest(), 5 + keptOfLong);
  return bytes;
}

/** Whether a store key does not fit and has to stand in the value. */
export function isLongKey(bytes: Uint8Array): boolean {
  return bytes[4] === isHashed;
}

export function typeIdOf(bytes: Uint8Array): number {
  return ((bytes[0] ?? 0) * 0x1000000 + (((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0))) >>> 0;
}

/** The store key; undefined for one that stands in the value. */
export function storeKeyOf(bytes: Uint8Array): string | undefined {
  return isLongKey(bytes) ? undefined : bufferOver(bytes).toString("utf8", 5);
}

/** Where the documents of a type begin; those of the next one end them. */
export function typeStart(typeId: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(typeId);
  return bytes;
}

/** Sorts as the times do, which are finite and may be before 1970. */
export function expiryKey(expiresAt: number, document: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(8 + document.length);
  bytes.set(timeBytes(expiresAt));
  bytes.set(document, 8);
  return bytes;
}

/** Sorts behind the expiry of everything that has expired at `now`. */
export function expiryEnd(now: number): Buffer {
  const bytes = Buffer.alloc(9, 0xff);
  bytes.set(timeBytes(now));
  return bytes;
}

export function documentOfExpiry(key: Uint8Array): Uint8Array {
  return key.subarray(8);
}

/** A tag and a document that has it. The tag's length stands in front, so that no two pairs run into the same bytes. */
export function tagKey(tag: string, document: Uint8Array): Buffer {
  return Buffer.concat([tagStart(tag), document]);
}

export function tagStart(tag: string): Buffer {
  const text = Buffer.from(tag);
  const isShort = text.length <= longestTag;
  const kept = isShort ? text : createHash("sha256").update(text).digest();
  const head = Buffer.allocUnsafe(3);
  head[0] = isShort ? isWhole : isHashed;
  head.writeUInt16BE(kept.length, 1);
  return Buffer.concat([head, kept]);
}

/** The end of a key's successors: everything that begins with it comes before. */
export function afterPrefix(prefix: Uint8Array): Buffer {
  return Buffer.concat([prefix, Buffer.alloc(8, 0xff)]);
}

export function partKey(document: Uint8Array, part: number): Buffer {
  const bytes = Buffer.allocUnsafe(document.length + 4);
  bytes.set(document);
  bytes.writeUInt32BE(part, document.length);
  return bytes;
}

// Doubles compare as integers once the sign is turned over, or everything where it is set.
function timeBytes(time: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleBE(time + 0);
  const isNegative = (bytes[0] ?? 0) >= 0x80;
  if (isNegative) for (let index = 0; index < 8; index++) bytes[index] = ~(bytes[index] ?? 0);
  else bytes[0] = (bytes[0] ?? 0) | 0x80;
  return bytes;
}

export function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
