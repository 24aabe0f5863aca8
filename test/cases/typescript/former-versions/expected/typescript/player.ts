// Generated from player.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../player.schema.ts";
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
  type UnionShape,
  beginEntries,
  checkArray,
  checkDepth,
  checkDictionary,
  checkMap,
  checkMaxLength,
  checkMin,
  checkObject,
  checkTuple,
  defineDocument,
  defineOwn,
  defineRecord,
  defineUnion,
  dictionary,
  enumTable,
  enumeration,
  fault,
  keepUnknown,
  list,
  map,
  markEntry,
  markKey,
  nullable,
  ownSlot,
  putBool,
  putDate,
  putDuration,
  putEntry,
  putFloat64,
  putInt32,
  putInt64,
  putOwn,
  putPlainDate,
  putTimestamp,
  putUuid,
  raw,
  readBool,
  readBytes,
  readDate,
  readDuration,
  readEnum,
  readFloat64,
  readInt32,
  readInt64,
  readPlainDate,
  readRaw,
  readSafeint,
  readString,
  readTimestamp,
  readTupleHeader,
  readUnionHeader,
  readUnknownMember,
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
  sizeBytes,
  sizeEnum,
  sizeRawSlot,
  sizeString,
  sizeUnknown,
  sizeUnknownMember,
  skipValue,
  slot,
  slotDepth,
  sortEntries,
  storeKeyText,
  tuple,
  unionHeaderSize,
  unionShape,
  unknownSlots,
  writeArrayHeader,
  writeBytes,
  writeEnum,
  writeMapHeader,
  writeNil,
  writeRaw,
  writeRecordHeader,
  writeSafeint,
  writeString,
  writeUnionHeader,
  writeUnknown,
  writeUnknownMember,
} from "@keyslot/runtime/codegen";
import { PlayerV2 } from "./former/player-v2.ts";
import { PlayerV3_ } from "./former/player-v3.ts";

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

export type Faction = authored.Faction;

export const Faction = {
  Neutral: 0 as authored.Faction.Neutral,
  Red: 1 as authored.Faction.Red,
  Blue: 2 as authored.Faction.Blue,
};

export function factionShape(): EnumShape {
  return enumeration("Faction", "int", false, [[0, 0], [1, 1], [2, 2]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeFaction(v: Faction, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case 0:
    case 1:
    case 2:
      return writeSafeint(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readFaction(r: Reader): Faction {
  const start = r.pos;
  const wire = readSafeint(r);
  switch (wire) {
    case 0:
    case 1:
    case 2:
      return wire as Faction;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

export type Item = authored.Item;

export const itemShape: RecordShape = /* @__PURE__ */ recordShape("Item", 3, [
  slot(0, "count", "required", scalar("int32", { min: 1 })),
  slot(2, "inside", "optional", list(reference(() => itemShape))),
]);

/** A `Item` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ItemView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, itemShape, start, depth);
  }

  get count(): Item["count"] {
    return readInt32(requireSlot(this, 0)) as Item["count"];
  }

  get inside(): Item["inside"] {
    const r = seekSlot(this, 2);
    return (r === undefined ? undefined : readItemList(r, slotDepth(this))) as Item["inside"];
  }
}

export const Item: Codec<Item, ItemView> = /* @__PURE__ */ defineRecord({
  name: "Item",
  schemaHash: "3498fe70a186687f",
  shape: itemShape,
  size: sizeItem,
  write: writeItem,
  read: readItem,
  encode: (value) => runEncode(value, itemShape, sizeItem, writeItem),
  encodeInto: (writer, value) => runEncodeInto(writer, value, itemShape, sizeItem, writeItem),
  decode: (bytes, options) => runDecode(bytes, options, itemShape, readItem),
  decodeFrom: (reader) => runDecodeFrom(reader, itemShape, readItem),
  view: (bytes) => new ItemView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeItem(v: Item, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 11;
  n += v.inside === undefined ? 1 : sizeItemList(v.inside, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeItem(v: Item, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 3, unknown);
  p = putInt32(b, d, p, v.count);
  checkMin(v.count, 1);
  p = writeNil(b, p);
  p = v.inside === undefined ? writeNil(b, p) : writeItemList(v.inside, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readItem(r: Reader, depth: number): Item {
  const n = r.readArrayHeader(depth);
  const count = n > 0 ? readInt32(r) : r.missing();
  if (n > 1) skipValue(r, depth + 1);
  const inside = n > 2 && !r.tryNil() ? readItemList(r, depth + 1) : undefined;
  const value: Decoded<Item> = inside === undefined
    ? { count }
    : { count, inside };
  if (n > 3) keepUnknown(r, value, n - 3, depth);
  return value as Item;
}

export type Mark = authored.Mark;

export const markShape: UnionShape = /* @__PURE__ */ unionShape("Mark", true, "kind", [
  [1, () => circleShape],
  [2, () => squareShape],
]);

export const Mark: Codec<Mark, Mark> = /* @__PURE__ */ defineUnion({
  name: "Mark",
  schemaHash: "b557c3488ac9d748",
  shape: markShape,
  size: sizeMark,
  write: writeMark,
  read: readMark,
  encode: (value) => runEncode(value, markShape, sizeMark, writeMark),
  encodeInto: (writer, value) => runEncodeInto(writer, value, markShape, sizeMark, writeMark),
  decode: (bytes, options) => runDecode(bytes, options, markShape, readMark),
  decodeFrom: (reader) => runDecodeFrom(reader, markShape, readMark),
  view: (bytes) => Mark.decode(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeMark(v: Mark, depth: number): number {
  checkObject(v);
  checkDepth(depth);
  if (!("kind" in v)) return sizeUnknownMember(v, depth, [1, 2]);
  switch (v.kind) {
    case "circle":
      return unionHeaderSize + sizeCircle(v, depth + 1);
    case "square":
      return unionHeaderSize + sizeSquare(v, depth + 1);
    default:
      return sizeUnknownMember(v, depth, [1, 2]);
  }
}

export function writeMark(v: Mark, b: Uint8Array, d: DataView, p: number): number {
  if (!("kind" in v)) return writeUnknownMember(b, d, p, v);
  switch (v.kind) {
    case "circle":
      return writeCircle(v, b, d, writeUnionHeader(b, d, p, 1));
    case "square":
      return writeSquare(v, b, d, writeUnionHeader(b, d, p, 2));
    default:
      return writeUnknownMember(b, d, p, v);
  }
}

export function readMark(r: Reader, depth: number): Mark {
  const tag = readUnionHeader(r, depth);
  switch (tag) {
    case 1:
      return readCircle(r, depth + 1);
    case 2:
      return readSquare(r, depth + 1);
    default:
      return readUnknownMember(r, tag, depth);
  }
}

export type Mood = authored.Mood;

export const Mood = {
  Fine: "fine" as authored.Mood.Fine,
  Sad: "sad" as authored.Mood.Sad,
};

const moodMembers = /* @__PURE__ */ enumTable(moodShape());

export function moodShape(): EnumShape {
  return enumeration("Mood", "int", true, [["fine", 7], ["sad", 9]]);
}

// What the codec is made of; other generated modules call these as well.
export function sizeMood(v: Mood): number {
  return sizeEnum(moodMembers, v);
}

export function writeMood(v: Mood, b: Uint8Array, d: DataView, p: number): number {
  return writeEnum(moodMembers, b, d, p, v);
}

export function readMood(r: Reader): Mood {
  return readEnum(moodMembers, r) as Mood;
}

/** Someone who plays. */
export type Player = authored.Player;

function defaultPlayerMarks(): Player["marks"] {
  return [{ kind: "circle", radius: 2 }];
}

function defaultPlayerPurse(): Player["purse"] {
  return { gold: 5n };
}

export const playerShape: RecordShape = /* @__PURE__ */ recordShape("Player", 17, [
  slot(0, "id", "required", scalar("uuid")),
  slot(1, "name", "required", scalar("string")),
  slot(2, "faction", "defaulted", factionShape(), () => 1),
  slot(3, "mood", "optional", moodShape()),
  slot(4, "rank", "optional", rankShape()),
  slot(5, "marks", "defaulted", list(reference(() => markShape)), defaultPlayerMarks),
  slot(7, "extra", "required", raw),
  slot(8, "bag", "required", map(scalar("uuid"), list(reference(() => itemShape)))),
  slot(9, "seen", "required", list(scalar("date"))),
  slot(10, "at", "required", tuple(scalar("float64"), nullable(scalar("timestamp")))),
  slot(11, "purse", "defaulted", dictionary(scalar("int64")), defaultPlayerPurse),
  slot(12, "since", "optional", scalar("plainDate")),
  slot(13, "price", "required", scalar("string")),
  slot(14, "played", "optional", scalar("duration")),
  slot(15, "toString", "optional", scalar("bool")),
  slot(16, "photo", "optional", scalar("bytes")),
]);

/** A `Player` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class PlayerView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, playerShape, start, depth);
  }

  get id(): Player["id"] {
    return readUuid(requireSlot(this, 0)) as Player["id"];
  }

  get name(): Player["name"] {
    return readString(requireSlot(this, 1)) as Player["name"];
  }

  get faction(): Player["faction"] {
    const r = seekSlot(this, 2);
    return r === undefined ? 1 : readFaction(r);
  }

  get mood(): Player["mood"] {
    const r = seekSlot(this, 3);
    return r === undefined ? undefined : readMood(r);
  }

  get rank(): Player["rank"] {
    const r = seekSlot(this, 4);
    return r === undefined ? undefined : readRank(r);
  }

  get marks(): Player["marks"] {
    const r = seekSlot(this, 5);
    return (r === undefined ? defaultPlayerMarks() : readMarkList(r, slotDepth(this))) as Player["marks"];
  }

  get extra(): Player["extra"] {
    return readRaw(requireSlot(this, 7), slotDepth(this));
  }

  get bag(): Player["bag"] {
    return readUuidToItemListMap(requireSlot(this, 8), slotDepth(this)) as Player["bag"];
  }

  get seen(): Player["seen"] {
    return readDateList(requireSlot(this, 9), slotDepth(this)) as Player["seen"];
  }

  get at(): Player["at"] {
    return readFloat64TimestampOrNullTuple(requireSlot(this, 10), slotDepth(this)) as Player["at"];
  }

  get purse(): Player["purse"] {
    const r = seekSlot(this, 11);
    return (r === undefined ? defaultPlayerPurse() : readInt64Dictionary(r, slotDepth(this))) as Player["purse"];
  }

  get since(): Player["since"] {
    const r = seekSlot(this, 12);
    return (r === undefined ? undefined : readPlainDate(r)) as Player["since"];
  }

  get price(): Player["price"] {
    return readString(requireSlot(this, 13)) as Player["price"];
  }

  /** @deprecated no longer shown */
  get played(): Player["played"] {
    const r = seekSlot(this, 14);
    return (r === undefined ? undefined : readDuration(r)) as Player["played"];
  }

  override get toString(): Player["toString"] {
    const r = seekSlot(this, 15);
    return r === undefined ? undefined : readBool(r);
  }

  get photo(): Player["photo"] {
    const r = seekSlot(this, 16);
    return (r === undefined ? undefined : readBytes(r)) as Player["photo"];
  }
}

/** Lookups of `Player` by its indexes. */
export interface PlayerQuery {
  /** The one document of this `name`, if there is one. */
  byName(name: Player["name"]): Readonly<Player> | undefined;
  /** Documents by `faction`: one value or a range. */
  byFaction(faction: Player["faction"] | Range<Player["faction"]>, options?: FindOptions): readonly Readonly<Player>[];
}

/** Someone who plays. */
export const Player: DocumentDefinition<Player, Player["id"], PlayerQuery, PlayerView, { v2: PlayerV2; v3: PlayerV3_ }> = /* @__PURE__ */ defineDocument({
  name: "Player",
  schemaHash: "5af462ebd09f1484",
  shape: playerShape,
  size: sizePlayer,
  write: writePlayer,
  read: readPlayer,
  encode: (value) => runEncode(value, playerShape, sizePlayer, writePlayer),
  encodeInto: (writer, value) => runEncodeInto(writer, value, playerShape, sizePlayer, writePlayer),
  decode: (bytes, options) => runDecode(bytes, options, playerShape, readPlayer),
  decodeFrom: (reader) => runDecodeFrom(reader, playerShape, readPlayer),
  view: (bytes) => new PlayerView(bytes),
  type: "player",
  schemaId: "player.v4",
  version: 4,
  global: false,
  freezable: false,
  storeKey: (id) => storeKeyText(playerShape, [0], [id]),
  storeKeyOf: (v) => storeKeyText(playerShape, [0], [v.id]),
  indexes: [
    { accessor: "byName", unique: true, parts: [{ slot: "name", order: "string", multi: false, read: (v) => v.name }] },
    { accessor: "byFaction", unique: false, parts: [
      { slot: "faction", order: "number", multi: false, read: (v) => v.faction },
    ] },
  ],
  query: (reader) => ({
    byName: (name) => reader.findOne(0, [name]),
    byFaction: (faction, options) => reader.find(1, [faction], options),
  }),
  formerVersions: {
    v2: { version: 2, schemaId: "hero", codec: PlayerV2 },
    v3: { version: 3, schemaId: "player.v3", codec: PlayerV3_ },
  },
  catalog: {
    schemaId: "player.v4",
    schemaName: "player",
    schemaVersion: "player.v4",
    contentHash: "sha256:e39ee1d1fd43b6829bc6860d3f6029e83d907f0cb5ce5ea823f99cbde425a696",
    canonicalSchemaJson:
      '{"schemaName":"player","schemaVersion":"player.v4","members":[{"slot":0,"name":"id","type":"System.Guid","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"name","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":true},{"slot":2,"name":"faction","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byFaction","isName":false},{"slot":3,"name":"mood","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"rank","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":5,"name":"marks","type":"System.Object","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":7,"name":"extra","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":8,"name":"bag","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":9,"name":"seen","type":"System.DateTime","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":10,"name":"at","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":11,"name":"purse","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":12,"name":"since","type":"System.DateOnly","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":13,"name":"price","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":14,"name":"played","type":"System.TimeSpan","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":15,"name":"toString","type":"System.Boolean","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":16,"name":"photo","type":"System.Byte[]","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["player.v4"],
    members: [
      { slot: 0, name: "id", typeName: "System.Guid", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "name", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: true, indexAlias: null },
      { slot: 2, name: "faction", typeName: "System.Int32", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byFaction" },
      { slot: 3, name: "mood", typeName: "System.Int32", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 4, name: "rank", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 5, name: "marks", typeName: "System.Object", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: null },
      { slot: 7, name: "extra", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 8, name: "bag", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 9, name: "seen", typeName: "System.DateTime", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: null },
      { slot: 10, name: "at", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 11, name: "purse", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 12, name: "since", typeName: "System.DateOnly", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 13, name: "price", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 14, name: "played", typeName: "System.TimeSpan", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 15, name: "toString", typeName: "System.Boolean", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 16, name: "photo", typeName: "System.Byte[]", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizePlayer(v: Player, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 77;
  n += sizeString(v.name);
  n += v.mood === undefined ? 1 : sizeMood(v.mood);
  n += sizeMarkList(v.marks, depth + 1);
  n += sizeRawSlot(v.extra, depth + 1);
  n += sizeUuidToItemListMap(v.bag, depth + 1);
  n += sizeDateList(v.seen, depth + 1);
  n += sizeFloat64TimestampOrNullTuple(v.at, depth + 1);
  n += sizeInt64Dictionary(v.purse, depth + 1);
  n += sizeString(v.price);
  n += v.photo === undefined ? 1 : sizeBytes(v.photo);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writePlayer(v: Player, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  const toString = ownSlot(v, "toString");
  p = writeRecordHeader(b, d, p, 17, unknown);
  p = putUuid(b, d, p, v.id);
  p = writeString(b, d, p, v.name);
  p = writeFaction(v.faction, b, d, p);
  p = v.mood === undefined ? writeNil(b, p) : writeMood(v.mood, b, d, p);
  p = v.rank === undefined ? writeNil(b, p) : writeRank(v.rank, b, d, p);
  p = writeMarkList(v.marks, b, d, p);
  p = writeNil(b, p);
  p = writeRaw(b, d, p, v.extra as Uint8Array);
  p = writeUuidToItemListMap(v.bag, b, d, p);
  p = writeDateList(v.seen, b, d, p);
  p = writeFloat64TimestampOrNullTuple(v.at, b, d, p);
  p = writeInt64Dictionary(v.purse, b, d, p);
  p = v.since === undefined ? writeNil(b, p) : putPlainDate(b, d, p, v.since);
  p = writeString(b, d, p, v.price);
  p = v.played === undefined ? writeNil(b, p) : putDuration(b, d, p, v.played);
  p = toString === undefined ? writeNil(b, p) : putBool(b, d, p, toString);
  p = v.photo === undefined ? writeNil(b, p) : writeBytes(b, d, p, v.photo);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readPlayer(r: Reader, depth: number): Player {
  const n = r.readArrayHeader(depth);
  const id = n > 0 ? readUuid(r) : r.missing();
  const name = n > 1 ? readString(r) : r.missing();
  const faction = n > 2 && !r.tryNil() ? readFaction(r) : 1;
  const mood = n > 3 && !r.tryNil() ? readMood(r) : undefined;
  const rank = n > 4 && !r.tryNil() ? readRank(r) : undefined;
  const marks = n > 5 && !r.tryNil() ? readMarkList(r, depth + 1) : defaultPlayerMarks();
  if (n > 6) skipValue(r, depth + 1);
  const extra = n > 7 && !r.tryNil() ? readRaw(r, depth + 1) : r.missing();
  const bag = n > 8 ? readUuidToItemListMap(r, depth + 1) : r.missing();
  const seen = n > 9 ? readDateList(r, depth + 1) : r.missing();
  const at = n > 10 ? readFloat64TimestampOrNullTuple(r, depth + 1) : r.missing();
  const purse = n > 11 && !r.tryNil() ? readInt64Dictionary(r, depth + 1) : defaultPlayerPurse();
  const since = n > 12 && !r.tryNil() ? readPlainDate(r) : undefined;
  const price = n > 13 ? readString(r) : r.missing();
  const played = n > 14 && !r.tryNil() ? readDuration(r) : undefined;
  const toString = n > 15 && !r.tryNil() ? readBool(r) : undefined;
  const photo = n > 16 && !r.tryNil() ? readBytes(r) : undefined;
  const value: Decoded<Player> = { id, name, faction, marks, extra, bag, seen, at, purse, price };
  if (mood !== undefined) value.mood = mood;
  if (rank !== undefined) value.rank = rank;
  if (since !== undefined) value.since = since;
  if (played !== undefined) value.played = played;
  if (toString !== undefined) defineOwn(value, "toString", toString);
  if (photo !== undefined) value.photo = photo;
  if (n > 17) keepUnknown(r, value, n - 17, depth);
  return value as Player;
}

/** Takes a name that a former version would have. */
export type PlayerV3 = authored.PlayerV3;

export const playerV3Shape: RecordShape = /* @__PURE__ */ recordShape("PlayerV3", 1, [
  slot(0, "note", "required", scalar("string")),
]);

/** A `PlayerV3` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class PlayerV3View extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, playerV3Shape, start, depth);
  }

  get note(): PlayerV3["note"] {
    return readString(requireSlot(this, 0)) as PlayerV3["note"];
  }
}

/** Takes a name that a former version would have. */
export const PlayerV3: Codec<PlayerV3, PlayerV3View> = /* @__PURE__ */ defineRecord({
  name: "PlayerV3",
  schemaHash: "449994f9171dbb22",
  shape: playerV3Shape,
  size: sizePlayerV3,
  write: writePlayerV3,
  read: readPlayerV3,
  encode: (value) => runEncode(value, playerV3Shape, sizePlayerV3, writePlayerV3),
  encodeInto: (writer, value) => runEncodeInto(writer, value, playerV3Shape, sizePlayerV3, writePlayerV3),
  decode: (bytes, options) => runDecode(bytes, options, playerV3Shape, readPlayerV3),
  decodeFrom: (reader) => runDecodeFrom(reader, playerV3Shape, readPlayerV3),
  view: (bytes) => new PlayerV3View(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizePlayerV3(v: PlayerV3, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString(v.note);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writePlayerV3(v: PlayerV3, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeString(b, d, p, v.note);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readPlayerV3(r: Reader, depth: number): PlayerV3 {
  const n = r.readArrayHeader(depth);
  const note = n > 0 ? readString(r) : r.missing();
  const value: Decoded<PlayerV3> = { note };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as PlayerV3;
}

export type Rank = authored.Rank;

export function rankShape(): EnumShape {
  return enumeration("Rank", "string", false, [["low", "low"], ["high", "high"]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeRank(v: Rank, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case "low":
    case "high":
      return writeString(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readRank(r: Reader): Rank {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "low":
    case "high":
      return wire as Rank;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

export type Settings = authored.Settings;

export const settingsShape: RecordShape = /* @__PURE__ */ recordShape("Settings", 1, [
  slot(0, "theme", "required", scalar("string")),
]);

/** A `Settings` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class SettingsView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, settingsShape, start, depth);
  }

  get theme(): Settings["theme"] {
    return readString(requireSlot(this, 0)) as Settings["theme"];
  }
}

/** Lookups of `Settings` by its indexes. */
export interface SettingsQuery {}

export const Settings: DocumentDefinition<Settings, undefined, SettingsQuery, SettingsView> = /* @__PURE__ */ defineDocument({
  name: "Settings",
  schemaHash: "449994f9171dbb22",
  shape: settingsShape,
  size: sizeSettings,
  write: writeSettings,
  read: readSettings,
  encode: (value) => runEncode(value, settingsShape, sizeSettings, writeSettings),
  encodeInto: (writer, value) => runEncodeInto(writer, value, settingsShape, sizeSettings, writeSettings),
  decode: (bytes, options) => runDecode(bytes, options, settingsShape, readSettings),
  decodeFrom: (reader) => runDecodeFrom(reader, settingsShape, readSettings),
  view: (bytes) => new SettingsView(bytes),
  type: "settings",
  schemaId: "settings",
  version: 1,
  global: true,
  freezable: true,
  storeKey: () => "__global__",
  storeKeyOf: () => "__global__",
  indexes: [],
  query: () => ({}),
  catalog: {
    schemaId: "settings",
    schemaName: "settings",
    schemaVersion: "settings.v1",
    contentHash: "sha256:1722b86e13da3caafd12dd40148ba56ce461e1a7bc1e1cc297ff5a559fa0a625",
    canonicalSchemaJson:
      '{"schemaName":"settings","schemaVersion":"settings.v1","members":[{"slot":0,"name":"theme","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["settings", "game.settings"],
    members: [
      { slot: 0, name: "theme", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeSettings(v: Settings, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString(v.theme);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeSettings(v: Settings, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeString(b, d, p, v.theme);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readSettings(r: Reader, depth: number): Settings {
  const n = r.readArrayHeader(depth);
  const theme = n > 0 ? readString(r) : r.missing();
  const value: Decoded<Settings> = { theme };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Settings;
}

export type Square = authored.Square;

export const squareShape: RecordShape = /* @__PURE__ */ recordShape("Square", 1, [
  slot(0, "label", "optional", scalar("string", { maxLength: 10 })),
], ["kind", "square"]);

/** A `Square` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class SquareView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, squareShape, start, depth);
  }

  get kind(): "square" {
    return "square";
  }

  get label(): Square["label"] {
    const r = seekSlot(this, 0);
    return (r === undefined ? undefined : readString(r)) as Square["label"];
  }
}

export const Square: Codec<Square, SquareView> = /* @__PURE__ */ defineRecord({
  name: "Square",
  schemaHash: "d73eff18abc404e1",
  shape: squareShape,
  size: sizeSquare,
  write: writeSquare,
  read: readSquare,
  encode: (value) => runEncode(value, squareShape, sizeSquare, writeSquare),
  encodeInto: (writer, value) => runEncodeInto(writer, value, squareShape, sizeSquare, writeSquare),
  decode: (bytes, options) => runDecode(bytes, options, squareShape, readSquare),
  decodeFrom: (reader) => runDecodeFrom(reader, squareShape, readSquare),
  view: (bytes) => new SquareView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeSquare(v: Square, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  if (v.kind !== "square") fault("wire/undeclared-value");
  let n = 5;
  if (v.label === undefined) n += 1;
  else {
    n += sizeString(v.label);
    checkMaxLength(v.label, 10);
  }
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeSquare(v: Square, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = v.label === undefined ? writeNil(b, p) : writeString(b, d, p, v.label);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readSquare(r: Reader, depth: number): Square {
  const n = r.readArrayHeader(depth);
  const label = n > 0 && !r.tryNil() ? readString(r) : undefined;
  const value: Decoded<Square> = label === undefined
    ? { kind: "square" }
    : { kind: "square", label };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Square;
}

function sizeItemList(v: readonly Item[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as Item;
    n += sizeItem(item, depth + 1);
  }
  return n;
}

function writeItemList(v: readonly Item[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as Item;
    p = writeItem(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readItemList(r: Reader, depth: number): readonly Item[] {
  const count = r.readArrayHeader(depth);
  const items: Item[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readItem(r, depth + 1);
  return items;
}

function sizeMarkList(v: readonly Mark[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as Mark;
    n += sizeMark(item, depth + 1);
  }
  return n;
}

function writeMarkList(v: readonly Mark[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as Mark;
    p = writeMark(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readMarkList(r: Reader, depth: number): readonly Mark[] {
  const count = r.readArrayHeader(depth);
  const items: Mark[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readMark(r, depth + 1);
  return items;
}

function sizeUuidToItemListMap(v: ReadonlyMap<string, readonly Item[]>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  let n = 5;
  for (const item of v.values()) n += sizeItemList(item, depth + 1) + 38;
  return n;
}

function writeUuidToItemListMap(v: ReadonlyMap<string, readonly Item[]>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = putUuid(b, d, p, key);
    markKey(entries, p);
    p = writeItemList(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readUuidToItemListMap(r: Reader, depth: number): ReadonlyMap<string, readonly Item[]> {
  const count = r.readMapHeader(depth);
  const items = new Map<string, readonly Item[]>();
  for (let i = 0; i < count; i++) putEntry(r, items, readUuid(r), readItemList(r, depth + 1));
  return items;
}

function sizeDateList(v: readonly Date[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  return 5 + v.length * 15;
}

function writeDateList(v: readonly Date[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) p = putDate(b, d, p, v[i]);
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readDateList(r: Reader, depth: number): readonly Date[] {
  const count = r.readArrayHeader(depth);
  const items: Date[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readDate(r);
  return items;
}

function sizeFloat64TimestampOrNullTuple(v: readonly [number, bigint | null], depth: number): number {
  checkTuple(v, 2);
  checkDepth(depth);
  return 29;
}

function writeFloat64TimestampOrNullTuple(v: readonly [number, bigint | null], b: Uint8Array, d: DataView, p: number): number {
  p = writeArrayHeader(b, d, p, 2);
  p = putFloat64(b, d, p, v[0]);
  p = v[1] === null ? writeNil(b, p) : putTimestamp(b, d, p, v[1]);
  return p;
}

function readFloat64TimestampOrNullTuple(r: Reader, depth: number): readonly [number, bigint | null] {
  readTupleHeader(r, 2, depth);
  return [readFloat64(r), r.tryNil() ? null : readTimestamp(r)];
}

function sizeInt64Dictionary(v: { readonly [name: string]: bigint }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key of Object.keys(v)) n += sizeString(key) + 9;
  return n;
}

function writeInt64Dictionary(v: { readonly [name: string]: bigint }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as bigint;
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = putInt64(b, d, p, item);
  }
  return sortEntries(entries, b, p, count);
}

function readInt64Dictionary(r: Reader, depth: number): { readonly [name: string]: bigint } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: bigint } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readInt64(r));
  return items;
}
