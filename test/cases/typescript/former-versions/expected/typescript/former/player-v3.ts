// Generated from the lockfile by @keyslot/compiler. Do not edit: run `keyslot build`.
import {
  type Decoded,
  type EnumShape,
  type FormerCodec,
  type Reader,
  type RecordShape,
  type UnionShape,
  type UnknownMember,
  defineFormer,
  defineOwn,
  dictionary,
  enumTable,
  enumeration,
  list,
  map,
  nullable,
  putEntry,
  putOwn,
  raw,
  readBool,
  readBytes,
  readDate,
  readDecimal,
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
  scalar,
  skipValue,
  slot,
  tuple,
  unionShape,
} from "@keyslot/runtime/codegen";

/** `Player` as it was in version 3, which was stored under the schema id `player.v3`. */
export interface PlayerV3_ {
  id: string;
  name: string;
  faction: PlayerV3_Faction;
  mood?: PlayerV3_Mood;
  rank?: PlayerV3_Rank;
  marks: PlayerV3_Mark[];
  extra: unknown;
  bag: Map<string, PlayerV3_Item[]>;
  seen: Date[];
  at: [number, bigint | null];
  purse: { [name: string]: bigint };
  since?: string;
  price: string;
  played?: bigint;
  toString?: boolean;
  photo?: Uint8Array;
}

function defaultPlayerV3_Marks(): PlayerV3_["marks"] {
  return [{ kind: "circle", radius: 2 }];
}

function defaultPlayerV3_Purse(): PlayerV3_["purse"] {
  return { gold: 5n };
}

const playerV3_Shape: RecordShape = /* @__PURE__ */ recordShape("PlayerV3_", 17, [
  slot(0, "id", "required", scalar("uuid")),
  slot(1, "name", "required", scalar("string")),
  slot(2, "faction", "defaulted", playerV3_FactionShape(), () => 1),
  slot(3, "mood", "optional", playerV3_MoodShape()),
  slot(4, "rank", "optional", playerV3_RankShape()),
  slot(5, "marks", "defaulted", list(reference(() => playerV3_MarkShape)), defaultPlayerV3_Marks),
  slot(7, "extra", "required", raw),
  slot(8, "bag", "required", map(scalar("uuid"), list(reference(() => playerV3_ItemShape)))),
  slot(9, "seen", "required", list(scalar("date"))),
  slot(10, "at", "required", tuple(scalar("float64"), nullable(scalar("timestamp")))),
  slot(11, "purse", "defaulted", dictionary(scalar("int64")), defaultPlayerV3_Purse),
  slot(12, "since", "optional", scalar("plainDate")),
  slot(13, "price", "required", scalar("decimal")),
  slot(14, "played", "optional", scalar("duration")),
  slot(15, "toString", "optional", scalar("bool")),
  slot(16, "photo", "optional", scalar("bytes")),
]);

/** `Player` as it was in version 3, which was stored under the schema id `player.v3`. */
export const PlayerV3_: FormerCodec<PlayerV3_> = /* @__PURE__ */ defineFormer({
  name: "PlayerV3_",
  schemaHash: "c11eda6132173861",
  shape: playerV3_Shape,
  read: readPlayerV3_,
});

function readPlayerV3_(r: Reader, depth: number): PlayerV3_ {
  const n = r.readArrayHeader(depth);
  const id = n > 0 ? readUuid(r) : r.missing();
  const name = n > 1 ? readString(r) : r.missing();
  const faction = n > 2 && !r.tryNil() ? readPlayerV3_Faction(r) : 1;
  const mood = n > 3 && !r.tryNil() ? readPlayerV3_Mood(r) : undefined;
  const rank = n > 4 && !r.tryNil() ? readPlayerV3_Rank(r) : undefined;
  const marks = n > 5 && !r.tryNil() ? readPlayerV3_MarkList(r, depth + 1) : defaultPlayerV3_Marks();
  if (n > 6) skipValue(r, depth + 1);
  const extra = n > 7 && !r.tryNil() ? readRaw(r, depth + 1) : r.missing();
  const bag = n > 8 ? readUuidToPlayerV3_ItemListMap(r, depth + 1) : r.missing();
  const seen = n > 9 ? readDateList(r, depth + 1) : r.missing();
  const at = n > 10 ? readFloat64TimestampOrNullTuple(r, depth + 1) : r.missing();
  const purse = n > 11 && !r.tryNil() ? readInt64Dictionary(r, depth + 1) : defaultPlayerV3_Purse();
  const since = n > 12 && !r.tryNil() ? readPlainDate(r) : undefined;
  const price = n > 13 ? readDecimal(r) : r.missing();
  const played = n > 14 && !r.tryNil() ? readDuration(r) : undefined;
  const toString = n > 15 && !r.tryNil() ? readBool(r) : undefined;
  const photo = n > 16 && !r.tryNil() ? readBytes(r) : undefined;
  const value: Decoded<PlayerV3_> = { id, name, faction, marks, extra, bag, seen, at, purse, price };
  if (mood !== undefined) value.mood = mood;
  if (rank !== undefined) value.rank = rank;
  if (since !== undefined) value.since = since;
  if (played !== undefined) value.played = played;
  if (toString !== undefined) defineOwn(value, "toString", toString);
  if (photo !== undefined) value.photo = photo;
  for (let unknown = 17; unknown < n; unknown++) skipValue(r, depth + 1);
  return value as PlayerV3_;
}

/** `Circle` as it was in version 3 of `Player`. */
export interface PlayerV3_Circle {
  kind: "circle";
  radius: number;
}

const playerV3_CircleShape: RecordShape = /* @__PURE__ */ recordShape("PlayerV3_Circle", 1, [
  slot(0, "radius", "required", scalar("float64")),
], ["kind", "circle"]);

function readPlayerV3_Circle(r: Reader, depth: number): PlayerV3_Circle {
  const n = r.readArrayHeader(depth);
  const radius = n > 0 ? readFloat64(r) : r.missing();
  const value: Decoded<PlayerV3_Circle> = { kind: "circle", radius };
  for (let unknown = 1; unknown < n; unknown++) skipValue(r, depth + 1);
  return value as PlayerV3_Circle;
}

/** `Faction` as it was in version 3 of `Player`. */
export type PlayerV3_Faction = 0 | 1 | 2;

function playerV3_FactionShape(): EnumShape {
  return enumeration("PlayerV3_Faction", "int", false, [[0, 0], [1, 1], [2, 2]]);
}

function readPlayerV3_Faction(r: Reader): PlayerV3_Faction {
  const start = r.pos;
  const wire = readSafeint(r);
  switch (wire) {
    case 0:
    case 1:
    case 2:
      return wire as PlayerV3_Faction;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

/** `Item` as it was in version 3 of `Player`. */
export interface PlayerV3_Item {
  count: number;
  inside?: PlayerV3_Item[];
}

const playerV3_ItemShape: RecordShape = /* @__PURE__ */ recordShape("PlayerV3_Item", 3, [
  slot(0, "count", "required", scalar("int32")),
  slot(2, "inside", "optional", list(reference(() => playerV3_ItemShape))),
]);

function readPlayerV3_Item(r: Reader, depth: number): PlayerV3_Item {
  const n = r.readArrayHeader(depth);
  const count = n > 0 ? readInt32(r) : r.missing();
  if (n > 1) skipValue(r, depth + 1);
  const inside = n > 2 && !r.tryNil() ? readPlayerV3_ItemList(r, depth + 1) : undefined;
  const value: Decoded<PlayerV3_Item> = inside === undefined
    ? { count }
    : { count, inside };
  for (let unknown = 3; unknown < n; unknown++) skipValue(r, depth + 1);
  return value as PlayerV3_Item;
}

/** `Mark` as it was in version 3 of `Player`. */
export type PlayerV3_Mark = PlayerV3_Circle | PlayerV3_Square | UnknownMember;

const playerV3_MarkShape: UnionShape = /* @__PURE__ */ unionShape("PlayerV3_Mark", true, "kind", [
  [1, () => playerV3_CircleShape],
  [2, () => playerV3_SquareShape],
]);

function readPlayerV3_Mark(r: Reader, depth: number): PlayerV3_Mark {
  const tag = readUnionHeader(r, depth);
  switch (tag) {
    case 1:
      return readPlayerV3_Circle(r, depth + 1);
    case 2:
      return readPlayerV3_Square(r, depth + 1);
    default:
      return readUnknownMember(r, tag, depth);
  }
}

/** `Mood` as it was in version 3 of `Player`. */
export type PlayerV3_Mood = "fine" | "sad" | (number & {});

const playerV3_MoodMembers = /* @__PURE__ */ enumTable(playerV3_MoodShape());

function playerV3_MoodShape(): EnumShape {
  return enumeration("PlayerV3_Mood", "int", true, [["fine", 7], ["sad", 9]]);
}

function readPlayerV3_Mood(r: Reader): PlayerV3_Mood {
  return readEnum(playerV3_MoodMembers, r) as PlayerV3_Mood;
}

/** `Rank` as it was in version 3 of `Player`. */
export type PlayerV3_Rank = "high" | "low";

function playerV3_RankShape(): EnumShape {
  return enumeration("PlayerV3_Rank", "string", false, [["high", "high"], ["low", "low"]]);
}

function readPlayerV3_Rank(r: Reader): PlayerV3_Rank {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "high":
    case "low":
      return wire as PlayerV3_Rank;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

/** `Square` as it was in version 3 of `Player`. */
export interface PlayerV3_Square {
  kind: "square";
  label?: string;
}

const playerV3_SquareShape: RecordShape = /* @__PURE__ */ recordShape("PlayerV3_Square", 1, [
  slot(0, "label", "optional", scalar("string")),
], ["kind", "square"]);

function readPlayerV3_Square(r: Reader, depth: number): PlayerV3_Square {
  const n = r.readArrayHeader(depth);
  const label = n > 0 && !r.tryNil() ? readString(r) : undefined;
  const value: Decoded<PlayerV3_Square> = label === undefined
    ? { kind: "square" }
    : { kind: "square", label };
  for (let unknown = 1; unknown < n; unknown++) skipValue(r, depth + 1);
  return value as PlayerV3_Square;
}

function readPlayerV3_MarkList(r: Reader, depth: number): PlayerV3_Mark[] {
  const count = r.readArrayHeader(depth);
  const items: PlayerV3_Mark[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readPlayerV3_Mark(r, depth + 1);
  return items;
}

function readUuidToPlayerV3_ItemListMap(r: Reader, depth: number): Map<string, PlayerV3_Item[]> {
  const count = r.readMapHeader(depth);
  const items = new Map<string, PlayerV3_Item[]>();
  for (let i = 0; i < count; i++) putEntry(r, items, readUuid(r), readPlayerV3_ItemList(r, depth + 1));
  return items;
}

function readDateList(r: Reader, depth: number): Date[] {
  const count = r.readArrayHeader(depth);
  const items: Date[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readDate(r);
  return items;
}

function readFloat64TimestampOrNullTuple(r: Reader, depth: number): [number, bigint | null] {
  readTupleHeader(r, 2, depth);
  return [readFloat64(r), r.tryNil() ? null : readTimestamp(r)];
}

function readInt64Dictionary(r: Reader, depth: number): { [name: string]: bigint } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: bigint } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readInt64(r));
  return items;
}

function readPlayerV3_ItemList(r: Reader, depth: number): PlayerV3_Item[] {
  const count = r.readArrayHeader(depth);
  const items: PlayerV3_Item[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readPlayerV3_Item(r, depth + 1);
  return items;
}
