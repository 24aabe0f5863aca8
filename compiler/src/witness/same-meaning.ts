import {
  type FindType,
  type LockedRecord,
  type LockedSlot,
  type LockedUnion,
  liveMembers,
  liveSlots,
} from "../lock/lockfile.ts";
import type { TypeModel } from "../model/type-model.ts";
import { isTypedArray, typedArrayKinds } from "../model/typed-array.ts";
import { isLinkedName, type Lineage } from "./lineage.ts";
import { isTypedArrayValue } from "./make-typed-array.ts";
import { isSameScalar, wireOfEnum } from "./same-scalar.ts";
import { showMember } from "./show-member.ts";

/** A value where a walk over both releases has come to, with its type there; the value in an object's property is undefined where it is absent. */
export interface Reading {
  readonly value: unknown;
  readonly type: TypeModel;
}

/** Where a reader makes something else of what was written, and what. Paths are those of messages: `.inventory[0].count`. */
export interface Difference {
  readonly kind: "altered" | "misread" | "unowned";
  readonly path: string;
  /** Where the reader has it; undefined when nowhere. */
  readonly readPath?: string;
  readonly written: unknown;
  readonly read: unknown;
}

/** The two releases of a reading. */
export interface Meanings {
  readonly writer: FindType;
  readonly reader: FindType;
  readonly lineage: Lineage;
}

/**
 * What "means the same" is, across releases: the first place where a value that was read is not the value that was written, or undefined.
 *
 * - Slots are told by key, and their names must be linked: the same, or a former one. A value under a key that has another name for the
 *   reader is misread, however well it fits.
 * - Absent, null and nil are one thing; a value is not the same as its absence, and so a default is not the same as nothing or as another default.
 * - A slot that the writer did not know means whatever the reader makes of its absence.
 * - A new reader that neither has nor reserves a key leaves its value without an owner; one that reserves it means to ignore it. What an old
 *   reader does not know it must keep, which rewriting shows (`findLoss`).
 * - Scalars are the same when they are the same number, text, instant or bytes, whatever their types; enum members when they are the same on
 *   the wire, unless one side knows that number under another member's name; union members when they have the same tag, likewise.
 * - Raw values mean nothing by themselves: whatever a typed reader takes them for is right.
 */
export function findDifference(written: Reading, read: Reading, meanings: Meanings): Difference | undefined {
  return compareReadings(written, read, { ...meanings, path: "", readPath: "" });
}

interface Walk extends Meanings {
  readonly path: string;
  readonly readPath: string;
}

function compareReadings(written: Reading, read: Reading, walk: Walk): Difference | undefined {
  if (isNil(written.value) || isNil(read.value))
    return isNil(written.value) && isNil(read.value) ? undefined : altered(written, read, walk);
  if (written.type.kind === "raw" || read.type.kind === "raw") return undefined;
  if (written.type.kind === "nullable") return compareReadings({ ...written, type: written.type.type }, read, walk);
  if (read.type.kind === "nullable") return compareReadings(written, { ...read, type: read.type.type }, walk);
  if (written.type.kind === "reference" && read.type.kind === "reference")
    return compareNamed({ ...written, type: written.type }, { ...read, type: read.type }, walk);
  const items = elementsOf(written);
  const readItems = elementsOf(read);
  if (items && readItems) return compareElements(items, readItems, { written, read, walk });
  if (written.type.kind === "map" && read.type.kind === "map") return compareMaps(written, read, walk);
  return isSameScalar(plain(written, walk.writer), plain(read, walk.reader)) ? undefined : altered(written, read, walk);
}

function isNil(value: unknown): boolean {
  return value === undefined || value === null;
}

function altered(written: Reading, read: Reading, { path, readPath }: Walk): Difference {
  return { kind: "altered", path, readPath, written: written.value, read: read.value };
}

/** What stands on the wire for an enum's member, as far as it is one. */
function plain({ value, type }: Reading, find: FindType): unknown {
  const named = type.kind === "reference" ? find(type.name) : undefined;
  return named?.kind === "enum" ? wireOfEnum(named, value) : value;
}

/** Lists, sets and tuples are arrays on the wire, bytes are read from one, and a typed array is its elements. */
function elementsOf({ value, type }: Reading): readonly Reading[] | undefined {
  switch (type.kind) {
    case "list":
    case "set":
      return isIterable(value) ? Array.from(value, (item) => ({ value: item, type: type.element })) : undefined;
    case "tuple":
      return isIterable(value)
        ? Array.from(value, (item, i) => ({ value: item, type: type.elements[i] ?? { kind: "raw" } }))
        : undefined;
    case "scalar": {
      const scalar = isTypedArray(type.scalar) ? typedArrayKinds[type.scalar].element : "uint8";
      const isElements = value instanceof Uint8Array || isTypedArrayValue(value);
      return isElements ? Array.from(value, (item) => ({ value: item, type: { kind: "scalar", scalar } })) : undefined;
    }
    default:
      return undefined;
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

interface Compared {
  readonly written: Reading;
  readonly read: Reading;
  readonly walk: Walk;
}

function compareElements(
  items: readonly Reading[],
  readItems: readonly Reading[],
  { written, read, walk }: Compared,
): Difference | undefined {
  if (items.length !== readItems.length) return altered(written, read, walk);
  for (const [i, item] of items.entries()) {
    const other = readItems[i];
    const found = other && compareReadings(item, other, step(walk, `[${i}]`));
    if (found) return found;
  }
  return undefined;
}

function step(walk: Walk, name: string, readName = name): Walk {
  return { ...walk, path: walk.path + name, readPath: walk.readPath + readName };
}

/** Both were read from the same bytes, and so in one order, unless an object has brought its properties into another. */
function compareMaps(written: Reading, read: Reading, walk: Walk): Difference | undefined {
  const entries = entriesOf(written);
  const readEntries = entriesOf(read);
  if (entries.length !== readEntries.length) return altered(written, read, walk);
  const byKey = new Map(readEntries.map((entry) => [String(entry[0].value), entry]));
  for (const [i, [key, value]] of entries.entries()) {
    const other = byKey.get(String(key.value)) ?? readEntries[i];
    const at = typeof key.value === "string" ? `[${JSON.stringify(key.value)}]` : `[${String(key.value)}]`;
    const found =
      other && (compareReadings(key, other[0], step(walk, at)) ?? compareReadings(value, other[1], step(walk, at)));
    if (found) return found;
  }
  return undefined;
}

function entriesOf({ value, type }: Reading): readonly (readonly [key: Reading, value: Reading])[] {
  if (type.kind !== "map" || typeof value !== "object" || value === null) return [];
  const entries: readonly (readonly unknown[])[] = value instanceof Map ? [...value] : Object.entries(value);
  return entries.map(([key, item]) => [
    { value: key, type: type.key },
    { value: item, type: type.value },
  ]);
}

type NamedReading = Reading & { readonly type: Extract<TypeModel, { kind: "reference" }> };

function compareNamed(written: NamedReading, read: NamedReading, walk: Walk): Difference | undefined {
  const type = walk.writer(written.type.name);
  const other = walk.reader(read.type.name);
  if (!type || !other) return undefined;
  if (type.kind === "enum" && other.kind === "enum") {
    const wire = wireOfEnum(type, written.value);
    const isSame = isSameScalar(wire, wireOfEnum(other, read.value));
    const names = [type, other].map((each) => liveMembers(each).find((member) => member.wire === wire)?.name);
    const pools = [type, other].map((each) => liveMembers(each).map((member) => member.name));
    const isOwn = !walk.lineage.isStrict(type.name, wire) && isUnclaimed(names, pools);
    if (isSame && (isOwn || names[0] === names[1])) return undefined;
    const values = [showMember(type, written.value), showMember(other, read.value)] as const;
    return altered({ ...written, value: values[0] }, { ...read, value: values[1] }, walk);
  }
  if (type.kind === "record" && other.kind === "record") return compareRecords([type, other], [written, read], walk);
  if (type.kind === "union" && other.kind === "union") return compareUnions([type, other], [written, read], walk);
  return altered(written, read, walk);
}

/** Whether neither side has the other's name for something else, so that it is one thing that was renamed, or that one side does not know. */
function isUnclaimed(
  [name, readName]: readonly (string | undefined)[],
  [pool = [], readPool = []]: readonly (readonly string[])[],
): boolean {
  const isTaken = (each: string | undefined, others: readonly string[]) => each !== undefined && others.includes(each);
  return !isTaken(name, readPool) && !isTaken(readName, pool);
}

function compareUnions(
  [type, other]: readonly [LockedUnion, LockedUnion],
  [written, read]: readonly [NamedReading, NamedReading],
  walk: Walk,
): Difference | undefined {
  const member = memberOf(type, written.value, walk.writer);
  const readMember = memberOf(other, read.value, walk.reader);
  if (member.tag !== readMember.tag) return altered(written, read, walk);
  const names = [
    member.record && walk.lineage.writerName(member.record),
    readMember.record && walk.lineage.readerName(readMember.record),
  ];
  const pools = [
    liveMembers(type).map((each) => walk.lineage.writerName(each.record)),
    liveMembers(other).map((each) => walk.lineage.readerName(each.record)),
  ];
  const isOwn = !walk.lineage.isStrict(type.name, member.tag) && isUnclaimed(names, pools);
  if (!isOwn && names[0] !== names[1]) return altered(written, read, walk);
  const records = [walk.writer(member.record ?? ""), walk.reader(readMember.record ?? "")];
  const [record, readRecord] = records;
  if (record?.kind !== "record" || readRecord?.kind !== "record") return undefined;
  return compareRecords([record, readRecord], [written, read], walk);
}

/** The tag of a union's value, and the record that it names, where that is known. */
function memberOf(
  type: LockedUnion,
  value: unknown,
  find: FindType,
): { readonly tag: unknown; readonly record?: string } {
  const kind = slotValue(value, type.discriminator);
  for (const { tag, record } of liveMembers(type)) {
    const found = find(record);
    if (found?.kind === "record" && found.discriminator?.value === kind) return { tag, record };
  }
  return { tag: slotValue(value, "tag") };
}

function compareRecords(
  [record, other]: readonly [LockedRecord, LockedRecord],
  [written, read]: readonly [Reading, Reading],
  walk: Walk,
): Difference | undefined {
  const known = new Map(liveSlots(other).map((slot) => [slot.key, slot]));
  for (const slot of liveSlots(record)) {
    const value = slotValue(written.value, slot.name);
    const there = known.get(slot.key);
    if (there && isLinkedName(slot, there, walk.lineage.direction)) {
      const readings = [
        { value, type: slot.type },
        { value: slotValue(read.value, there.name), type: there.type },
      ] as const;
      const found = compareReadings(...readings, step(walk, `.${slot.name}`, `.${there.name}`));
      if (found) return found;
    } else if (!isNil(value)) {
      const found = findOtherUse(slot, { there, other, value, read: read.value, walk });
      if (found) return found;
    }
  }
  return undefined;
}

interface Use {
  readonly there: LockedSlot | undefined;
  readonly other: LockedRecord;
  readonly value: unknown;
  readonly read: unknown;
  readonly walk: Walk;
}

/** What becomes of a value under a key that is not that slot's for the reader. */
function findOtherUse(slot: LockedSlot, { there, other, value, read, walk }: Use): Difference | undefined {
  const path = `${walk.path}.${slot.name}`;
  if (there) {
    const readPath = `${walk.readPath}.${there.name}`;
    return { kind: "misread", path, readPath, written: value, read: slotValue(read, there.name) };
  }
  const moved = liveSlots(other).find((each) => isLinkedName(slot, each, walk.lineage.direction));
  if (moved) {
    const readPath = `${walk.readPath}.${moved.name}`;
    const found = { value: slotValue(read, moved.name), type: moved.type };
    return compareReadings({ value, type: slot.type }, found, { ...walk, path, readPath });
  }
  if (walk.lineage.direction === "forward" || other.reserved.keys.includes(slot.key)) return undefined;
  return { kind: "unowned", path, written: value, read: undefined };
}

/** The value of a slot; a name that every object inherits counts only as an own property. */
export function slotValue(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
