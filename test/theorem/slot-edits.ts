import type { TestScalar, TestType } from "../codec/support/schema-ast.ts";
import type { Random } from "../conformance/support/random.ts";
import { choose, type Edit, editRecord, editSlot, freeKey, freeName, isBound, recordsOf } from "./edit-schema.ts";
import { randomConstraints } from "./random-constraints.ts";
import { randomDefault } from "./random-default.ts";
import { randomSlot } from "./random-schema.ts";
import { keyType, randomType, scalar, scalarNames } from "./random-type.ts";
import type { RecordText, SchemaText, SlotText } from "./schema-text.ts";

type Presence = SlotText["presence"];

function addSlot(presence: Presence, place: "end" | "gap"): Edit {
  return (schema, random) =>
    editRecord(schema, random, (record) => {
      const key = freeKey(record, place, random);
      if (key === undefined) return undefined;
      const added = randomSlot({ key, name: freeName(schema, "added", random), presence }, schema, random);
      return { ...record, slots: [...record.slots, added] };
    });
}

/** A new last slot of a record that stands in sets: what was removed before it lies in a gap from then on. */
const addToElements: Edit = (schema, random) =>
  editRecord(schema, random, (record) => {
    const isMeant = isInSet(schema, record) && record.past.length > 0;
    const key = isMeant ? freeKey(record, "end", random) : undefined;
    const place = { key: key ?? 0, name: freeName(schema, "added", random), presence: "optional" as const };
    return key === undefined ? undefined : { ...record, slots: [...record.slots, randomSlot(place, schema, random)] };
  });

interface Removal {
  readonly required: boolean;
  readonly reserved: boolean;
  /** Only from records that stand in sets. */
  readonly fromSets?: true;
}

function removeSlot({ required, reserved, fromSets }: Removal): Edit {
  return (schema, random) =>
    editRecord(schema, random, (record) => {
      const isMeant = (slot: SlotText) => (slot.presence === "required") === required && !isBound(slot, record);
      if (fromSets && !isInSet(schema, record)) return undefined;
      const slot = choose(record.slots.filter(isMeant), random);
      return slot && withoutSlot(record, slot, reserved);
    });
}

function isInSet(schema: SchemaText, { name }: RecordText): boolean {
  return recordsOf(schema).some(({ slots }) =>
    slots.some(({ type }) =>
      JSON.stringify(type).includes(`{"kind":"set","element":{"kind":"named","name":"${name}"}`),
    ),
  );
}

/** Its key is reserved, and now and then its name as well. */
function withoutSlot(record: RecordText, slot: SlotText, reserved: boolean): RecordText {
  return {
    ...record,
    slots: record.slots.filter((each) => each !== slot),
    past: [...record.past, slot],
    reserved: reserved ? [...record.reserved, slot.key, ...(slot.key % 2 === 0 ? [slot.name] : [])] : record.reserved,
  };
}

const moveSlot: Edit = (schema, random) =>
  editRecord(schema, random, (record) => {
    const slot = choose(record.slots, random);
    const key = freeKey(record, random.once(2) ? "gap" : "end", random);
    if (!slot || key === undefined) return undefined;
    const name = random.once(3) ? freeName(schema, "moved", random) : slot.name;
    const moved = { ...slot, key, name, ...(name !== slot.name && { was: [slot.name] }) };
    if (isBound(slot, record) && name !== slot.name) return undefined;
    return { ...record, slots: record.slots.map((each) => (each === slot ? moved : each)) };
  });

/** Two slots of one type change their keys. */
const swapKeys: Edit = (schema, random) =>
  editRecord(schema, random, (record) => {
    const [first, second] = random.shuffled(record.slots);
    if (!first || !second) return undefined;
    const keyOf = (slot: SlotText) => (slot === first ? second.key : slot === second ? first.key : slot.key);
    return { ...record, slots: record.slots.map((slot) => ({ ...slot, key: keyOf(slot) })) };
  });

function renameSlot(confirmed: boolean): Edit {
  return (schema, random) =>
    editSlot(schema, random, (slot) => ({
      ...slot,
      name: freeName(schema, "renamed", random),
      was: confirmed ? [slot.name] : [],
    }));
}

const retype: Edit = (schema, random) =>
  editSlot(schema, random, (slot, record) => {
    if (isBound(slot, record) && random.below(3) > 0) return undefined;
    const isNear = slot.type.kind === "scalar" && random.below(4) > 0;
    const type =
      isNear && slot.type.kind === "scalar" ? nearScalar(slot.type.scalar, random) : nearType(slot, schema, random);
    return retyped(slot, type, schema, random);
  });

/** Scalars that are written in one way or nearly so are drawn more often than others. */
function nearScalar(name: TestScalar, random: Random): TestType {
  const family = families.filter((each) => each.includes(name));
  return scalar(choose(choose(family, random) ?? scalarNames, random) ?? name);
}

const families: readonly (readonly TestScalar[])[] = [
  ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "safeint"],
  ["int16", "uint16", "int32", "float32", "float64", "int64", "uint64", "safeint", "duration", "plainDate"],
  ["string", "branded", "uuid", "decimal", "bytes"],
  ["date", "timestamp", "plainDate", "duration"],
  ["bool", "int8"],
];

/** The type inside another container, or out of its own. */
function nearType({ type }: SlotText, schema: SchemaText, random: Random): TestType {
  const inner = "element" in type ? type.element : type;
  switch (random.below(8)) {
    case 0:
      return { kind: "list", element: inner };
    case 1:
      return { kind: "set", element: inner };
    case 2:
      return { kind: "tuple", elements: [inner] };
    case 3:
      return { kind: "list", element: { kind: "nullable", element: inner } };
    case 4:
      return { kind: "dictionary", element: inner };
    case 5:
      return type.kind === "map" ? { ...type, key: keyType(schema, random) } : inner;
    default:
      return randomType(schema, random);
  }
}

function retyped(slot: SlotText, type: TestType, schema: SchemaText, random: Random): SlotText | undefined {
  if (JSON.stringify(type) === JSON.stringify(slot.type)) return undefined;
  const tags = slot.tags.filter((tag) => tag === "@id" || tag === "@name");
  if (slot.presence !== "defaulted") return { ...slot, type, tags };
  const given = slot.default !== undefined && random.once(2) ? slot.default : randomDefault(type, schema, random);
  return given === undefined ? undefined : { ...slot, type, tags, default: given };
}

/** A type that no reader of the old one understands. */
function retypeTo(type: TestType): Edit {
  return (schema, random) =>
    editSlot(schema, random, (slot, record) =>
      isBound(slot, record) ? undefined : retyped(slot, type, schema, random),
    );
}

/** Another slot under the key of one that is gone. */
function reuseKey(isMeant: (record: RecordText) => readonly number[]): Edit {
  return (schema, random) =>
    editRecord(schema, random, (record) => {
      const key = choose(isMeant(record), random);
      if (key === undefined || record.slots.some((slot) => slot.key === key)) return undefined;
      const slot = randomSlot({ key, name: freeName(schema, "again", random) }, schema, random);
      return { ...record, reserved: record.reserved.filter((mark) => mark !== key), slots: [...record.slots, slot] };
    });
}

/** Another slot in the place of one, in the same release. */
const replaceSlotByOther: Edit = (schema, random) =>
  editRecord(schema, random, (record) => {
    const slot = choose(
      record.slots.filter((each) => !isBound(each, record)),
      random,
    );
    if (!slot) return undefined;
    const other = randomSlot({ key: slot.key, name: freeName(schema, "other", random) }, schema, random);
    return { ...record, slots: record.slots.map((each) => (each === slot ? other : each)) };
  });

function keysOf(record: RecordText): readonly number[] {
  return record.reserved.filter((mark) => typeof mark === "number");
}

const reuseName: Edit = (schema, random) =>
  editRecord(schema, random, (record) => {
    const name = choose(
      record.reserved.filter((mark) => typeof mark === "string"),
      random,
    );
    const key = freeKey(record, "end", random);
    if (name === undefined || key === undefined) return undefined;
    const slot = randomSlot({ key, name, presence: "optional" }, schema, random);
    return { ...record, reserved: record.reserved.filter((mark) => mark !== name), slots: [...record.slots, slot] };
  });

function dropReservation(of: "number" | "string"): Edit {
  return (schema, random) =>
    editRecord(schema, random, (record) => {
      const marks = record.reserved.filter((mark) => typeof mark === of);
      const dropped = choose(marks, random);
      return dropped === undefined
        ? undefined
        : { ...record, reserved: record.reserved.filter((each) => each !== dropped) };
    });
}

const addReservation: Edit = (schema, random) =>
  editRecord(schema, random, (record) => {
    const key = freeKey(record, "end", random);
    const mark = random.once(2) ? key : freeName(schema, "never", random);
    return mark === undefined ? undefined : { ...record, reserved: [...record.reserved, mark] };
  });

const changeDefault: Edit = (schema, random) =>
  editSlot(schema, random, (slot) => {
    const given = slot.presence === "defaulted" ? randomDefault(slot.type, schema, random) : undefined;
    return given === undefined || given === slot.default ? undefined : { ...slot, default: given };
  });

function changePresence(from: Presence, to: Presence): Edit {
  return (schema, random) =>
    editSlot(schema, random, (slot) => {
      if (slot.presence !== from) return undefined;
      const { default: _, ...bare } = slot;
      if (to !== "defaulted") return { ...bare, presence: to };
      const given = randomDefault(slot.type, schema, random);
      return given === undefined ? undefined : { ...bare, presence: to, default: given, tags: boundTags(slot) };
    });
}

function boundTags({ tags }: SlotText): readonly string[] {
  return tags.filter((tag) => tag === "@id" || tag === "@name");
}

const tighten: Edit = (schema, random) =>
  editSlot(schema, random, (slot) => {
    const tags = slot.presence === "defaulted" ? [] : randomConstraints(slot.type, random);
    return tags.length === 0 ? undefined : { ...slot, tags: [...boundTags(slot), ...tags] };
  });

const loosen: Edit = (schema, random) =>
  editSlot(schema, random, (slot) => {
    const tags = boundTags(slot);
    return tags.length === slot.tags.length ? undefined : { ...slot, tags };
  });

const presences: readonly Presence[] = ["required", "optional", "nullable", "defaulted"];

/** Edits that aim at a kind of change, by kind; what really changed is what the compiler says. */
export const slotEdits: Readonly<Record<string, Edit>> = {
  "slot-added-required": addSlot("required", "end"),
  "slot-added-optional": addSlot("optional", "end"),
  "slot-added-nullable": addSlot("nullable", "end"),
  "slot-added-defaulted": addSlot("defaulted", "end"),
  "slot-added-in-gap": (schema, random) =>
    addSlot(random.pick(["optional", "nullable", "defaulted"]), "gap")(schema, random),
  "slot-added-in-gap-required": addSlot("required", "gap"),
  "slot-removed-unreserved": removeSlot({ required: false, reserved: false }),
  "slot-removed-unreserved-required": removeSlot({ required: true, reserved: false }),
  "slot-removed-required": removeSlot({ required: true, reserved: true }),
  "slot-removed-reserved": removeSlot({ required: false, reserved: true }),
  "slot-removed-from-elements": removeSlot({ required: false, reserved: true, fromSets: true }),
  "slot-removed-from-elements-required": removeSlot({ required: true, reserved: true, fromSets: true }),
  "slot-added-over-removed": addToElements,
  "slot-removed-without-deprecation": removeSlot({ required: false, reserved: true }),
  "slot-moved": (schema, random) => (random.once(3) ? swapKeys : moveSlot)(schema, random),
  "slot-renamed": renameSlot(true),
  "slot-renamed-unconfirmed": renameSlot(false),
  "slot-retyped-safe": retype,
  "slot-retyped-widened": retype,
  "slot-retyped-narrowed": retype,
  "slot-retyped-incompatible": (schema, random) =>
    random.pick([retype, retypeTo(scalar("bool")), retypeTo(scalar("bytes"))])(schema, random),
  "key-reused": replaceSlotByOther,
  "retired-key-reused": reuseKey((record) => record.past.map(({ key }) => key)),
  "reserved-key-reused": reuseKey((record) =>
    keysOf(record).filter((key) => record.past.every((slot) => slot.key !== key)),
  ),
  "reserved-name-reused": reuseName,
  "reservation-dropped": dropReservation("number"),
  "name-reservation-dropped": dropReservation("string"),
  "reservation-added": addReservation,
  "default-changed": changeDefault,
  "constraint-tightened": tighten,
  "constraint-loosened": loosen,
  ...Object.fromEntries(
    presences.flatMap((from) =>
      presences.flatMap((to) => (from === to ? [] : [[`presence-${from}-to-${to}`, changePresence(from, to)]])),
    ),
  ),
};
