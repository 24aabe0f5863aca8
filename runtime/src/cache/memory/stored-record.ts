import {
  behindLength,
  isTextAt,
  readInteger,
  readLength,
  readUnits,
  type UnitSize,
  unitAt,
  unitSizeOf,
  writeInteger,
  writeLength,
  writeUnits,
} from "./record-fields.ts";
import { parseStoredTime, printStoredTime, timeOfText } from "./stored-time.ts";

// A record is: slot (4 bytes), flags, schema id's number, stored-at (6 bytes, or length and text), length of the key, length of the payload, key,
// payload. A key has one byte a code unit as long as it has none over 255. A document's `@id` is most often among the first of its slots: a key
// that stands in the payload as it is, is not written again, only where it begins there.

const wideKey = 1;
const timeAsText = 2;
const keyInPayload = 4;
/** So far into the payload a key is looked for. */
const searched = 48;

/** What is kept of a document. */
export interface RecordContent {
  readonly key: string;
  /** Number of the schema id that it was stored under. */
  readonly schema: number;
  readonly storedAt: string;
  readonly payload: Uint8Array;
}

/** A record in a page. Its bytes never change; moving it makes another. */
export interface StoredRecord {
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** At most so many bytes that `writeRecord` will write. */
export function boundRecord({ key, storedAt, payload }: RecordContent): number {
  return 30 + key.length * 2 + storedAt.length * 2 + payload.length;
}

/** Writes a record and returns the position behind it. */
export function writeRecord(bytes: Uint8Array, at: number, slot: number, content: RecordContent): number {
  const { key, schema, storedAt, payload } = content;
  const time = parseStoredTime(storedAt);
  const size = unitSizeOf(key);
  const inPayload = size === 1 ? findIn(payload, key) : -1;
  writeInteger(bytes, at, slot, 4);
  bytes[at + 4] = (size === 2 ? wideKey : 0) | (time < 0 ? timeAsText : 0) | (inPayload < 0 ? 0 : keyInPayload);
  let p = writeLength(bytes, at + 5, schema);
  if (time >= 0) p = writeInteger(bytes, p, time, 6);
  else p = writeUnits(bytes, writeLength(bytes, p, storedAt.length), storedAt, 2);
  p = writeLength(bytes, p, key.length);
  p = writeLength(bytes, p, payload.length);
  p = inPayload < 0 ? writeUnits(bytes, p, key, size) : writeLength(bytes, p, inPayload);
  // `set` costs more than so many bytes one by one.
  if (payload.length > 48) bytes.set(payload, p);
  else for (let i = 0; i < payload.length; i++) bytes[p + i] = payload[i] ?? 0;
  return p + payload.length;
}

/** The slot that a record was written for. */
export function slotOf(bytes: Uint8Array, at: number): number {
  return readInteger(bytes, at, 4);
}

/** The position behind a record. */
export function endOf(bytes: Uint8Array, at: number): number {
  const lengths = lengthsAt(bytes, at);
  return payloadStart(bytes, at, lengths) + readLength(bytes, behindLength(bytes, lengths));
}

export function payloadOf({ bytes, at }: StoredRecord): Uint8Array {
  const lengths = lengthsAt(bytes, at);
  const start = payloadStart(bytes, at, lengths);
  return bytes.subarray(start, start + readLength(bytes, behindLength(bytes, lengths)));
}

export function schemaOf({ bytes, at }: StoredRecord): number {
  return readLength(bytes, at + 5);
}

export function storedAtOf({ bytes, at }: StoredRecord): string {
  const time = behindLength(bytes, at + 5);
  if ((flagsAt(bytes, at) & timeAsText) === 0) return printStoredTime(readInteger(bytes, time, 6));
  return readUnits(bytes, behindLength(bytes, time), readLength(bytes, time), 2);
}

/** The same in milliseconds since 1970. */
export function storedTimeOf(record: StoredRecord): number {
  const { bytes, at } = record;
  const isText = (flagsAt(bytes, at) & timeAsText) !== 0;
  return isText ? timeOfText(storedAtOf(record)) : readInteger(bytes, behindLength(bytes, at + 5), 6);
}

export function keyOf(bytes: Uint8Array, at: number): string {
  const lengths = lengthsAt(bytes, at);
  return readUnits(bytes, keyStart(bytes, at, lengths), readLength(bytes, lengths), unitSize(bytes, at));
}

export function isKeyOf(bytes: Uint8Array, at: number, key: string): boolean {
  const lengths = lengthsAt(bytes, at);
  if (readLength(bytes, lengths) !== key.length) return false;
  return isTextAt(bytes, keyStart(bytes, at, lengths), key, unitSize(bytes, at));
}

/** Orders the keys of two records by UTF-16 code unit. */
export function compareKeys(a: StoredRecord, b: StoredRecord): number {
  const [lengthsA, lengthsB] = [lengthsAt(a.bytes, a.at), lengthsAt(b.bytes, b.at)];
  const [lengthA, lengthB] = [readLength(a.bytes, lengthsA), readLength(b.bytes, lengthsB)];
  const [sizeA, sizeB] = [unitSize(a.bytes, a.at), unitSize(b.bytes, b.at)];
  let pa = keyStart(a.bytes, a.at, lengthsA);
  let pb = keyStart(b.bytes, b.at, lengthsB);
  for (let left = Math.min(lengthA, lengthB); left > 0; left--, pa += sizeA, pb += sizeB) {
    const order = unitAt(a.bytes, pa, sizeA) - unitAt(b.bytes, pb, sizeB);
    if (order !== 0) return order;
  }
  return lengthA - lengthB;
}

function flagsAt(bytes: Uint8Array, at: number): number {
  return bytes[at + 4] ?? 0;
}

function unitSize(bytes: Uint8Array, at: number): UnitSize {
  return (flagsAt(bytes, at) & wideKey) === 0 ? 1 : 2;
}

/** Where the lengths of key and payload stand. */
function lengthsAt(bytes: Uint8Array, at: number): number {
  const time = behindLength(bytes, at + 5);
  if ((flagsAt(bytes, at) & timeAsText) === 0) return time + 6;
  return behindLength(bytes, time) + readLength(bytes, time) * 2;
}

function payloadStart(bytes: Uint8Array, at: number, lengths: number): number {
  const key = behindLength(bytes, behindLength(bytes, lengths));
  if ((flagsAt(bytes, at) & keyInPayload) !== 0) return behindLength(bytes, key);
  return key + readLength(bytes, lengths) * unitSize(bytes, at);
}

function keyStart(bytes: Uint8Array, at: number, lengths: number): number {
  const key = behindLength(bytes, behindLength(bytes, lengths));
  if ((flagsAt(bytes, at) & keyInPayload) === 0) return key;
  return behindLength(bytes, key) + readLength(bytes, key);
}

/** Where a text of one byte a code unit begins in a payload, or -1. */
function findIn(payload: Uint8Array, text: string): number {
  const last = Math.min(searched, payload.length - text.length);
  const first = text.charCodeAt(0);
  for (let at = 0; at <= last; at++) {
    if (payload[at] === first && isTextAt(payload, at, text, 1)) return at;
  }
  return -1;
}
