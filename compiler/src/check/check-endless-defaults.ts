import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { JsonValue, RecordModel, SchemaModel, SlotModel } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { indexTypes, recordsOf, type TypesByName } from "./types-by-name.ts";

/** A default that holds a record takes the defaults of the slots that it leaves out; one that comes back to itself has no end. */
export function checkEndlessDefaults(model: SchemaModel, diagnostics: DiagnosticBag): void {
  const types = indexTypes(model);
  const finite = new Set<SlotModel>();
  for (const record of recordsOf(model)) {
    for (const slot of record.slots) {
      if (slot.default === undefined || !isEndless(slot, { types, finite, open: new Set() })) continue;
      const { name, defaultSpan, span } = slot;
      diagnostics.report("default/endless", defaultSpan ?? span, { name }, { site: `${record.name}.${name}` });
    }
  }
}

interface Walk {
  readonly types: TypesByName;
  /** Slots whose defaults are known to have an end. */
  readonly finite: Set<SlotModel>;
  /** Slots whose defaults are being made. */
  readonly open: Set<SlotModel>;
}

function isEndless(slot: SlotModel, walk: Walk): boolean {
  if (walk.finite.has(slot) || slot.default === undefined) return false;
  if (walk.open.has(slot)) return true;
  walk.open.add(slot);
  const endless = isValueEndless(slot.default, slot.type, walk);
  walk.open.delete(slot);
  if (!endless) walk.finite.add(slot);
  return endless;
}

function isValueEndless(value: JsonValue, type: TypeModel, walk: Walk): boolean {
  switch (type.kind) {
    case "scalar":
    case "raw":
      return false;
    case "nullable":
      return value !== null && isValueEndless(value, type.type, walk);
    case "list":
    case "set":
      return itemsOf(value).some((item) => isValueEndless(item, type.element, walk));
    case "tuple":
      return itemsOf(value).some((item, position) => {
        const element = type.elements[position];
        return element !== undefined && isValueEndless(item, element, walk);
      });
    case "map": {
      const values = type.form === "map" ? itemsOf(value).map((pair) => itemsOf(pair)[1] ?? null) : membersOf(value);
      return values.some((each) => isValueEndless(each, type.value, walk));
    }
    case "reference":
      return isNamedEndless(value, type.name, walk);
  }
}

function isNamedEndless(value: JsonValue, name: string, walk: Walk): boolean {
  const definition = walk.types.get(name);
  if (definition?.kind === "record") return isRecordEndless(value, definition, walk);
  if (definition?.kind !== "union") return false;
  const kind = memberNamed(value, definition.discriminator);
  return definition.members.some(({ record }) => {
    const member = walk.types.get(record);
    return member?.kind === "record" && member.discriminator?.value === kind && isRecordEndless(value, member, walk);
  });
}

function isRecordEndless(value: JsonValue, record: RecordModel, walk: Walk): boolean {
  return record.slots.some((slot) => {
    const given = memberNamed(value, slot.name);
    return given === undefined || given === null ? isEndless(slot, walk) : isValueEndless(given, slot.type, walk);
  });
}

function itemsOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function membersOf(value: JsonValue): readonly JsonValue[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

function memberNamed(value: JsonValue, name: string): JsonValue | undefined {
  const members = typeof value === "object" && value !== null ? new Map(Object.entries(value)) : undefined;
  return members?.get(name);
}
