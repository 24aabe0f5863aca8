import { copyOf } from "./bytes.ts";
import { fault } from "./faults.ts";
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

interface Sized<T> {
  size(v: T, depth: number): number;
  write(v: T, b: Uint8Array, d: DataView, p: number): number;
}

/** The payload of a value: sized and checked first, then written without checks. @throws WireFault */
export function encodeSized<T>(parts: Sized<T>, value: T): Uint8Array {
  const bound = parts.size(value, 1);
  if (bound > largestInSlab) return encodeLarge(parts, value, bound);
  // A slab that someone transferred has length 0, and is left like one that is full.
  if (bound > slab.length - slabUsed) startSlab();
  const buffer = slabBuffer;
  const start = slabUsed;
  const limit = start + bound;
  // A getter of the value may encode something itself: its bytes go behind ours.
  slabUsed = limit;
  const end = parts.write(value, slab, slabView, start);
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

function encodeLarge<T>(parts: Sized<T>, value: T, bound: number): Uint8Array {
  const writer = scratch ?? new Writer(0);
  scratch = undefined;
  writer.reset();
  writer.reserve(bound);
  const end = parts.write(value, writer.bytes, writer.view, 0);
  if (end > bound) fault("wire/out-of-range");
  const result = copyOf(writer.bytes, 0, end);
  if (writer.bytes.length <= largestScratch) scratch = writer;
  return result;
}
