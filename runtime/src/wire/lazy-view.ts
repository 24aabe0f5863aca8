import { checkBytes } from "./check-bytes.ts";
import { explainSlot, explainStructure } from "./explain.ts";
import type { WireFault } from "./faults.ts";
import { type FaultExplainer, Reader } from "./reader.ts";
import type { RecordShape } from "./shape.ts";
import { skipValue, trySkip } from "./skip.ts";

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
    checkBytes(bytes, shape.name);
    this[seeker] = new SlotSeeker(bytes, shape, start, depth);
  }
}

/** The view's reader, standing at a slot; undefined when the slot is nil or past the array's end. */
export function seekSlot(view: LazyView, key: number): Reader | undefined {
  const slots = view[seeker];
  return slots.seek(key) ? slots : undefined;
}

/** The view's reader, standing at a slot that has to have a value. @throws DecodeError `wire/missing-slot` */
export function requireSlot(view: LazyView, key: number): Reader {
  const slots = view[seeker];
  if (!slots.seek(key)) slots.missing();
  return slots;
}

/** The depth at which what the view's slots hold nests. */
export function slotDepth(view: LazyView): number {
  return view[seeker].depth + 1;
}

/** The reader of one record, which knows where slots start as far as it was asked. One object, because most views are opened for one slot. */
class SlotSeeker extends Reader implements FaultExplainer {
  /** Depth of the record. */
  readonly depth: number;
  private readonly shape: RecordShape;
  private readonly count: number;
  /** Where slot 0 starts. */
  private readonly first: number;
  /** False once a slot was asked for. */
  private isNew = true;
  /** Where slots 0 to `known` start, once it pays to know. */
  private offsets: number[] | undefined = undefined;
  private known = 0;
  /** The slot that a getter reads, once the reader stands there. */
  private reading = -1;

  constructor(bytes: Uint8Array, shape: RecordShape, start: number, depth: number) {
    super(bytes);
    if (!(start >= 0 && start <= bytes.length)) throw new RangeError("The view's start lies outside its bytes.");
    this.borrow = true;
    this.explainer = this;
    this.depth = depth;
    this.shape = shape;
    this.pos = start;
    this.first = start;
    this.count = 0;
    this.count = this.readArrayHeader(depth);
    this.first = this.pos;
  }

  /** Puts the reader at a slot; false when the slot is nil or past the array's end. */
  seek(key: number): boolean {
    this.reading = -1;
    if (key >= this.count) return this.seekEnd(key);
    const { offsets } = this;
    if (offsets !== undefined && key <= this.known) this.pos = offsets[key] as number;
    else if (this.isNew && key < fewSlots) this.walk(key);
    else this.extend(key);
    this.reading = key;
    return this.pos >= this.end || this.bytes[this.pos] !== 0xc0;
  }

  /** Behind the last slot, which there is no other way to find than over all of them. */
  private seekEnd(key: number): boolean {
    this.extend(this.count);
    this.reading = key;
    return false;
  }

  /** To one of the first slots without a table of where they are: making it takes longer than the walk, and pays from the second time on. */
  private walk(key: number): void {
    this.isNew = false;
    this.pos = this.first;
    for (let i = 0; i < key; i++) {
      this.known = i;
      this.skipOne();
    }
    this.known = 0;
  }

  /** Notes where all slots up to one start, so that the next look at any of them is a look at the table. */
  private extend(key: number): void {
    let { offsets } = this;
    if (offsets === undefined) {
      offsets = [this.first];
      this.offsets = offsets;
      this.known = 0;
    }
    this.pos = offsets[this.known] as number;
    while (this.known < key) {
      this.skipOne();
      offsets.push(this.pos);
      this.known++;
    }
    this.pos = offsets[key] as number;
  }

  private skipOne(): void {
    if (!trySkip(this)) skipValue(this, this.depth + 1);
  }

  explain(fault: WireFault): Error {
    const key = this.reading >= 0 ? this.reading : this.known;
    const slot = this.shape.slots.find((candidate) => candidate.key === key);
    const start = this.reading >= 0 ? this.startOf(key) : undefined;
    if (slot === undefined || start === undefined) return explainStructure(fault, this.shape, slot, this);
    return explainSlot(fault, this.shape, slot, { reader: this, start, present: key < this.count, depth: this.depth });
  }

  /** Where a slot starts that was reached; the end of the record for one that it does not have. */
  private startOf(key: number): number | undefined {
    this.explainer = undefined;
    try {
      this.extend(Math.min(key, this.count));
      return this.pos;
    } finally {
      this.explainer = this;
    }
  }
}

/** Slots before this one are found by walking when they are the first to be asked for. */
const fewSlots = 6;
