import { checkBytes } from "./check-bytes.ts";
import { explainSlot, explainStructure } from "./explain.ts";
import { WireFault } from "./faults.ts";
import { defaultMaxDepth, type FaultExplainer, Reader, readUint16At } from "./reader.ts";
import type { RecordShape } from "./shape.ts";
import { scalarSize, skipValue, trySkip } from "./skip.ts";

// Where a view keeps what it needs. No string names it, so that a slot may have any name: its getter cannot meet one of ours.
const bytesOf: unique symbol = Symbol("keyslot.bytes");
const shapeOf: unique symbol = Symbol("keyslot.shape");
const depthOf: unique symbol = Symbol("keyslot.depth");
/** How many slots the record has. */
const countOf: unique symbol = Symbol("keyslot.count");
/** Where slot 0 starts. */
const firstOf: unique symbol = Symbol("keyslot.first");
/** Where the first slots start, as far as they were asked for. */
const offsetsOf: unique symbol = Symbol("keyslot.offsets");

/**
 * A record that is still bytes. A getter walks as far as its slot, once, and decodes that slot alone, each time it is asked: what it returns is
 * the caller's, but for typed arrays, which are views on the bytes where their place allows it. Bytes that nothing asks for are not looked at.
 */
export abstract class LazyView {
  // Most views are opened for one slot, so that a view is a few fields and no more: all of them read through one reader. The fields are only
  // declared, as engines take longer to define one whose name is computed than to assign it.
  /** @internal */
  declare readonly [bytesOf]: Uint8Array;
  /** @internal */
  declare readonly [shapeOf]: RecordShape;
  /** @internal */
  declare readonly [depthOf]: number;
  /** @internal */
  declare readonly [countOf]: number;
  /** @internal */
  declare readonly [firstOf]: number;
  /** @internal */
  declare [offsetsOf]: number[] | undefined;

  constructor(bytes: Uint8Array, shape: RecordShape, start = 0, depth = 1) {
    checkBytes(bytes, shape.name);
    if (!(start >= 0 && start <= bytes.length)) throw new RangeError("The view's start lies outside its bytes.");
    this[bytesOf] = bytes;
    this[shapeOf] = shape;
    this[depthOf] = depth;
    // A header of one byte or of three: nearly every record. For any other a reader is asked, which says what is wrong as well.
    const head = start < bytes.length ? (bytes[start] as number) : 0xc0;
    const isWide = head === 0xdc && bytes.length - start > 2;
    const count = isWide ? readUint16At(bytes, start + 1) : head ^ 0x90;
    const first = isWide ? start + 3 : start + 1;
    const isKnown = (isWide || count < 0x10) && count <= bytes.length - first && depth <= defaultMaxDepth;
    this[countOf] = isKnown ? count : 0;
    this[firstOf] = isKnown ? first : start;
    this[offsetsOf] = undefined;
    if (isKnown) return;
    const { reader } = cursorFor(this);
    reader.pos = start;
    this[countOf] = reader.readArrayHeader(depth);
    this[firstOf] = reader.pos;
  }
}

/** The view's reader, standing at a slot; undefined when the slot is nil or past the array's end. Good until a slot of any view is asked for. */
export function seekSlot(view: LazyView, key: number): Reader | undefined {
  const cursor = cursorFor(view);
  return cursor.seek(view, key) ? cursor.reader : undefined;
}

/** The view's reader, standing at a slot that has to have a value; as above. @throws DecodeError `wire/missing-slot` */
export function requireSlot(view: LazyView, key: number): Reader {
  const cursor = cursorFor(view);
  if (!cursor.seek(view, key)) cursor.reader.missing();
  return cursor.reader;
}

/** The depth at which what the view's slots hold nests. */
export function slotDepth(view: LazyView): number {
  return view[depthOf] + 1;
}

/** A reader that is put to other bytes. */
interface MovingReader extends Reader {
  bytes: Uint8Array;
  end: number;
}

/** A reader on its way to a slot of a view. */
class SlotCursor implements FaultExplainer {
  readonly reader: MovingReader = new Reader(new Uint8Array(0), { borrow: true });
  private view: LazyView | undefined = undefined;
  /** The slot that the reader stands at, or is about to step over. */
  private key = 0;
  /** True once the reader stands at the slot that a getter reads. */
  private isThere = false;

  constructor() {
    this.reader.explainer = this;
  }

  /** Turns to a view; what was read through another one before is forgotten. */
  open(view: LazyView): void {
    const { reader } = this;
    this.view = view;
    this.key = 0;
    this.isThere = false;
    reader.bytes = view[bytesOf];
    reader.end = reader.bytes.length;
    reader.view = undefined;
    reader.text = undefined;
  }

  /** Puts the reader at a slot; false when the slot is nil or past the array's end. */
  seek(view: LazyView, key: number): boolean {
    const { reader } = this;
    const offsets = view[offsetsOf];
    if (key >= view[countOf]) return this.seekEnd(view, key);
    if (offsets !== undefined && key < offsets.length) reader.pos = offsets[key] as number;
    else if (offsets === undefined && key < fewSlots) this.walk(view, key);
    else this.extend(view, key);
    this.key = key;
    this.isThere = true;
    const { pos, end } = reader;
    const head = pos < end ? (reader.bytes[pos] as number) : 0;
    // What is known to be short is read as a short message is, without a view of all the bytes.
    const size = scalarSize(head);
    if (size !== 0 && size <= end - pos) reader.end = pos + size;
    return head !== 0xc0;
  }

  /** Behind the last slot, which there is no other way to find than over all of them. */
  private seekEnd(view: LazyView, key: number): boolean {
    this.extend(view, view[countOf]);
    this.key = key;
    this.isThere = true;
    return false;
  }

  /** To one of the first slots without a table of where they are: making it takes longer than the walk, and pays from the second time on. */
  private walk(view: LazyView, key: number): void {
    view[offsetsOf] = none;
    this.reader.pos = view[firstOf];
    for (let i = 0; i < key; i++) this.step(i);
  }

  /** Notes where all slots up to one start, so that the next look at any of them is a look at the table. */
  private extend(view: LazyView, key: number): void {
    const offsets = view[offsetsOf]?.length ? view[offsetsOf] : [view[firstOf]];
    view[offsetsOf] = offsets;
    this.reader.pos = offsets[offsets.length - 1] as number;
    for (let i = offsets.length - 1; i < key; i++) {
      this.step(i);
      offsets.push(this.reader.pos);
    }
  }

  private step(key: number): void {
    this.key = key;
    if (!trySkip(this.reader)) skipValue(this.reader, (this.view?.[depthOf] ?? 0) + 1);
  }

  explain(fault: WireFault): Error {
    const { view, key, isThere, reader } = this;
    if (view === undefined) throw new Error("No view is read.");
    const shape = view[shapeOf];
    const slot = shape.slots.find((candidate) => candidate.key === key);
    reader.end = reader.bytes.length;
    const start = isThere ? this.startOf(view, key) : undefined;
    if (slot === undefined || start === undefined) return explainStructure(fault, shape, slot, reader);
    return explainSlot(fault, shape, slot, { reader, start, present: key < view[countOf], depth: view[depthOf] });
  }

  /** Where a slot starts that was reached, the end of the record for one that it does not have; undefined when the bytes changed meanwhile. */
  private startOf(view: LazyView, key: number): number | undefined {
    const { reader } = this;
    reader.explainer = undefined;
    reader.pos = view[firstOf];
    try {
      for (let i = 0; i < Math.min(key, view[countOf]); i++) this.step(i);
      return reader.pos;
    } catch (error) {
      if (!(error instanceof WireFault)) throw error;
      return undefined;
    } finally {
      reader.explainer = this;
    }
  }
}

/** The table of a view of which one slot was asked for. */
const none: number[] = [];

/** Slots before this one are found by walking when they are the first to be asked for. */
const fewSlots = 6;

const shared = new SlotCursor();

/**
 * Longer payloads are not kept alive by the shared reader. It keeps one of the others, with all the memory that it was cut out of: asking each
 * for its buffer would take 20 ns, as long as reading a short slot.
 */
const longestShared = 0x10000;

function cursorFor(view: LazyView): SlotCursor {
  const cursor = view[bytesOf].length > longestShared ? new SlotCursor() : shared;
  cursor.open(view);
  return cursor;
}
