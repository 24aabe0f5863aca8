// Generated from the lockfile by @keyslot/compiler. Do not edit: run `keyslot build`.
import {
  type Decoded,
  type EnumShape,
  type FormerCodec,
  type Reader,
  type RecordShape,
  type UnionShape,
  type UnknownMember,
  addElement,
  checkDistinct,
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
  set,
  skipValue,
  slot,
  tuple,
  unionShape,
} from "@keyslot/runtime/codegen";

/** `Player` as it was in version 2, which was stored under the schema id `hero`. */
export interface PlayerV2 {
  id: string;
  name: string;
  faction: PlayerV2Faction;
  mood?: PlayerV2Mood;
  rank: PlayerV2Rank | null;
  marks: PlayerV2Mark[];
  extra: unknown;
  bag: Map<string, PlayerV2Item[]>;
  seen: Set<Date>;
  at: [number, bigint | null];
  purse: { [name: string]: bigint };
  since?: string;
  price: string;
  played?: bigint;
  toString?: boolean;
  photo?: Uint8Array;
}

function defaultPlayerV2Marks(): PlayerV2["marks"] {
  return [{ kind: "circle", radius: 2 }];
}

function defaultPlayerV2Purse(): PlayerV2["purse"] {
  return { gold: 5n };
}

const playerV2Shape: RecordShape = /* @__PURE__ */ recordShape("PlayerV2", 17, [
  slot(0, "id", "required", scalar("uuid")),
  slot(1, "name", "required", scalar("string")),
  slot(2, "faction", "defaulted", playerV2FactionShape(), () => 1),
  slot(3, "mood", "optional", playerV2MoodShape()),
  slot(4, "rank", "nullable", playerV2RankShape()),
  slot(5, "marks", "defaulted", list(reference(() => playerV2MarkShape)), defaultPlayerV2Marks),
  slot(7, "extra", "required", raw),
  slot(8, "bag", "required", map(scalar("uuid"), list(reference(() => playerV2ItemShape)))),
  slot(9, "seen", "required", set(scalar("date"))),
  slot(10, "at", "required", tuple(scalar("float64"), nullable(scalar("timestamp")))),
  slot(11, "purse", "defaulted", dictionary(scalar("int64")), defaultPlayerV2Purse),
  slot(12, "since", "optional", scalar("plainDate")),
  slot(13, "price", "required", scalar("decimal")),
  slot(14, "played", "optional", scalar("duration")),
  slot(15, "toString", "optional", scalar("bool")),
  slot(16, "photo", "optional", scalar("bytes")),
]);

/** `Player` as it was in version 2, which was stored under the schema id `hero`. */
export const PlayerV2: FormerCodec<PlayerV2> = /* @__PURE__ */ defineFormer({
  name: "PlayerV2",
  schemaHash: "b3fabaf8779c0006",
  shape: playerV2Shape,
  read: readPlayerV2,
});

function readPlayerV2(r: Reader, depth: number): PlayerV2 {
  const n = r.readArrayHeader(depth);
  const id = n > 0 ? readUuid(r) : r.missing();
  const name = n > 1 ? readString(r) : r.missing();
  const faction = n > 2 && !r.tryNil() ? readPlayerV2Faction(r) : 1;
  const mood = n > 3 && !r.tryNil() ? readPlayerV2Mood(r) : undefined;
  const rank = n > 4 && !r.tryNil() ? readPlayerV2Rank(r) : null;
  const marks = n > 5 && !r.tryNil() ? readPlayerV2MarkList(r, depth + 1) : defaultPlayerV2Marks();
  if (n > 6) skipValue(r, depth + 1);
  const extra = n > 7 && !r.tryNil() ? readRaw(r, depth + 1) : r.missing();
  const bag = n > 8 ? readUuidToPlayerV2ItemListMap(r, depth + 1) : r.missing();
  const seen = n > 9 ? readDateSet(r, depth + 1) : r.missing();
  const at = n > 10 ? readFloat64TimestampOrNullTuple(r, depth + 1) : r.missing();
  const purse = n > 11 && !r.tryNil() ? readInt64Dictionary(r, depth + 1) : defaultPlayerV2Purse();
  const since = n > 12 && !r.tryNil() ? readPlainDate(r) : undefined;
  const price = n > 13 ? readDecimal(r) : r.missing();
  const played = n > 14 && !r.tryNil() ? readDuration(r) : undefined;
  const toString = n > 15 && !r.tryNil() ? readBool(r) : undefined;
  const photo = n > 16 && !r.tryNil() ? readBytes(r) : undefined;
  const value: Decoded<PlayerV2> = { id, name, faction, rank, marks, extra, bag, seen, at, purse, price };
  if (mood !== undefined) value.mood = mood;
  if (since !== undefined) value.since = since;
  if (played !== undefined) value.played = played;
  if (toString !== undefined) defineOwn(value, "toString", toString);
  if (photo !== undefined) value.photo = photo;
  for (let unknown = 17; unknown < n; unknown++) skipValue(r, depth + 1);
  return value as PlayerV2;
}

/** `Circle` as it was in version 2 of `Player`. */
export interface PlayerV2Circle {
  kind: "circle";
  radius: number;
}

const playerV2CircleShape: RecordShape = /* @__PURE__ */ recordShape("PlayerV2Circle", 1, [
  slot(0, "radius", "required", scalar("float64")),
], ["kind", "circle"]);

function readPlayerV2Circle(r: Reader, depth: number): PlayerV2Circle {
  const n = r.readArrayHeader(depth);
  const radius = n > 0 ? readFloat64(r) : r.missing();
  const value: Decoded<PlayerV2Circle> = { kind: "circle", radius };
  for (let unknown = 1; unknown < n; unknown++) skipValue(r, depth + 1);
  return value as PlayerV2Circle;
}

/** `Faction` as it was in version 2 of `Player`. */
export type PlayerV2Faction = 0 | 1 | 2;

function playerV2FactionShape(): EnumShape {
  return enumeration("PlayerV2Faction", "int", false, [[0, 0], [1, 1], [2, 2]]);
}

function readPlayerV2Faction(r: Reader): PlayerV2Faction {
  const start = r.pos;
  const wire = readSafeint(r);
  switch (wire) {
    case 0:
    case 1:
    case 2:
      return wire as PlayerV2Faction;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

/** `Item` as it was in version 2 of `Player`. */
export interface PlayerV2Item {
  count: number;
  inside?: PlayerV2Item[];
}

const playerV2ItemShape: RecordShape = /* @__PURE__ */ recordShape("PlayerV2Item", 3, [
  slot(0, "count", "required", scalar("int32")),
  slot(2, "inside", "optional", list(reference(() => playerV2ItemShape))),
]);

function readPlayerV2Item(r: Reader, depth: number): PlayerV2Item {
  const n = r.readArrayHeader(depth);
  const count = n > 0 ? readInt32(r) : r.missing();
  if (n > 1) skipValue(r, depth + 1);
  const inside = n > 2 && !r.tryNil() ? readPlayerV2ItemList(r, depth + 1) : undefined;
  const value: Decoded<PlayerV2Item> = inside === undefined
    ? { count }
    : { count, inside };
  for (let unknown = 3; unknown < n; unknown++) skipValue(r, depth + 1);
  return value as PlayerV2Item;
}

/** `Mark` as it was in version 2 of `Player`. */
export type PlayerV2Mark = PlayerV2Circle | PlayerV2Square | UnknownMember;

const playerV2MarkShape: UnionShape = /* @__PURE__ */ unionShape("PlayerV2Mark", true, "kind", [
  [1, () => playerV2CircleShape],
  [2, () => playerV2SquareShape],
]);

function readPlayerV2Mark(r: Reader, depth: number): PlayerV2Mark {
  const tag = readUnionHeader(r, depth);
  switch (tag) {
    case 1:
      return readPlayerV2Circle(r, depth + 1);
    case 2:
      return readPlayerV2Square(r, depth + 1);
    default:
      return readUnknownMember(r, tag, depth);
  }
}

/** `Mood` as it was in version 2 of `Player`. */
export type PlayerV2Mood = "fine" | "sad" | (number & {});

const playerV2MoodMembers = /* @__PURE__ */ enumTable(playerV2MoodShape());

function playerV2MoodShape(): EnumShape {
  return enumeration("PlayerV2Mood", "int", true, [["fine", 7], ["sad", 9]]);
}

function readPlayerV2Mood(r: Reader): PlayerV2Mood {
  return readEnum(playerV2MoodMembers, r) as PlayerV2Mood;
}

/** `Rank` as it was in version 2 of `Player`. */
export type PlayerV2Rank = "high" | "low";

function playerV2RankShape(): EnumShape {
  return enumeration("PlayerV2Rank", "string", false, [["high", "high"], ["low", "low"]]);
}

function readPlayerV2Rank(r: Reader): PlayerV2Rank {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "high":
    case "low":
      return wire as PlayerV2Rank;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

/** `Square` as it was in version 2 of `Player`. */
export interface PlayerV2Square {
  kind: "square";
  label?: string;
}

const playerV2SquareShape: RecordShape = /* @__PURE__ */ recordShape("PlayerV2Square", 1, [
  slot(0, "label", "optional", scalar("string")),
], ["kind", "square"]);

function readPlayerV2Square(r: Reader, depth: number): PlayerV2Square {
  const n = r.readArrayHeader(depth);
  const label = n > 0 && !r.tryNil() ? readString(r) : undefined;
  const value: Decoded<PlayerV2Square> = label === undefined
    ? { kind: "square" }
    : { kind: "square", label };
  for (let unknown = 1; unknown < n; unknown++) skipValue(r, depth + 1);
  return value as PlayerV2Square;
}

function readPlayerV2MarkList(r: Reader, depth: number): PlayerV2Mark[] {
  const count = r.readArrayHeader(depth);
  const items: PlayerV2Mark[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readPlayerV2Mark(r, depth + 1);
  return items;
}

function readUuidToPlayerV2ItemListMap(r: Reader, depth: number): Map<string, PlayerV2Item[]> {
  const count = r.readMapHeader(depth);
  const items = new Map<string, PlayerV2Item[]>();
  for (let i = 0; i < count; i++) putEntry(r, items, readUuid(r), readPlayerV2ItemList(r, depth + 1));
  return items;
}

function readDateSet(r: Reader, depth: number): Set<Date> {
  const count = r.readArrayHeader(depth);
  const items = new Set<Date>();
  for (let i = 0; i < count; i++) addElement(r, items, readDate(r));
  checkDistinct(r, items, scalar("date"));
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

function readPlayerV2ItemList(r: Reader, depth: number): PlayerV2Item[] {
  const count = r.readArrayHeader(depth);
  const items: PlayerV2Item[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readPlayerV2Item(r, depth + 1);
  return items;
}
