import type { JudgedChange } from "../../compiler/src/lock/judged-change.ts";
import type { Crossing, Direction } from "./cross.ts";
import { recordsOf, replaceType, usedKeys, withTypes } from "./edit-schema.ts";
import { textLineage } from "./lineage.ts";
import type { Pair } from "./pair.ts";
import { scalar } from "./random-type.ts";
import { type Build, build, makeRelease } from "./release.ts";
import type { RecordText, SchemaText, SlotText } from "./schema-text.ts";

/**
 * Releases that a verdict foresees or remembers though no lockfile holds them. Constraints come and go without breaking anybody, so
 * that values outside today's may be stored. What was reserved from the first was a slot once; what nothing reserves any more is
 * given to another slot next.
 */
export async function* phantoms(pair: Pair, direction: Direction): AsyncGenerator<Crossing> {
  const { before, after, changes } = pair;
  const cross = (old: Build, now: Build): Crossing => {
    const [writer, reader] = direction === "backward" ? [old, now] : [now, old];
    return { direction, writer, reader, lineage: textLineage(direction), mayRefuseToWrite: false };
  };
  const old = withoutConstraints(before.schema);
  const now = withoutConstraints(after.schema);
  const unbounded = await buildAll([old, now]);
  if (unbounded) yield cross(unbounded[0], unbounded[1]);
  for (const change of changes) {
    const past = formerSchema(old, change, now);
    const future = laterSchema(now, change) ?? laterMember(old, now, change);
    const built = await buildAll([past ?? old, future ?? now]);
    if (built && (past || future)) yield cross(built[0], built[1]);
  }
}

async function buildAll([old, now]: readonly [SchemaText, SchemaText]): Promise<readonly [Build, Build] | undefined> {
  const [before, after] = [makeRelease(old, undefined), makeRelease(now, undefined)];
  return before && after && [await build(before), await build(after)];
}

function withoutConstraints(schema: SchemaText): SchemaText {
  const bare = (slot: SlotText) => ({ ...slot, tags: slot.tags.filter((tag) => tag === "@id" || tag === "@name") });
  return {
    types: schema.types.map((type) => (type.kind === "record" ? { ...type, slots: type.slots.map(bare) } : type)),
  };
}

/** The slot whose key was reserved. */
function formerSchema(
  schema: SchemaText,
  { kind, number, type }: JudgedChange,
  after: SchemaText,
): SchemaText | undefined {
  if (kind !== "reserved-key-reused" && kind !== "reservation-dropped") return undefined;
  const names = recordsOf(after).find((record) => isInstance(record, type))?.was ?? [];
  const record = recordsOf(schema).find((each) => isInstance(each, type) || names.includes(each.name));
  return record && number !== undefined ? withSlot(schema, record, { mark: number, name: "formerly" }) : undefined;
}

/** Another slot under the key that nothing reserves, or behind the last one, so that a key that is gone lies in a gap. */
function laterSchema(schema: SchemaText, { kind, number, type }: JudgedChange): SchemaText | undefined {
  const record = recordsOf(schema).find((each) => isInstance(each, type));
  if (!record) return undefined;
  if (kind === "slot-removed-from-elements")
    return withSlot(schema, record, { mark: Math.max(...usedKeys(record)) + 1, name: "later" });
  const isFreed = kind.startsWith("slot-removed-unreserved") || kind === "reservation-dropped";
  return isFreed && number !== undefined ? withSlot(schema, record, { mark: number, name: "later" }) : undefined;
}

/** A slot under a key that the record which took a member's place neither has nor reserves. */
function laterMember(
  before: SchemaText,
  after: SchemaText,
  { kind, number, site }: JudgedChange,
): SchemaText | undefined {
  if (kind !== "union-member-replaced" && kind !== "union-member-narrowed") return undefined;
  const old = recordsOf(before).find(({ member }) => member?.tag === number);
  const now = recordsOf(after).find(({ name }) => site.endsWith(`.${name}`));
  const key = now && old?.slots.map((slot) => slot.key).find((each) => !isKept(after, now, each));
  return now && key !== undefined ? withSlot(after, now, { mark: key, name: "later" }) : undefined;
}

/** Slots that came and went before anybody released them leave nothing that keeps their keys. */
function isKept(schema: SchemaText, { name }: RecordText, key: number): boolean {
  return lineOf(schema, name).some(
    ({ slots, reserved }) => slots.some((slot) => slot.key === key) || reserved.includes(key),
  );
}

/** `BoxOfItem` is an instance of `Box`. */
function isInstance(record: RecordText, type: string): boolean {
  return record.name === type || (record.parameter !== undefined && type.startsWith(record.name));
}

function withSlot(
  schema: SchemaText,
  record: RecordText,
  { mark, name }: { readonly mark: number | string; readonly name: "formerly" | "later" },
): SchemaText | undefined {
  const key = typeof mark === "number" ? mark : Math.max(...usedKeys(record), 0) + 1;
  if (record.slots.some((slot) => slot.key === key)) return undefined;
  const slot: SlotText = {
    key,
    name: typeof mark === "string" ? mark : name,
    presence: "optional",
    type: name === "later" ? scalar("bool") : { kind: "list", element: scalar("string") },
    was: [],
    tags: [],
  };
  // Who calls a key free that is still reserved foresees a release that nobody can make.
  const reserved = name === "later" ? record.reserved : record.reserved.filter((each) => each !== mark);
  const grown = { ...record, reserved, slots: [...record.slots, slot] };
  return replaceType(withoutHeirsOf(schema, key), record, grown);
}

/**
 * Records that have a key themselves inherit nothing more, but declare what they inherited: whatever a base of theirs then has under
 * that key, they are written and read as they were.
 */
function withoutHeirsOf(schema: SchemaText, key: number): SchemaText {
  return withTypes(schema, (type) => {
    if (type.kind !== "record" || type.base === undefined || !type.slots.some((slot) => slot.key === key)) return type;
    const { base, ...heir } = type;
    const line = [heir, ...lineOf(schema, base)];
    // What is declared again nearer to the heir stands for what it inherits.
    const slots = new Map(line.toReversed().flatMap((each) => each.slots.map((slot) => [slot.key, slot])));
    const reserved = [...new Set(line.flatMap((each) => each.reserved))];
    return { ...heir, slots: [...slots.values()], reserved };
  });
}

/** A record and what it inherits from, the nearest first. */
function lineOf(schema: SchemaText, name: string): readonly RecordText[] {
  const record = recordsOf(schema).find((each) => each.name === name);
  if (!record) return [];
  return record.base === undefined ? [record] : [record, ...lineOf(schema, record.base)];
}
