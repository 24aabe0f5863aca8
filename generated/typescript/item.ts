// Generated from item.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../schemas/game/item.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  type DocumentDefinition,
  type EnumShape,
  type FindOptions,
  LazyView,
  type Range,
  type Reader,
  type RecordShape,
  beginEntries,
  checkArray,
  checkDepth,
  checkDictionary,
  checkMax,
  checkMin,
  checkObject,
  checkTuple,
  defineDocument,
  defineRecord,
  dictionary,
  enumeration,
  fault,
  keepUnknown,
  list,
  markEntry,
  markKey,
  putBool,
  putInt32,
  putOwn,
  putSafeint,
  putUint16,
  putUint8,
  readBool,
  readDecimal,
  readInt32,
  readSafeint,
  readString,
  readTupleHeader,
  readUint16,
  readUint8,
  recordShape,
  reference,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  seekSlot,
  sizeDecimal,
  sizeString,
  sizeUnknown,
  slot,
  slotDepth,
  sortEntries,
  storeKeyText,
  tuple,
  unknownSlots,
  writeArrayHeader,
  writeDecimal,
  writeMapHeader,
  writeNil,
  writeRecordHeader,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";

/** Something and how it is locked away. */
export type BoxOfItem = authored.Box<authored.Item>;

export const boxOfItemShape: RecordShape = /* @__PURE__ */ recordShape("BoxOfItem", 3, [
  slot(0, "content", "required", reference(() => itemShape)),
  slot(1, "locked", "defaulted", scalar("bool"), () => false),
  slot(2, "nested", "optional", list(reference(() => boxOfItemShape))),
]);

/** A `BoxOfItem` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class BoxOfItemView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, boxOfItemShape, start, depth);
  }

  get content(): BoxOfItem["content"] {
    return readItem(requireSlot(this, 0), slotDepth(this));
  }

  get locked(): BoxOfItem["locked"] {
    const r = seekSlot(this, 1);
    return r === undefined ? false : readBool(r);
  }

  /** Other boxes inside. */
  get nested(): BoxOfItem["nested"] {
    const r = seekSlot(this, 2);
    return (r === undefined ? undefined : readBoxOfItemList(r, slotDepth(this))) as BoxOfItem["nested"];
  }
}

/** Something and how it is locked away. */
export const BoxOfItem: Codec<BoxOfItem, BoxOfItemView> = /* @__PURE__ */ defineRecord({
  name: "BoxOfItem",
  schemaHash: "e791c3ac66401282",
  shape: boxOfItemShape,
  size: sizeBoxOfItem,
  write: writeBoxOfItem,
  read: readBoxOfItem,
  encode: (value) => runEncode(value, boxOfItemShape, sizeBoxOfItem, writeBoxOfItem),
  encodeInto: (writer, value) => runEncodeInto(writer, value, boxOfItemShape, sizeBoxOfItem, writeBoxOfItem),
  decode: (bytes, options) => runDecode(bytes, options, boxOfItemShape, readBoxOfItem),
  decodeFrom: (reader) => runDecodeFrom(reader, boxOfItemShape, readBoxOfItem),
  view: (bytes) => new BoxOfItemView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeBoxOfItem(v: BoxOfItem, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 6;
  n += sizeItem(v.content, depth + 1);
  n += v.nested === undefined ? 1 : sizeBoxOfItemList(v.nested, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeBoxOfItem(v: BoxOfItem, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 3, unknown);
  p = writeItem(v.content, b, d, p);
  p = putBool(b, d, p, v.locked);
  p = v.nested === undefined ? writeNil(b, p) : writeBoxOfItemList(v.nested, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readBoxOfItem(r: Reader, depth: number): BoxOfItem {
  const n = r.readArrayHeader(depth);
  const content = n > 0 ? readItem(r, depth + 1) : r.missing();
  const locked = n > 1 && !r.tryNil() ? readBool(r) : false;
  const nested = n > 2 && !r.tryNil() ? readBoxOfItemList(r, depth + 1) : undefined;
  const value: Decoded<BoxOfItem> = nested === undefined
    ? { content, locked }
    : { content, locked, nested };
  if (n > 3) keepUnknown(r, value, n - 3, depth);
  return value as BoxOfItem;
}

/** An item definition. */
export type Item = authored.Item;

export const itemShape: RecordShape = /* @__PURE__ */ recordShape("Item", 6, [
  slot(0, "id", "required", scalar("string")),
  slot(1, "title", "required", scalar("string")),
  slot(2, "rarity", "defaulted", rarityShape(), () => 0),
  slot(3, "price", "required", scalar("decimal")),
  slot(4, "tint", "required", tuple(scalar("uint8"), scalar("uint8"), scalar("uint8"))),
  slot(5, "bonuses", "defaulted", dictionary(scalar("int32")), () => ({})),
]);

/** A `Item` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ItemView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, itemShape, start, depth);
  }

  get id(): Item["id"] {
    return readString(requireSlot(this, 0)) as Item["id"];
  }

  get title(): Item["title"] {
    return readString(requireSlot(this, 1)) as Item["title"];
  }

  get rarity(): Item["rarity"] {
    const r = seekSlot(this, 2);
    return r === undefined ? 0 : readRarity(r);
  }

  /** In gold. */
  get price(): Item["price"] {
    return readDecimal(requireSlot(this, 3)) as Item["price"];
  }

  /** Red, green, blue. */
  get tint(): Item["tint"] {
    return readUint8Uint8Uint8Tuple(requireSlot(this, 4), slotDepth(this)) as Item["tint"];
  }

  /** What it changes, by stat. */
  get bonuses(): Item["bonuses"] {
    const r = seekSlot(this, 5);
    return (r === undefined ? {} : readInt32Dictionary(r, slotDepth(this))) as Item["bonuses"];
  }
}

/** Lookups of `Item` by its indexes. */
export interface ItemQuery {
  /** The one document of this `title`, if there is one. */
  byName(title: Item["title"]): Readonly<Item> | undefined;
  /** Documents by `rarity`: one value or a range. */
  byRarity(rarity: Item["rarity"] | Range<Item["rarity"]>, options?: FindOptions): readonly Readonly<Item>[];
}

/** An item definition. */
export const Item: DocumentDefinition<Item, Item["id"], ItemQuery, ItemView> = /* @__PURE__ */ defineDocument({
  name: "Item",
  schemaHash: "9cb8ff5c115eaf13",
  shape: itemShape,
  size: sizeItem,
  write: writeItem,
  read: readItem,
  encode: (value) => runEncode(value, itemShape, sizeItem, writeItem),
  encodeInto: (writer, value) => runEncodeInto(writer, value, itemShape, sizeItem, writeItem),
  decode: (bytes, options) => runDecode(bytes, options, itemShape, readItem),
  decodeFrom: (reader) => runDecodeFrom(reader, itemShape, readItem),
  view: (bytes) => new ItemView(bytes),
  type: "item",
  schemaId: "game.item.v1",
  version: 1,
  global: false,
  freezable: true,
  storeKey: (id) => storeKeyText(itemShape, [0], [id]),
  storeKeyOf: (v) => storeKeyText(itemShape, [0], [v.id]),
  indexes: [
    { accessor: "byName", unique: true, parts: [
      { slot: "title", order: "string", multi: false, read: (v) => v.title },
    ] },
    { accessor: "byRarity", unique: false, parts: [
      { slot: "rarity", order: "number", multi: false, read: (v) => v.rarity },
    ] },
  ],
  query: (reader) => ({
    byName: (title) => reader.findOne(0, [title]),
    byRarity: (rarity, options) => reader.find(1, [rarity], options),
  }),
  catalog: {
    schemaId: "game.item.v1",
    schemaName: "item",
    schemaVersion: "item.v1",
    contentHash: "sha256:f715f2d2b5ca971c11916e418a4c6fd956ba90c960f1334e71daa4ae8bcd082a",
    canonicalSchemaJson:
      '{"schemaName":"item","schemaVersion":"item.v1","members":[{"slot":0,"name":"id","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"title","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":true},{"slot":2,"name":"rarity","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byRarity","isName":false},{"slot":3,"name":"price","type":"System.Decimal","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"tint","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":5,"name":"bonuses","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["game.item.v1"],
    members: [
      { slot: 0, name: "id", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "title", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: true, indexAlias: null },
      { slot: 2, name: "rarity", typeName: "System.Int32", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byRarity" },
      { slot: 3, name: "price", typeName: "System.Decimal", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 4, name: "tint", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 5, name: "bonuses", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeItem(v: Item, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 14;
  n += sizeString(v.id);
  n += sizeString(v.title);
  n += sizeDecimal(v.price);
  n += sizeUint8Uint8Uint8Tuple(v.tint, depth + 1);
  n += sizeInt32Dictionary(v.bonuses, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeItem(v: Item, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 6, unknown);
  p = writeString(b, d, p, v.id);
  p = writeString(b, d, p, v.title);
  p = writeRarity(v.rarity, b, d, p);
  p = writeDecimal(b, d, p, v.price);
  p = writeUint8Uint8Uint8Tuple(v.tint, b, d, p);
  p = writeInt32Dictionary(v.bonuses, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readItem(r: Reader, depth: number): Item {
  const n = r.readArrayHeader(depth);
  const id = n > 0 ? readString(r) : r.missing();
  const title = n > 1 ? readString(r) : r.missing();
  const rarity = n > 2 && !r.tryNil() ? readRarity(r) : 0;
  const price = n > 3 ? readDecimal(r) : r.missing();
  const tint = n > 4 ? readUint8Uint8Uint8Tuple(r, depth + 1) : r.missing();
  const bonuses = n > 5 && !r.tryNil() ? readInt32Dictionary(r, depth + 1) : {};
  const value: Decoded<Item> = { id, title, rarity, price, tint, bonuses };
  if (n > 6) keepUnknown(r, value, n - 6, depth);
  return value as Item;
}

/** So many of one item. */
export type ItemStack = authored.ItemStack;

export const itemStackShape: RecordShape = /* @__PURE__ */ recordShape("ItemStack", 3, [
  slot(0, "item", "required", scalar("string")),
  slot(1, "count", "defaulted", scalar("uint16", { min: 1, max: 999 }), () => 1),
  slot(2, "label", "optional", scalar("string")),
]);

/** A `ItemStack` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ItemStackView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, itemStackShape, start, depth);
  }

  get item(): ItemStack["item"] {
    return readString(requireSlot(this, 0)) as ItemStack["item"];
  }

  get count(): ItemStack["count"] {
    const r = seekSlot(this, 1);
    return (r === undefined ? 1 : readUint16(r)) as ItemStack["count"];
  }

  get label(): ItemStack["label"] {
    const r = seekSlot(this, 2);
    return (r === undefined ? undefined : readString(r)) as ItemStack["label"];
  }
}

/** So many of one item. */
export const ItemStack: Codec<ItemStack, ItemStackView> = /* @__PURE__ */ defineRecord({
  name: "ItemStack",
  schemaHash: "c5d0b371abee4ce2",
  shape: itemStackShape,
  size: sizeItemStack,
  write: writeItemStack,
  read: readItemStack,
  encode: (value) => runEncode(value, itemStackShape, sizeItemStack, writeItemStack),
  encodeInto: (writer, value) => runEncodeInto(writer, value, itemStackShape, sizeItemStack, writeItemStack),
  decode: (bytes, options) => runDecode(bytes, options, itemStackShape, readItemStack),
  decodeFrom: (reader) => runDecodeFrom(reader, itemStackShape, readItemStack),
  view: (bytes) => new ItemStackView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeItemStack(v: ItemStack, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 8;
  n += sizeString(v.item);
  n += v.label === undefined ? 1 : sizeString(v.label);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeItemStack(v: ItemStack, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 3, unknown);
  p = writeString(b, d, p, v.item);
  p = putUint16(b, d, p, v.count);
  checkMin(v.count, 1);
  checkMax(v.count, 999);
  p = v.label === undefined ? writeNil(b, p) : writeString(b, d, p, v.label);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readItemStack(r: Reader, depth: number): ItemStack {
  const n = r.readArrayHeader(depth);
  const item = n > 0 ? readString(r) : r.missing();
  const count = n > 1 && !r.tryNil() ? readUint16(r) : 1;
  const label = n > 2 && !r.tryNil() ? readString(r) : undefined;
  const value: Decoded<ItemStack> = label === undefined
    ? { item, count }
    : { item, count, label };
  if (n > 3) keepUnknown(r, value, n - 3, depth);
  return value as ItemStack;
}

/** Spelled as a constant object, which needs no enum syntax. */
export type Rarity = authored.Rarity;

/** Spelled as a constant object, which needs no enum syntax. */
export const Rarity = {
  Common: 0,
  Rare: 1,
  Legendary: 7,
} as const;

export function rarityShape(): EnumShape {
  return enumeration("Rarity", "int", true, [[0, 0], [1, 1], [7, 7]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeRarity(v: Rarity, b: Uint8Array, d: DataView, p: number): number {
  return putSafeint(b, d, p, v);
}

export function readRarity(r: Reader): Rarity {
  return readSafeint(r) as Rarity;
}

function sizeBoxOfItemList(v: readonly BoxOfItem[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as BoxOfItem;
    n += sizeBoxOfItem(item, depth + 1);
  }
  return n;
}

function writeBoxOfItemList(v: readonly BoxOfItem[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as BoxOfItem;
    p = writeBoxOfItem(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readBoxOfItemList(r: Reader, depth: number): readonly BoxOfItem[] {
  const count = r.readArrayHeader(depth);
  const items: BoxOfItem[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readBoxOfItem(r, depth + 1);
  return items;
}

function sizeUint8Uint8Uint8Tuple(v: readonly [number, number, number], depth: number): number {
  checkTuple(v, 3);
  checkDepth(depth);
  return 11;
}

function writeUint8Uint8Uint8Tuple(v: readonly [number, number, number], b: Uint8Array, d: DataView, p: number): number {
  p = writeArrayHeader(b, d, p, 3);
  p = putUint8(b, d, p, v[0]);
  p = putUint8(b, d, p, v[1]);
  p = putUint8(b, d, p, v[2]);
  return p;
}

function readUint8Uint8Uint8Tuple(r: Reader, depth: number): readonly [number, number, number] {
  readTupleHeader(r, 3, depth);
  return [readUint8(r), readUint8(r), readUint8(r)];
}

function sizeInt32Dictionary(v: { readonly [name: string]: number }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key of Object.keys(v)) n += sizeString(key) + 5;
  return n;
}

function writeInt32Dictionary(v: { readonly [name: string]: number }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as number;
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = putInt32(b, d, p, item);
  }
  return sortEntries(entries, b, p, count);
}

function readInt32Dictionary(r: Reader, depth: number): { readonly [name: string]: number } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: number } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readInt32(r));
  return items;
}
