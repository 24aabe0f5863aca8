// Generated from enums.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../enums.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  type EnumShape,
  LazyView,
  type Reader,
  type RecordShape,
  addElement,
  beginEntries,
  checkArray,
  checkDepth,
  checkMap,
  checkObject,
  checkSet,
  defineRecord,
  enumTable,
  enumeration,
  fault,
  keepUnknown,
  list,
  map,
  markEntry,
  markKey,
  putEntry,
  putSafeint,
  readEnum,
  readSafeint,
  readString,
  recordShape,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  seekSlot,
  set,
  sizeEnum,
  sizeString,
  sizeUnknown,
  slot,
  slotDepth,
  sortElements,
  sortEntries,
  unknownSlots,
  writeArrayHeader,
  writeEnum,
  writeMapHeader,
  writeNil,
  writeRecordHeader,
  writeSafeint,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";

export type Country = authored.Country;

export function countryShape(): EnumShape {
  return enumeration("Country", "string", true, [["IS", "IS"], ["FO", "FO"]]);
}

// What the codec is made of; other generated modules call these as well.
export function sizeCountry(v: Country): number {
  return sizeString(v);
}

export function writeCountry(v: Country, b: Uint8Array, d: DataView, p: number): number {
  return writeString(b, d, p, v);
}

export function readCountry(r: Reader): Country {
  return readString(r) as Country;
}

export type Enums = authored.Enums;

export const enumsShape: RecordShape = /* @__PURE__ */ recordShape("Enums", 8, [
  slot(0, "level", "defaulted", levelShape(), () => 5),
  slot(1, "suit", "defaulted", suitShape(), () => "spades" as Suit),
  slot(2, "status", "required", statusShape()),
  slot(3, "sizes", "required", list(sizeShape())),
  slot(4, "mood", "defaulted", moodShape(), () => "calm"),
  slot(5, "countries", "required", set(countryShape())),
  slot(6, "side", "nullable", enumsSideShape()),
  slot(7, "perSuit", "required", map(suitShape(), moodShape())),
]);

/** A `Enums` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class EnumsView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, enumsShape, start, depth);
  }

  get level(): Enums["level"] {
    const r = seekSlot(this, 0);
    return r === undefined ? 5 : readLevel(r);
  }

  get suit(): Enums["suit"] {
    const r = seekSlot(this, 1);
    return r === undefined ? "spades" as Suit : readSuit(r);
  }

  get status(): Enums["status"] {
    return readStatus(requireSlot(this, 2));
  }

  get sizes(): Enums["sizes"] {
    return readSizeList(requireSlot(this, 3), slotDepth(this)) as Enums["sizes"];
  }

  get mood(): Enums["mood"] {
    const r = seekSlot(this, 4);
    return r === undefined ? "calm" : readMood(r);
  }

  get countries(): Enums["countries"] {
    return readCountrySet(requireSlot(this, 5), slotDepth(this)) as Enums["countries"];
  }

  /** Without a name of its own. */
  get side(): Enums["side"] {
    const r = seekSlot(this, 6);
    return r === undefined ? null : readEnumsSide(r);
  }

  get perSuit(): Enums["perSuit"] {
    return readSuitToMoodMap(requireSlot(this, 7), slotDepth(this)) as Enums["perSuit"];
  }
}

export const Enums: Codec<Enums, EnumsView> = /* @__PURE__ */ defineRecord({
  name: "Enums",
  schemaHash: "e8edb27dbe323ad4",
  shape: enumsShape,
  size: sizeEnums,
  write: writeEnums,
  read: readEnums,
  encode: (value) => runEncode(value, enumsShape, sizeEnums, writeEnums),
  encodeInto: (writer, value) => runEncodeInto(writer, value, enumsShape, sizeEnums, writeEnums),
  decode: (bytes, options) => runDecode(bytes, options, enumsShape, readEnums),
  decodeFrom: (reader) => runDecodeFrom(reader, enumsShape, readEnums),
  view: (bytes) => new EnumsView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeEnums(v: Enums, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 44;
  n += sizeStatus(v.status);
  n += sizeSizeList(v.sizes, depth + 1);
  n += sizeCountrySet(v.countries, depth + 1);
  n += sizeSuitToMoodMap(v.perSuit, depth + 1);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeEnums(v: Enums, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 8, unknown);
  p = writeLevel(v.level, b, d, p);
  p = writeSuit(v.suit, b, d, p);
  p = writeStatus(v.status, b, d, p);
  p = writeSizeList(v.sizes, b, d, p);
  p = writeMood(v.mood, b, d, p);
  p = writeCountrySet(v.countries, b, d, p);
  p = v.side === null ? writeNil(b, p) : writeEnumsSide(v.side, b, d, p);
  p = writeSuitToMoodMap(v.perSuit, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readEnums(r: Reader, depth: number): Enums {
  const n = r.readArrayHeader(depth);
  const level = n > 0 && !r.tryNil() ? readLevel(r) : 5;
  const suit = n > 1 && !r.tryNil() ? readSuit(r) : "spades" as Suit;
  const status = n > 2 ? readStatus(r) : r.missing();
  const sizes = n > 3 ? readSizeList(r, depth + 1) : r.missing();
  const mood = n > 4 && !r.tryNil() ? readMood(r) : "calm";
  const countries = n > 5 ? readCountrySet(r, depth + 1) : r.missing();
  const side = n > 6 && !r.tryNil() ? readEnumsSide(r) : null;
  const perSuit = n > 7 ? readSuitToMoodMap(r, depth + 1) : r.missing();
  const value: Decoded<Enums> = { level, suit, status, sizes, mood, countries, side, perSuit };
  if (n > 8) keepUnknown(r, value, n - 8, depth);
  return value as Enums;
}

export type EnumsSide = "left" | "right";

export function enumsSideShape(): EnumShape {
  return enumeration("EnumsSide", "string", false, [["left", "left"], ["right", "right"]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeEnumsSide(v: EnumsSide, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case "left":
    case "right":
      return writeString(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readEnumsSide(r: Reader): EnumsSide {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "left":
    case "right":
      return wire as EnumsSide;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

export type Level = authored.Level;

export const Level = {
  Low: 0 as authored.Level.Low,
  /** Not so low. */
  Middle: 5 as authored.Level.Middle,
  /** @deprecated Nobody is. */
  High: 6 as authored.Level.High,
};

export function levelShape(): EnumShape {
  return enumeration("Level", "int", false, [[0, 0], [5, 5], [6, 90]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeLevel(v: Level, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case 0:
    case 5:
      return writeSafeint(b, d, p, v);
    case 6:
      return writeSafeint(b, d, p, 90);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readLevel(r: Reader): Level {
  const start = r.pos;
  const wire = readSafeint(r);
  switch (wire) {
    case 0:
    case 5:
      return wire as Level;
    case 90:
      return 6;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

export type Mood = authored.Mood;

export function moodShape(): EnumShape {
  return enumeration("Mood", "string", false, [["calm", "calm"], ["wild", "wild"]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeMood(v: Mood, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case "calm":
    case "wild":
      return writeString(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readMood(r: Reader): Mood {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "calm":
    case "wild":
      return wire as Mood;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

/** Known sizes; others are kept. */
export type Size = authored.Size;

/** Known sizes; others are kept. */
export const Size = {
  Small: 1,
  "extra-large": 4,
} as const;

export function sizeShape(): EnumShape {
  return enumeration("Size", "int", true, [[1, 1], [4, 4]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeSize(v: Size, b: Uint8Array, d: DataView, p: number): number {
  return putSafeint(b, d, p, v);
}

export function readSize(r: Reader): Size {
  return readSafeint(r) as Size;
}

export type Status = authored.Status;

export const Status = {
  Up: 1 as authored.Status.Up,
  Down: 20 as authored.Status.Down,
};

const statusMembers = /* @__PURE__ */ enumTable(statusShape());

export function statusShape(): EnumShape {
  return enumeration("Status", "int", true, [[1, 1], [20, 2]]);
}

// What the codec is made of; other generated modules call these as well.
export function sizeStatus(v: Status): number {
  return sizeEnum(statusMembers, v);
}

export function writeStatus(v: Status, b: Uint8Array, d: DataView, p: number): number {
  return writeEnum(statusMembers, b, d, p, v);
}

export function readStatus(r: Reader): Status {
  return readEnum(statusMembers, r) as Status;
}

export type Suit = authored.Suit;

export const Suit = {
  Hearts: "hearts" as authored.Suit.Hearts,
  Spades: "spades" as authored.Suit.Spades,
};

export function suitShape(): EnumShape {
  return enumeration("Suit", "string", false, [["hearts", "hearts"], ["spades", "spades"]]);
}

// What the codec is made of; other generated modules call these as well.
export function writeSuit(v: Suit, b: Uint8Array, d: DataView, p: number): number {
  switch (v) {
    case "hearts":
    case "spades":
      return writeString(b, d, p, v);
    default:
      return fault("wire/undeclared-value");
  }
}

export function readSuit(r: Reader): Suit {
  const start = r.pos;
  const wire = readString(r);
  switch (wire) {
    case "hearts":
    case "spades":
      return wire as Suit;
    default:
      return r.failAt(start, "wire/unknown-enum-value");
  }
}

function sizeSizeList(v: readonly Size[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  return 5 + v.length * 9;
}

function writeSizeList(v: readonly Size[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as Size;
    p = writeSize(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readSizeList(r: Reader, depth: number): readonly Size[] {
  const count = r.readArrayHeader(depth);
  const items: Size[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readSize(r);
  return items;
}

function sizeCountrySet(v: ReadonlySet<Country>, depth: number): number {
  checkSet(v);
  checkDepth(depth);
  let n = 5;
  for (const item of v) n += sizeCountry(item);
  return n;
}

function writeCountrySet(v: ReadonlySet<Country>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeArrayHeader(b, d, p, count);
  const entries = beginEntries();
  for (const item of v) {
    markEntry(entries, p);
    p = writeCountry(item, b, d, p);
  }
  return sortElements(entries, b, p, count);
}

function readCountrySet(r: Reader, depth: number): ReadonlySet<Country> {
  const count = r.readArrayHeader(depth);
  const items = new Set<Country>();
  for (let i = 0; i < count; i++) addElement(r, items, readCountry(r));
  return items;
}

function sizeSuitToMoodMap(v: ReadonlyMap<Suit, Mood>, depth: number): number {
  checkMap(v);
  checkDepth(depth);
  return 5 + v.size * 20;
}

function writeSuitToMoodMap(v: ReadonlyMap<Suit, Mood>, b: Uint8Array, d: DataView, p: number): number {
  const count = v.size;
  p = writeMapHeader(b, d, p, count);
  const entries = beginEntries();
  for (const [key, item] of v) {
    markEntry(entries, p);
    p = writeSuit(key, b, d, p);
    markKey(entries, p);
    p = writeMood(item, b, d, p);
  }
  return sortEntries(entries, b, p, count);
}

function readSuitToMoodMap(r: Reader, depth: number): ReadonlyMap<Suit, Mood> {
  const count = r.readMapHeader(depth);
  const items = new Map<Suit, Mood>();
  for (let i = 0; i < count; i++) putEntry(r, items, readSuit(r), readMood(r));
  return items;
}
