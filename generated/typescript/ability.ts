// Generated from ability.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "../../schemas/game/ability.schema.ts";
import {
  type Carrying,
  type Codec,
  type Decoded,
  LazyView,
  type Reader,
  type RecordShape,
  type UnionShape,
  checkArray,
  checkDepth,
  checkMaxItems,
  checkObject,
  defineRecord,
  defineUnion,
  fault,
  keepUnknown,
  list,
  putDuration,
  putFloat32,
  readDuration,
  readFloat32,
  readUnionHeader,
  readUnknownMember,
  recordShape,
  reference,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  sizeUnknown,
  sizeUnknownMember,
  slot,
  slotDepth,
  unionHeaderSize,
  unionShape,
  unknownSlots,
  writeArrayHeader,
  writeRecordHeader,
  writeUnionHeader,
  writeUnknown,
  writeUnknownMember,
} from "@keyslot/runtime/codegen";

/** What a player can do. Open: an old client carries abilities that it does not know. */
export type Ability = authored.Ability;

export const abilityShape: UnionShape = /* @__PURE__ */ unionShape("Ability", true, "kind", [
  [1, () => strikeShape],
  [2, () => healShape],
  [3, () => comboShape],
]);

/** What a player can do. Open: an old client carries abilities that it does not know. */
export const Ability: Codec<Ability, Ability> = /* @__PURE__ */ defineUnion({
  name: "Ability",
  schemaHash: "c74ef1d7e3c1fe4e",
  shape: abilityShape,
  size: sizeAbility,
  write: writeAbility,
  read: readAbility,
  encode: (value) => runEncode(value, abilityShape, sizeAbility, writeAbility),
  encodeInto: (writer, value) => runEncodeInto(writer, value, abilityShape, sizeAbility, writeAbility),
  decode: (bytes, options) => runDecode(bytes, options, abilityShape, readAbility),
  decodeFrom: (reader) => runDecodeFrom(reader, abilityShape, readAbility),
  view: (bytes) => Ability.decode(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeAbility(v: Ability, depth: number): number {
  checkObject(v);
  checkDepth(depth);
  if (!("kind" in v)) return sizeUnknownMember(v, depth, [1, 2, 3]);
  switch (v.kind) {
    case "strike":
      return unionHeaderSize + sizeStrike(v, depth + 1);
    case "heal":
      return unionHeaderSize + sizeHeal(v, depth + 1);
    case "combo":
      return unionHeaderSize + sizeCombo(v, depth + 1);
    default:
      return sizeUnknownMember(v, depth, [1, 2, 3]);
  }
}

export function writeAbility(v: Ability, b: Uint8Array, d: DataView, p: number): number {
  if (!("kind" in v)) return writeUnknownMember(b, d, p, v);
  switch (v.kind) {
    case "strike":
      return writeStrike(v, b, d, writeUnionHeader(b, d, p, 1));
    case "heal":
      return writeHeal(v, b, d, writeUnionHeader(b, d, p, 2));
    case "combo":
      return writeCombo(v, b, d, writeUnionHeader(b, d, p, 3));
    default:
      return writeUnknownMember(b, d, p, v);
  }
}

export function readAbility(r: Reader, depth: number): Ability {
  const tag = readUnionHeader(r, depth);
  switch (tag) {
    case 1:
      return readStrike(r, depth + 1);
    case 2:
      return readHeal(r, depth + 1);
    case 3:
      return readCombo(r, depth + 1);
    default:
      return readUnknownMember(r, tag, depth);
  }
}

/** Abilities in a row; shows recursion through a union. */
export type Combo = authored.Combo;

export const comboShape: RecordShape = /* @__PURE__ */ recordShape("Combo", 1, [
  slot(0, "steps", "required", list(reference(() => abilityShape), 8)),
], ["kind", "combo"]);

/** A `Combo` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class ComboView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, comboShape, start, depth);
  }

  get kind(): "combo" {
    return "combo";
  }

  get steps(): Combo["steps"] {
    return readAbilityList(requireSlot(this, 0), slotDepth(this)) as Combo["steps"];
  }
}

/** Abilities in a row; shows recursion through a union. */
export const Combo: Codec<Combo, ComboView> = /* @__PURE__ */ defineRecord({
  name: "Combo",
  schemaHash: "fdfd347694487899",
  shape: comboShape,
  size: sizeCombo,
  write: writeCombo,
  read: readCombo,
  encode: (value) => runEncode(value, comboShape, sizeCombo, writeCombo),
  encodeInto: (writer, value) => runEncodeInto(writer, value, comboShape, sizeCombo, writeCombo),
  decode: (bytes, options) => runDecode(bytes, options, comboShape, readCombo),
  decodeFrom: (reader) => runDecodeFrom(reader, comboShape, readCombo),
  view: (bytes) => new ComboView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeCombo(v: Combo, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  if (v.kind !== "combo") fault("wire/undeclared-value");
  let n = 5;
  n += sizeAbilityList(v.steps, depth + 1);
  checkMaxItems(v.steps.length, 8);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeCombo(v: Combo, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeAbilityList(v.steps, b, d, p);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readCombo(r: Reader, depth: number): Combo {
  const n = r.readArrayHeader(depth);
  const steps = n > 0 ? readAbilityList(r, depth + 1) : r.missing();
  const value: Decoded<Combo> = { kind: "combo", steps };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Combo;
}

export type Heal = authored.Heal;

export const healShape: RecordShape = /* @__PURE__ */ recordShape("Heal", 2, [
  slot(0, "amount", "required", scalar("float32")),
  slot(1, "over", "required", scalar("duration")),
], ["kind", "heal"]);

/** A `Heal` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class HealView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, healShape, start, depth);
  }

  get kind(): "heal" {
    return "heal";
  }

  get amount(): Heal["amount"] {
    return readFloat32(requireSlot(this, 0)) as Heal["amount"];
  }

  get over(): Heal["over"] {
    return readDuration(requireSlot(this, 1)) as Heal["over"];
  }
}

export const Heal: Codec<Heal, HealView> = /* @__PURE__ */ defineRecord({
  name: "Heal",
  schemaHash: "253579b56271433f",
  shape: healShape,
  size: sizeHeal,
  write: writeHeal,
  read: readHeal,
  encode: (value) => runEncode(value, healShape, sizeHeal, writeHeal),
  encodeInto: (writer, value) => runEncodeInto(writer, value, healShape, sizeHeal, writeHeal),
  decode: (bytes, options) => runDecode(bytes, options, healShape, readHeal),
  decodeFrom: (reader) => runDecodeFrom(reader, healShape, readHeal),
  view: (bytes) => new HealView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeHeal(v: Heal, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  if (v.kind !== "heal") fault("wire/undeclared-value");
  let n = 19;
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeHeal(v: Heal, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 2, unknown);
  p = putFloat32(b, d, p, v.amount);
  p = putDuration(b, d, p, v.over);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readHeal(r: Reader, depth: number): Heal {
  const n = r.readArrayHeader(depth);
  const amount = n > 0 ? readFloat32(r) : r.missing();
  const over = n > 1 ? readDuration(r) : r.missing();
  const value: Decoded<Heal> = { kind: "heal", amount, over };
  if (n > 2) keepUnknown(r, value, n - 2, depth);
  return value as Heal;
}

export type Strike = authored.Strike;

export const strikeShape: RecordShape = /* @__PURE__ */ recordShape("Strike", 1, [
  slot(0, "damage", "required", scalar("float32")),
], ["kind", "strike"]);

/** A `Strike` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class StrikeView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, strikeShape, start, depth);
  }

  get kind(): "strike" {
    return "strike";
  }

  get damage(): Strike["damage"] {
    return readFloat32(requireSlot(this, 0)) as Strike["damage"];
  }
}

export const Strike: Codec<Strike, StrikeView> = /* @__PURE__ */ defineRecord({
  name: "Strike",
  schemaHash: "a04ddbccaa811f23",
  shape: strikeShape,
  size: sizeStrike,
  write: writeStrike,
  read: readStrike,
  encode: (value) => runEncode(value, strikeShape, sizeStrike, writeStrike),
  encodeInto: (writer, value) => runEncodeInto(writer, value, strikeShape, sizeStrike, writeStrike),
  decode: (bytes, options) => runDecode(bytes, options, strikeShape, readStrike),
  decodeFrom: (reader) => runDecodeFrom(reader, strikeShape, readStrike),
  view: (bytes) => new StrikeView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeStrike(v: Strike, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  if (v.kind !== "strike") fault("wire/undeclared-value");
  let n = 10;
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeStrike(v: Strike, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = putFloat32(b, d, p, v.damage);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readStrike(r: Reader, depth: number): Strike {
  const n = r.readArrayHeader(depth);
  const damage = n > 0 ? readFloat32(r) : r.missing();
  const value: Decoded<Strike> = { kind: "strike", damage };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Strike;
}

function sizeAbilityList(v: readonly Ability[], depth: number): number {
  checkArray(v);
  checkDepth(depth);
  let n = 5;
  for (let i = 0; i < v.length; i++) {
    const item = v[i] as Ability;
    n += sizeAbility(item, depth + 1);
  }
  return n;
}

function writeAbilityList(v: readonly Ability[], b: Uint8Array, d: DataView, p: number): number {
  const count = v.length;
  p = writeArrayHeader(b, d, p, count);
  let i = 0;
  for (; i < v.length; i++) {
    const item = v[i] as Ability;
    p = writeAbility(item, b, d, p);
  }
  if (i !== count) fault("wire/type-mismatch");
  return p;
}

function readAbilityList(r: Reader, depth: number): readonly Ability[] {
  const count = r.readArrayHeader(depth);
  const items: Ability[] = count > 1024 ? [] : new Array(count);
  for (let i = 0; i < count; i++) items[i] = readAbility(r, depth + 1);
  return items;
}
