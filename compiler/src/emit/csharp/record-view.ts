import type { RecordModel, SlotModel } from "../../model/schema-model.ts";
import { innerTypes } from "../../model/walk-type.ts";
import { annotationLines, constraintRemarks } from "./constraint-text.ts";
import type { EmissionContext } from "./context.ts";
import { initialText } from "./default-text.ts";
import { docLines, stringLiteral } from "./literal-text.ts";
import { nameProperties, type PropertyNames } from "./names.ts";
import { fieldLines, readLines, type SlotText, writeLines } from "./slot-text.ts";
import { typeText } from "./type-text.ts";

/** A class and its codec, as the templates print them. */
export function recordView(record: RecordModel, context: EmissionContext) {
  const names = context.namesOf(record.name);
  const properties = nameProperties(record, names.type);
  const slots = record.slots.map((slot) => ({ slot, property: properties.bySlot.get(slot.key) ?? "", context }));
  return {
    docLines: docLines(record.doc),
    attributeLines: [
      `[${context.external("MessagePackObject")}]`,
      `[${context.external("MessagePackFormatter")}(typeof(${names.codec}))]`,
      ...obsoleteLines(record.deprecated, context),
    ],
    type: names.type,
    bases: basesOf(record, context),
    properties: slots.map(({ slot, property }) => propertyView(slot, property, { context, properties })),
    ignoreMember: `[${context.external("IgnoreMember")}]`,
    unknownType: context.external("UnknownSlots"),
    unknownProperty: properties.unknown,
    codec: codecView(record, slots, properties),
  };
}

/** Marks what should no longer be used; our own files use it without a warning. */
export function obsoleteLines(reason: string | undefined, context: EmissionContext): readonly string[] {
  if (reason === undefined) return [];
  const name = context.external("Obsolete");
  return [reason === "" ? `[${name}]` : `[${name}(${stringLiteral(reason)})]`];
}

/** The unions that a record is a member of are interfaces of its class. */
function basesOf(record: RecordModel, context: EmissionContext): string {
  const unions = context.model.types.filter(
    (type) => type.kind === "union" && type.members.some((member) => member.record === record.name),
  );
  const names = unions.map((union) => context.namesOf(union.name).type);
  return names.length === 0 ? "" : ` : ${names.join(", ")}`;
}

interface PropertyPlace {
  readonly context: EmissionContext;
  readonly properties: PropertyNames;
}

function propertyView(slot: SlotModel, property: string, place: PropertyPlace) {
  const { context } = place;
  const initial = initialText(slot, place);
  const isNullable = slot.presence === "optional" || slot.presence === "nullable";
  return {
    docLines: [...docLines(slot.doc, constraintRemarks(slot)), ...constantsLines(slot, place)],
    attributeLines: [
      `[${context.external("Key")}(${slot.key})]`,
      ...obsoleteLines(slot.deprecated, context),
      ...annotationLines(slot),
    ],
    declaration: `public ${typeText(slot.type, context)}${isNullable ? "?" : ""} ${property} { get; set; }`,
    initial: initial === undefined ? "" : ` = ${initial};`,
  };
}

/** A string does not say that a class has constants for it. */
function constantsLines(slot: SlotModel, { context, properties }: PropertyPlace): readonly string[] {
  const enums = [...innerTypes(slot.type)].flatMap((type) => context.enumOf(type) ?? []);
  const names = enums.filter(({ wire }) => wire === "string").map(({ name }) => context.namesOf(name).type);
  return [...new Set(names)].map((name) => {
    const text = properties.all.has(name) ? `global::${context.namespace}.${name}` : name;
    return `/// <seealso cref="${text}" />`;
  });
}

function codecView(record: RecordModel, slots: readonly SlotText[], properties: PropertyNames) {
  const [first] = slots;
  const length = (record.slots.at(-1)?.key ?? -1) + 1;
  const gap = gapBefore(record);
  return {
    fieldLines: slots.flatMap(fieldLines),
    hasSlots: first !== undefined,
    length: String(length),
    unknown: `value.${properties.unknown}`,
    writeLines: slots.flatMap((text) => [...gapWrite(gap(text.slot), text.context), ...writeLines(text)]),
    readLines: slots.flatMap((text) => [...gapRead(text.slot, gap(text.slot), text.context), ...readLines(text)]),
  };
}

/** How many keys without a slot come before one. */
function gapBefore(record: RecordModel): (slot: SlotModel) => number {
  const before = new Map(record.slots.map((slot, i) => [slot.key, slot.key - (record.slots[i - 1]?.key ?? -1) - 1]));
  return (slot) => before.get(slot.key) ?? 0;
}

function gapWrite(gap: number, context: EmissionContext): readonly string[] {
  return gap === 0 ? [] : [`${context.external("WireWriter")}.WriteNils(ref writer, ${gap});`];
}

function gapRead(slot: SlotModel, gap: number, context: EmissionContext): readonly string[] {
  if (gap === 0) return [];
  return [`${context.external("WireSkip")}.Slots(ref reader, ${slot.key - gap}, ${slot.key}, count, depth);`];
}
