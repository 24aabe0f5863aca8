// Generated from player.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../schemas/game/player.schema.ts";
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
  addElement,
  beginEntries,
  checkArray,
  checkDepth,
  checkMap,
  checkMax,
  checkMaxItems,
  checkMaxLength,
  checkMin,
  checkMinLength,
  checkObject,
  checkPattern,
  checkSet,
  checkTuple,
  defineDocument,
  defineRecord,
  enumeration,
  fault,
  keepUnknown,
  list,
  map,
  markEntry,
  markKey,
  nullable,
  putDate,
  putDuration,
  putEntry,
  putFloat32,
  putFloat64,
  putInt16,
  putInt32,
  putInt64,
  putInt8,
  putPlainDate,
  putSafeint,
  putTimestamp,
  putUint16,
  putUint32,
  putUint64,
  putUint8,
  putUuid,
  raw,
  readBytes,
  readDate,
  readDuration,
  readFloat32,
  readFloat64,
  readInt16,
  readInt32,
  readInt64,
  readInt8,
  readPlainDate,
  readRaw,
  readSafeint,
  readString,
  readTimestamp,
  readTupleHeader,
  readUint16,
  readUint32,
  readUint64,
  readUint8,
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
  sizeBytes,
  sizeRawSlot,
  sizeString,
  sizeUnknown,
  skipValue,
  slot,
  slotDepth,
  sortElements,
  sortEntries,
  storeKeyText,
  tuple,
  unknownSlots,
  writeArrayHeader,
  writeBytes,
  writeMapHeader,
  writeNil,
  writeRaw,
  writeRecordHeader,
  writeSafeint,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";
import { abilityShape, readAbility, sizeAbility, writeAbility } from "./ability.ts";
import {
  type ItemStack,
  boxOfItemShape,
  itemStackShape,
  readBoxOfItem,
  readItemStack,
  sizeBoxOfItem,
  sizeItemStack,
  writeBoxOfItem,
  writeItemStack,
} from "./item.ts";

export type Faction = authored.Faction;

export const Faction = {
  Neutral: 0 as authored.Faction.Neutral,
  Red: 1 as authored.Faction.Red,
  Blue: 2 as authored.Faction.Blue,
  /** Sent as 9, whatever the enum says. */
  Outlaw: 3 as authored.Faction.Outlaw,
};

export function factionShape(): EnumShape {
  return enumeration("Faction", "int", false, [[0, 0], [1, 1], [2, 2], [3, 9]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeFaction(v: Faction, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case 0:
    case 1:
    case 2:
      return writeSafeint(b, d, p, v);
    case 3:
      return writeSafeint(b, d, p, 9);
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
    case 9:
      return 3;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

export type Guild = authored.Guild;

export const guildShape: RecordShape = /* @__PURE__ */ recordShape("Guild", 2, [
  slot(0, "title", "required", scalar("string")),
  slot(1, "memberships", "defaulted", list(reference(() => membershipShape)), () => []),
]);

/** A `Guild` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class GuildView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, guildShape, start, depth);
  }

  get title(): Guild["title"] {
    return readString(requireSlot(this, 0)) as Guild["title"];
  }

  /** Guilds that this one is a member of. */
  get memberships(): Guild["memberships"] {
    const r = seekSlot(this, 1);
    return (r === undefined ? [] : readMembershipList(r, slotDepth(this))) as Guild["memberships"];
  }
}

export const Guild: Codec<Guild, GuildView> = /* @__PURE__ */ defineRecord({
  name: "Guild",
  schemaHash: "03c70ad8f9eb696e",
  shape: guildShape,
  size: sizeGuild,
  write: writeGuild,
  read: readGuild,
  encode: (value) => runEncode(value, guildShape, sizeGuild, writeGuild),
  encodeInto: (writer, value) => runEncodeInto(writer, value, guildShape, sizeGuild, writeGuild),
  decode: (bytes, options) => runDecode(bytes, options, guildShape, readGuild),
  decodeFrom: (reader) => runDecodeFrom(reader, guildShape, readGuild),
  view: (bytes) => new GuildView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeGuild(v: Guild, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString(v.title);
  n += sizeMembershipList(v.memberships, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeGuild(v: Guild, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeString(b, d, p, v.title);
  p = writeMembershipList(v.memberships, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readGuild(r: Reader, depth: number): Guild {
  const n = r.readArrayHeader(depth);
  const title = n > 0 ? readString(r) : r.missing();
  const memberships = n > 1 && !r.tryNil() ? readMembershipList(r, depth + 1) : [];
  const value: Decoded<Guild> = { title, memberships };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Guild;
}

/** Mutually recursive with `Guild`. */
export type Membership = authored.Membership;

export const membershipShape: RecordShape = /* @__PURE__ */ recordShape("Membership", 2, [
  slot(0, "guild", "required", reference(() => guildShape)),
  slot(1, "rank", "defaulted", membershipRankShape(), () => "member"),
]);

/** A `Membership` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class MembershipView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, membershipShape, start, depth);
  }

  get guild(): Membership["guild"] {
    return readGuild(requireSlot(this, 0), slotDepth(this));
  }

  get rank(): Membership["rank"] {
    const r = seekSlot(this, 1);
    return r === undefined ? "member" : readMembershipRank(r);
  }
}

/** Mutually recursive with `Guild`. */
export const Membership: Codec<Membership, MembershipView> = /* @__PURE__ */ defineRecord({
  name: "Membership",
  schemaHash: "8fd0b39a04819ab1",
  shape: membershipShape,
  size: sizeMembership,
  write: writeMembership,
  read: readMembership,
  encode: (value) => runEncode(value, membershipShape, sizeMembership, writeMembership),
  encodeInto: (writer, value) => runEncodeInto(writer, value, membershipShape, sizeMembership, writeMembership),
  decode: (bytes, options) => runDecode(bytes, options, membershipShape, readMembership),
  decodeFrom: (reader) => runDecodeFrom(reader, membershipShape, readMembership),
  view: (bytes) => new MembershipView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeMembership(v: Membership, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 17;
  n += sizeGuild(v.guild, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeMembership(v: Membership, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeGuild(v.guild, b, d, p);
  p = writeMembershipRank(v.rank, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readMembership(r: Reader, depth: number): Membership {
  const n = r.readArrayHeader(depth);
  const guild = n > 0 ? readGuild(r, depth + 1) : r.missing();
  const rank = n > 1 && !r.tryNil() ? readMembershipRank(r) : "member";
  const value: Decoded<Membership> = { guild, rank };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Membership;
}

export type MembershipRank = "member" | "officer" | "leader";

export function membershipRankShape(): EnumShape {
  return enumeration("MembershipRank", "string", false, [
    ["member", "member"],
    ["officer", "officer"],
    ["leader", "leader"],
  ]);
}

// What the codec is made of; other generated modules call these as well.
export function writeMembershipRank(v: MembershipRank, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case "member":
    case "officer":
    case "leader":
      return writeString(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readMembershipRank(r: Reader): MembershipRank {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "member":
    case "officer":
    case "leader":
      return wire as MembershipRank;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

/** Someone who plays. */
export type Player = authored.Player;

const patternPlayerEmail = /* @__PURE__ */ new RegExp("^[^@\\s]+@[^@\\s]+$", "u");

function defaultPlayerBadges(): Player["badges"] {
  return new Set<string>();
}

export const playerShape: RecordShape = /* @__PURE__ */ recordShape("Player", 32, [
  slot(0, "id", "required", scalar("uuid")),
  slot(1, "displayName", "required", scalar("string", { minLength: 2, maxLength: 24 })),
  slot(2, "faction", "defaulted", factionShape(), () => 0),
  slot(4, "email", "optional", scalar("string", { pattern: patternPlayerEmail })),
  slot(5, "hp", "defaulted", scalar("int32", { min: 0, max: 9999 }), () => 100),
  slot(6, "inventory", "required", list(reference(() => itemStackShape), 64)),
  slot(7, "stash", "required", reference(() => boxOfItemShape)),
  slot(8, "ability", "required", reference(() => abilityShape)),
  slot(9, "born", "nullable", scalar("plainDate")),
  slot(10, "playtime", "required", scalar("duration")),
  slot(11, "badges", "defaulted", set(scalar("string")), defaultPlayerBadges),
  slot(12, "scores", "required", map(scalar("uint16"), scalar("safeint"))),
  slot(13, "friends", "required", map(scalar("uuid"), scalar("timestamp"))),
  slot(14, "avatar", "optional", scalar("bytes")),
  slot(15, "avatarHash", "optional", scalar("uint64")),
  slot(16, "position", "required", tuple(scalar("float32"), scalar("float32"), scalar("int16"))),
  slot(17, "gold", "defaulted", scalar("int64"), () => 0n),
  slot(18, "dials", "required", tuple(scalar("int8"), scalar("uint8"), scalar("uint32"))),
  slot(19, "modData", "optional", raw),
  slot(23, "membership", "optional", reference(() => membershipShape)),
  slot(24, "averages", "defaulted", list(nullable(scalar("float64"))), () => []),
  slot(30, "createdAt", "required", scalar("timestamp")),
  slot(31, "changedAt", "optional", scalar("date")),
]);

/** A `Player` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class PlayerView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, playerShape, start, depth);
  }

  get id(): Player["id"] {
    return readUuid(requireSlot(this, 0)) as Player["id"];
  }

  get displayName(): Player["displayName"] {
    return readString(requireSlot(this, 1)) as Player["displayName"];
  }

  get faction(): Player["faction"] {
    const r = seekSlot(this, 2);
    return r === undefined ? 0 : readFaction(r);
  }

  get email(): Player["email"] {
    const r = seekSlot(this, 4);
    return (r === undefined ? undefined : readString(r)) as Player["email"];
  }

  get hp(): Player["hp"] {
    const r = seekSlot(this, 5);
    return (r === undefined ? 100 : readInt32(r)) as Player["hp"];
  }

  get inventory(): Player["inventory"] {
    return readItemStackList(requireSlot(this, 6), slotDepth(this)) as Player["inventory"];
  }

  get stash(): Player["stash"] {
    return readBoxOfItem(requireSlot(this, 7), slotDepth(this));
  }

  get ability(): Player["ability"] {
    return readAbility(requireSlot(this, 8), slotDepth(this));
  }

  get born(): Player["born"] {
    const r = seekSlot(this, 9);
    return (r === undefined ? null : readPlainDate(r)) as Player["born"];
  }

  get playtime(): Player["playtime"] {
    return readDuration(requireSlot(this, 10)) as Player["playtime"];
  }

  get badges(): Player["badges"] {
    const r = seekSlot(this, 11);
    return (r === undefined ? defaultPlayerBadges() : readStringSet(r, slotDepth(this))) as Player["badges"];
  }

  /** Best score by level. */
  get scores(): Player["scores"] {
    return readUint16ToSafeintMap(requireSlot(this, 12), slotDepth(this)) as Player["scores"];
  }

  /** Friends and since when. */
  get friends(): Player["friends"] {
    return readUuidToTimestampMap(requireSlot(this, 13), slotDepth(this)) as Player["friends"];
  }

  /** @deprecated Use `avatarHash`. */
  get avatar(): Player["avatar"] {
    const r = seekSlot(this, 14);
    return (r === undefined ? undefined : readBytes(r)) as Player["avatar"];
  }

  get avatarHash(): Player["avatarHash"] {
    const r = seekSlot(this, 15);
    return (r === undefined ? undefined : readUint64(r)) as Player["avatarHash"];
  }

  /** x, y and facing. */
  get position(): Player["position"] {
    return readFloat32Float32Int16Tuple(requireSlot(this, 16), slotDepth(this)) as Player["position"];
  }

  /** Gold that may be owed. */
  get gold(): Player["gold"] {
    const r = seekSlot(this, 17);
    return (r === undefined ? 0n : readInt64(r)) as Player["gold"];
  }

  /** Small numbers of every width. */
  get dials(): Player["dials"] {
    return readInt8Uint8Uint32Tuple(requireSlot(this, 18), slotDepth(this)) as Player["dials"];
  }

  /** What a mod stored; not ours to read. */
  get modData(): Player["modData"] {
    const r = seekSlot(this, 19);
    return r === undefined ? undefined : readRaw(r, slotDepth(this));
  }

  get membership(): Player["membership"] {
    const r = seekSlot(this, 23);
    return r === undefined ? undefined : readMembership(r, slotDepth(this));
  }

  /** Weekly averages; null where there was no play. */
  get averages(): Player["averages"] {
    const r = seekSlot(this, 24);
    return (r === undefined ? [] : readFloat64OrNullList(r, slotDepth(this))) as Player["averages"];
  }

  get createdAt(): Player["createdAt"] {
    return readTimestamp(requireSlot(this, 30)) as Player["createdAt"];
  }

  get changedAt(): Player["changedAt"] {
    const r = seekSlot(this, 31);
    return (r === undefined ? undefined : readDate(r)) as Player["changedAt"];
  }
}

/** Lookups of `Player` by its indexes. */
export interface PlayerQuery {
  /** The one document of this `displayName`, if there is one. */
  byName(displayName: Player["displayName"]): Readonly<Player> | undefined;
  /** Documents by `faction`, `hp`: trailing parts may be left out, the last one may be a range. */
  byFactionAndHp(
    faction: Player["faction"],
    hp?: Player["hp"] | Range<Player["hp"]>,
    options?: FindOptions,
  ): readonly Readonly<Player>[];
  /** Documents by `faction`: one value or a range. */
  byFaction(faction: Player["faction"] | Range<Player["faction"]>, options?: FindOptions): readonly Readonly<Player>[];
  /** The one document of this `email`, if there is one. */
  byEmail(email: NonNullable<Player["email"]>): Readonly<Player> | undefined;
  /** Documents by `badges`: one value or a range. */
  byBadge(badges: string | Range<string>, options?: FindOptions): readonly Readonly<Player>[];
}

/** Someone who plays. */
export const Player: DocumentDefinition<Player, Player["id"], PlayerQuery, PlayerView> = /* @__PURE__ */ defineDocument({
  name: "Player",
  schemaHash: "5507fcd29f2f342f",
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
  schemaId: "game.player.v1",
  version: 2,
  global: false,
  freezable: false,
  storeKey: (id) => storeKeyText(playerShape, [0], [id]),
  storeKeyOf: (v) => storeKeyText(playerShape, [0], [v.id]),
  indexes: [
    { accessor: "byName", unique: true, parts: [
      { slot: "displayName", order: "string", multi: false, read: (v) => v.displayName },
    ] },
    { accessor: "byFactionAndHp", unique: false, parts: [
      { slot: "faction", order: "number", multi: false, read: (v) => v.faction },
      { slot: "hp", order: "number", multi: false, read: (v) => v.hp },
    ] },
    { accessor: "byFaction", unique: false, parts: [
      { slot: "faction", order: "number", multi: false, read: (v) => v.faction },
    ] },
    { accessor: "byEmail", unique: true, parts: [
      { slot: "email", order: "string", multi: false, read: (v) => v.email },
    ] },
    { accessor: "byBadge", unique: false, parts: [
      { slot: "badges", order: "string", multi: true, read: (v) => v.badges },
    ] },
  ],
  query: (reader) => ({
    byName: (displayName) => reader.findOne(0, [displayName]),
    byFactionAndHp: (faction, hp, options) => reader.find(1, [faction, hp], options),
    byFaction: (faction, options) => reader.find(2, [faction], options),
    byEmail: (email) => reader.findOne(3, [email]),
    byBadge: (badges, options) => reader.find(4, [badges], options),
  }),
  catalog: {
    schemaId: "game.player.v1",
    schemaName: "player",
    schemaVersion: "player.v2",
    contentHash: "sha256:ff84056258438b0444e917a1c2c0cd98f9bfe294f0ed4f100883247cdcfa67fa",
    canonicalSchemaJson:
      '{"schemaName":"player","schemaVersion":"player.v2","members":[{"slot":0,"name":"id","type":"System.Guid","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"displayName","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":true},{"slot":2,"name":"faction","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byFaction","isName":false},{"slot":4,"name":"email","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":"byEmail","isName":false},{"slot":5,"name":"hp","type":"System.Int32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":6,"name":"inventory","type":"System.Object","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":7,"name":"stash","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":8,"name":"ability","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":9,"name":"born","type":"System.DateOnly","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":10,"name":"playtime","type":"System.TimeSpan","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":11,"name":"badges","type":"System.String","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":"byBadge","isName":false},{"slot":12,"name":"scores","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":13,"name":"friends","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":14,"name":"avatar","type":"System.Byte[]","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":15,"name":"avatarHash","type":"System.UInt64","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":16,"name":"position","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":17,"name":"gold","type":"System.Int64","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":18,"name":"dials","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":19,"name":"modData","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":23,"name":"membership","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":24,"name":"averages","type":"System.Double","isReference":false,"many":true,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":30,"name":"createdAt","type":"System.DateTime","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":31,"name":"changedAt","type":"System.DateTime","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["game.player.v1"],
    members: [
      { slot: 0, name: "id", typeName: "System.Guid", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "displayName", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: true, indexAlias: null },
      { slot: 2, name: "faction", typeName: "System.Int32", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byFaction" },
      { slot: 4, name: "email", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: "byEmail" },
      { slot: 5, name: "hp", typeName: "System.Int32", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 6, name: "inventory", typeName: "System.Object", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: null },
      { slot: 7, name: "stash", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 8, name: "ability", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 9, name: "born", typeName: "System.DateOnly", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 10, name: "playtime", typeName: "System.TimeSpan", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 11, name: "badges", typeName: "System.String", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: "byBadge" },
      { slot: 12, name: "scores", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 13, name: "friends", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 14, name: "avatar", typeName: "System.Byte[]", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 15, name: "avatarHash", typeName: "System.UInt64", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 16, name: "position", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 17, name: "gold", typeName: "System.Int64", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 18, name: "dials", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 19, name: "modData", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 23, name: "membership", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 24, name: "averages", typeName: "System.Double", isReference: false, isMany: true, targetSchema: null, isName: false, indexAlias: null },
      { slot: 30, name: "createdAt", typeName: "System.DateTime", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 31, name: "changedAt", typeName: "System.DateTime", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizePlayer(v: Player, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 128;
  n += sizeString(v.displayName);
  checkMinLength(v.displayName, 2);
  checkMaxLength(v.displayName, 24);
  if (v.email === undefined) n += 1;
  else {
    n += sizeString(v.email);
    checkPattern(v.email, patternPlayerEmail);
  }
  n += sizeItemStackList(v.inventory, depth + 1);
  checkMaxItems(v.inventory.length, 64);
  n += sizeBoxOfItem(v.stash, depth + 1);
  n += sizeAbility(v.ability, depth + 1);
  n += sizeStringSet(v.badges, depth + 1);
  n += sizeUint16ToSafeintMap(v.scores, depth + 1);
  n += sizeUuidToTimestampMap(v.friends, depth + 1);
  n += v.avatar === undefined ? 1 : sizeBytes(v.avatar);
  n += sizeFloat32Float32Int16Tuple(v.position, depth + 1);
  n += sizeInt8Uint8Uint32Tuple(v.dials, depth + 1);
  n += v.modData === undefined ? 1 : sizeRawSlot(v.modData, depth + 1);
  n += v.membership === undefined ? 1 : sizeMembership(v.membership, depth + 1);
  n += sizeFloat64OrNullList(v.averages, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writePlayer(v: Player, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 32, unknown);
  p = putUuid(b, d, p, v.id);
  p = writeString(b, d, p, v.displayName);
  p = writeFaction(v.faction, b, d, p);
  p = writeNil(b, p);
  p = v.email === undefined ? writeNil(b, p) : writeString(b, d, p, v.email);
  p = putInt32(b, d, p, v.hp);
  checkMin(v.hp, 0);
  checkMax(v.hp, 9999);
  p = writeItemStackList(v.inventory, b, d, p);
  p = writeBoxOfItem(v.stash, b, d, p);
  p = writeAbility(v.ability, b, d, p);
  p = v.born === null ? writeNil(b, p) : putPlainDate(b, d, p, v.born);
  p = putDuration(b, d, p, v.playtime);
  p = writeStringSet(v.badges, b, d, p);
  p = writeUint16ToSafeintMap(v.scores, b, d, p);
  p = writeUuidToTimestampMap(v.friends, b, d, p);
  p = v.avatar === undefined ? writeNil(b, p) : writeBytes(b, d, p, v.avatar);
  p = v.avatarHash === undefined ? writeNil(b, p) : putUint64(b, d, p, v.avatarHash);
  p = writeFloat32Float32Int16Tuple(v.position, b, d, p);
  p = putInt64(b, d, p, v.gold);
  p = writeInt8Uint8Uint32Tuple(v.dials, b, d, p);
  p = v.modData === undefined ? writeNil(b, p) : writeRaw(b, d, p, v.modData as Uint8Array);
  for (let gap = 0; gap < 3; gap++) p = writeNil(b, p);
  p = v.membership === undefined ? writeNil(b, p) : writeMembership(v.membership, b, d, p);
  p = writeFloat64OrNullList(v.averages, b, d, p);
  for (let gap = 0; gap < 5; gap++) p = writeNil(b, p);
  p = putTimestamp(b, d, p, v.createdAt);
  p = v.changedAt === undefined ? writeNil(b, p) : putDate(b, d, p, v.changedAt);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readPlayer(r: Reader, depth: number): Player {
  const n = r.readArrayHeader(depth);
  const id = n > 0 ? readUuid(r) : r.missing();
  const displayName = n > 1 ? readString(r) : r.missing();
  const faction = n > 2 && !r.tryNil() ? readFaction(r) : 0;
  if (n > 3) skipValue(r, depth + 1);
  const email = n > 4 && !r.tryNil() ? readString(r) : undefined;
  const hp = n > 5 && !r.tryNil() ? readInt32(r) : 100;
  const inventory = n > 6 ? readItemStackList(r, depth + 1) : r.missing();
  const stash = n > 7 ? readBoxOfItem(r, depth + 1) : r.missing();
  const ability = n > 8 ? readAbility(r, depth + 1) : r.missing();
  const born = n > 9 && !r.tryNil() ? readPlainDate(r) : null;
  const playtime = n > 10 ? readDuration(r) : r.missing();
  const badges = n > 11 && !r.tryNil() ? readStringSet(r, depth + 1) : defaultPlayerBadges();
  const scores = n > 12 ? readUint16ToSafeintMap(r, depth + 1) : r.missing();
  const friends = n > 13 ? readUuidToTimestampMap(r, depth + 1) : r.missing();
  const avatar = n > 14 && !r.tryNil() ? readBytes(r) : undefined;
  const avatarHash = n > 15 && !r.tryNil() ? readUint64(r) : undefined;
  const position = n > 16 ? readFloat32Float32Int16Tuple(r, depth + 1) : r.missing();
  const gold = n > 17 && !r.tryNil() ? readInt64(r) : 0n;
  const dials = n > 18 ? readInt8Uint8Uint32Tuple(r, depth + 1) : r.missing();
  const modData = n > 19 && !r.tryNil() ? readRaw(r, depth + 1) : undefined;
  for (let gap = 20; gap < 23 && gap < n; gap++) skipValue(r, depth + 1);
  const membership = n > 23 && !r.tryNil() ? readMembership(r, depth + 1) : undefined;
  const averages = n > 24 && !r.tryNil() ? readFloat64OrNullList(r, depth + 1) : [];
  for (let gap = 25; gap < 30 && gap < n; gap++) skipValue(r, depth + 1);
  const createdAt = n > 30 ? readTimestamp(r) : r.missing();
  const changedAt = n > 31 && !r.tryNil() ? readDate(r) : undefined;
  const value: Decoded<Player> = {
    id,
    displayName,
    faction,
    hp,
    inventory,
    stash,
    ability,
    born,
    playtime,
    badges,
    scores,
    friends,
    position,
    gold,
    dials,
    averages,
    createdAt,
  };
  if (email !== undefined) value.email = email;
  if (avatar !== undefined) value.avatar = avatar;
  if (avatarHash !== undefined) value.avatarHash = avatarHash;
  if (modData !== undefined) value.modData = modData;
  if (membership !== undefined) value.membership = membership;
  if (changedAt !== undefined) value.changedAt = changedAt;
  if (n > 32) keepUnknown(r, value, n - 32, depth);
  return value as Player;
}

/** What every stored thing carries. */
export type Stamped = authored.Stamped;

export const stampedShape: RecordShape = /* @__PURE__ */ recordShape("Stamped", 32, [
  slot(30, "createdAt", "required", scalar("timestamp")),
  slot(31, "changedAt", "optional", scalar("date")),
]);

/** A `Stamped` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class StampedView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, stampedShape, start, depth);
  }

  get createdAt(): Stamped["createdAt"] {
    return readTimestamp(requireSlot(this, 30)) as Stamped["createdAt"];
  }

  get changedAt(): Stamped["changedAt"] {
    const r = seekSlot(this, 31);
    return (r === undefined ? undefined : readDate(r)) as Stamped["changedAt"];
  }
}

/** What every stored thing carries. */
export const Stamped: Codec<Stamped, StampedView> = /* @__PURE__ */ defineRecord({
  name: "Stamped",
  schemaHash: "d37a6dab922586f8",
  shape: stampedShape,
  size: sizeStamped,
  write: writeStamped,
  read: readStamped,
  encode: (value) => runEncode(value, stampedShape, sizeStamped, writeStamped),
  encodeInto: (writer, value) => runEncodeInto(writer, value, stampedShape, sizeStamped, writeStamped),
  decode: (bytes, options) => runDecode(bytes, options, stampedShape, readStamped),
  decodeFrom: (reader) => runDecodeFrom(reader, stampedShape, readStamped),
  view: (bytes) => new StampedView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeStamped(v: Stamped, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 65;
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeStamped(v: Stamped, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 32, unknown);
  for (let gap = 0; gap < 30; gap++) p = writeNil(b, p);
  p = putTimestamp(b, d, p, v.createdAt);
  p = v.changedAt === undefined ? writeNil(b, p) : putDate(b, d, p, v.changedAt);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readStamped(r: Reader, depth: number): Stamped {
  const n = r.readArrayHeader(depth);
  for (let gap = 0; gap < 30 && gap < n; gap++) skipValue(r, depth + 1);
  const createdAt = n > 30 ? readTimestamp(r) : r.missing();
  const changedAt = n > 31 && !r.tryNil() ? readDate(r) : undefined;
  const value: Decoded<Stamped> = changedAt === undefined
    ? { createdAt }
    : { createdAt, changedAt };
  if (n > 32) keepUnknown(r, value, n - 32, depth);
  return value as Stamped;
}

function sizeMembershipList(v: readonly Membership[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as Membership;
    n += sizeMembership(item, depth + 1);
  }
  return n;
}

function writeMembershipList(v: readonly Membership[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as Membership;
    p = writeMembership(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readMembershipList(r: Reader, depth: number): readonly Membership[] {
  const count = r.readArrayHeader(depth);
  const items: Membership[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readMembership(r, depth + 1);
  return items;
}

function sizeItemStackList(v: readonly ItemStack[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as ItemStack;
    n += sizeItemStack(item, depth + 1);
  }
  return n;
}

function writeItemStackList(v: readonly ItemStack[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as ItemStack;
    p = writeItemStack(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readItemStackList(r: Reader, depth: number): readonly ItemStack[] {
  const count = r.readArrayHeader(depth);
  const items: ItemStack[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readItemStack(r, depth + 1);
  return items;
}

function sizeStringSet(v: ReadonlySet<string>, depth: number): number {
  checkSet(v);
  checkDepth(depth);
  let n = 5;
  for (const item of v) n += sizeString(item);
  return n;
}

function writeStringSet(v: ReadonlySet<string>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeArrayHeader(b, d, p, count);
  const entries = beginEntries();
  for (const item of v) {
    markEntry(entries, p);
    p = writeString(b, d, p, item);
  }
  return sortElements(entries, b, p, count);
}

function readStringSet(r: Reader, depth: number): ReadonlySet<string> {
  const count = r.readArrayHeader(depth);
  const items = new Set<string>();
  for (let i = 0; i < count; i++) addElement(r, items, readString(r));
  return items;
}

function sizeUint16ToSafeintMap(v: ReadonlyMap<number, number>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  return 5 + v.size * 12;
}

function writeUint16ToSafeintMap(v: ReadonlyMap<number, number>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = putUint16(b, d, p, key);
    markKey(entries, p);
    p = putSafeint(b, d, p, item);
  }
  return sortEntries(entries, b, p, count);
}

function readUint16ToSafeintMap(r: Reader, depth: number): ReadonlyMap<number, number> {
  const count = r.readMapHeader(depth);
  const items = new Map<number, number>();
  for (let i = 0; i < count; i++) putEntry(r, items, readUint16(r), readSafeint(r));
  return items;
}

function sizeUuidToTimestampMap(v: ReadonlyMap<string, bigint>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  return 5 + v.size * 53;
}

function writeUuidToTimestampMap(v: ReadonlyMap<string, bigint>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = putUuid(b, d, p, key);
    markKey(entries, p);
    p = putTimestamp(b, d, p, item);
  }
  return sortEntries(entries, b, p, count);
}

function readUuidToTimestampMap(r: Reader, depth: number): ReadonlyMap<string, bigint> {
  const count = r.readMapHeader(depth);
  const items = new Map<string, bigint>();
  for (let i = 0; i < count; i++) putEntry(r, items, readUuid(r), readTimestamp(r));
  return items;
}

function sizeFloat32Float32Int16Tuple(v: readonly [number, number, number], depth: number): number {
  checkTuple(v, 3);
  checkDepth(depth);
  return 18;
}

function writeFloat32Float32Int16Tuple(v: readonly [number, number, number], b: Uint8Array, d: DataView, p: number): number {
  p = writeArrayHeader(b, d, p, 3);
  p = putFloat32(b, d, p, v[0]);
  p = putFloat32(b, d, p, v[1]);
  p = putInt16(b, d, p, v[2]);
  return p;
}

function readFloat32Float32Int16Tuple(r: Reader, depth: number): readonly [number, number, number] {
  readTupleHeader(r, 3, depth);
  return [readFloat32(r), readFloat32(r), readInt16(r)];
}

function sizeInt8Uint8Uint32Tuple(v: readonly [number, number, number], depth: number): number {
  checkTuple(v, 3);
  checkDepth(depth);
  return 14;
}

function writeInt8Uint8Uint32Tuple(v: readonly [number, number, number], b: Uint8Array, d: DataView, p: number): number {
  p = writeArrayHeader(b, d, p, 3);
  p = putInt8(b, d, p, v[0]);
  p = putUint8(b, d, p, v[1]);
  p = putUint32(b, d, p, v[2]);
  return p;
}

function readInt8Uint8Uint32Tuple(r: Reader, depth: number): readonly [number, number, number] {
  readTupleHeader(r, 3, depth);
  return [readInt8(r), readUint8(r), readUint32(r)];
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
