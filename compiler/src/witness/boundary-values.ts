import { defineOwn } from "@keyslot/runtime/codegen";
import { canonicalJson } from "../lock/canonical-json.ts";
import {
  type FindType,
  type LockedRecord,
  type LockedSlot,
  type LockedType,
  type LockedUnion,
  liveMembers,
  liveSlots,
} from "../lock/lockfile.ts";
import type { Constraints } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { boundaryMembers, firstOther, hintsOfEnum } from "./boundary-members.ts";
import { boundaryScalars } from "./boundary-scalars.ts";
import { isAlikeType } from "./is-alike-type.ts";
import { mapWith } from "./map-with.ts";
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
 * and inside records whatever the reader declares differently there. One part leaves its simplest value at a time. Records within records
 * come last, each pair of them once, where it is met first: recursion and wide webs of types cost no more than their size.
 */
export function* boundaryValues(place: TypePlace, from: Boundaries): Generator<unknown> {
  const walk: Walk = { ...from, seen: new Set(), queue: [], isBeside: false };
  yield* valuesOf(place, walk, (value) => value);
  // The queue grows while it is walked.
  for (const { record, reader, wrap } of walk.queue) yield* recordValues([record, reader], walk, wrap);
}

/** Puts a value in its place in the whole. */
type Wrap = (value: unknown) => unknown;

interface Walk extends Boundaries {
  /** Pairs of records that were met. */
  readonly seen: Set<string>;
  /** Values are made to stand beside a simple one. */
  readonly isBeside: boolean;
  readonly queue: { readonly record: LockedRecord; readonly reader: LockedRecord; readonly wrap: Wrap }[];
}

function* valuesOf(place: TypePlace, walk: Walk, wrap: Wrap): Generator<unknown> {
  const { type, constraints = {}, readerType } = place;
  switch (type.kind) {
    case "scalar":
      yield* boundaryScalars(type.scalar, constraints).map(wrap);
      yield* hintsOfEnum(type.scalar, namedType(readerType, walk.reader)).map(wrap);
      return;
    case "raw":
      yield* rawValues.map((bytes) => wrap(Uint8Array.from(bytes)));
      return;
    case "nullable":
      yield wrap(null);
      yield* valuesOf({ type: type.type, constraints, readerType }, walk, wrap);
      return;
    case "list":
    case "set":
      yield* elementValues({ ...place, type }, walk, wrap);
      return;
    case "tuple":
      yield* tupleValues({ ...place, type }, walk, wrap);
      return;
    case "map":
      yield* mapValues({ ...place, type }, walk, wrap);
      return;
    case "reference":
      yield* namedValues(walk.find(type.name), { readerType, walk, wrap });
  }
}

const rawValues = [[0], [0xc2], [0xa0], [0x90], [0x80], [0xc4, 0], [0xff], [0x91, 0xc0]];

function withoutNull(type: TypeModel | undefined): TypeModel | undefined {
  return type?.kind === "nullable" ? type.type : type;
}

function namedType(type: TypeModel | undefined, find: FindType): LockedType | undefined {
  const inner = withoutNull(type);
  return inner?.kind === "reference" ? find(inner.name) : undefined;
}

function elementOf(type: TypeModel | undefined, at = 0): TypeModel | undefined {
  const inner = withoutNull(type);
  if (inner?.kind === "tuple") return inner.elements[at];
  return inner?.kind === "list" || inner?.kind === "set" ? inner.element : undefined;
}

type PlaceOf<Kind> = TypePlace & { readonly type: Extract<TypeModel, { kind: Kind }> };

function* elementValues(place: PlaceOf<"list" | "set">, walk: Walk, wrap: Wrap): Generator<unknown> {
  const { type } = place;
  const element = { type: type.element, readerType: elementOf(place.readerType) };
  const make = (...items: readonly unknown[]) => wrap(type.kind === "set" ? new Set(items) : items);
  yield make();
  yield* valuesOf(element, walk, (value) => make(value));
  const simple = walk.simplest.of(type.element);
  if (!simple) return;
  if (type.kind === "list") yield make(simple.value, simple.value);
  // What is queued for records stands alone in its list; two of them side by side are tried here, and not within each other.
  if (walk.isBeside) return;
  const beside: Walk = { ...walk, seen: new Set(), queue: [], isBeside: true };
  const pair = (value: unknown) => make(simple.value, value);
  yield* valuesOf(element, beside, pair);
  const [met] = beside.queue;
  if (met) yield* recordValues([met.record, met.reader], beside, met.wrap);
}

function* tupleValues({ type, readerType }: PlaceOf<"tuple">, walk: Walk, wrap: Wrap): Generator<unknown> {
  const simple = walk.simplest.of(type);
  if (!simple || !Array.isArray(simple.value)) return;
  const base: readonly unknown[] = simple.value;
  yield wrap(base);
  for (const [i, element] of type.elements.entries())
    yield* valuesOf({ type: element, readerType: elementOf(readerType, i) }, walk, (value) =>
      wrap(base.with(i, value)),
    );
}

function* mapValues({ type, readerType }: PlaceOf<"map">, walk: Walk, wrap: Wrap): Generator<unknown> {
  const inner = withoutNull(readerType);
  const reader = inner?.kind === "map" ? inner : undefined;
  const make = (key: unknown, value: unknown) => wrap(mapWith(type, key, value));
  yield wrap(type.form === "map" ? new Map() : {});
  const key = walk.simplest.of(type.key);
  const value = walk.simplest.of(type.value);
  if (!key || !value) return;
  yield* valuesOf({ type: type.key, readerType: reader?.key }, walk, (each) => make(each, value.value));
  yield* valuesOf({ type: type.value, readerType: reader?.value }, walk, (each) => make(key.value, each));
}

interface NamedPlace {
  readonly readerType: TypeModel | undefined;
  readonly walk: Walk;
  readonly wrap: Wrap;
}

function* namedValues(type: LockedType | undefined, { readerType, walk, wrap }: NamedPlace): Generator<unknown> {
  const reader = namedType(readerType, walk.reader);
  if (type?.kind === "enum") yield* boundaryMembers(type, reader).map(wrap);
  if (type?.kind === "union") yield* unionValues(type, reader?.kind === "union" ? reader : undefined, { walk, wrap });
  if (type?.kind !== "record") return;
  const simple = walk.simplest.named(type.name);
  if (simple) yield wrap(simple.value);
  if (reader?.kind === "record") enqueue([type, reader], walk, wrap);
  else yield* filledRecords(type, walk, wrap);
}

function enqueue([record, reader]: readonly [LockedRecord, LockedRecord], walk: Walk, wrap: Wrap): void {
  const pair = `${record.name} ${reader.name}`;
  if (record === reader || walk.seen.has(pair)) return;
  walk.seen.add(pair);
  walk.queue.push({ record, reader, wrap });
}

/** Without a reader's record to be held against, one value in each slot that may be absent is as telling as any, and another one in each scalar. */
function* filledRecords(record: LockedRecord, walk: Walk, wrap: Wrap): Generator<unknown> {
  const base = walk.simplest.named(record.name)?.value;
  if (typeof base !== "object" || base === null) return;
  for (const { name, presence, type, constraints } of liveSlots(record).slice(0, 8)) {
    const simple = walk.simplest.of(type, constraints);
    if (simple && presence !== "required") yield wrap(withSlot(base, name, simple.value));
    const others = type.kind === "scalar" ? boundaryScalars(type.scalar, constraints).slice(0, 3) : [];
    yield* others.map((value) => wrap(withSlot(base, name, value)));
  }
}

/** Values of a record that differ from its simplest one in a slot that its reader declares differently. */
function* recordValues(
  [record, reader]: readonly [LockedRecord, LockedRecord],
  walk: Walk,
  wrap: Wrap,
): Generator<unknown> {
  const base = walk.simplest.named(record.name)?.value;
  if (typeof base !== "object" || base === null) return;
  const known = new Map(liveSlots(reader).map((slot) => [slot.key, slot]));
  for (const slot of liveSlots(record)) {
    const there = known.get(slot.key);
    const inSlot: Wrap = (value) => wrap(withSlot(base, slot.name, value));
    if (!there || !isAlikeSlot(slot, there)) yield* valuesOf({ ...slot, readerType: there?.type }, walk, inSlot);
    else if (!isAlikeType(slot.type, there.type, walk))
      yield* valuesOf({ ...slot, readerType: there.type }, walk, inSlot);
    else queueRecords(slot.type, there.type, { walk, wrap: inSlot });
  }
}

/** Queues the records in two types that differ in nothing else: what those hold is tried next. */
function queueRecords(
  type: TypeModel,
  readerType: TypeModel | undefined,
  { walk, wrap }: Omit<NamedPlace, "readerType">,
): void {
  const inside = (inner: TypeModel, at: number, make: Wrap): void =>
    queueRecords(inner, elementOf(readerType, at), { walk, wrap: (value) => wrap(make(value)) });
  switch (type.kind) {
    case "nullable":
      queueRecords(type.type, withoutNull(readerType), { walk, wrap });
      return;
    case "list":
      inside(type.element, 0, (value) => [value]);
      return;
    case "set":
      inside(type.element, 0, (value) => new Set([value]));
      return;
    case "tuple": {
      const base = walk.simplest.of(type)?.value;
      if (!Array.isArray(base)) return;
      const items: readonly unknown[] = base;
      for (const [i, element] of type.elements.entries()) inside(element, i, (value) => items.with(i, value));
      return;
    }
    case "map": {
      const reader = readerType?.kind === "map" ? readerType.value : undefined;
      const key = walk.simplest.of(type.key)?.value;
      queueRecords(type.value, reader, { walk, wrap: (value) => wrap(mapWith(type, key, value)) });
      return;
    }
    case "reference":
      queueNamed(walk.find(type.name), namedType(readerType, walk.reader), { walk, wrap });
      return;
    case "scalar":
    case "raw":
      return;
  }
}

function queueNamed(
  type: LockedType | undefined,
  reader: LockedType | undefined,
  { walk, wrap }: Omit<NamedPlace, "readerType">,
): void {
  if (type?.kind === "record" && reader?.kind === "record") enqueue([type, reader], walk, wrap);
  if (type?.kind !== "union" || reader?.kind !== "union" || type === reader) return;
  for (const member of liveMembers(type)) {
    const there = liveMembers(reader).find((each) => each.tag === member.tag);
    queueNamed(walk.find(member.record), there && walk.reader(there.record), { walk, wrap });
  }
}

/** A copy of a record with one slot set. */
export function withSlot(record: object, name: string, value: unknown): object {
  const copy = { ...record };
  defineOwn(copy, name, value);
  return copy;
}

function isAlikeSlot(a: LockedSlot, b: LockedSlot): boolean {
  return (
    a.name === b.name &&
    a.presence === b.presence &&
    canonicalJson(a.default ?? null) === canonicalJson(b.default ?? null)
  );
}

function* unionValues(
  type: LockedUnion,
  reader: LockedUnion | undefined,
  { walk, wrap }: Omit<NamedPlace, "readerType">,
): Generator<unknown> {
  for (const member of liveMembers(type)) {
    const there = reader && liveMembers(reader).find((each) => each.tag === member.tag);
    const readerType: TypeModel | undefined = there && { kind: "reference", name: there.record };
    yield* namedValues(walk.find(member.record), { readerType, walk, wrap });
  }
  if (!type.open) return;
  const tags = [type, ...(reader ? [reader] : [])].flatMap((each) => liveMembers(each).map((member) => member.tag));
  const tag = firstOther("int", new Set(tags));
  for (const raw of [[0x90], [0xc0], [0x91, 0xc2]]) yield wrap({ tag, raw: Uint8Array.from(raw) });
}
