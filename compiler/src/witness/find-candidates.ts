import { type Codec, EncodeError, recordShape, shapeCodec, slot } from "@keyslot/runtime/codegen";
import { type LockedEnum, type LockedRecord, type LockedType, liveSlots } from "../lock/lockfile.ts";
import type { Constraints } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { type Boundaries, boundaryValues, type TypePlace, withSlot } from "./boundary-values.ts";
import type { OldWriter } from "./old-writers.ts";
import type { OpenedReading } from "./open-reading.ts";
import type { Shapes } from "./shapes.ts";
import { troubleTest } from "./trouble-test.ts";
import { withType } from "./with-type.ts";

/** More values of one slot than these tell nothing new. */
const mostValues = 1000;
/** How many of them are tried side by side in one set. */
const mostPairs = 12;

/**
 * Values of the type that changed, the one with the fewest bytes first: single ones, then pairs, for sets that hold both. Only what the change
 * touches leaves its simplest value. They are made as they are asked for: the first ones mostly do.
 */
export function* findCandidates(reading: OpenedReading, writer: OldWriter): Generator<readonly unknown[]> {
  const { type, changed } = reading;
  const from: Boundaries = { ...writer.side, reader: reading.isolated.side.find };
  if (type.kind === "record" && changed.members.numbers.size > 0) {
    yield* recordCandidates(type, { reading, writer, from });
    return;
  }
  // All values of a member that did not change are read as before.
  const narrowed = { ...from, find: withType(from.find, narrow(type, reading)) };
  const named = (name: string): TypeModel => ({ kind: "reference", name });
  const place = { type: named(type.name), readerType: named(isolatedName(reading)) };
  const values = sortedValues(place, narrowed, writer.side.shapes);
  yield* values.map((value) => [value]);
  const [first, ...others] = values;
  yield* others.slice(0, mostPairs).map((value) => [first, value]);
}

function isolatedName({ type, isolated }: OpenedReading): string {
  return isolated.nameOf(type.name) ?? type.name;
}

/** An enum or union without the members that the change does not touch, as far as any are left. */
function narrow(type: LockedType, { changed }: OpenedReading): LockedType {
  const { numbers, names } = changed.members;
  if (numbers.size === 0 || type.kind === "record") return type;
  if (type.kind === "enum") {
    const members = type.members.filter((member) => numbers.has(member.wire) || names.has(member.name));
    const isApart = [changed.before, changed.after].some((each) => each.kind === "enum" && isSpeltApart(each, numbers));
    return members.length === 0 ? type : { ...type, open: type.open && isApart, members };
  }
  const members = type.members.filter((member) => numbers.has(member.tag) || names.has(member.record));
  return members.length === 0 ? type : { ...type, open: false, members };
}

/** Undeclared numbers matter where the program calls a member otherwise than the wire does: they are then taken for it. */
function isSpeltApart(type: LockedEnum, numbers: ReadonlySet<number | string>): boolean {
  return type.members.some((member) => numbers.has(member.wire) && member.value !== member.wire);
}

interface RecordContext {
  readonly reading: OpenedReading;
  readonly writer: OldWriter;
  readonly from: Boundaries;
}

function* recordCandidates(
  type: LockedRecord,
  { reading, writer, from }: RecordContext,
): Generator<readonly unknown[]> {
  const base = writer.side.simplest.named(type.name)?.value;
  if (typeof base !== "object" || base === null) return;
  yield [base];
  if (writer.without.size > 0) return;
  const troubles = troubleTest(reading);
  const isolated = reading.isolated.side.find(isolatedName(reading));
  const known = new Map((isolated?.kind === "record" ? liveSlots(isolated) : []).map((each) => [each.key, each]));
  const changed = liveSlots(type).filter((each) => reading.changed.members.numbers.has(each.key));
  const values = changed.map(
    (each) =>
      [each, sortedValues({ ...each, readerType: known.get(each.key)?.type }, from, writer.side.shapes)] as const,
  );
  for (const [{ name }, all] of values)
    for (const value of all) if (troubles(name, value)) yield [withSlot(base, name, value)];
  for (const [{ name }, all] of values)
    for (const value of all.slice(0, mostPairs)) yield [base, withSlot(base, name, value)];
}

/** Those that their type and its constraints allow, by the bytes that they take. */
function sortedValues(place: TypePlace, from: Boundaries, shapes: Shapes): readonly unknown[] {
  const codec = sizingCodec(place, shapes);
  const sized: { readonly value: unknown; readonly size: number }[] = [];
  let left = mostValues;
  for (const value of boundaryValues(place, from)) {
    if (left-- === 0) break;
    const size = sizeOf(codec, value);
    if (size !== undefined) sized.push({ value, size });
  }
  return sized.sort((a, b) => a.size - b.size).map(({ value }) => value);
}

function sizingCodec(
  place: { readonly type: TypeModel; readonly constraints?: Constraints },
  shapes: Shapes,
): Codec<object> {
  return shapeCodec(recordShape("Value", 1, [slot(0, "value", "required", shapes.of(place.type, place.constraints))]));
}

function sizeOf(codec: Codec<object>, value: unknown): number | undefined {
  if (value === null) return 1;
  try {
    return codec.encode({ value }).length;
  } catch (error) {
    if (error instanceof EncodeError) return undefined;
    throw error;
  }
}
