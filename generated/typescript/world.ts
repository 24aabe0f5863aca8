// Generated from world.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../schemas/game/world.schema.ts";
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
  checkDepth,
  checkDictionary,
  checkMap,
  checkObject,
  defineDocument,
  defineRecord,
  dictionary,
  enumeration,
  fault,
  keepUnknown,
  map,
  markEntry,
  markKey,
  putBool,
  putEntry,
  putFloat64,
  putOwn,
  putUint32,
  putUuid,
  readBool,
  readBytes,
  readFloat64,
  readString,
  readUint32,
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
  sizeString,
  sizeUnknown,
  slot,
  slotDepth,
  sortEntries,
  storeKeyText,
  unknownSlots,
  writeBytes,
  writeMapHeader,
  writeNil,
  writeRecordHeader,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";

/** Input frames; each may branch into others. */
export type Replay = authored.Replay;

export const replayShape: RecordShape = /* @__PURE__ */ recordShape("Replay", 2, [
  slot(0, "frames", "required", scalar("bytes")),
  slot(1, "branch", "optional", reference(() => replayShape)),
]);

/** A `Replay` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ReplayView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, replayShape, start, depth);
  }

  get frames(): Replay["frames"] {
    return readBytes(requireSlot(this, 0)) as Replay["frames"];
  }

  get branch(): Replay["branch"] {
    const r = seekSlot(this, 1);
    return r === undefined ? undefined : readReplay(r, slotDepth(this));
  }
}

/** Input frames; each may branch into others. */
export const Replay: Codec<Replay, ReplayView> = /* @__PURE__ */ defineRecord({
  name: "Replay",
  schemaHash: "8cbaf1e508e1bd46",
  shape: replayShape,
  size: sizeReplay,
  write: writeReplay,
  read: readReplay,
  encode: (value) => runEncode(value, replayShape, sizeReplay, writeReplay),
  encodeInto: (writer, value) => runEncodeInto(writer, value, replayShape, sizeReplay, writeReplay),
  decode: (bytes, options) => runDecode(bytes, options, replayShape, readReplay),
  decodeFrom: (reader) => runDecodeFrom(reader, replayShape, readReplay),
  view: (bytes) => new ReplayView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeReplay(v: Replay, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeBytes(v.frames);
  n += v.branch === undefined ? 1 : sizeReplay(v.branch, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeReplay(v: Replay, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeBytes(b, d, p, v.frames);
  p = v.branch === undefined ? writeNil(b, p) : writeReplay(v.branch, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readReplay(r: Reader, depth: number): Replay {
  const n = r.readArrayHeader(depth);
  const frames = n > 0 ? readBytes(r) : r.missing();
  const branch = n > 1 && !r.tryNil() ? readReplay(r, depth + 1) : undefined;
  const value: Decoded<Replay> = branch === undefined
    ? { frames }
    : { frames, branch };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Replay;
}

/** A score on a level's board: identified by level and player. */
export type Score = authored.Score;

function defaultScoreOutcomes(): Score["outcomes"] {
  return new Map<boolean, number>();
}

export const scoreShape: RecordShape = /* @__PURE__ */ recordShape("Score", 6, [
  slot(0, "level", "required", scalar("string")),
  slot(1, "player", "required", scalar("uuid")),
  slot(2, "points", "required", scalar("float64")),
  slot(3, "replay", "optional", reference(() => replayShape)),
  slot(4, "rank", "optional", scalar("uint32")),
  slot(5, "outcomes", "defaulted", map(scalar("bool"), scalar("uint32")), defaultScoreOutcomes),
]);

/** A `Score` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ScoreView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, scoreShape, start, depth);
  }

  get level(): Score["level"] {
    return readString(requireSlot(this, 0)) as Score["level"];
  }

  get player(): Score["player"] {
    return readUuid(requireSlot(this, 1)) as Score["player"];
  }

  get points(): Score["points"] {
    return readFloat64(requireSlot(this, 2)) as Score["points"];
  }

  get replay(): Score["replay"] {
    const r = seekSlot(this, 3);
    return r === undefined ? undefined : readReplay(r, slotDepth(this));
  }

  /** Set when the season ends. */
  get rank(): Score["rank"] {
    const r = seekSlot(this, 4);
    return (r === undefined ? undefined : readUint32(r)) as Score["rank"];
  }

  /** How often each outcome came about. */
  get outcomes(): Score["outcomes"] {
    const r = seekSlot(this, 5);
    return (r === undefined ? defaultScoreOutcomes() : readBoolToUint32Map(r, slotDepth(this))) as Score["outcomes"];
  }
}

/** Lookups of `Score` by its indexes. */
export interface ScoreQuery {
  /** Documents by `level`, `points`: trailing parts may be left out, the last one may be a range. */
  byLevelAndPoints(
    level: Score["level"],
    points?: Score["points"] | Range<Score["points"]>,
    options?: FindOptions,
  ): readonly Readonly<Score>[];
  /** The one document of this `level`, `rank`, if there is one. */
  byLevelAndRank(level: Score["level"], rank: NonNullable<Score["rank"]>): Readonly<Score> | undefined;
}

/** A score on a level's board: identified by level and player. */
export const Score: DocumentDefinition<Score, readonly [Score["level"], Score["player"]], ScoreQuery, ScoreView> = /* @__PURE__ */ defineDocument({
  name: "Score",
  schemaHash: "5d717845c547473f",
  shape: scoreShape,
  size: sizeScore,
  write: writeScore,
  read: readScore,
  encode: (value) => runEncode(value, scoreShape, sizeScore, writeScore),
  encodeInto: (writer, value) => runEncodeInto(writer, value, scoreShape, sizeScore, writeScore),
  decode: (bytes, options) => runDecode(bytes, options, scoreShape, readScore),
  decodeFrom: (reader) => runDecodeFrom(reader, scoreShape, readScore),
  view: (bytes) => new ScoreView(bytes),
  type: "score",
  schemaId: "score",
  version: 1,
  global: false,
  freezable: false,
  storeKey: (id) => storeKeyText(scoreShape, [0, 1], id),
  storeKeyOf: (v) => storeKeyText(scoreShape, [0, 1], [v.level, v.player]),
  indexes: [
    { accessor: "byLevelAndPoints", unique: false, parts: [
      { slot: "level", order: "string", multi: false, read: (v) => v.level },
      { slot: "points", order: "number", multi: false, read: (v) => v.points },
    ] },
    { accessor: "byLevelAndRank", unique: true, parts: [
      { slot: "level", order: "string", multi: false, read: (v) => v.level },
      { slot: "rank", order: "number", multi: false, read: (v) => v.rank },
    ] },
  ],
  query: (reader) => ({
    byLevelAndPoints: (level, points, options) => reader.find(0, [level, points], options),
    byLevelAndRank: (level, rank) => reader.findOne(1, [level, rank]),
  }),
  catalog: {
    schemaId: "score",
    schemaName: "score",
    schemaVersion: "score.v1",
    contentHash: "sha256:d947b934bb472d2098094681632aa141be67404fe677866a4fc8adca4fbcd3b9",
    canonicalSchemaJson:
      '{"schemaName":"score","schemaVersion":"score.v1","members":[{"slot":0,"name":"level","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"player","type":"System.Guid","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":2,"name":"points","type":"System.Double","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":3,"name":"replay","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":4,"name":"rank","type":"System.UInt32","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":5,"name":"outcomes","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["score"],
    members: [
      { slot: 0, name: "level", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "player", typeName: "System.Guid", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 2, name: "points", typeName: "System.Double", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 3, name: "replay", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 4, name: "rank", typeName: "System.UInt32", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 5, name: "outcomes", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeScore(v: Score, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 57;
  n += sizeString(v.level);
  n += v.replay === undefined ? 1 : sizeReplay(v.replay, depth + 1);
  n += sizeBoolToUint32Map(v.outcomes, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeScore(v: Score, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 6, unknown);
  p = writeString(b, d, p, v.level);
  p = putUuid(b, d, p, v.player);
  p = putFloat64(b, d, p, v.points);
  p = v.replay === undefined ? writeNil(b, p) : writeReplay(v.replay, b, d, p);
  p = v.rank === undefined ? writeNil(b, p) : putUint32(b, d, p, v.rank);
  p = writeBoolToUint32Map(v.outcomes, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readScore(r: Reader, depth: number): Score {
  const n = r.readArrayHeader(depth);
  const level = n > 0 ? readString(r) : r.missing();
  const player = n > 1 ? readUuid(r) : r.missing();
  const points = n > 2 ? readFloat64(r) : r.missing();
  const replay = n > 3 && !r.tryNil() ? readReplay(r, depth + 1) : undefined;
  const rank = n > 4 && !r.tryNil() ? readUint32(r) : undefined;
  const outcomes = n > 5 && !r.tryNil() ? readBoolToUint32Map(r, depth + 1) : defaultScoreOutcomes();
  const value: Decoded<Score> = { level, player, points, outcomes };
  if (replay !== undefined) value.replay = replay;
  if (rank !== undefined) value.rank = rank;
  if (n > 6) keepUnknown(r, value, n - 6, depth);
  return value as Score;
}

/** Not released: the checker records it but judges nothing. */
export type Season = authored.Season;

export const seasonShape: RecordShape = /* @__PURE__ */ recordShape("Season", 2, [
  slot(0, "name", "required", scalar("string")),
  slot(1, "title", "required", scalar("string")),
]);

/** A `Season` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class SeasonView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, seasonShape, start, depth);
  }

  get name(): Season["name"] {
    return readString(requireSlot(this, 0)) as Season["name"];
  }

  get title(): Season["title"] {
    return readString(requireSlot(this, 1)) as Season["title"];
  }
}

/** Lookups of `Season` by its indexes. */
export interface SeasonQuery {}

/** Not released: the checker records it but judges nothing. */
export const Season: DocumentDefinition<Season, Season["name"], SeasonQuery, SeasonView> = /* @__PURE__ */ defineDocument({
  name: "Season",
  schemaHash: "82e2909af3d19d67",
  shape: seasonShape,
  size: sizeSeason,
  write: writeSeason,
  read: readSeason,
  encode: (value) => runEncode(value, seasonShape, sizeSeason, writeSeason),
  encodeInto: (writer, value) => runEncodeInto(writer, value, seasonShape, sizeSeason, writeSeason),
  decode: (bytes, options) => runDecode(bytes, options, seasonShape, readSeason),
  decodeFrom: (reader) => runDecodeFrom(reader, seasonShape, readSeason),
  view: (bytes) => new SeasonView(bytes),
  type: "season",
  schemaId: "season",
  version: 1,
  global: false,
  freezable: true,
  storeKey: (id) => storeKeyText(seasonShape, [0], [id]),
  storeKeyOf: (v) => storeKeyText(seasonShape, [0], [v.name]),
  indexes: [],
  query: () => ({}),
  catalog: {
    schemaId: "season",
    schemaName: "season",
    schemaVersion: "season.v1",
    contentHash: "sha256:0a9a580b1fd5715eae1943d50037a65a3723ceb780e3bae9c0dc07b989da3942",
    canonicalSchemaJson:
      '{"schemaName":"season","schemaVersion":"season.v1","members":[{"slot":0,"name":"name","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"title","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["season"],
    members: [
      { slot: 0, name: "name", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "title", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeSeason(v: Season, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString(v.name);
  n += sizeString(v.title);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeSeason(v: Season, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = writeString(b, d, p, v.name);
  p = writeString(b, d, p, v.title);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readSeason(r: Reader, depth: number): Season {
  const n = r.readArrayHeader(depth);
  const name = n > 0 ? readString(r) : r.missing();
  const title = n > 1 ? readString(r) : r.missing();
  const value: Decoded<Season> = { name, title };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Season;
}

/** String-valued: the strings are on the wire. */
export type Weather = authored.Weather;

/** String-valued: the strings are on the wire. */
export const Weather = {
  Clear: "clear" as authored.Weather.Clear,
  Rain: "rain" as authored.Weather.Rain,
  Storm: "storm" as authored.Weather.Storm,
};

export function weatherShape(): EnumShape {
  return enumeration("Weather", "string", false, [["clear", "clear"], ["rain", "rain"], ["storm", "storm"]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeWeather(v: Weather, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case "clear":
    case "rain":
    case "storm":
      return writeString(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readWeather(r: Reader): Weather {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "clear":
    case "rain":
    case "storm":
      return wire as Weather;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

/** Settings of the one world that a server runs. */
export type WorldSettings = authored.WorldSettings;

function defaultWorldSettingsFlags(): WorldSettings["flags"] {
  return { pvp: true };
}

export const worldSettingsShape: RecordShape = /* @__PURE__ */ recordShape("WorldSettings", 3, [
  slot(0, "title", "defaulted", scalar("string"), () => "Terra"),
  slot(1, "weather", "defaulted", weatherShape(), () => "clear" as Weather),
  slot(2, "flags", "defaulted", dictionary(scalar("bool")), defaultWorldSettingsFlags),
]);

/** A `WorldSettings` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class WorldSettingsView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, worldSettingsShape, start, depth);
  }

  get title(): WorldSettings["title"] {
    const r = seekSlot(this, 0);
    return (r === undefined ? "Terra" : readString(r)) as WorldSettings["title"];
  }

  get weather(): WorldSettings["weather"] {
    const r = seekSlot(this, 1);
    return r === undefined ? "clear" as Weather : readWeather(r);
  }

  get flags(): WorldSettings["flags"] {
    const r = seekSlot(this, 2);
    return (r === undefined ? defaultWorldSettingsFlags() : readBoolDictionary(r, slotDepth(this))) as WorldSettings["flags"];
  }
}

/** Lookups of `WorldSettings` by its indexes. */
export interface WorldSettingsQuery {}

/** Settings of the one world that a server runs. */
export const WorldSettings: DocumentDefinition<WorldSettings, undefined, WorldSettingsQuery, WorldSettingsView> = /* @__PURE__ */ defineDocument({
  name: "WorldSettings",
  schemaHash: "0c844d526dfad493",
  shape: worldSettingsShape,
  size: sizeWorldSettings,
  write: writeWorldSettings,
  read: readWorldSettings,
  encode: (value) => runEncode(value, worldSettingsShape, sizeWorldSettings, writeWorldSettings),
  encodeInto: (writer, value) => runEncodeInto(writer, value, worldSettingsShape, sizeWorldSettings, writeWorldSettings),
  decode: (bytes, options) => runDecode(bytes, options, worldSettingsShape, readWorldSettings),
  decodeFrom: (reader) => runDecodeFrom(reader, worldSettingsShape, readWorldSettings),
  view: (bytes) => new WorldSettingsView(bytes),
  type: "world-settings",
  schemaId: "world-settings",
  version: 1,
  global: true,
  freezable: true,
  storeKey: () => "__global__",
  storeKeyOf: () => "__global__",
  indexes: [],
  query: () => ({}),
  catalog: {
    schemaId: "world-settings",
    schemaName: "world-settings",
    schemaVersion: "world-settings.v1",
    contentHash: "sha256:5d4d1793694438bc37eb10914f92c9b20f2c6d949061d81b5c1ea254a72233b7",
    canonicalSchemaJson:
      '{"schemaName":"world-settings","schemaVersion":"world-settings.v1","members":[{"slot":0,"name":"title","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":1,"name":"weather","type":"System.String","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false},{"slot":2,"name":"flags","type":"System.Object","isReference":false,"many":false,"targetSchemaName":null,"indexAlias":null,"isName":false}]}',
    compatibleSchemaIds: ["world-settings"],
    members: [
      { slot: 0, name: "title", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 1, name: "weather", typeName: "System.String", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
      { slot: 2, name: "flags", typeName: "System.Object", isReference: false, isMany: false, targetSchema: null, isName: false, indexAlias: null },
    ],
  },
});

// What the codec is made of; other generated modules call these as well.
export function sizeWorldSettings(v: WorldSettings, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 15;
  n += sizeString(v.title);
  n += sizeBoolDictionary(v.flags, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeWorldSettings(v: WorldSettings, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 3, unknown);
  p = writeString(b, d, p, v.title);
  p = writeWeather(v.weather, b, d, p);
  p = writeBoolDictionary(v.flags, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readWorldSettings(r: Reader, depth: number): WorldSettings {
  const n = r.readArrayHeader(depth);
  const title = n > 0 && !r.tryNil() ? readString(r) : "Terra";
  const weather = n > 1 && !r.tryNil() ? readWeather(r) : "clear" as Weather;
  const flags = n > 2 && !r.tryNil() ? readBoolDictionary(r, depth + 1) : defaultWorldSettingsFlags();
  const value: Decoded<WorldSettings> = { title, weather, flags };
  if (n > 3) keepUnknown(r, value, n - 3, depth);
  return value as WorldSettings;
}

function sizeBoolToUint32Map(v: ReadonlyMap<boolean, number>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  return 5 + v.size * 6;
}

function writeBoolToUint32Map(v: ReadonlyMap<boolean, number>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = putBool(b, d, p, key);
    markKey(entries, p);
    p = putUint32(b, d, p, item);
  }
  return sortEntries(entries, b, p, count);
}

function readBoolToUint32Map(r: Reader, depth: number): ReadonlyMap<boolean, number> {
  const count = r.readMapHeader(depth);
  const items = new Map<boolean, number>();
  for (let i = 0; i < count; i++) putEntry(r, items, readBool(r), readUint32(r));
  return items;
}

function sizeBoolDictionary(v: { readonly [name: string]: boolean }, depth: number): number {
  checkDictionary(v);
  checkDepth(depth);
  let n = 5;
  for (const key of Object.keys(v)) n += sizeString(key) + 1;
  return n;
}

function writeBoolDictionary(v: { readonly [name: string]: boolean }, b: Uint8Array, d: DataView, p: number): number {
  const count = Object.keys(v).length;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const key in v) {
    if (!Object.prototype.hasOwnProperty.call(v, key)) continue;
    const item = v[key] as boolean;
    markEntry(entries, p);
    p = writeString(b, d, p, key);
    markKey(entries, p);
    p = putBool(b, d, p, item);
  }
  return sortEntries(entries, b, p, count);
}

function readBoolDictionary(r: Reader, depth: number): { readonly [name: string]: boolean } {
  const count = r.readMapHeader(depth);
  const items: { [name: string]: boolean } = {};
  for (let i = 0; i < count; i++) putOwn(r, items, readString(r), readBool(r));
  return items;
}
