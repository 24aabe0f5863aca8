import { addElement, defineOwn, putEntry, readTupleHeader } from "./containers.ts";
import { enumTable, readEnum } from "./enums.ts";
import type { ValuePath } from "./path.ts";
import { readRaw } from "./raw.ts";
import type { Reader } from "./reader.ts";
import { scalarTable } from "./scalar-table.ts";
import type { RecordShape, Shape, SlotShape, UnionShape } from "./shape.ts";
import { skipValue } from "./skip.ts";
import { readUnionHeader, readUnknownMember } from "./unions.ts";
import { keepUnknown } from "./unknown-slots.ts";
import { encodedText } from "./write-shape.ts";

/** A place in a walk over bytes: how deep an array or map there would nest. */
export interface ReadWalk {
  readonly reader: Reader;
  readonly path: ValuePath;
  readonly depth: number;
}

/** Reads as generated code does, and keeps the path, which stays at the first fault. */
export function readByShape(shape: Shape, at: ReadWalk): unknown {
  const { reader, path } = at;
  path.look(shape, undefined);
  switch (shape.kind) {
    case "scalar":
      return scalarTable[shape.scalar].read(reader);
    case "enum":
      return readEnum(enumTable(shape), reader);
    case "raw":
      return readRaw(reader, at.depth);
    case "nullable":
      return reader.tryNil() ? null : readByShape(shape.of, at);
    case "reference":
      return readTarget(shape.to(), at);
    case "list":
      return readElements(reader.readArrayHeader(at.depth), () => shape.element, at);
    case "tuple":
      readTupleHeader(reader, shape.elements.length, at.depth);
      return readElements(shape.elements.length, (i) => shape.elements[i] as Shape, at);
    case "set":
      return readSet(shape.element, at);
    case "map":
      return shape.form === "map" ? readMap(shape, at) : readDictionary(shape, at);
  }
}

function readElements(count: number, elementAt: (i: number) => Shape, at: ReadWalk): unknown[] {
  const inner = inside(at);
  const elements: unknown[] = [];
  for (let i = 0; i < count; i++) {
    at.path.enter(i);
    elements.push(readByShape(elementAt(i), inner));
    at.path.leave();
  }
  return elements;
}

function inside(at: ReadWalk): ReadWalk {
  return { reader: at.reader, path: at.path, depth: at.depth + 1 };
}

function readSet(element: Shape, at: ReadWalk): Set<unknown> {
  const { reader, path } = at;
  const count = reader.readArrayHeader(at.depth);
  const inner = inside(at);
  const v = new Set<unknown>();
  const seen = new Set<string>();
  for (let i = 0; i < count; i++) {
    path.enter(i);
    const start = reader.pos;
    const x = readByShape(element, inner);
    const text = encodedText(element, x);
    // A set cannot hold both zeros, which have different bytes.
    if (seen.has(text) || v.has(x)) reader.failAt(start, "wire/duplicate-element");
    seen.add(text);
    addElement(reader, v, x);
    path.leave();
  }
  return v;
}

function readMap(shape: Extract<Shape, { kind: "map" }>, at: ReadWalk): Map<unknown, unknown> {
  const v = new Map<unknown, unknown>();
  readEntries(
    shape,
    at,
    (key) => v.has(key),
    (key, x) => putEntry(at.reader, v, key, x),
  );
  return v;
}

function readDictionary(shape: Extract<Shape, { kind: "map" }>, at: ReadWalk): object {
  const v = {};
  // The keys of a dictionary are strings.
  readEntries(
    shape,
    at,
    (key) => Object.hasOwn(v, key as string),
    (key, x) => defineOwn(v, key as string, x),
  );
  return v;
}

function readEntries(
  shape: Extract<Shape, { kind: "map" }>,
  at: ReadWalk,
  has: (key: unknown) => boolean,
  put: (key: unknown, v: unknown) => void,
): void {
  const { reader, path } = at;
  const count = reader.readMapHeader(at.depth);
  const inner = inside(at);
  for (let i = 0; i < count; i++) {
    const start = reader.pos;
    path.enter([`#${i}`]);
    const key = readByShape(shape.key, inner);
    path.leave();
    path.enter([key]);
    if (has(key)) reader.failAt(start, "wire/duplicate-key");
    put(key, readByShape(shape.value, inner));
    path.leave();
  }
}

/** Reads a record or union. */
export function readTarget(shape: RecordShape | UnionShape, at: ReadWalk): object {
  return shape.kind === "record" ? readRecord(shape, at) : readUnion(shape, at);
}

function readUnion(shape: UnionShape, at: ReadWalk): object {
  const { reader } = at;
  const start = reader.pos;
  const tag = readUnionHeader(reader, at.depth);
  for (const [memberTag, member] of shape.members) if (memberTag === tag) return readRecord(member(), inside(at));
  if (!shape.open) reader.failAt(start, "wire/unknown-tag");
  return readUnknownMember(reader, tag, at.depth);
}

function readRecord(shape: RecordShape, at: ReadWalk): object {
  const { reader, path } = at;
  const count = reader.readArrayHeader(at.depth);
  const inner = inside(at);
  const v = {};
  if (shape.discriminator !== undefined) defineOwn(v, ...shape.discriminator);
  let key = 0;
  for (const slot of shape.slots) {
    for (; key < slot.key && key < count; key++) skipValue(reader, inner.depth);
    path.enter(slot.name);
    const x = readSlot(slot, key < count, inner);
    if (x !== undefined) defineOwn(v, slot.name, x);
    path.leave();
    key = slot.key + 1;
  }
  if (count > shape.length) keepUnknown(reader, v, count - shape.length, at.depth);
  return v;
}

/** What a slot holds, if it lies within the record's array at all: undefined when it is optional and absent. */
export function readSlot(slot: SlotShape, present: boolean, at: ReadWalk): unknown {
  const { reader } = at;
  at.path.look(slot.shape, undefined);
  if (present && !reader.isNil()) return readByShape(slot.shape, at);
  if (slot.presence === "required") reader.missing();
  if (present) reader.tryNil();
  if (slot.presence === "optional") return undefined;
  return slot.presence === "nullable" ? null : slot.default?.();
}
