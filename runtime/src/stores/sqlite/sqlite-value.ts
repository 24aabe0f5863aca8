import type { Envelope } from "../../document/envelope.ts";
import { crcOfBytes, crcOfText } from "../checksum.ts";
import { packMetadata, unpackMetadata } from "./sqlite-value-metadata.ts";

// What the `value` of a row holds: a checksum (4 bytes, all numbers are little-endian), the number of its schema (3), the length of stored-at (1),
// stored-at, payload. One value instead of four, because each one of a row costs a driver 0.3 to 0.7 µs. Stored-at is text: printing a time
// costs eight times as much as copying one (476 against 60 ns), and it has to come back as it was given.
const headLength = 8;
/** In place of a length: four bytes of length follow, and UTF-8 instead of ASCII. */
const isLong = 0xff;
/** Schemas have lower numbers; the highest bit of the three bytes says that there is metadata. */
export const schemaNumbers = 0x80_0000;

export interface ValueSchema {
  readonly id: number;
  /** Checksum over type and schema id, to go on from. */
  readonly start: number;
  /** Whether the values have metadata. */
  readonly keepsMetadata: boolean;
}

export type UnpackedValue = Pick<Envelope, "storedAt" | "payload" | "expiresAt" | "tags">;

/** The value of a row that is kept under a schema and a key, with a checksum over all of it. */
export function packValue(schema: ValueSchema, key: string, content: UnpackedValue): Uint8Array {
  if (schema.keepsMetadata) return sealed(schema, key, packMetadata(content));
  const { storedAt, payload } = content;
  const length = storedAt.length;
  if (length >= isLong) return packLong(schema, key, { storedAt, payload });
  const value = Buffer.allocUnsafe(headLength + length + payload.length);
  value[7] = length;
  let seen = 0;
  for (let index = 0; index < length; index++) {
    const unit = storedAt.charCodeAt(index);
    seen |= unit;
    value[headLength + index] = unit;
  }
  if (seen > 0x7f) return packLong(schema, key, { storedAt, payload });
  value.set(payload, headLength + length);
  return sealed(schema, key, value);
}

function packLong(schema: ValueSchema, key: string, { storedAt, payload }: UnpackedValue): Uint8Array {
  const text = Buffer.from(storedAt);
  const value = Buffer.allocUnsafe(headLength + 4 + text.length + payload.length);
  value[7] = isLong;
  value.writeUInt32LE(text.length, headLength);
  value.set(text, headLength + 4);
  value.set(payload, headLength + 4 + text.length);
  return sealed(schema, key, value);
}

function sealed({ id, start, keepsMetadata }: ValueSchema, key: string, value: Buffer): Uint8Array {
  value[4] = id;
  value[5] = id >>> 8;
  value[6] = keepsMetadata ? (id >>> 16) | 0x80 : id >>> 16;
  const checksum = checksumOf(start, key, value);
  value[0] = checksum;
  value[1] = checksum >>> 8;
  value[2] = checksum >>> 16;
  value[3] = checksum >>> 24;
  return value;
}

/** The number of the schema that a value says it was written under; undefined when it is too short to say. */
export function schemaIdOf(value: Uint8Array): number | undefined {
  if (value.length < headLength) return undefined;
  return (value[4] ?? 0) | ((value[5] ?? 0) << 8) | (((value[6] ?? 0) & 0x7f) << 16);
}

/** Undefined when the value, which names the schema, is not what was packed for this place. The payload is a plain view of the given bytes. */
export function unpackValue(schema: ValueSchema, key: string, value: Buffer): UnpackedValue | undefined {
  const { length } = value;
  if (checksumOf(schema.start, key, value) !== value.readInt32LE(0)) return undefined;
  if (schema.keepsMetadata) return (value[6] ?? 0) < 0x80 ? undefined : unpackMetadata(value);
  const given = value[7] ?? 0;
  if (given !== isLong) {
    const end = headLength + given;
    if (end > length) return undefined;
    return { storedAt: value.toString("latin1", headLength, end), payload: rest(value, end) };
  }
  if (length < headLength + 4) return undefined;
  const end = headLength + 4 + value.readUInt32LE(headLength);
  if (end > length) return undefined;
  return { storedAt: value.toString("utf8", headLength + 4, end), payload: rest(value, end) };
}

/** A value that no reader will accept, for a document that was damaged already. */
export function packDamaged(schema: ValueSchema, key: string, content: UnpackedValue): Uint8Array {
  const value = packValue(schema, key, content);
  value[0] = (value[0] ?? 0) ^ 0xff;
  return value;
}

function checksumOf(start: number, key: string, value: Uint8Array): number {
  return ~crcOfBytes(crcOfText(start, key), value, 4, value.length);
}

/** Callers get a plain Uint8Array, whatever the driver gave. */
function rest(value: Uint8Array, from: number): Uint8Array {
  return new Uint8Array(value.buffer, value.byteOffset + from, value.length - from);
}

/** Drivers give Buffers, Uint8Arrays or ArrayBuffers. */
export function bufferOf(cell: unknown): Buffer {
  if (Buffer.isBuffer(cell)) return cell;
  if (cell instanceof Uint8Array) return Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength);
  return cell instanceof ArrayBuffer ? Buffer.from(cell) : Buffer.alloc(0);
}
