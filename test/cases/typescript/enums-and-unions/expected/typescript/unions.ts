// Generated from unions.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../unions.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  LazyView,
  type Reader,
  type RecordShape,
  type UnionShape,
  checkArray,
  checkDepth,
  checkObject,
  defineRecord,
  defineUnion,
  fault,
  keepUnknown,
  list,
  putFloat64,
  readFloat64,
  readUnionHeader,
  readUnknownMember,
  recordShape,
  reference,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  seekSlot,
  sizeUnknown,
  sizeUnknownMember,
  slot,
  slotDepth,
  unionHeaderSize,
  unionShape,
  unknownSlots,
  writeArrayHeader,
  writeNil,
  writeRecordHeader,
  writeUnionHeader,
  writeUnknown,
  writeUnknownMember,
} from "@keyslot/runtime/codegen";

export type Circle = authored.Circle;

export const circleShape: RecordShape = /* @__PURE__ */ recordShape("Circle", 1, [
  slot(0, "radius", "required", scalar("float64")),
], ["kind", "circle"]);

/** A `Circle` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class CircleView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, circleShape, start, depth);
  }

  get kind(): "circle" {
    return "circle";
  }

  get radius(): Circle["radius"] {
    return readFloat64(requireSlot(this, 0)) as Circle["radius"];
  }
}

export const Circle: Codec<Circle, CircleView> = /* @__PURE__ */ defineRecord({
  name: "Circle",
  schemaHash: "4a9a6db2e39d7876",
  shape: circleShape,
  size: sizeCircle,
  write: writeCircle,
  read: readCircle,
  encode: (value) => runEncode(value, circleShape, sizeCircle, writeCircle),
  encodeInto: (writer, value) => runEncodeInto(writer, value, circleShape, sizeCircle, writeCircle),
  decode: (bytes, options) => runDecode(bytes, options, circleShape, readCircle),
  decodeFrom: (reader) => runDecodeFrom(reader, circleShape, readCircle),
  view: (bytes) => new CircleView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeCircle(v: Circle, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  if (v.kind !== "circle") fault("wire/undeclared-value");
  let n = 14;
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeCircle(v: Circle, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = putFloat64(b, d, p, v.radius);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readCircle(r: Reader, depth: number): Circle {
  const n = r.readArrayHeader(depth);
  const radius = n > 0 ? readFloat64(r) : r.missing();
  const value: Decoded<Circle> = { kind: "circle", radius };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Circle;
}

/** Refuses what it does not know. */
export type Closed = authored.Closed;

export const closedShape: UnionShape = /* @__PURE__ */ unionShape("Closed", false, "kind", [
  [1, () => circleShape],
  [2, () => groupShape],
]);

/** Refuses what it does not know. */
export const Closed: Codec<Closed, Closed> = /* @__PURE__ */ defineUnion({
  name: "Closed",
  schemaHash: "aa9361ad3eae85ec",
  shape: closedShape,
  size: sizeClosed,
  write: writeClosed,
  read: readClosed,
  encode: (value) => runEncode(value, closedShape, sizeClosed, writeClosed),
  encodeInto: (writer, value) => runEncodeInto(writer, value, closedShape, sizeClosed, writeClosed),
  decode: (bytes, options) => runDecode(bytes, options, closedShape, readClosed),
  decodeFrom: (reader) => runDecodeFrom(reader, closedShape, readClosed),
  view: (bytes) => Closed.decode(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeClosed(v: Closed, depth: number): number {
  checkObject(v);
  checkDepth(depth);
  switch (v.kind) {
    case "circle":
      return unionHeaderSize + sizeCircle(v, depth + 1);
    case "group":
      return unionHeaderSize + sizeGroup(v, depth + 1);
    default:
      return fault("wire/undeclared-value");
  }
}

export function writeClosed(v: Closed, b: Uint8Array, d: DataView, p: number): number {
  switch (v.kind) {
    case "circle":
      return writeCircle(v, b, d, writeUnionHeader(b, d, p, 1));
    case "group":
      return writeGroup(v, b, d, writeUnionHeader(b, d, p, 2));
    default:
      return fault("wire/undeclared-value");
  }
}

export function readClosed(r: Reader, depth: number): Closed {
  const start = r.pos;
  const tag = readUnionHeader(r, depth);
  switch (tag) {
    case 1:
      return readCircle(r, depth + 1);
    case 2:
      return readGroup(r, depth + 1);
    default:
      return r.failAt(start, "wire/unknown-tag");
  }
}

/** Keeps what it does not know. */
export type Figure = authored.Figure;

export const figureShape: UnionShape = /* @__PURE__ */ unionShape("Figure", true, "kind", [
  [1, () => circleShape],
  [2, () => groupShape],
]);

/** Keeps what it does not know. */
export const Figure: Codec<Figure, Figure> = /* @__PURE__ */ defineUnion({
  name: "Figure",
  schemaHash: "4e21f64b4a5eea4d",
  shape: figureShape,
  size: sizeFigure,
  write: writeFigure,
  read: readFigure,
  encode: (value) => runEncode(value, figureShape, sizeFigure, writeFigure),
  encodeInto: (writer, value) => runEncodeInto(writer, value, figureShape, sizeFigure, writeFigure),
  decode: (bytes, options) => runDecode(bytes, options, figureShape, readFigure),
  decodeFrom: (reader) => runDecodeFrom(reader, figureShape, readFigure),
  view: (bytes) => Figure.decode(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeFigure(v: Figure, depth: number): number {
  checkObject(v);
  checkDepth(depth);
  if (!("kind" in v)) return sizeUnknownMember(v, depth, [1, 2]);
  switch (v.kind) {
    case "circle":
      return unionHeaderSize + sizeCircle(v, depth + 1);
    case "group":
      return unionHeaderSize + sizeGroup(v, depth + 1);
    default:
      return sizeUnknownMember(v, depth, [1, 2]);
  }
}

export function writeFigure(v: Figure, b: Uint8Array, d: DataView, p: number): number {
  if (!("kind" in v)) return writeUnknownMember(b, d, p, v);
  switch (v.kind) {
    case "circle":
      return writeCircle(v, b, d, writeUnionHeader(b, d, p, 1));
    case "group":
      return writeGroup(v, b, d, writeUnionHeader(b, d, p, 2));
    default:
      return writeUnknownMember(b, d, p, v);
  }
}

export function readFigure(r: Reader, depth: number): Figure {
  const tag = readUnionHeader(r, depth);
  switch (tag) {
    case 1:
      return readCircle(r, depth + 1);
    case 2:
      return readGroup(r, depth + 1);
    default:
      return readUnknownMember(r, tag, depth);
  }
}

export type Group = authored.Group;

export const groupShape: RecordShape = /* @__PURE__ */ recordShape("Group", 2, [
  slot(0, "parts", "required", list(reference(() => figureShape))),
  slot(1, "hull", "optional", reference(() => closedShape)),
], ["kind", "group"]);

/** A `Group` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class GroupView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, groupShape, start, depth);
  }

  get kind(): "group" {
    return "group";
  }

  get parts(): Group["parts"] {
    return readFigureList(requireSlot(this, 0), slotDepth(this)) as Group["parts"];
  }

  get hull(): Group["hull"] {
    const r = seekSlot(this, 1);
    return r === undefined ? undefined : readClosed(r, slotDepth(this));
  }
}

export const Group: Codec<Group, GroupView> = /* @__PURE__ */ defineRecord({
  name: "Group",
  schemaHash: "6775c8eefd15c867",
  shape: groupShape,
  size: sizeGroup,
  write: writeGroup,
  read: readGroup,
  encode: (value) => runEncode(value, groupShape, sizeGroup, writeGroup),
  encodeInto: (writer, value) => runEncodeInto(writer, value, groupShape, sizeGroup, writeGroup),
  decode: (bytes, options) => runDecode(bytes, options, groupShape, readGroup),
  decodeFrom: (reader) => runDecodeFrom(reader, groupShape, readGroup),
  view: (bytes) => new GroupView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeGroup(v: Group, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  if (v.kind !== "group") fault("wire/undeclared-value");
  let n = 5;
  n += sizeFigureList(v.parts, depth + 1);
  n += v.hull === undefined ? 1 : sizeClosed(v.hull, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeGroup(v: Group, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeFigureList(v.parts, b, d, p);
  p = v.hull === undefined ? writeNil(b, p) : writeClosed(v.hull, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readGroup(r: Reader, depth: number): Group {
  const n = r.readArrayHeader(depth);
  const parts = n > 0 ? readFigureList(r, depth + 1) : r.missing();
  const hull = n > 1 && !r.tryNil() ? readClosed(r, depth + 1) : undefined;
  const value: Decoded<Group> = hull === undefined
    ? { kind: "group", parts }
    : { kind: "group", parts, hull };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Group;
}

function sizeFigureList(v: readonly Figure[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as Figure;
    n += sizeFigure(item, depth + 1);
  }
  return n;
}

function writeFigureList(v: readonly Figure[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as Figure;
    p = writeFigure(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readFigureList(r: Reader, depth: number): readonly Figure[] {
  const count = r.readArrayHeader(depth);
  const items: Figure[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readFigure(r, depth + 1);
  return items;
}
