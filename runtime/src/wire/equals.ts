import { enumTable } from "./enums.ts";
import type { RecordShape, Shape, UnionShape } from "./shape.ts";
import { slotOf } from "./slot-value.ts";
import { isTypedArrayName } from "./typed-array-kinds.ts";
import { bytesOf } from "./typed-arrays.ts";
import { unknownOf } from "./unknown-slots.ts";
import { encodedText } from "./write-shape.ts";

// Two values are equal when they have the same bytes. Every cast below follows from the shape, which both values are of.

/** Compares two records, or two members of a union. */
export function equalByShape(shape: RecordShape | UnionShape, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return shape.kind === "record"
    ? equalRecords(shape, a as object, b as object)
    : equalMembers(shape, a as object, b as object);
}

function equalRecords(shape: RecordShape, a: object, b: object): boolean {
  for (const slot of shape.slots) {
    const x = slotOf(a, slot.name);
    const y = slotOf(b, slot.name);
    // Nil on both sides, however it is spelled.
    if ((x ?? null) === null || (y ?? null) === null) {
      if ((x ?? null) !== (y ?? null)) return false;
    } else if (!equalValues(slot.shape, x, y)) return false;
  }
  const u = unknownOf(a);
  const w = unknownOf(b);
  if (u === undefined || w === undefined) return (u?.count ?? 0) === (w?.count ?? 0);
  return u.count === w.count && equalBytes(u.bytes, w.bytes);
}

function equalMembers(shape: UnionShape, a: object, b: object): boolean {
  const kind = slotOf(a, shape.discriminator);
  const member = shape.members.find(([, record]) => record().discriminator?.[1] === kind);
  if (member !== undefined) return slotOf(b, shape.discriminator) === kind && equalRecords(member[1](), a, b);
  const tag = slotOf(a, "tag");
  return (
    tag !== undefined &&
    tag === slotOf(b, "tag") &&
    equalBytes(slotOf(a, "raw") as Uint8Array, slotOf(b, "raw") as Uint8Array)
  );
}

function equalValues(shape: Shape, a: unknown, b: unknown): boolean {
  switch (shape.kind) {
    case "scalar":
      if (shape.scalar === "bytes") return equalBytes(a as Uint8Array, b as Uint8Array);
      if (shape.scalar === "date") return (a as Date).getTime() === (b as Date).getTime();
      if (shape.scalar === "float32") return Object.is(Math.fround(a as number), Math.fround(b as number));
      if (isTypedArrayName(shape.scalar))
        return equalBytes(bytesOf(a as ArrayBufferView), bytesOf(b as ArrayBufferView));
      // Zero has a sign as a float, and none as an integer.
      return shape.scalar === "float64" ? Object.is(a, b) : a === b;
    case "enum": {
      const { toWire } = enumTable(shape);
      return (toWire.get(a as string | number) ?? a) === (toWire.get(b as string | number) ?? b);
    }
    case "raw":
      return equalBytes(a as Uint8Array, b as Uint8Array);
    case "nullable":
      return a === null || b === null ? a === b : equalValues(shape.of, a, b);
    case "reference":
      return equalByShape(shape.to(), a, b);
    default:
      return equalContainers(shape, a, b);
  }
}

function equalContainers(
  shape: Extract<Shape, { kind: "list" | "tuple" | "set" | "map" }>,
  a: unknown,
  b: unknown,
): boolean {
  switch (shape.kind) {
    case "list":
      return equalElements(a as unknown[], b as unknown[], () => shape.element);
    case "tuple":
      return equalElements(a as unknown[], b as unknown[], (i) => shape.elements[i] as Shape);
    case "set":
      return equalSets(shape.element, a as Set<unknown>, b as Set<unknown>);
    case "map":
      return shape.form === "map"
        ? equalMaps(shape.value, a as Map<unknown, unknown>, b as Map<unknown, unknown>)
        : equalMaps(shape.value, new Map(Object.entries(a as object)), new Map(Object.entries(b as object)));
  }
}

function equalElements(a: readonly unknown[], b: readonly unknown[], elementAt: (i: number) => Shape): boolean {
  return a.length === b.length && a.every((x, i) => equalValues(elementAt(i), x, b[i]));
}

function equalSets(element: Shape, a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean {
  if (a.size !== b.size) return false;
  const texts = new Set([...a].map((x) => encodedText(element, x)));
  return [...b].every((x) => texts.has(encodedText(element, x)));
}

/** Keys are strings, numbers, bigints or booleans, which a Map compares by value. */
function equalMaps(value: Shape, a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, x] of a) if (!b.has(key) || !equalValues(value, x, b.get(key))) return false;
  return true;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
