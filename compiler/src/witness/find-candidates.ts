import { type Codec, EncodeError, recordShape, shapeCodec, slot } from "@keyslot/runtime/codegen";
import { type LockedRecord, type LockedType, liveSlots } from "../lock/lockfile.ts";
import type { Constraints } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { type Boundaries, boundaryValues, type TypePlace, withSlot } from "./boundary-values.ts";
import type { OldWriter } from "./old-writers.ts";
import type { OpenedReading } from "./open-reading.ts";
import { withType } from "./release.ts";
import type { Shapes } from "./shapes.ts";

/** More values of one slot than these tell nothing new. */
const mostValues = 400;
/** How many of them are tried side by side in one set. */
const mostPairs = 12;

/**
 * Values of the type that changed, the one with the fewest bytes first: single ones, then pairs, for sets that hold both. Only what the change
 * touches leaves its simplest value.
 */
export function findCandidates(reading: OpenedReading, writer: OldWriter): readonly (readonly unknown[])[] {
  const singles = singleValues(reading, writer);
  const [first, ...others] = singles;
  const pairs = others.slice(0, mostPairs).map((value) => [first, value]);
  return [...singles.map((value) => [value]), ...pairs];
}

function singleValues(reading: OpenedReading, writer: OldWriter): readonly unknown[] {
  const { type, changed } = reading;
  const from: Boundaries = { ...writer.side, reader: reading.isolated.side.find };
  const reference: TypeModel = { kind: "reference", name: type.name };
  if (type.kind === "record" && changed.members.numbers.size > 0) return recordValues(type, { reading, writer, from });
  // All values of a member that did not change are read as before.
  const narrowed = { ...from, find: withType(from.find, narrow(type, reading)) };
  return sortedValues({ type: reference, readerType: reference }, narrowed, writer.side.shapes);
}

/** An enum or union without the members that the change does not touch, as far as any are left. */
function narrow(type: LockedType, { changed }: OpenedReading): LockedType {
  const { numbers, names } = changed.members;
  if (numbers.size === 0 || type.kind === "record") return type;
  if (type.kind === "enum") {
    const members = type.members.filter((member) => numbers.has(member.wire) || names.has(member.name));
    return members.length === 0 ? type : { ...type, members };
  }
  const members = type.members.filter((member) => numbers.has(member.tag) || names.has(member.record));
  return members.length === 0 ? type : { ...type, members };
}

interface RecordContext {
  readonly reading: OpenedReading;
  readonly writer: OldWriter;
  readonly from: Boundaries;
}

function recordValues(type: LockedRecord, { reading, writer, from }: RecordContext): readonly unknown[] {
  const base = writer.side.simplest.named(type.name)?.value;
  if (typeof base !== "object" || base === null) return [];
  const { numbers } = reading.changed.members;
  if (writer.without.size > 0) return [base];
  const isolated = reading.isolated.side.find(type.name);
  const known = new Map((isolated?.kind === "record" ? liveSlots(isolated) : []).map((each) => [each.key, each]));
  const values = liveSlots(type)
    .filter((each) => numbers.has(each.key))
    .flatMap((each) => {
      const place: TypePlace = { ...each, readerType: known.get(each.key)?.type };
      return sortedValues(place, from, writer.side.shapes).map((value) => withSlot(base, each.name, value));
    });
  return [base, ...values];
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
