// Generated from first.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../first.schema.ts";
import type * as authored_second from "../../second.schema.ts";
import type * as authored_tags from "@acme/lib";
import {
  type Carrying,
  type Codec,
  type Decoded,
  LazyView,
  type Reader,
  type RecordShape,
  beginEntries,
  checkArray,
  checkDepth,
  checkMap,
  checkObject,
  defineRecord,
  fault,
  keepUnknown,
  list,
  map,
  markEntry,
  markKey,
  putEntry,
  readFloat64s,
  readString,
  recordShape,
  reference,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  seekSlot,
  sizeFloat64s,
  sizeString,
  sizeUnknown,
  slot,
  slotDepth,
  sortEntries,
  unknownSlots,
  writeArrayHeader,
  writeFloat64s,
  writeMapHeader,
  writeNil,
  writeRecordHeader,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";
import { kindShape, readKind, readSecond, secondShape, sizeSecond, writeKind, writeSecond } from "./second.ts";
import { type Tag, readTag, sizeTag, tagShape, writeTag } from "./tags.ts";

export type BoxOfBoxOfSecond = authored.Box<authored.Box<authored_second.Second>>;

export const boxOfBoxOfSecondShape: RecordShape = /* @__PURE__ */ recordShape("BoxOfBoxOfSecond", 2, [
  slot(0, "content", "required", reference(() => boxOfSecondShape)),
  slot(1, "more", "optional", list(reference(() => boxOfBoxOfSecondShape))),
]);

/** A `BoxOfBoxOfSecond` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class BoxOfBoxOfSecondView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, boxOfBoxOfSecondShape, start, depth);
  }

  get content(): BoxOfBoxOfSecond["content"] {
    return readBoxOfSecond(requireSlot(this, 0), slotDepth(this));
  }

  get more(): BoxOfBoxOfSecond["more"] {
    const r = seekSlot(this, 1);
    return (r === undefined ? undefined : readBoxOfBoxOfSecondList(r, slotDepth(this))) as BoxOfBoxOfSecond["more"];
  }
}

export const BoxOfBoxOfSecond: Codec<BoxOfBoxOfSecond, BoxOfBoxOfSecondView> = /* @__PURE__ */ defineRecord({
  name: "BoxOfBoxOfSecond",
  schemaHash: "0aaf707ac47e1cbf",
  shape: boxOfBoxOfSecondShape,
  size: sizeBoxOfBoxOfSecond,
  write: writeBoxOfBoxOfSecond,
  read: readBoxOfBoxOfSecond,
  encode: (value) => runEncode(value, boxOfBoxOfSecondShape, sizeBoxOfBoxOfSecond, writeBoxOfBoxOfSecond),
  encodeInto: (writer, value) => runEncodeInto(writer, value, boxOfBoxOfSecondShape, sizeBoxOfBoxOfSecond, writeBoxOfBoxOfSecond),
  decode: (bytes, options) => runDecode(bytes, options, boxOfBoxOfSecondShape, readBoxOfBoxOfSecond),
  decodeFrom: (reader) => runDecodeFrom(reader, boxOfBoxOfSecondShape, readBoxOfBoxOfSecond),
  view: (bytes) => new BoxOfBoxOfSecondView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeBoxOfBoxOfSecond(v: BoxOfBoxOfSecond, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeBoxOfSecond(v.content, depth + 1);
  n += v.more === undefined ? 1 : sizeBoxOfBoxOfSecondList(v.more, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeBoxOfBoxOfSecond(v: BoxOfBoxOfSecond, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeBoxOfSecond(v.content, b, d, p);
  p = v.more === undefined ? writeNil(b, p) : writeBoxOfBoxOfSecondList(v.more, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readBoxOfBoxOfSecond(r: Reader, depth: number): BoxOfBoxOfSecond {
  const n = r.readArrayHeader(depth);
  const content = n > 0 ? readBoxOfSecond(r, depth + 1) : r.missing();
  const more = n > 1 && !r.tryNil() ? readBoxOfBoxOfSecondList(r, depth + 1) : undefined;
  const value: Decoded<BoxOfBoxOfSecond> = more === undefined
    ? { content }
    : { content, more };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as BoxOfBoxOfSecond;
}

export type BoxOfSecond = authored.Box<authored_second.Second>;

export const boxOfSecondShape: RecordShape = /* @__PURE__ */ recordShape("BoxOfSecond", 2, [
  slot(0, "content", "required", reference(() => secondShape)),
  slot(1, "more", "optional", list(reference(() => boxOfSecondShape))),
]);

/** A `BoxOfSecond` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class BoxOfSecondView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, boxOfSecondShape, start, depth);
  }

  get content(): BoxOfSecond["content"] {
    return readSecond(requireSlot(this, 0), slotDepth(this));
  }

  get more(): BoxOfSecond["more"] {
    const r = seekSlot(this, 1);
    return (r === undefined ? undefined : readBoxOfSecondList(r, slotDepth(this))) as BoxOfSecond["more"];
  }
}

export const BoxOfSecond: Codec<BoxOfSecond, BoxOfSecondView> = /* @__PURE__ */ defineRecord({
  name: "BoxOfSecond",
  schemaHash: "33a1679875837ee0",
  shape: boxOfSecondShape,
  size: sizeBoxOfSecond,
  write: writeBoxOfSecond,
  read: readBoxOfSecond,
  encode: (value) => runEncode(value, boxOfSecondShape, sizeBoxOfSecond, writeBoxOfSecond),
  encodeInto: (writer, value) => runEncodeInto(writer, value, boxOfSecondShape, sizeBoxOfSecond, writeBoxOfSecond),
  decode: (bytes, options) => runDecode(bytes, options, boxOfSecondShape, readBoxOfSecond),
  decodeFrom: (reader) => runDecodeFrom(reader, boxOfSecondShape, readBoxOfSecond),
  view: (bytes) => new BoxOfSecondView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeBoxOfSecond(v: BoxOfSecond, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeSecond(v.content, depth + 1);
  n += v.more === undefined ? 1 : sizeBoxOfSecondList(v.more, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeBoxOfSecond(v: BoxOfSecond, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeSecond(v.content, b, d, p);
  p = v.more === undefined ? writeNil(b, p) : writeBoxOfSecondList(v.more, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readBoxOfSecond(r: Reader, depth: number): BoxOfSecond {
  const n = r.readArrayHeader(depth);
  const content = n > 0 ? readSecond(r, depth + 1) : r.missing();
  const more = n > 1 && !r.tryNil() ? readBoxOfSecondList(r, depth + 1) : undefined;
  const value: Decoded<BoxOfSecond> = more === undefined
    ? { content }
    : { content, more };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as BoxOfSecond;
}

export type BoxOfStringToNumberListMap = authored.Box<Map<string, readonly number[]>>;

export const boxOfStringToNumberListMapShape: RecordShape = /* @__PURE__ */ recordShape("BoxOfStringToNumberListMap", 2, [
  slot(0, "content", "required", map(scalar("string"), list(scalar("float64")))),
  slot(1, "more", "optional", list(reference(() => boxOfStringToNumberListMapShape))),
]);

/** A `BoxOfStringToNumberListMap` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class BoxOfStringToNumberListMapView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, boxOfStringToNumberListMapShape, start, depth);
  }

  get content(): BoxOfStringToNumberListMap["content"] {
    return readStringToFloat64ListMap(requireSlot(this, 0), slotDepth(this)) as BoxOfStringToNumberListMap["content"];
  }

  get more(): BoxOfStringToNumberListMap["more"] {
    const r = seekSlot(this, 1);
    return (r === undefined ? undefined : readBoxOfStringToNumberListMapList(r, slotDepth(this))) as BoxOfStringToNumberListMap["more"];
  }
}

export const BoxOfStringToNumberListMap: Codec<BoxOfStringToNumberListMap, BoxOfStringToNumberListMapView> = /* @__PURE__ */ defineRecord({
  name: "BoxOfStringToNumberListMap",
  schemaHash: "a8c6872934c9b58f",
  shape: boxOfStringToNumberListMapShape,
  size: sizeBoxOfStringToNumberListMap,
  write: writeBoxOfStringToNumberListMap,
  read: readBoxOfStringToNumberListMap,
  encode: (value) => runEncode(value, boxOfStringToNumberListMapShape, sizeBoxOfStringToNumberListMap, writeBoxOfStringToNumberListMap),
  encodeInto: (writer, value) => runEncodeInto(writer, value, boxOfStringToNumberListMapShape, sizeBoxOfStringToNumberListMap, writeBoxOfStringToNumberListMap),
  decode: (bytes, options) => runDecode(bytes, options, boxOfStringToNumberListMapShape, readBoxOfStringToNumberListMap),
  decodeFrom: (reader) => runDecodeFrom(reader, boxOfStringToNumberListMapShape, readBoxOfStringToNumberListMap),
  view: (bytes) => new BoxOfStringToNumberListMapView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeBoxOfStringToNumberListMap(v: BoxOfStringToNumberListMap, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeStringToFloat64ListMap(v.content, depth + 1);
  n += v.more === undefined ? 1 : sizeBoxOfStringToNumberListMapList(v.more, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeBoxOfStringToNumberListMap(v: BoxOfStringToNumberListMap, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeStringToFloat64ListMap(v.content, b, d, p);
  p = v.more === undefined ? writeNil(b, p) : writeBoxOfStringToNumberListMapList(v.more, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readBoxOfStringToNumberListMap(r: Reader, depth: number): BoxOfStringToNumberListMap {
  const n = r.readArrayHeader(depth);
  const content = n > 0 ? readStringToFloat64ListMap(r, depth + 1) : r.missing();
  const more = n > 1 && !r.tryNil() ? readBoxOfStringToNumberListMapList(r, depth + 1) : undefined;
  const value: Decoded<BoxOfStringToNumberListMap> = more === undefined
    ? { content }
    : { content, more };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as BoxOfStringToNumberListMap;
}

export type BoxOfTagList = authored.Box<authored_tags.Tag[]>;

export const boxOfTagListShape: RecordShape = /* @__PURE__ */ recordShape("BoxOfTagList", 2, [
  slot(0, "content", "required", list(reference(() => tagShape))),
  slot(1, "more", "optional", list(reference(() => boxOfTagListShape))),
]);

/** A `BoxOfTagList` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class BoxOfTagListView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, boxOfTagListShape, start, depth);
  }

  get content(): BoxOfTagList["content"] {
    return readTagList(requireSlot(this, 0), slotDepth(this)) as BoxOfTagList["content"];
  }

  get more(): BoxOfTagList["more"] {
    const r = seekSlot(this, 1);
    return (r === undefined ? undefined : readBoxOfTagListList(r, slotDepth(this))) as BoxOfTagList["more"];
  }
}

export const BoxOfTagList: Codec<BoxOfTagList, BoxOfTagListView> = /* @__PURE__ */ defineRecord({
  name: "BoxOfTagList",
  schemaHash: "ea0d4a20856b5fc7",
  shape: boxOfTagListShape,
  size: sizeBoxOfTagList,
  write: writeBoxOfTagList,
  read: readBoxOfTagList,
  encode: (value) => runEncode(value, boxOfTagListShape, sizeBoxOfTagList, writeBoxOfTagList),
  encodeInto: (writer, value) => runEncodeInto(writer, value, boxOfTagListShape, sizeBoxOfTagList, writeBoxOfTagList),
  decode: (bytes, options) => runDecode(bytes, options, boxOfTagListShape, readBoxOfTagList),
  decodeFrom: (reader) => runDecodeFrom(reader, boxOfTagListShape, readBoxOfTagList),
  view: (bytes) => new BoxOfTagListView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeBoxOfTagList(v: BoxOfTagList, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeTagList(v.content, depth + 1);
  n += v.more === undefined ? 1 : sizeBoxOfTagListList(v.more, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeBoxOfTagList(v: BoxOfTagList, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeTagList(v.content, b, d, p);
  p = v.more === undefined ? writeNil(b, p) : writeBoxOfTagListList(v.more, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readBoxOfTagList(r: Reader, depth: number): BoxOfTagList {
  const n = r.readArrayHeader(depth);
  const content = n > 0 ? readTagList(r, depth + 1) : r.missing();
  const more = n > 1 && !r.tryNil() ? readBoxOfTagListList(r, depth + 1) : undefined;
  const value: Decoded<BoxOfTagList> = more === undefined
    ? { content }
    : { content, more };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as BoxOfTagList;
}

export type First = authored.First;

export const firstShape: RecordShape = /* @__PURE__ */ recordShape("First", 4, [
  slot(0, "second", "nullable", reference(() => secondShape)),
  slot(1, "kind", "required", kindShape()),
  slot(2, "tags", "required", reference(() => boxOfTagListShape)),
  slot(3, "pair", "required", reference(() => boxOfBoxOfSecondShape)),
]);

/** A `First` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class FirstView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, firstShape, start, depth);
  }

  get second(): First["second"] {
    const r = seekSlot(this, 0);
    return r === undefined ? null : readSecond(r, slotDepth(this));
  }

  get kind(): First["kind"] {
    return readKind(requireSlot(this, 1));
  }

  get tags(): First["tags"] {
    return readBoxOfTagList(requireSlot(this, 2), slotDepth(this));
  }

  get pair(): First["pair"] {
    return readBoxOfBoxOfSecond(requireSlot(this, 3), slotDepth(this));
  }
}

export const First: Codec<First, FirstView> = /* @__PURE__ */ defineRecord({
  name: "First",
  schemaHash: "4e9f94c8b588a518",
  shape: firstShape,
  size: sizeFirst,
  write: writeFirst,
  read: readFirst,
  encode: (value) => runEncode(value, firstShape, sizeFirst, writeFirst),
  encodeInto: (writer, value) => runEncodeInto(writer, value, firstShape, sizeFirst, writeFirst),
  decode: (bytes, options) => runDecode(bytes, options, firstShape, readFirst),
  decodeFrom: (reader) => runDecodeFrom(reader, firstShape, readFirst),
  view: (bytes) => new FirstView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeFirst(v: First, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 11;
  n += v.second === null ? 1 : sizeSecond(v.second, depth + 1);
  n += sizeBoxOfTagList(v.tags, depth + 1);
  n += sizeBoxOfBoxOfSecond(v.pair, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeFirst(v: First, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 4, unknown);
  p = v.second === null ? writeNil(b, p) : writeSecond(v.second, b, d, p);
  p = writeKind(v.kind, b, d, p);
  p = writeBoxOfTagList(v.tags, b, d, p);
  p = writeBoxOfBoxOfSecond(v.pair, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readFirst(r: Reader, depth: number): First {
  const n = r.readArrayHeader(depth);
  const second = n > 0 && !r.tryNil() ? readSecond(r, depth + 1) : null;
  const kind = n > 1 ? readKind(r) : r.missing();
  const tags = n > 2 ? readBoxOfTagList(r, depth + 1) : r.missing();
  const pair = n > 3 ? readBoxOfBoxOfSecond(r, depth + 1) : r.missing();
  const value: Decoded<First> = { second, kind, tags, pair };
  if (n > 4) keepUnknown(r, value, n - 4, depth);
  return value as First;
}

function sizeBoxOfBoxOfSecondList(v: readonly BoxOfBoxOfSecond[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as BoxOfBoxOfSecond;
    n += sizeBoxOfBoxOfSecond(item, depth + 1);
  }
  return n;
}

function writeBoxOfBoxOfSecondList(v: readonly BoxOfBoxOfSecond[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as BoxOfBoxOfSecond;
    p = writeBoxOfBoxOfSecond(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readBoxOfBoxOfSecondList(r: Reader, depth: number): readonly BoxOfBoxOfSecond[] {
  const count = r.readArrayHeader(depth);
  const items: BoxOfBoxOfSecond[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readBoxOfBoxOfSecond(r, depth + 1);
  return items;
}

function sizeBoxOfSecondList(v: readonly BoxOfSecond[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as BoxOfSecond;
    n += sizeBoxOfSecond(item, depth + 1);
  }
  return n;
}

function writeBoxOfSecondList(v: readonly BoxOfSecond[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as BoxOfSecond;
    p = writeBoxOfSecond(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readBoxOfSecondList(r: Reader, depth: number): readonly BoxOfSecond[] {
  const count = r.readArrayHeader(depth);
  const items: BoxOfSecond[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readBoxOfSecond(r, depth + 1);
  return items;
}

function sizeStringToFloat64ListMap(v: ReadonlyMap<string, readonly number[]>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  let n = 5;
  for (const [key, item] of v) n += sizeString(key) + sizeFloat64s(item, depth + 1);
  return n;
}

function writeStringToFloat64ListMap(v: ReadonlyMap<string, readonly number[]>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = writeFloat64s(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readStringToFloat64ListMap(r: Reader, depth: number): ReadonlyMap<string, readonly number[]> {
  const count = r.readMapHeader(depth);
  const items = new Map<string, readonly number[]>();
  for (let i = 0; i < count; i++) putEntry(r, items, readString(r), readFloat64s(r, depth + 1));
  return items;
}

function sizeBoxOfStringToNumberListMapList(v: readonly BoxOfStringToNumberListMap[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as BoxOfStringToNumberListMap;
    n += sizeBoxOfStringToNumberListMap(item, depth + 1);
  }
  return n;
}

function writeBoxOfStringToNumberListMapList(v: readonly BoxOfStringToNumberListMap[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as BoxOfStringToNumberListMap;
    p = writeBoxOfStringToNumberListMap(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readBoxOfStringToNumberListMapList(r: Reader, depth: number): readonly BoxOfStringToNumberListMap[] {
  const count = r.readArrayHeader(depth);
  const items: BoxOfStringToNumberListMap[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readBoxOfStringToNumberListMap(r, depth + 1);
  return items;
}

function sizeTagList(v: readonly Tag[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as Tag;
    n += sizeTag(item, depth + 1);
  }
  return n;
}

function writeTagList(v: readonly Tag[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as Tag;
    p = writeTag(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readTagList(r: Reader, depth: number): readonly Tag[] {
  const count = r.readArrayHeader(depth);
  const items: Tag[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readTag(r, depth + 1);
  return items;
}

function sizeBoxOfTagListList(v: readonly BoxOfTagList[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as BoxOfTagList;
    n += sizeBoxOfTagList(item, depth + 1);
  }
  return n;
}

function writeBoxOfTagListList(v: readonly BoxOfTagList[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as BoxOfTagList;
    p = writeBoxOfTagList(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readBoxOfTagListList(r: Reader, depth: number): readonly BoxOfTagList[] {
  const count = r.readArrayHeader(depth);
  const items: BoxOfTagList[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readBoxOfTagList(r, depth + 1);
  return items;
}
