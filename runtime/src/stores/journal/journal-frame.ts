import { crcOfBytes, crcOfLength, crcStart } from "../checksum.ts";
import type { JournalInput } from "./journal-input.ts";
import { type JournalOutput, putWord, wordAt } from "./journal-output.ts";

// A frame is one transaction: checksum (4 bytes) over all that follows · length of what follows the length (4) · number of the transaction (4) ·
// flags (1) · when (8) · where flagged: action and actor · changes.
export const frameHead = 8;
export const leastBody = 13;
export const longestBody = 2 ** 30;

/** Not the first one of those that were written, and made durable, together. */
export const goesOn = 1;
const hasInfo = 2;
/** The last one of its segment: it changes nothing. */
export const isSeal = 4;

// Each change begins with a byte: what it does in two bits, then what it has.
export const defines = 0;
export const puts = 1;
export const putsDifference = 2;
export const deletes = 3;
export const storedAsBefore = 4;
export const storedAsText = 8;
export const withExpiry = 16;
export const withTags = 32;

export interface FrameInfo {
  readonly sequence: number;
  readonly at: number;
  readonly flags: number;
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
}

/** Where the checksums of a segment start: a frame of another file is none of this one. */
export function startOf(salt: number): number {
  return crcOfLength(crcStart, salt);
}

/** Begins a frame; what is written until `endFrame` is its changes. */
export function beginFrame(output: JournalOutput, { sequence, at, flags, action, actor }: FrameInfo): number {
  const from = output.at;
  output.ensure(frameHead + leastBody);
  output.at += frameHead;
  output.word(sequence >>> 0);
  const named = action !== undefined || actor !== undefined;
  output.byte(named ? flags | hasInfo : flags);
  output.double(at);
  if (named) {
    for (const text of [action, actor]) {
      output.ensure(1);
      output.byte(text === undefined ? 0 : 1);
      if (text !== undefined) output.text(text);
    }
  }
  return from;
}

export function endFrame(output: JournalOutput, from: number, start: number): void {
  const { bytes, at } = output;
  putWord(bytes, from + 4, at - from - frameHead);
  putWord(bytes, from, ~crcOfBytes(start, bytes, from + 4, at));
}

/** The end of the frame at a position; −1 when what is there is none, or not whole. */
export function frameEnd(
  bytes: Uint8Array,
  { at, to }: { readonly at: number; readonly to: number },
  start: number,
): number {
  if (at + frameHead + leastBody > to) return -1;
  const length = wordAt(bytes, at + 4);
  const end = at + frameHead + length;
  if (length < leastBody || end > to) return -1;
  return ~crcOfBytes(start, bytes, at + 4, end) >>> 0 === wordAt(bytes, at) ? end : -1;
}

/** Reads what precedes the changes. @throws JournalFault */
export function readInfo(input: JournalInput): FrameInfo {
  const sequence = input.word();
  const flags = input.byte();
  const at = input.double();
  if ((flags & hasInfo) === 0) return { sequence, at, flags };
  const action = input.byte() === 1 ? input.text() : undefined;
  const actor = input.byte() === 1 ? input.text() : undefined;
  return { sequence, at, flags, action, actor };
}
