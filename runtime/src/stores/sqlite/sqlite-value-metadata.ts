import type { Envelope } from "../../document/envelope.ts";

// A value with metadata: the eight bytes of every head, with what there is in the last one; where the payload begins (4 bytes, little-endian),
// the expiry (8), the bytes of all tags (4) and each tag with its length (4), stored-at as UTF-8, payload.
const headLength = 12;
const hasExpiry = 1;
const hasTags = 2;

type Content = Pick<Envelope, "storedAt" | "payload" | "expiresAt" | "tags">;

/** All but the checksum and the schema's number, for which there is room. */
export function packMetadata({ storedAt, payload, expiresAt, tags }: Content): Buffer {
  const time = Buffer.from(storedAt);
  const tagBytes = (tags ?? []).map((tag) => Buffer.from(tag));
  const tagsLength = tagBytes.reduce((sum, { length }) => sum + 4 + length, 0);
  const start =
    headLength + (expiresAt === undefined ? 0 : 8) + (tags === undefined ? 0 : 4 + tagsLength) + time.length;
  const value = Buffer.allocUnsafe(start + payload.length);
  value[7] = (expiresAt === undefined ? 0 : hasExpiry) | (tags === undefined ? 0 : hasTags);
  value.writeUInt32LE(start, 8);
  let at = headLength;
  if (expiresAt !== undefined) at = value.writeDoubleLE(expiresAt, at);
  if (tags !== undefined) at = value.writeUInt32LE(tagsLength, at);
  for (const tag of tagBytes) {
    at = value.writeUInt32LE(tag.length, at);
    value.set(tag, at);
    at += tag.length;
  }
  value.set(time, at);
  value.set(payload, start);
  return value;
}

/** Undefined when the lengths in it do not fit each other. */
export function unpackMetadata(value: Buffer): Content | undefined {
  const { length } = value;
  const start = length < headLength ? length + 1 : value.readUInt32LE(8);
  const flags = value[7] ?? 0;
  const tagsAt = headLength + (flags & hasExpiry ? 8 : 0);
  if (start > length || tagsAt > start) return undefined;
  const tags = flags & hasTags ? readTags(value, tagsAt, start) : undefined;
  const timeAt = flags & hasTags ? tags?.end : tagsAt;
  if (timeAt === undefined) return undefined;
  return {
    storedAt: value.toString("utf8", timeAt, start),
    payload: new Uint8Array(value.buffer, value.byteOffset + start, length - start),
    ...(flags & hasExpiry ? { expiresAt: value.readDoubleLE(headLength) } : {}),
    ...(tags === undefined ? {} : { tags: tags.tags }),
  };
}

function readTags(value: Buffer, from: number, limit: number) {
  if (from + 4 > limit) return undefined;
  const end = from + 4 + value.readUInt32LE(from);
  if (end > limit) return undefined;
  const tags: string[] = [];
  for (let at = from + 4; at < end; ) {
    if (at + 4 > end) return undefined;
    const next = at + 4 + value.readUInt32LE(at);
    if (next > end) return undefined;
    tags.push(value.toString("utf8", at + 4, next));
    at = next;
  }
  return { tags, end };
}
