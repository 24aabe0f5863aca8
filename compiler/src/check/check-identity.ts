import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { RecordModel, SchemaModel, SlotModel } from "../model/schema-model.ts";
import type { Scalar, TypeModel } from "../model/type-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { isTypedArray } from "../model/typed-array.ts";
import { slotAt } from "./slot-at.ts";
import { indexTypes, recordsOf, type TypesByName } from "./types-by-name.ts";

/** Floats, dates in two notations, bytes and decimals with trailing zeros have no one text. */
const unfit: ReadonlySet<Scalar> = new Set(["float32", "float64", "date", "bytes", "decimal"]);

/** `@id` slots and the name lookup: always there, of a type that has one text. */
export function checkIdentity(model: SchemaModel, diagnostics: DiagnosticBag): void {
  const types = indexTypes(model);
  for (const record of recordsOf(model)) {
    if (!record.document) continue;
    const { idKeys, nameKey } = record.document;
    for (const key of new Set(idKeys)) {
      const slot = slotAt(record, key);
      if (slot) checkId(slot, { record, types, diagnostics });
    }
    const nameSlot = nameKey === undefined ? undefined : slotAt(record, nameKey);
    if (nameSlot) checkName(nameSlot, record, diagnostics);
  }
}

interface Place {
  readonly record: RecordModel;
  readonly types: TypesByName;
  readonly diagnostics: DiagnosticBag;
}

function checkId(slot: SlotModel, { record, types, diagnostics }: Place): void {
  const { name, span, presence } = slot;
  const site = `${record.name}.${name}`;
  if (record.document?.global) diagnostics.report("identity/global", span, { name, type: record.name }, { site });
  if (presence === "optional" || presence === "nullable")
    diagnostics.report("identity/presence", span, { name, presence }, { site });
  else if (!hasOneText(slot.type, types))
    diagnostics.report("identity/type", span, { name, type: printTypeText(slot.type) }, { site });
}

function hasOneText(type: TypeModel, types: TypesByName): boolean {
  if (type.kind === "scalar") return !unfit.has(type.scalar) && !isTypedArray(type.scalar);
  if (type.kind !== "reference") return false;
  const definition = types.get(type.name);
  return definition === undefined || definition.kind === "enum";
}

function checkName(slot: SlotModel, record: RecordModel, diagnostics: DiagnosticBag): void {
  const isString = slot.type.kind === "scalar" && slot.type.scalar === "string";
  if (isString && slot.presence === "required") return;
  diagnostics.report("name-lookup/type", slot.span, { name: slot.name }, { site: `${record.name}.${slot.name}` });
}
