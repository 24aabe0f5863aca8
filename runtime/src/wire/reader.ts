import { KeyslotError } from "../errors.ts";
import { type WireCode, WireFault } from "./faults.ts";
import type { TextWindow } from "./text-window.ts";
import { viewOf } from "./view-of.ts";

/** Deepest nesting of arrays and maps that is read and written unless told otherwise; the payload array is at depth 1. */
export const defaultMaxDepth = 64;

export interface ReaderOptions {
  /** Where to start; 0 unless told. */
  readonly offset?: number;
  /** Where to stop; the end of the bytes unless told. */
  readonly end?: number;
  /** Deepest nesting of arrays and maps that is read; 64 unless told; stepping over values takes any, reading them at most 1000. */
  readonly maxDepth?: number;
  /** Added to the offsets that errors report, for a payload that was cut out of something larger. */
  readonly base?: number;
  /** Typed arrays may be views on the bytes; see `DecodeOptions`. */
  readonly borrow?: boolean;
  /** Every string has memory of its own; see `DecodeOptions`. */
  readonly lasting?: boolean;
}

/** Turns a fault into the error that the caller sees; set by lazy views, whose getters have no entry point around them. */
export interface FaultExplainer {
  explain(fault: WireFault): Error;
}

/**
 * A position in bytes. Every length that the bytes declare is held against the bytes that are left before anything is allocated. Text is read
 * ahead, so that the bytes may not change as long as the reader is used: others, or more of them, want another reader.
 */
export class Reader {
  // Only declared: what a class gives its fields before the constructor runs costs a small message a twentieth of its time.
  declare readonly bytes: Uint8Array;
  declare pos: number;
  declare readonly end: number;
  declare readonly maxDepth: number;
  declare readonly base: number;
  /** @internal */
  declare borrow: boolean;
  declare readonly lasting: boolean;
  /** @internal */
  declare explainer: FaultExplainer | undefined;
  /**
   * Over the bytes, once something was read for which it pays: making a view costs as much as reading five numbers without one, so that a small
   * message is read without.
   * @internal
   */
  declare view: DataView | undefined;
  /** Long strings of a message with several are cut out of one. @internal */
  declare text: TextWindow | undefined;

  constructor(bytes: Uint8Array, options?: ReaderOptions) {
    this.bytes = bytes;
    this.pos = 0;
    this.end = bytes.length;
    this.maxDepth = defaultMaxDepth;
    this.base = 0;
    this.borrow = false;
    this.lasting = false;
    this.explainer = undefined;
    this.view = undefined;
    this.text = undefined;
    if (options === undefined || options === null) return;
    this.end = Math.min(options.end ?? bytes.length, bytes.length);
    this.pos = options.offset ?? 0;
    this.maxDepth = options.maxDepth ?? defaultMaxDepth;
    this.base = options.base ?? 0;
    this.borrow = options.borrow ?? false;
    this.lasting = options.lasting ?? false;
    // NaN would be no limit at all.
    if (!(this.maxDepth >= 0))
      throw new KeyslotError("wire/invalid-option", "`maxDepth` is no number. Pass one, or none.");
    if (!(this.pos >= 0 && this.pos <= this.end)) throw new RangeError("The reader's offset lies outside its bytes.");
  }

  /** Refuses what stands at the current position. */
  fail(code: WireCode): never {
    const fault = new WireFault(code, this.pos);
    if (this.explainer !== undefined) throw this.explainer.explain(fault);
    throw fault;
  }

  /** Refuses the value at the current position because of its type, or because there is none. */
  mismatch(): never {
    if (this.pos >= this.end) this.fail("wire/truncated");
    this.fail(this.bytes[this.pos] === 0xc1 ? "wire/reserved-byte" : "wire/type-mismatch");
  }

  /** Refuses a record whose required slot is nil or past the array's end. */
  missing(): never {
    this.fail("wire/missing-slot");
  }

  /** True when the next value is nil. */
  isNil(): boolean {
    return this.pos < this.end && this.bytes[this.pos] === 0xc0;
  }

  /** The view over the bytes if there is one, or if so many of them are left that it pays to make it. */
  viewAhead(): DataView | undefined {
    if (this.view === undefined && this.end - this.pos >= worthAView) this.view = viewOf(this.bytes);
    return this.view;
  }

  /** Steps over the next value if it is nil. */
  tryNil(): boolean {
    if (this.pos >= this.end || this.bytes[this.pos] !== 0xc0) return false;
    this.pos++;
    return true;
  }

  /** Number of elements of the array that starts here; it nests at `depth`, and there are at least as many bytes left. */
  readArrayHeader(depth: number): number {
    const start = this.pos;
    const head = start < this.end ? (this.bytes[start] as number) : 0xc0;
    // Nearly every array: small enough to become part of the code that reads it.
    const count = head ^ 0x90;
    if (count > 0x0f || depth > this.maxDepth || count >= this.end - start) return this.readWideArrayHeader(depth);
    this.pos = start + 1;
    return count;
  }

  private readWideArrayHeader(depth: number): number {
    const start = this.pos;
    const head = start < this.end ? (this.bytes[start] as number) : 0xc0;
    let count: number;
    if (head >= 0x90 && head <= 0x9f) {
      count = head & 0x0f;
      this.pos = start + 1;
    } else if (head === 0xdc) count = this.readLength(2);
    else if (head === 0xdd) count = this.readLength(4);
    else this.mismatch();
    if (depth > this.maxDepth) this.failAt(start, "wire/too-deep");
    if (count > this.end - this.pos) this.failAt(start, "wire/length-exceeds-input");
    return count;
  }

  /** Number of entries of the map that starts here; it nests at `depth`, and there are at least twice as many bytes left. */
  readMapHeader(depth: number): number {
    const start = this.pos;
    const head = start < this.end ? (this.bytes[start] as number) : 0xc0;
    let count: number;
    if (head >= 0x80 && head <= 0x8f) {
      count = head & 0x0f;
      this.pos = start + 1;
    } else if (head === 0xde) count = this.readLength(2);
    else if (head === 0xdf) count = this.readLength(4);
    else this.mismatch();
    if (depth > this.maxDepth) this.failAt(start, "wire/too-deep");
    if (count * 2 > this.end - this.pos) this.failAt(start, "wire/length-exceeds-input");
    return count;
  }

  /** The big-endian length of `width` bytes behind the head byte; leaves the position behind it. */
  readLength(width: 1 | 2 | 4): number {
    const p = this.pos + 1;
    if (p + width > this.end) this.fail("wire/truncated");
    const length =
      width === 1 ? (this.bytes[p] as number) : width === 2 ? readUint16At(this.bytes, p) : readUint32At(this.bytes, p);
    this.pos = p + width;
    return length;
  }

  /** Refuses the value that starts at `start`. */
  failAt(start: number, code: WireCode): never {
    this.pos = start;
    this.fail(code);
  }
}

/** In a message of fewer bytes than this there is too little left to read to make up for a view. */
const worthAView = 192;

// The kernel's own reads below follow a check against the reader's end, so an index is never out of bounds and `as number` is true.

export function readUint16At(bytes: Uint8Array, p: number): number {
  return ((bytes[p] as number) << 8) | (bytes[p + 1] as number);
}

export function readUint32At(bytes: Uint8Array, p: number): number {
  return (
    (((bytes[p] as number) << 24) |
      ((bytes[p + 1] as number) << 16) |
      ((bytes[p + 2] as number) << 8) |
      (bytes[p + 3] as number)) >>>
    0
  );
}
