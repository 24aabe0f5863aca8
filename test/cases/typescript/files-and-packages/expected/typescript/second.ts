// Generated from second.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../second.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  type EnumShape,
  LazyView,
  type Reader,
  type RecordShape,
  checkArray,
  checkDepth,
  checkObject,
  defineRecord,
  enumeration,
  fault,
  keepUnknown,
  list,
  readString,
  recordShape,
  reference,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  seekSlot,
  sizeUnknown,
  slot,
  slotDepth,
  unknownSlots,
  writeArrayHeader,
  writeNil,
  writeRecordHeader,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";
import {
  type First,
  boxOfStringToNumberListMapShape,
  firstShape,
  readBoxOfStringToNumberListMap,
  readFirst,
  sizeBoxOfStringToNumberListMap,
  sizeFirst,
  writeBoxOfStringToNumberListMap,
  writeFirst,
} from "./first.ts";

export type Kind = authored.Kind;

export const Kind = {
  A: "a" as authored.Kind.A,
  B: "b" as authored.Kind.B,
};

export function kindShape(): EnumShape {
  return enumeration("Kind", "string", false, [["a", "a"], ["b", "b"]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeKind(v: Kind, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case "a":
    case "b":
      return writeString(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readKind(r: Reader): Kind {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "a":
    case "b":
      return wire as Kind;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

/** Imported in a circle with `first.schema.ts`. */
export type Second = authored.Second;

export const secondShape: RecordShape = /* @__PURE__ */ recordShape("Second", 3, [
  slot(0, "firsts", "required", list(reference(() => firstShape))),
  slot(1, "kind", "defaulted", kindShape(), () => "a" as Kind),
  slot(2, "words", "optional", reference(() => boxOfStringToNumberListMapShape)),
]);

/** A `Second` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class SecondView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, secondShape, start, depth);
  }

  get firsts(): Second["firsts"] {
    return readFirstList(requireSlot(this, 0), slotDepth(this)) as Second["firsts"];
  }

  get kind(): Second["kind"] {
    const r = seekSlot(this, 1);
    return r === undefined ? "a" as Kind : readKind(r);
  }

  get words(): Second["words"] {
    const r = seekSlot(this, 2);
    return r === undefined ? undefined : readBoxOfStringToNumberListMap(r, slotDepth(this));
  }
}

/** Imported in a circle with `first.schema.ts`. */
export const Second: Codec<Second, SecondView> = /* @__PURE__ */ defineRecord({
  name: "Second",
  schemaHash: "d7aeafc8206ad072",
  shape: secondShape,
  size: sizeSecond,
  write: writeSecond,
  read: readSecond,
  encode: (value) => runEncode(value, secondShape, sizeSecond, writeSecond),
  encodeInto: (writer, value) => runEncodeInto(writer, value, secondShape, sizeSecond, writeSecond),
  decode: (bytes, options) => runDecode(bytes, options, secondShape, readSecond),
  decodeFrom: (reader) => runDecodeFrom(reader, secondShape, readSecond),
  view: (bytes) => new SecondView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeSecond(v: Second, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 11;
  n += sizeFirstList(v.firsts, depth + 1);
  n += v.words === undefined ? 1 : sizeBoxOfStringToNumberListMap(v.words, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeSecond(v: Second, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 3, unknown);
  p = writeFirstList(v.firsts, b, d, p);
  p = writeKind(v.kind, b, d, p);
  p = v.words === undefined ? writeNil(b, p) : writeBoxOfStringToNumberListMap(v.words, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readSecond(r: Reader, depth: number): Second {
  const n = r.readArrayHeader(depth);
  const firsts = n > 0 ? readFirstList(r, depth + 1) : r.missing();
  const kind = n > 1 && !r.tryNil() ? readKind(r) : "a" as Kind;
  const words = n > 2 && !r.tryNil() ? readBoxOfStringToNumberListMap(r, depth + 1) : undefined;
  const value: Decoded<Second> = words === undefined
    ? { firsts, kind }
    : { firsts, kind, words };
  if (n > 3) keepUnknown(r, value, n - 3, depth);
  return value as Second;
}

function sizeFirstList(v: readonly First[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as First;
    n += sizeFirst(item, depth + 1);
  }
  return n;
}

function writeFirstList(v: readonly First[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as First;
    p = writeFirst(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readFirstList(r: Reader, depth: number): readonly First[] {
  const count = r.readArrayHeader(depth);
  const items: First[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readFirst(r, depth + 1);
  return items;
}
