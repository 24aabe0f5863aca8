import type { Envelope } from "../../document/envelope.ts";
import type { JournalNames } from "./journal-names.ts";
import type { JournalPage } from "./journal-page.ts";
import type { JournalTimes } from "./journal-times.ts";

// A record in memory, and in a snapshot: words of four bytes, in the order of the machine, then bytes.
//   checksum (in a snapshot) · size · hash · flags (8 bits) and schema's number (24) · length of the key · stored-at (two words, or the length of its
//   text) · where flagged: expiry (two words), length of the tags · key, stored-at's text, tags, payload
export const sizeWord = 1;
export const hashWord = 2;
export const schemaWord = 3;
export const keyWord = 4;
export const storedWord = 5;
export const expiryWord = 7;
const leastHead = 28;

export const hasText = 1;
export const expires = 2;
export const hasTags = 4;
export const isAsciiKey = 8;

export function headLength(flags: number): number {
  return leastHead + ((flags & expires) === 0 ? 0 : 8) + ((flags & hasTags) === 0 ? 0 : 4);
}

/** What a record takes of its page. */
export function roomOf(size: number): number {
  return (size + 7) & ~7;
}

const doubles = new Float64Array(1);
const doubleWords = new Uint32Array(doubles.buffer);

export function putDouble(words: Uint32Array, at: number, value: number): void {
  doubles[0] = value;
  words[at] = doubleWords[0] ?? 0;
  words[at + 1] = doubleWords[1] ?? 0;
}

function doubleAt(words: Uint32Array, at: number): number {
  doubleWords[0] = words[at] ?? 0;
  doubleWords[1] = words[at + 1] ?? 0;
  return doubles[0] ?? 0;
}

/** When the record at a word expires; undefined for never. */
export function expiryAt(words: Uint32Array, at: number): number | undefined {
  return ((words[at + schemaWord] ?? 0) >>> 24) & expires ? doubleAt(words, at + expiryWord) : undefined;
}

/** Where the parts of a record are in its page. */
export interface RecordParts {
  readonly schema: number;
  readonly flags: number;
  readonly key: number;
  readonly text: number;
  readonly tags: number;
  readonly payload: number;
  readonly end: number;
}

export function partsAt({ words }: JournalPage, offset: number): RecordParts {
  const at = offset >>> 2;
  const info = words[at + schemaWord] ?? 0;
  const flags = info >>> 24;
  const key = offset + headLength(flags);
  const text = key + (words[at + keyWord] ?? 0);
  const tags = text + (flags & hasText ? (words[at + storedWord] ?? 0) : 0);
  const tagsLength = flags & hasTags ? (words[at + expiryWord + (flags & expires ? 2 : 0)] ?? 0) : 0;
  const end = offset + (words[at + sizeWord] ?? 0);
  return { schema: info & 0xffffff, flags, key, text, tags, payload: tags + tagsLength, end };
}

export function keyTextAt({ bytes }: JournalPage, { flags, key, text }: RecordParts): string {
  return bytes.toString(flags & isAsciiKey ? "latin1" : "utf8", key, text);
}

export interface RecordTexts {
  readonly names: JournalNames;
  readonly times: JournalTimes;
}

/** The record as an envelope that is the caller's to keep. */
export function envelopeAt(page: JournalPage, offset: number, { names, times }: RecordTexts): Envelope {
  const { bytes, words } = page;
  const parts = partsAt(page, offset);
  const at = offset >>> 2;
  const schema = names.schemas[parts.schema];
  const low = words[at + storedWord] ?? 0;
  const storedAt =
    parts.flags & hasText
      ? bytes.toString("utf8", parts.text, parts.tags)
      : times.textOf((words[at + storedWord + 1] ?? 0) * 2 ** 32 + low);
  const payload = new Uint8Array(parts.end - parts.payload);
  payload.set(bytes.subarray(parts.payload, parts.end));
  const key = keyTextAt(page, parts);
  const envelope = { type: schema?.type ?? "", key, schemaId: schema?.schemaId ?? "", storedAt, payload };
  if ((parts.flags & (expires | hasTags)) === 0) return envelope;
  const expiresAt = expiryAt(words, at);
  const tags = parts.flags & hasTags ? tagsIn(bytes, parts.tags, parts.payload) : undefined;
  return { ...envelope, ...(expiresAt !== undefined && { expiresAt }), ...(tags !== undefined && { tags }) };
}

export function tagsAt(page: JournalPage, offset: number): readonly string[] {
  const parts = partsAt(page, offset);
  return parts.flags & hasTags ? tagsIn(page.bytes, parts.tags, parts.payload) : [];
}

/** Texts with their lengths in front, as `JournalOutput.text` writes them. */
function tagsIn(bytes: Buffer, from: number, to: number): string[] {
  const tags: string[] = [];
  for (let at = from; at < to; ) {
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    tags.push(bytes.toString("utf8", at, at + length));
    at += length;
  }
  return tags;
}
