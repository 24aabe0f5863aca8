import { defineOwn } from "@keyslot/runtime/codegen";
import { canonicalJson } from "../lock/canonical-json.ts";
import {
  type LockedEnum,
  type LockedRecord,
  type LockedSlot,
  type LockedType,
  type LockedUnion,
  liveSlots,
} from "../lock/lockfile.ts";
import type { Constraints } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { boundaryScalars } from "./boundary-scalars.ts";
import { liveMembers } from "./live-members.ts";
import type { FindType } from "./release.ts";
import type { Simplest } from "./simplest-value.ts";

/** Where values come from: the writer's release with its simplest values, and the release of the reader that they are meant to trouble. */
export interface Boundaries {
  readonly find: FindType;
  readonly simplest: Simplest;
  readonly reader: FindType;
}

/** A slot or element as the writer declares it, and as the reader does, where it has one there. */
export interface TypePlace {
  readonly type: TypeModel;
  readonly constraints?: Constraints;
  readonly readerType?: TypeModel | undefined;
}

/**
 * Values of a type in which a reader may read something else: the ends of ranges, each member, containers of none, one and two elements,
 * and inside a record whatever the reader declares differently there. One part leaves its simplest value at a time.
 */
export function* boundaryValues(place: TypePlace, from: Boundaries): Generator<unknown> {
  yield* valuesOf(place, { ...from, open: new Set() });
}

/** The same for a record, enum or union by name. */
export function* namedBoundaryValues(
  name: string,
  readerName: string | undefined,
  from: Boundaries,
): Generator<unknown> {
  const readerType: TypeModel | undefined =
    readerName === undefined ? undefined : { kind: "reference", name: readerName };
  yield* boundaryValues({ type: { kind: "reference", name }, readerType }, from);
}

interface Walk extends Boundaries {
  /** Pairs of types whose values are being made: inside themselves they show nothing new. */
  readonly open: ReadonlySet<string>;
}

function* valuesOf({ type, constraints = {}, readerType }: TypePlace, walk: Walk): Generator<unknown> {
  switch (type.kind) {
    case "scalar":
      yield* boundaryScalars(type.scalar, constraints);
      yield* readerHints(type.scalar, readerType, walk);
      return;
    case "raw":
      yield* [[0], [0xc2], [0xa0], [0x90], [0x80], [0xc4, 0], [0xff], [0x91, 0xc0]].map((bytes) =>
        Uint8Array.from(bytes),
      );
      return;
    case "nullable":
      yield null;
      yield* valuesOf({ type: type.type, constraints, readerType: withoutNull(readerType) }, walk);
      return;
    case "list":
    case "set":
      yield* elementValues(type, readerType, walk);
      return;
    case "tuple":
      yield* tupleValues(type.elements, readerType, walk);
      return;
    case "map":
      yield* mapValues(type, readerType, walk);
      return;
    case "reference":
      yield* namedValues(type.name, readerType, walk);
  }
}

function withoutNull(type: TypeModel | undefined): TypeModel | undefined {
  return type?.kind === "nullable" ? type.type : type;
}

function elementOf(type: TypeModel | undefined): TypeModel | undefined {
  const inner = withoutNull(type);
  if (inner?.kind === "tuple") return inner.elements[0];
  return inner?.kind === "list" || inner?.kind === "set" ? inner.element : undefined;
}

function* elementValues(
  type: Extract<TypeModel, { kind: "list" | "set" }>,
  readerType: TypeModel | undefined,
  walk: Walk,
): Generator<unknown> {
  const make = (items: readonly unknown[]) => (type.kind === "set" ? new Set(items) : [...items]);
  yield make([]);
  let first: { readonly value: unknown } | undefined;
  for (const value of valuesOf({ type: type.element, readerType: elementOf(readerType) }, walk)) {
    yield make([value]);
    if (first) yield make([first.value, value]);
    else if (type.kind === "list") yield make([value, value]);
    first ??= { value };
  }
}

function* tupleValues(
  elements: readonly TypeModel[],
  readerType: TypeModel | undefined,
  walk: Walk,
): Generator<unknown> {
  const simple = walk.simplest.of({ kind: "tuple", elements });
  if (!simple || !Array.isArray(simple.value)) return;
  const base: readonly unknown[] = simple.value;
  const reader = withoutNull(readerType);
  yield base;
  for (const [i, type] of elements.entries()) {
    const readerElement = reader?.kind === "tuple" ? reader.elements[i] : elementOf(reader);
    for (const value of valuesOf({ type, readerType: readerElement }, walk)) yield base.with(i, value);
  }
}

function* mapValues(
  type: Extract<TypeModel, { kind: "map" }>,
  readerType: TypeModel | undefined,
  walk: Walk,
): Generator<unknown> {
  const reader = withoutNull(readerType);
  const readerMap = reader?.kind === "map" ? reader : undefined;
  const make = (key: unknown, value: unknown): unknown => {
    if (type.form === "map") return new Map([[key, value]]);
    const dictionary = {};
    defineOwn(dictionary, String(key), value);
    return dictionary;
  };
  yield type.form === "map" ? new Map() : {};
  const key = walk.simplest.of(type.key);
  const value = walk.simplest.of(type.value);
  if (!key || !value) return;
  for (const each of valuesOf({ type: type.key, readerType: readerMap?.key }, walk)) yield make(each, value.value);
  for (const each of valuesOf({ type: type.value, readerType: readerMap?.value }, walk)) yield make(key.value, each);
}

function* namedValues(name: string, readerType: TypeModel | undefined, walk: Walk): Generator<unknown> {
  const reader = withoutNull(readerType);
  const readerName = reader?.kind === "reference" ? reader.name : undefined;
  const type = walk.find(name);
  const other = readerName === undefined ? undefined : walk.reader(readerName);
  const pair = `${name} ${readerName ?? ""}`;
  if (!type || walk.open.has(pair)) return;
  const inside: Walk = { ...walk, open: new Set([...walk.open, pair]) };
  switch (type.kind) {
    case "enum":
      yield* enumValues(type, other);
      return;
    case "record":
      yield* recordValues(type, other?.kind === "record" ? other : undefined, inside);
      return;
    case "union":
      yield* unionValues(type, other?.kind === "union" ? other : undefined, inside);
  }
}

function* enumValues(type: LockedEnum, reader: LockedType | undefined): Generator<unknown> {
  yield* liveMembers(type).map((member) => member.value);
  if (!type.open) return;
  const declared = new Set(liveMembers(type).flatMap((member) => [member.wire, member.value]));
  const others = reader?.kind === "enum" ? liveMembers(reader).map((member) => member.wire) : [];
  yield firstOther(type.wire, new Set([...declared, ...others]));
  yield* others.filter((wire) => !declared.has(wire));
}

/** The simplest number or text that is none of these. */
function firstOther(wire: LockedEnum["wire"], taken: ReadonlySet<number | string>): number | string {
  for (let i = 0; ; i++) {
    const value = wire === "int" ? i : i === 0 ? "" : i < 27 ? String.fromCharCode(96 + i) : `a${i}`;
    if (!taken.has(value)) return value;
  }
}

/** A number or text that the reader's enum does not declare. */
function* readerHints(scalar: string, readerType: TypeModel | undefined, walk: Walk): Generator<unknown> {
  const inner = withoutNull(readerType);
  const reader = inner?.kind === "reference" ? walk.reader(inner.name) : undefined;
  if (reader?.kind !== "enum") return;
  const declared = liveMembers(reader).map((member) => member.wire);
  const other = firstOther(reader.wire, new Set(declared));
  const isBigint = scalar === "int64" || scalar === "uint64" || scalar === "duration";
  for (const hint of [other, ...declared.slice(0, 8)]) yield isBigint && typeof hint === "number" ? BigInt(hint) : hint;
}

function* recordValues(record: LockedRecord, reader: LockedRecord | undefined, walk: Walk): Generator<unknown> {
  const base = walk.simplest.named(record.name)?.value;
  if (typeof base !== "object" || base === null) return;
  yield base;
  const known = new Map((reader ? liveSlots(reader) : []).map((slot) => [slot.key, slot]));
  for (const slot of liveSlots(record)) {
    const there = known.get(slot.key);
    if (there && isAlike(slot, there)) continue;
    // Without a reader's record to be held against, one value that is there is as telling as any.
    let left = reader ? Number.POSITIVE_INFINITY : 2;
    for (const value of valuesOf({ ...slot, readerType: there?.type }, walk)) {
      if (left-- <= 0) break;
      yield withSlot(base, slot.name, value);
    }
  }
}

/** A copy of a record with one slot set. */
export function withSlot(record: object, name: string, value: unknown): object {
  const copy = { ...record };
  defineOwn(copy, name, value);
  return copy;
}

function isAlike(a: LockedSlot, b: LockedSlot): boolean {
  return (
    a.name === b.name &&
    a.presence === b.presence &&
    printTypeText(a.type) === printTypeText(b.type) &&
    canonicalJson(a.default ?? null) === canonicalJson(b.default ?? null)
  );
}

function* unionValues(type: LockedUnion, reader: LockedUnion | undefined, walk: Walk): Generator<unknown> {
  for (const member of liveMembers(type)) {
    const there = reader && liveMembers(reader).find((each) => each.tag === member.tag);
    const record = walk.find(member.record);
    const other = there && walk.reader(there.record);
    if (record?.kind === "record") yield* recordValues(record, other?.kind === "record" ? other : undefined, walk);
  }
  if (!type.open) return;
  const tags = [type, ...(reader ? [reader] : [])].flatMap((each) => liveMembers(each).map((member) => member.tag));
  const other = firstOther("int", new Set(tags));
  for (const raw of [[0x90], [0xc0], [0x91, 0xc2]]) yield { tag: other, raw: Uint8Array.from(raw) };
}
