import { DecodeError, EncodeError } from "../errors.ts";
import { constraintText, headText, shapeText, valueText } from "./describe.ts";
import { faultText, WireFault } from "./faults.ts";
import { ValuePath } from "./path.ts";
import { type ReadWalk, readSlot, readTarget } from "./read-shape.ts";
import { Reader } from "./reader.ts";
import type { RecordShape, SlotShape, UnionShape } from "./shape.ts";
import { sizeTarget } from "./size-shape.ts";

type TargetShape = RecordShape | UnionShape;

/** The error for what encoding threw: a fault becomes an EncodeError with the path of the first violation, anything else stays what it is. */
export function explainEncode(error: unknown, shape: TargetShape, value: unknown): unknown {
  if (!(error instanceof WireFault)) return error;
  const path = rootPath(shape, value);
  const found = faultIn(() => void sizeTarget(shape, value, { path, depth: 1, checks: "all" }));
  if (found === undefined) {
    return new EncodeError(error.code, shape.name, "The value changes while it is encoded; pass plain data");
  }
  return encodeErrorAt(found, path);
}

/** Holds a value against its type, and not against constraints, which a value that was read may break. @throws EncodeError */
export function checkTyped(shape: TargetShape, value: unknown): void {
  const path = rootPath(shape, value);
  const found = faultIn(() => void sizeTarget(shape, value, { path, depth: 1, checks: "all but constraints" }));
  if (found !== undefined) throw encodeErrorAt(found, path);
}

/** The path at which a walk over a whole value begins. */
export function rootPath(shape: TargetShape, value: unknown): ValuePath {
  const path = new ValuePath(shape.name);
  path.look({ kind: "reference", to: () => shape }, value);
  return path;
}

/** The error for a fault that a walk by shape met where `path` stands. */
export function encodeErrorAt(found: WireFault, path: ValuePath): EncodeError {
  const { expected: shape, found: value } = path;
  if (found.code === "wire/constraint" && shape !== undefined) {
    return new EncodeError(found.code, path.toString(), constraintText(shape, value));
  }
  const expected = shape === undefined ? "a value" : shapeText(shape);
  return new EncodeError(found.code, path.toString(), messageOf(found, expected, valueText(value)));
}

/** The error for what decoding threw: a fault becomes a DecodeError with path and offset, anything else stays what it is. */
export function explainDecode(error: unknown, shape: TargetShape, reader: Reader, start: number): unknown {
  if (!(error instanceof WireFault)) return error;
  if (error.code === "wire/trailing-bytes") return decodeErrorAt(error, new ValuePath(shape.name), reader);
  return explainWalk(error, new ValuePath(shape.name), reader, start, (at) => void readTarget(shape, at));
}

/** The same for one slot of a lazy view, at whose value the reader stood before it failed. */
export function explainSlot(error: WireFault, shape: RecordShape, slot: SlotShape, at: SlotPlace): DecodeError {
  const path = new ValuePath(shape.name);
  path.enter(slot.name);
  return explainWalk(error, path, at.reader, at.start, (walk) => {
    readSlot(slot, at.present, { ...walk, depth: at.depth + 1 });
  });
}

/** The same for what a lazy view could not step over on its way to a slot, or for the record's own header. */
export function explainStructure(
  error: WireFault,
  shape: RecordShape,
  slot: SlotShape | undefined,
  reader: Reader,
): DecodeError {
  const path = new ValuePath(shape.name);
  if (slot !== undefined) path.enter(slot.name);
  return decodeErrorAt(error, path, reader);
}

/** Where a slot of a record at `depth` starts, and whether it lies within the record's array. */
export interface SlotPlace {
  readonly reader: Reader;
  readonly start: number;
  readonly present: boolean;
  readonly depth: number;
}

function explainWalk(
  error: WireFault,
  path: ValuePath,
  reader: Reader,
  start: number,
  walk: (at: ReadWalk) => void,
): DecodeError {
  const again = new Reader(reader.bytes, { offset: start, end: reader.end, maxDepth: reader.maxDepth });
  const found = faultIn(() => walk({ reader: again, path, depth: 1 }));
  return decodeErrorAt(found ?? error, path, reader);
}

function decodeErrorAt(found: WireFault, path: ValuePath, reader: Reader): DecodeError {
  const expected = path.expected === undefined ? "an array" : shapeText(path.expected);
  const message = messageOf(found, expected, headText(reader.bytes[found.offset]));
  return new DecodeError(found.code, { path: path.toString(), offset: found.offset + reader.base }, message);
}

function faultIn(walk: () => void): WireFault | undefined {
  try {
    walk();
    return undefined;
  } catch (error) {
    if (error instanceof WireFault) return error;
    throw error;
  }
}

function messageOf(found: WireFault, expected: string, actual: string): string {
  if (found.code === "wire/type-mismatch") return `Expected ${expected}, found ${actual}`;
  if (found.code === "wire/out-of-range") return `The number does not fit ${expected}; keep it within the type's range`;
  return faultText[found.code];
}
