import { parseStoredTime, printStoredTime } from "./stored-time.ts";

// A record is: slot (4 bytes), flags, key, schema id's number, stored-at, payload. Texts and the payload have their length before them. Lengths and
// numbers are written seven bits a byte. A key is one byte a code unit as long as it has none over 255, which orders like the text itself.

const wideKey = 1;
const timeAsText = 2;

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
  return 25 + key.length * 2 + storedAt.length * 2 + payload.length;
}

/** Writes a record and returns the position behind it. */
export function writeRecord(bytes: Uint8Array, at: number, slot: number, content: RecordContent): number {
  const { key, schema, storedAt, payload } = content;
  const time = parseStoredTime(storedAt);
  const isWide = hasWideUnits(key);
  writeInteger(bytes, at, slot, 4);
  bytes[at + 4] = (isWide ? wideKey : 0) | (time < 0 ? timeAsText : 0);
  let p = writeText(bytes, at + 5, key, isWide);
  p = writeLength(bytes, p, schema);
  p = time < 0 ? writeText(bytes, p, storedAt, true) : writeInteger(bytes, p, time, 6);
  p = writeLength(bytes, p, payload.length);
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
  const payload = payloadAt(bytes, at);
  return behindLength(bytes, payload) + readLength(bytes, payload);
}

export function payloadOf({ bytes, at }: StoredRecord): Uint8Array {
  const length = payloadAt(bytes, at);
  const start = behindLength(bytes, length);
  return bytes.subarray(start, start + readLength(bytes, length));
}

export function schemaOf({ bytes, at }: StoredRecord): number {
  return readLength(bytes, behindKey(bytes, at));
}

export function storedAtOf({ bytes, at }: StoredRecord): string {
  const time = behindLength(bytes, behindKey(bytes, at));
  if (((bytes[at + 4] ?? 0) & timeAsText) === 0) return printStoredTime(readInteger(bytes, time, 6));
  return readText(bytes, behindLength(bytes, time), readLength(bytes, time), 2);
}

export function keyOf(bytes: Uint8Array, at: number): string {
  return readText(bytes, behindLength(bytes, at + 5), readLength(bytes, at + 5), unitSize(bytes, at));
}

export function isKeyOf(bytes: Uint8Array, at: number, key: string): boolean {
  if (readLength(bytes, at + 5) !== key.length) return false;
  const start = behindLength(bytes, at + 5);
  const isWide = unitSize(bytes, at) === 2;
  for (let i = 0; i < key.length; i++) {
    const unit = isWide ? wideUnit(bytes, start + i * 2) : bytes[start + i];
    if (unit !== key.charCodeAt(i)) return false;
  }
  return true;
}

/** Orders the keys of two records by UTF-16 code unit. */
export function compareKeys(a: StoredRecord, b: StoredRecord): number {
  const [lengthA, lengthB] = [readLength(a.bytes, a.at + 5), readLength(b.bytes, b.at + 5)];
  const [sizeA, sizeB] = [unitSize(a.bytes, a.at), unitSize(b.bytes, b.at)];
  let pa = behindLength(a.bytes, a.at + 5);
  let pb = behindLength(b.bytes, b.at + 5);
  for (let left = Math.min(lengthA, lengthB); left > 0; left--, pa += sizeA, pb += sizeB) {
    const order = unitAt(a.bytes, pa, sizeA) - unitAt(b.bytes, pb, sizeB);
    if (order !== 0) return order;
  }
  return lengthA - lengthB;
}

function behindKey(bytes: Uint8Array, at: number): number {
  return behindLength(bytes, at + 5) + readLength(bytes, at + 5) * unitSize(bytes, at);
}

/** Where the payload's length stands. */
function payloadAt(bytes: Uint8Array, at: number): number {
  const time = behindLength(bytes, behindKey(bytes, at));
  if (((bytes[at + 4] ?? 0) & timeAsText) === 0) return time + 6;
  return behindLength(bytes, time) + readLength(bytes, time) * 2;
}

function unitSize(bytes: Uint8Array, at: number): 1 | 2 {
  return ((bytes[at + 4] ?? 0) & wideKey) === 0 ? 1 : 2;
}

function unitAt(bytes: Uint8Array, p: number, size: 1 | 2): number {
  return size === 1 ? (bytes[p] ?? 0) : wideUnit(bytes, p);
}

function wideUnit(bytes: Uint8Array, p: number): number {
  return (bytes[p] ?? 0) | ((bytes[p + 1] ?? 0) << 8);
}

function hasWideUnits(text: string): boolean {
  let units = 0;
  for (let i = 0; i < text.length; i++) units |= text.charCodeAt(i);
  return units > 0xff;
}

function writeText(bytes: Uint8Array, at: number, text: string, isWide: boolean): number {
  let p = writeLength(bytes, at, text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[p++] = unit;
    if (isWide) bytes[p++] = unit >> 8;
  }
  return p;
}

/** A text of so many code units. Eight at a time, because one at a time makes a chain of short texts. */
function readText(bytes: Uint8Array, start: number, length: number, size: 1 | 2): string {
  const unit = (i: number) => unitAt(bytes, start + i * size, size);
  let text = "";
  let i = 0;
  for (; i + 8 <= length; i += 8) {
    const [a, b, c, d] = [unit(i), unit(i + 1), unit(i + 2), unit(i + 3)];
    text += String.fromCharCode(a, b, c, d, unit(i + 4), unit(i + 5), unit(i + 6), unit(i + 7));
  }
  for (; i < length; i++) text += String.fromCharCode(unit(i));
  return text;
}

function writeInteger(bytes: Uint8Array, at: number, value: number, size: number): number {
  let rest = value;
  for (let i = 0; i < size; i++, rest = Math.floor(rest / 256)) bytes[at + i] = rest % 256;
  return at + size;
}

function readInteger(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

function writeLength(bytes: Uint8Array, at: number, value: number): number {
  let p = at;
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes[p++] = 0x80 | (rest % 128);
  bytes[p++] = rest;
  return p;
}

function readLength(bytes: Uint8Array, at: number): number {
  let value = 0;
  let p = at;
  let scale = 1;
  for (; (bytes[p] ?? 0) > 0x7f; p++, scale *= 128) value += ((bytes[p] ?? 0) & 0x7f) * scale;
  return value + (bytes[p] ?? 0) * scale;
}

function behindLength(bytes: Uint8Array, at: number): number {
  let p = at;
  while ((bytes[p] ?? 0) > 0x7f) p++;
  return p + 1;
}
