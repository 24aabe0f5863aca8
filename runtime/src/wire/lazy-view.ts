import { checkBytes } from "./check-bytes.ts";
import { explainSlot, explainStructure } from "./explain.ts";
import type { WireFault } from "./faults.ts";
import { type FaultExplainer, Reader } from "./reader.ts";
import type { RecordShape } from "./shape.ts";
import { skipValue } from "./skip.ts";

/** Where a view keeps what it needs. No string names it, so that a slot may have any name: its getter cannot meet one of ours. */
const seeker: unique symbol = Symbol("keyslot.seeker");

/**
 * A record that is still bytes. A getter walks as far as its slot, once, and decodes that slot alone, each time it is asked: what it returns is
 * the caller's, but for typed arrays, which are views on the bytes where their place allows it. Bytes that nothing asks for are not looked at.
 */
export abstract class LazyView {
  /** @internal */
  readonly [seeker]: SlotSeeker;

  constructor(bytes: Uint8Array, shape: RecordShape, start = 0, depth = 1) {
    this[seeker] = new SlotSeeker(bytes, shape, start, depth);
  }
}

/** The view's reader, standing at a slot; undefined when the slot is nil or past the array's end. */
export function seekSlot(view: LazyView, key: number): Reader | undefined {
  const slots = view[seeker];
  return slots.seek(key) ? slots.reader : undefined;
}

/** The view's reader, standing at a slot that has to have a value. @throws DecodeError `wire/missing-slot` */
export function requireSlot(view: LazyView, key: number): Reader {
  const slots = view[seeker];
  if (!slots.seek(key)) slots.reader.missing();
  return slots.reader;
}

/** The depth at which what the view's slots hold nests. */
export function slotDepth(view: LazyView): number {
  return view[seeker].depth + 1;
}

/** Where the slots of one record start, found as far as it was asked for. */
class SlotSeeker implements FaultExplainer {
  readonly reader: Reader;
  /** Depth of the record. */
  readonly depth: number;
  readonly #shape: RecordShape;
  readonly #count: number;
  readonly #offsets: number[] = [];
  /** The slot that a getter reads, once the reader stands there. */
  #reading: number | undefined = undefined;

  constructor(bytes: Uint8Array, shape: RecordShape, start: number, depth: number) {
    checkBytes(bytes, shape.name);
    this.reader = new Reader(bytes, { offset: start, borrow: true });
    this.reader.explainer = this;
    this.depth = depth;
    this.#shape = shape;
    this.#count = this.reader.readArrayHeader(depth);
    this.#offsets.push(this.reader.pos);
  }

  /** Puts the reader at a slot; false when the slot is nil or past the array's end. */
  seek(key: number): boolean {
    const { reader } = this;
    const offsets = this.#offsets;
    const wanted = key < this.#count ? key : this.#count;
    this.#reading = undefined;
    let known = offsets.length - 1;
    if (known < wanted) {
      reader.pos = offsets[known] as number; // The first offset is there from the start, and each step adds one.
      for (; known < wanted; known++) {
        skipValue(reader, this.depth + 1);
        offsets.push(reader.pos);
      }
    }
    reader.pos = offsets[wanted] as number;
    this.#reading = key;
    return key < this.#count && !reader.isNil();
  }

  explain(fault: WireFault): Error {
    const key = this.#reading ?? this.#offsets.length - 1;
    const slot = this.#shape.slots.find((candidate) => candidate.key === key);
    const start = this.#offsets[Math.min(key, this.#count)];
    if (this.#reading === undefined || slot === undefined || start === undefined) {
      return explainStructure(fault, this.#shape, slot, this.reader);
    }
    return explainSlot(fault, this.#shape, slot, {
      reader: this.reader,
      start,
      present: key < this.#count,
      depth: this.depth,
    });
  }
}
