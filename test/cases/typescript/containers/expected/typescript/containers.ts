// Generated from containers.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../containers.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  LazyView,
  type Reader,
  type RecordShape,
  addElement,
  beginEntries,
  checkArray,
  checkDepth,
  checkDictionary,
  checkDistinct,
  checkMap,
  checkObject,
  checkSet,
  checkTuple,
  defineRecord,
  dictionary,
  fault,
  keepUnknown,
  list,
  map,
  markEntry,
  markKey,
  nullable,
  putBool,
  putDate,
  putEntry,
  putFloat64,
  putInt32,
  putOwn,
  putUint16,
  putUuid,
  raw,
  readBool,
  readDate,
  readFloat64,
  readInt32,
  readRaw,
  readString,
  readTupleHeader,
  readUint16,
  readUuid,
  recordShape,
  reference,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  seekSlot,
  set,
  sizeRawSlot,
  sizeString,
  sizeUnknown,
  slot,
  slotDepth,
  sortElements,
  sortEntries,
  tuple,
  unknownSlots,
  writeArrayHeader,
  writeMapHeader,
  writeNil,
  writeRaw,
  writeRecordHeader,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";

export type Containers = authored.Containers;

export const containersShape: RecordShape = /* @__PURE__ */ recordShape("Containers", 11, [
  slot(0, "list", "required", list(scalar("string"))),
  slot(1, "lists", "required", list(list(scalar("int32")))),
  slot(2, "holes", "required", list(nullable(scalar("float64")))),
  slot(3, "set", "required", set(scalar("uuid"))),
  slot(4, "days", "required", set(scalar("date"))),
  slot(5, "map", "required", map(scalar("uint16"), reference(() => leafShape))),
  slot(6, "byFlag", "required", map(scalar("bool"), list(scalar("string")))),
  slot(7, "dictionary", "required", dictionary(nullable(reference(() => leafShape)))),
  slot(8, "tuple", "required", tuple(scalar("string"), list(scalar("int32")), nullable(reference(() => leafShape)))),
  slot(9, "raw", "optional", raw),
  slot(10, "tree", "required", dictionary(dictionary(list(reference(() => leafShape))))),
]);

/** A `Containers` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ContainersView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, containersShape, start, depth);
  }

  get list(): Containers["list"] {
    return readStringList(requireSlot(this, 0), slotDepth(this)) as Containers["list"];
  }

  get lists(): Containers["lists"] {
    return readInt32ListList(requireSlot(this, 1), slotDepth(this)) as Containers["lists"];
  }

  get holes(): Containers["holes"] {
    return readFloat64OrNullList(requireSlot(this, 2), slotDepth(this)) as Containers["holes"];
  }

  get set(): Containers["set"] {
    return readUuidSet(requireSlot(this, 3), slotDepth(this)) as Containers["set"];
  }

  /** Compared by their bytes, not by identity. */
  get days(): Containers["days"] {
    return readDateSet(requireSlot(this, 4), slotDepth(this)) as Containers["days"];
  }

  get map(): Containers["map"] {
    return readUint16ToLeafMap(requireSlot(this, 5), slotDepth(this)) as Containers["map"];
  }

  get byFlag(): Containers["byFlag"] {
    return readBoolToStringListMap(requireSlot(this, 6), slotDepth(this)) as Containers["byFlag"];
  }

  get dictionary(): Containers["dictionary"] {
    return readLeafOrNullDictionary(requireSlot(this, 7), slotDepth(this)) as Containers["dictionary"];
  }

  get tuple(): Containers["tuple"] {
    return readStringInt32ListLeafOrNullTuple(requireSlot(this, 8), slotDepth(this)) as Containers["tuple"];
  }

  get raw(): Containers["raw"] {
    const r = seekSlot(this, 9);
    return r === undefined ? undefined : readRaw(r, slotDepth(this));
  }

  get tree(): Containers["tree"] {
    return readLeafListDictionaryDictionary(requireSlot(this, 10), slotDepth(this)) as Containers["tree"];
  }
}

export const Containers: Codec<Containers, ContainersView> = /* @__PURE__ */ defineRecord({
  name: "Containers",
  schemaHash: "286a6fa0a45c6b02",
  shape: containersShape,
  size: sizeContainers,
  write: writeContainers,
  read: readContainers,
  encode: (value) => runEncode(value, containersShape, sizeContainers, writeContainers),
  encodeInto: (writer, value) => runEncodeInto(writer, value, containersShape, sizeContainers, writeContainers),
  decode: (bytes, options) => runDecode(bytes, options, containersShape, readContainers),
  decodeFrom: (reader) => runDecodeFrom(reader, containersShape, readContainers),
  view: (bytes) => new ContainersView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeContainers(v: Containers, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeStringList(v.list, depth + 1);
  n += sizeInt32ListList(v.lists, depth + 1);
  n += sizeFloat64OrNullList(v.holes, depth + 1);
  n += sizeUuidSet(v.set, depth + 1);
  n += sizeDateSet(v.days, depth + 1);
  n += sizeUint16ToLeafMap(v.map, depth + 1);
  n += sizeBoolToStringListMap(v.byFlag, depth + 1);
  n += sizeLeafOrNullDictionary(v.dictionary, depth + 1);
  n += sizeStringInt32ListLeafOrNullTuple(v.tuple, depth + 1);
  n += v.raw === undefined ? 1 : sizeRawSlot(v.raw, depth + 1);
  n += sizeLeafListDictionaryDictionary(v.tree, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeContainers(v: Containers, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 11, unknown);
  p = writeStringList(v.list, b, d, p);
  p = writeInt32ListList(v.lists, b, d, p);
  p = writeFloat64OrNullList(v.holes, b, d, p);
  p = writeUuidSet(v.set, b, d, p);
  p = writeDateSet(v.days, b, d, p);
  p = writeUint16ToLeafMap(v.map, b, d, p);
  p = writeBoolToStringListMap(v.byFlag, b, d, p);
  p = writeLeafOrNullDictionary(v.dictionary, b, d, p);
  p = writeStringInt32ListLeafOrNullTuple(v.tuple, b, d, p);
  p = v.raw === undefined ? writeNil(b, p) : writeRaw(b, d, p, v.raw as Uint8Array);
  p = writeLeafListDictionaryDictionary(v.tree, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readContainers(r: Reader, depth: number): Containers {
  const n = r.readArrayHeader(depth);
  const list = n > 0 ? readStringList(r, depth + 1) : r.missing();
  const lists = n > 1 ? readInt32ListList(r, depth + 1) : r.missing();
  const holes = n > 2 ? readFloat64OrNullList(r, depth + 1) : r.missing();
  const set = n > 3 ? readUuidSet(r, depth + 1) : r.missing();
  const days = n > 4 ? readDateSet(r, depth + 1) : r.missing();
  const map = n > 5 ? readUint16ToLeafMap(r, depth + 1) : r.missing();
  const byFlag = n > 6 ? readBoolToStringListMap(r, depth + 1) : r.missing();
  const dictionary = n > 7 ? readLeafOrNullDictionary(r, depth + 1) : r.missing();
  const tuple = n > 8 ? readStringInt32ListLeafOrNullTuple(r, depth + 1) : r.missing();
  const raw = n > 9 && !r.tryNil() ? readRaw(r, depth + 1) : undefined;
  const tree = n > 10 ? readLeafListDictionaryDictionary(r, depth + 1) : r.missing();
  const value: Decoded<Containers> = raw === undefined
    ? { list, lists, holes, set, days, map, byFlag, dictionary, tuple, tree }
    : { list, lists, holes, set, days, map, byFlag, dictionary, tuple, raw, tree };
  if (n > 11) keepUnknown(r, value, n - 11, depth);
  return value as Containers;
}

export type Leaf = authored.Leaf;

export const leafShape: RecordShape = /* @__PURE__ */ recordShape("Leaf", 2, [
  slot(0, "value", "required", scalar("int32")),
  slot(1, "next", "optional", reference(() => leafShape)),
]);

/** A `Leaf` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class LeafView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, leafShape, start, depth);
  }

  get value(): Leaf["value"] {
    return readInt32(requireSlot(this, 0)) as Leaf["value"];
  }

  get next(): Leaf["next"] {
    const r = seekSlot(this, 1);
    return r === undefined ? undefined : readLeaf(r, slotDepth(this));
  }
}

export const Leaf: Codec<Leaf, LeafView> = /* @__PURE__ */ defineRecord({
  name: "Leaf",
  schemaHash: "c9fa1aedf369b636",
  shape: leafShape,
  size: sizeLeaf,
  write: writeLeaf,
  read: readLeaf,
  encode: (value) => runEncode(value, leafShape, sizeLeaf, writeLeaf),
  encodeInto: (writer, value) => runEncodeInto(writer, value, leafShape, sizeLeaf, writeLeaf),
  decode: (bytes, options) => runDecode(bytes, options, leafShape, readLeaf),
  decodeFrom: (reader) => runDecodeFrom(reader, leafShape, readLeaf),
  view: (bytes) => new LeafView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeLeaf(v: Leaf, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 10;
  n += v.next === undefined ? 1 : sizeLeaf(v.next, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeLeaf(v: Leaf, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = putInt32(b, d, p, v.value);
  p = v.next === undefined ? writeNil(b, p) : writeLeaf(v.next, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readLeaf(r: Reader, depth: number): Leaf {
  const n = r.readArrayHeader(depth);
  const value_ = n > 0 ? readInt32(r) : r.missing();
  const next = n > 1 && !r.tryNil() ? readLeaf(r, depth + 1) : undefined;
  const value: Decoded<Leaf> = next === undefined
    ? { value: value_ }
    : { value: value_, next };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Leaf;
}

function sizeStringList(v: readonly string[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as string;
    n += sizeString(item);
  }
  return n;
}

function writeStringList(v: readonly string[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as string;
    p = writeString(b, d, p, item);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readStringList(r: Reader, depth: number): readonly string[] {
  const count = r.readArrayHeader(depth);
  const items: string[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readString(r);
  return items;
}

function sizeInt32ListList(v: readonly (readonly number[])[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as readonly number[];
    n += sizeInt32List(item, depth + 1);
  }
  return n;
}

function writeInt32ListList(v: readonly (readonly number[])[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as readonly number[];
    p = writeInt32List(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readInt32ListList(r: Reader, depth: number): readonly (readonly number[])[] {
  const count = r.readArrayHeader(depth);
  const items: (readonly number[])[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readInt32List(r, depth + 1);
  return items;
}

function sizeFloat64OrNullList(v: readonly (number | null)[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  return 5 + v.length * 9;
}

function writeFloat64OrNullList(v: readonly (number | null)[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as number | null;
    p = item === null ? writeNil(b, p) : putFloat64(b, d, p, item);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readFloat64OrNullList(r: Reader, depth: number): readonly (number | null)[] {
  const count = r.readArrayHeader(depth);
  const items: (number | null)[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = r.tryNil() ? null : readFloat64(r);
  return items;
}

function sizeUuidSet(v: ReadonlySet<string>, depth: number): number {
  checkSet(v);
  checkDepth(depth);
  return 5 + v.size * 38;
}

function writeUuidSet(v: ReadonlySet<string>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeArrayHeader(b, d, p, count);
  const entries = beginEntries();
  for (const item of v) {
    markEntry(entries, p);
    p = putUuid(b, d, p, item);
  }
  return sortElements(entries, b, p, count);
}

function readUuidSet(r: Reader, depth: number): ReadonlySet<string> {
  const count = r.readArrayHeader(depth);
  const items = new Set<string>();
  for (let i = 0; i < count; i++) addElement(r, items, readUuid(r));
  return items;
}

function sizeDateSet(v: ReadonlySet<Date>, depth: number): number {
  checkSet(v);
  checkDepth(depth);
  return 5 + v.size * 15;
}

function writeDateSet(v: ReadonlySet<Date>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeArrayHeader(b, d, p, count);
  const entries = beginEntries();
  for (const item of v) {
    markEntry(entries, p);
    p = putDate(b, d, p, item);
  }
  return sortElements(entries, b, p, count);
}

function readDateSet(r: Reader, depth: number): ReadonlySet<Date> {
  const count = r.readArrayHeader(depth);
  const items = new Set<Date>();
  for (let i = 0; i < count; i++) addElement(r, items, readDate(r));
  checkDistinct(r, items, scalar("date"));
  return items;
}

function sizeUint16ToLeafMap(v: ReadonlyMap<number, Leaf>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  let n = 5;
  for (const item of v.values()) n += sizeLeaf(item, depth + 1) + 3;
  return n;
}

function writeUint16ToLeafMap(v: ReadonlyMap<number, Leaf>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = putUint16(b, d, p, key);
    markKey(entries, p);
    p = writeLeaf(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readUint16ToLeafMap(r: Reader, depth: number): ReadonlyMap<number, Leaf> {
  const count = r.readMapHeader(depth);
  const items = new Map<number, Leaf>();
  for (let i = 0; i < count; i++) putEntry(r, items, readUint16(r), readLeaf(r, depth + 1));
  return items;
}

function sizeBoolToStringListMap(v: ReadonlyMap<boolean, readonly string[]>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  let n = 5;
  for (const item of v.values()) n += sizeStringList(item, depth + 1) + 1;
  return n;
}

function writeBoolToStringListMap(v: ReadonlyMap<boolean, readonly string[]>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = putBool(b, d, p, key);
    markKey(entries, p);
    p = writeStringList(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readBoolToStringListMap(r: Reader, depth: number): ReadonlyMap<boolean, readonly string[]> {
  const count = r.readMapHeader(depth);
  const items = new Map<boolean, readonly string[]>();
  for (let i = 0; i < count; i++) putEntry(r, items, readBool(r), readStringList(r, depth + 1));
  return items;
}

function sizeLeafOrNullDictionary(v: { readonly [name: string]: Leaf | null }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as Leaf | null;
    n += sizeString(key) + (item === null ? 1 : sizeLeaf(item, depth + 1));
  }
  return n;
}

function writeLeafOrNullDictionary(v: { readonly [name: string]: Leaf | null }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as Leaf | null;
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = item === null ? writeNil(b, p) : writeLeaf(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readLeafOrNullDictionary(r: Reader, depth: number): { readonly [name: string]: Leaf | null } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: Leaf | null } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), r.tryNil() ? null : readLeaf(r, depth + 1));
  return items;
}

function sizeStringInt32ListLeafOrNullTuple(v: readonly [string, readonly number[], Leaf | null], depth: number): number {
  checkTuple(v, 3);
  checkDepth(depth);
  let n = 5;
  n += sizeString(v[0]);
  n += sizeInt32List(v[1], depth + 1);
  n += (v[2] === null ? 1 : sizeLeaf(v[2], depth + 1));
  return n;
}

function writeStringInt32ListLeafOrNullTuple(v: readonly [string, readonly number[], Leaf | null], b: Uint8Array, d: DataView, p: number): number {
  p = writeArrayHeader(b, d, p, 3);
  p = writeString(b, d, p, v[0]);
  p = writeInt32List(v[1], b, d, p);
  p = v[2] === null ? writeNil(b, p) : writeLeaf(v[2], b, d, p);
  return p;
}

function readStringInt32ListLeafOrNullTuple(r: Reader, depth: number): readonly [string, readonly number[], Leaf | null] {
  readTupleHeader(r, 3, depth);
  return [readString(r), readInt32List(r, depth + 1), r.tryNil() ? null : readLeaf(r, depth + 1)];
}

function sizeLeafListDictionaryDictionary(v: { readonly [name: string]: { readonly [name: string]: readonly Leaf[] } }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as { readonly [name: string]: readonly Leaf[] };
    n += sizeString(key) + sizeLeafListDictionary(item, depth + 1);
  }
  return n;
}

function writeLeafListDictionaryDictionary(v: { readonly [name: string]: { readonly [name: string]: readonly Leaf[] } }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as { readonly [name: string]: readonly Leaf[] };
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = writeLeafListDictionary(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readLeafListDictionaryDictionary(r: Reader, depth: number): { readonly [name: string]: { readonly [name: string]: readonly Leaf[] } } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: { readonly [name: string]: readonly Leaf[] } } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readLeafListDictionary(r, depth + 1));
  return items;
}

function sizeInt32List(v: readonly number[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  return 5 + v.length * 5;
}

function writeInt32List(v: readonly number[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) p = putInt32(b, d, p, v[i]);
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readInt32List(r: Reader, depth: number): readonly number[] {
  const count = r.readArrayHeader(depth);
  const items: number[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readInt32(r);
  return items;
}

function sizeLeafListDictionary(v: { readonly [name: string]: readonly Leaf[] }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as readonly Leaf[];
    n += sizeString(key) + sizeLeafList(item, depth + 1);
  }
  return n;
}

function writeLeafListDictionary(v: { readonly [name: string]: readonly Leaf[] }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as readonly Leaf[];
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = writeLeafList(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readLeafListDictionary(r: Reader, depth: number): { readonly [name: string]: readonly Leaf[] } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: readonly Leaf[] } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readLeafList(r, depth + 1));
  return items;
}

function sizeLeafList(v: readonly Leaf[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as Leaf;
    n += sizeLeaf(item, depth + 1);
  }
  return n;
}

function writeLeafList(v: readonly Leaf[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as Leaf;
    p = writeLeaf(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readLeafList(r: Reader, depth: number): readonly Leaf[] {
  const count = r.readArrayHeader(depth);
  const items: Leaf[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readLeaf(r, depth + 1);
  return items;
}
