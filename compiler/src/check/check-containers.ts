import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SchemaModel, SlotModel } from "../model/schema-model.ts";
import type { Scalar, TypeModel } from "../model/type-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { isTypedArray } from "../model/typed-array.ts";
import { innerTypes } from "../model/walk-type.ts";
import { indexTypes, recordsOf, type TypesByName } from "./types-by-name.ts";

const keyScalars: ReadonlySet<Scalar> = new Set([
  "string",
  "bool",
  "uuid",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "safeint",
]);

/** Keys of maps and elements of sets: what every language can compare. */
export function checkContainers(model: SchemaModel, diagnostics: DiagnosticBag): void {
  const types = indexTypes(model);
  for (const record of recordsOf(model))
    for (const slot of record.slots) checkSlot(slot, { types, diagnostics, site: `${record.name}.${slot.name}` });
}

interface Place {
  readonly types: TypesByName;
  readonly diagnostics: DiagnosticBag;
  readonly site: string;
}

function checkSlot(slot: SlotModel, place: Place): void {
  const { diagnostics, site, types } = place;
  for (const type of innerTypes(slot.type)) {
    if (type.kind === "map" && !isKey(type.key, types))
      diagnostics.report("map/key-type", slot.span, { type: printTypeText(type.key) }, { site });
    if (type.kind === "set" && !isComparable(type.element))
      diagnostics.report("set/element-type", slot.span, { type: printTypeText(type.element) }, { site });
  }
}

function isKey(type: TypeModel, types: TypesByName): boolean {
  if (type.kind === "scalar") return keyScalars.has(type.scalar);
  if (type.kind !== "reference") return false;
  const definition = types.get(type.name);
  return definition === undefined || definition.kind === "enum";
}

function isComparable(type: TypeModel): boolean {
  switch (type.kind) {
    case "scalar":
      return !isTypedArray(type.scalar);
    case "reference":
      return true;
    case "list":
      return isComparable(type.element);
    case "tuple":
      return type.elements.every(isComparable);
    case "nullable":
    case "map":
    case "set":
    case "raw":
      return false;
  }
}
