import {
  checkMax,
  checkMaxItems,
  checkMaxLength,
  checkMin,
  checkMinLength,
  checkPattern,
  type Measured,
} from "./constraints.ts";
import { checkArray, checkDepth, checkDictionary, checkMap, checkObject, checkSet, checkTuple } from "./containers.ts";
import { enumTable, sizeEnum } from "./enums.ts";
import { fault } from "./faults.ts";
import type { ValuePath } from "./path.ts";
import { sizeRaw, sizeRawSlot } from "./raw.ts";
import { scalarTable } from "./scalar-table.ts";
import type { RecordShape, ScalarShape, Shape, SlotShape, UnionShape } from "./shape.ts";
import { slotOf } from "./slot-value.ts";
import { sizeUnknownMember, unionHeaderSize } from "./unions.ts";
import { sizeUnknown } from "./unknown-slots.ts";
import { isWellFormed } from "./utf8.ts";
import { encodedText } from "./write-shape.ts";

const headerSize = 5;

/**
 * Holds a value against a shape as the size pass of generated code does, and lone surrogates and duplicates with it. Returns the same kind of
 * bound. The path stays at the first violation.
 */
export function sizeByShape(shape: Shape, v: unknown, at: SizeWalk): number {
  at.path.look(shape, v);
  switch (shape.kind) {
    case "scalar":
      return sizeScalar(shape, v, at);
    case "enum":
      if (typeof v === "string") checkWellFormed(v);
      return sizeEnum(enumTable(shape), v);
    case "raw":
      return sizeRaw(v, at.depth);
    case "nullable":
      if (v === null) return 1;
      return shape.of.kind === "raw" ? sizeRawSlot(v, at.depth) : sizeByShape(shape.of, v, at);
    case "reference":
      return sizeTarget(shape.to(), v, at);
    case "list":
    case "tuple":
    case "set":
    case "map":
      return sizeContainer(shape, v, at);
  }
}

/** A place in a walk: the path, and how deep an array or map there would nest. */
export interface SizeWalk {
  readonly path: ValuePath;
  readonly depth: number;
  /**
   * Constraints bind values that are to be written; a value that was read may break them. A value that has been checked where it stands
   * only needs its bound: looking for duplicates in it again, at every level of nested sets, would double the work with each.
   */
  readonly checks: "all" | "all but constraints" | "none of a whole value";
}

function sizeScalar(shape: ScalarShape, v: unknown, at: SizeWalk): number {
  const size = scalarTable[shape.scalar].size(v);
  if (typeof v === "string") checkWellFormed(v);
  if (at.checks === "all") checkConstraints(shape, v);
  return size;
}

function checkConstraints(shape: ScalarShape, v: unknown): void {
  // The size has refused what is not of the scalar's type, so that each constraint meets a value that it is made for.
  if (shape.min !== undefined) checkMin(v as number | bigint, shape.min);
  if (shape.max !== undefined) checkMax(v as number | bigint, shape.max);
  if (shape.minLength !== undefined) checkMinLength(v as Measured, shape.minLength);
  if (shape.maxLength !== undefined) checkMaxLength(v as Measured, shape.maxLength);
  if (shape.pattern !== undefined) checkPattern(v as string, shape.pattern);
}

function checkWellFormed(v: string): void {
  if (!isWellFormed(v)) fault("wire/lone-surrogate");
}

type ContainerShape = Extract<Shape, { kind: "list" | "tuple" | "set" | "map" }>;

function sizeContainer(shape: ContainerShape, v: unknown, at: SizeWalk): number {
  const inner: SizeWalk = { ...at, depth: at.depth + 1 };
  // After each check the value is what was checked.
  switch (shape.kind) {
    case "list":
      checkArray(v);
      checkDepth(at.depth);
      return sizeElements(v as unknown[], () => shape.element, inner, shape.maxItems);
    case "tuple":
      checkTuple(v, shape.elements.length);
      checkDepth(at.depth);
      return sizeElements(v as unknown[], (i) => shape.elements[i] as Shape, inner, undefined);
    case "set":
      checkSet(v);
      checkDepth(at.depth);
      return sizeSet(shape, v as Set<unknown>, inner);
    case "map":
      if (shape.form === "record") checkDictionary(v);
      else checkMap(v);
      checkDepth(at.depth);
      return sizeEntries(
        shape,
        shape.form === "record" ? Object.entries(v as object) : [...(v as Map<unknown, unknown>)],
        inner,
      );
  }
}

function sizeElements(
  v: readonly unknown[],
  elementAt: (i: number) => Shape,
  at: SizeWalk,
  maxItems: number | undefined,
): number {
  if (maxItems !== undefined && at.checks === "all") checkMaxItems(v.length, maxItems);
  let size = headerSize;
  for (let i = 0; i < v.length; i++) {
    at.path.enter(i);
    size += sizeByShape(elementAt(i), v[i], at);
    at.path.leave();
  }
  return size;
}

function sizeSet(shape: Extract<Shape, { kind: "set" }>, v: ReadonlySet<unknown>, at: SizeWalk): number {
  const elements = [...v];
  const size = sizeElements(elements, () => shape.element, at, shape.maxItems);
  if (at.checks === "none of a whole value") return size;
  const seen = new Set<string>();
  for (let i = 0; i < elements.length; i++) {
    at.path.enter(i);
    const text = encodedText(shape.element, elements[i]);
    if (seen.has(text)) fault("wire/duplicate-element");
    seen.add(text);
    at.path.leave();
  }
  return size;
}

function sizeEntries(shape: Extract<Shape, { kind: "map" }>, entries: [unknown, unknown][], at: SizeWalk): number {
  if (shape.maxItems !== undefined && at.checks === "all") checkMaxItems(entries.length, shape.maxItems);
  let size = headerSize;
  const seen = new Set<string>();
  for (const [key, v] of entries) {
    at.path.enter([key]);
    size += sizeByShape(shape.key, key, at);
    if (at.checks !== "none of a whole value") {
      const text = encodedText(shape.key, key);
      if (seen.has(text)) fault("wire/duplicate-key");
      seen.add(text);
    }
    size += sizeByShape(shape.value, v, at);
    at.path.leave();
  }
  return size;
}

/** Holds a value against a record or union. */
export function sizeTarget(shape: RecordShape | UnionShape, v: unknown, at: SizeWalk): number {
  return shape.kind === "record" ? sizeRecord(shape, v, at) : sizeUnion(shape, v, at);
}

function sizeRecord(shape: RecordShape, v: unknown, at: SizeWalk): number {
  checkObject(v);
  checkDepth(at.depth);
  const record = v as object; // As just checked.
  if (shape.discriminator !== undefined && slotOf(record, shape.discriminator[0]) !== shape.discriminator[1]) {
    fault("wire/undeclared-value");
  }
  let size = headerSize + shape.length - shape.slots.length;
  const inner: SizeWalk = { ...at, depth: at.depth + 1 };
  for (const slot of shape.slots) {
    at.path.enter(slot.name);
    size += sizeSlot(slot, slotOf(record, slot.name), inner);
    at.path.leave();
  }
  return size + sizeUnknown(record, at.depth);
}

export function sizeSlot(slot: SlotShape, v: unknown, at: SizeWalk): number {
  at.path.look(slot.shape, v);
  if (v === undefined && slot.presence === "optional") return 1;
  if (v === null && slot.presence === "nullable") return 1;
  if (v === undefined) fault("wire/missing-slot");
  return slot.shape.kind === "raw" ? sizeRawSlot(v, at.depth) : sizeByShape(slot.shape, v, at);
}

function sizeUnion(shape: UnionShape, v: unknown, at: SizeWalk): number {
  checkObject(v);
  checkDepth(at.depth);
  const kind = slotOf(v as object, shape.discriminator); // As just checked.
  const inner: SizeWalk = { ...at, depth: at.depth + 1 };
  for (const [, member] of shape.members) {
    const record = member();
    if (record.discriminator?.[1] === kind) return unionHeaderSize + sizeRecord(record, v, inner);
  }
  if (!shape.open) fault("wire/undeclared-value");
  return sizeUnknownMember(
    v,
    at.depth,
    shape.members.map(([tag]) => tag),
  );
}
