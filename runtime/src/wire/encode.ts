import { writeNil } from "./booleans.ts";
import { copyBytes } from "./bytes.ts";
import { explainEncode } from "./explain.ts";
import { fault } from "./faults.ts";
import type { RecordShape, UnionShape } from "./shape.ts";
import { recordShape } from "./shape-builders.ts";
import { viewOf } from "./view-of.ts";
import { Writer } from "./writer.ts";

// Small results are cut from a slab that many of them share, because memory of its own and a DataView would cost a small message more than its
// bytes do. No part of a slab is ever written twice, so that a result is the caller's to keep; its `buffer` is not the caller's to transfer.

const slabSize = 0x8000;
/** Larger bounds are written elsewhere and copied to their exact size. */
const largestInSlab = slabSize / 4;
/** A scratch buffer that grew beyond this for one value is let go. */
const largestScratch = 0x100000;

let slab = new Uint8Array(0);
/** Kept beside the slab, because asking a typed array for its buffer costs as much as a short string. */
let slabBuffer = slab.buffer;
let slabView = viewOf(slab);
let slabUsed = 0;
let scratch: Writer | undefined;

/** How a type is checked and bounded, and then written. */
export interface Sized<T> {
  size(v: T, depth: number): number;
  write(v: T, b: Uint8Array, d: DataView, p: number): number;
}

/** The payload of a value; the array is the caller's to keep. @throws EncodeError */
export function runEncode<T>(value: T, shape: Shape, size: Sized<T>["size"], write: Sized<T>["write"]): Uint8Array {
  try {
    return encodeSized(value, size, write);
  } catch (error) {
    throw explainEncode(error, shape, value);
  }
}

/** Appends the payload of a value. @throws EncodeError; the writer's position is then unchanged */
export function runEncodeInto<T>(
  writer: Writer,
  value: T,
  shape: Shape,
  size: Sized<T>["size"],
  write: Sized<T>["write"],
): void {
  try {
    const { bytes, pos } = writer;
    const bound = size(value, 1);
    if (bound <= bytes.length - pos) {
      const end = write(value, bytes, writer.view, pos);
      if (end - pos > bound || writer.pos !== pos) refuseChanges(writer, pos);
      writer.pos = end;
      return;
    }
    append(writer, encodeSized(value, size, write));
  } catch (error) {
    throw explainEncode(error, shape, value);
  }
}

/** A getter of the value gave more than it had said, or appended to the same writer. */
function refuseChanges(writer: Writer, pos: number): never {
  writer.pos = pos;
  fault("wire/out-of-range");
}

/** The size is only a bound: a caller's buffer is not left before the bytes themselves are known not to fit. */
function append(writer: Writer, payload: Uint8Array): void {
  writer.reserve(payload.length);
  writer.pos = copyBytes(writer.bytes, writer.pos, payload);
}

type Shape = RecordShape | UnionShape;

/** Sized first, then written without looking at where the bytes end. @throws WireFault */
function encodeSized<T>(value: T, size: Sized<T>["size"], write: Sized<T>["write"]): Uint8Array {
  const bound = size(value, 1);
  if (bound > largestInSlab) return encodeLarge(value, write, bound);
  // A slab that someone transferred has length 0, and is left like one that is full.
  if (bound > slab.length - slabUsed) startSlab();
  const buffer = slabBuffer;
  const start = slabUsed;
  const limit = start + bound;
  // A getter of the value may encode something itself: its bytes go behind ours.
  slabUsed = limit;
  const end = write(value, slab, slabView, start);
  if (end > limit) fault("wire/out-of-range");
  if (slabUsed === limit && slabBuffer === buffer) slabUsed = end;
  return new Uint8Array(buffer, start, end - start);
}

function startSlab(): void {
  slabBuffer = new ArrayBuffer(slabSize);
  slab = new Uint8Array(slabBuffer);
  slabView = viewOf(slab);
  slabUsed = 0;
}

function encodeLarge<T>(value: T, write: Sized<T>["write"], bound: number): Uint8Array {
  return withScratch((writer) => {
    writer.reserve(bound);
    writer.pos = write(value, writer.bytes, writer.view, 0);
    if (writer.pos > bound) fault("wire/out-of-range");
  });
}

/**
 * What `fill` appends, in memory that is the caller's. What leaves little of the memory that it was written to unused, as numbers and bytes do
 * whose size is known beforehand, is not copied again: 80 KB of doubles take a sixth less time.
 */
export function withScratch(fill: (writer: Writer) => void): Uint8Array {
  const writer = scratch ?? new Writer(0);
  // What fills it may encode something itself.
  scratch = undefined;
  writer.reset();
  fill(writer);
  const { bytes, pos } = writer;
  if (pos >= bytes.length - bytes.length / 16) return pos === bytes.length ? bytes : bytes.subarray(0, pos);
  if (bytes.length <= largestScratch) scratch = writer;
  return writer.finish();
}

// An engine that has met one type alone makes one piece of code of an entry above and that type's two functions, spends on the first strings all
// that it allows for one piece, and leaves the small slots calls. Of an entry that has met two it calls the two functions, and each becomes a
// piece of its own: 93 ns instead of 104 for eight slots, 112 instead of 130 where the result is kept. So the entries meet two here.
{
  const writer = new Writer(8);
  const shape = recordShape("Nil", 0, []);
  const nil: Sized<null> = { size: () => 1, write: (_, b, _d, p) => writeNil(b, p) };
  const nothing: Sized<null> = { size: () => 0, write: (_, _b, _d, p) => p };
  for (let i = 0; i < 64; i++) {
    const { size, write } = i & 1 ? nil : nothing;
    writer.reset();
    runEncodeInto(writer, null, shape, size, write);
    runEncode(null, shape, size, write);
  }
}
