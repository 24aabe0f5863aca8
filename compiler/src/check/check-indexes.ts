import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { DocumentModel, IndexModel, RecordModel, SchemaModel, SlotModel } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";
import type { TypeModel } from "../model/type-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { isTypedArray } from "../model/typed-array.ts";
import { slotAt } from "./slot-at.ts";
import { indexTypes, recordsOf, type TypesByName } from "./types-by-name.ts";

interface Place {
  readonly record: RecordModel;
  readonly types: TypesByName;
  readonly diagnostics: DiagnosticBag;
}

/** Indexes: over slots with an order, at most one of them multi-valued, each with an accessor of its own. */
export function checkIndexes(model: SchemaModel, diagnostics: DiagnosticBag): void {
  const types = indexTypes(model);
  for (const record of recordsOf(model)) {
    if (!record.document) continue;
    const place = { record, types, diagnostics };
    checkAccessors(record.document, place);
    for (const index of record.document.indexes) checkParts(index, place);
  }
}

function checkAccessors(document: DocumentModel, { record, diagnostics }: Place): void {
  const taken = new Map<string, Span>();
  const nameSlot = record.slots.find(({ key }) => key === document.nameKey);
  if (nameSlot) taken.set("byName", nameSlot.span);
  for (const { accessor, span } of document.indexes) {
    const first = taken.get(accessor);
    taken.set(accessor, first ?? span);
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(accessor))
      diagnostics.report("index/accessor-name", span, { accessor }, { site: record.name });
    else if (first) {
      const related = [{ span: first, message: `\`${accessor}\` is taken here.` }];
      diagnostics.report(
        "index/duplicate-accessor",
        span,
        { accessor, type: record.name },
        { site: record.name, related },
      );
    }
  }
}

function checkParts(index: IndexModel, { record, types, diagnostics }: Place): void {
  const { accessor, span } = index;
  const site = `${record.name}.${accessor}`;
  const slots = index.keys.flatMap((key) => slotAt(record, key) ?? []);
  for (const slot of slots)
    if (!hasOrder(elementOf(slot.type), types)) {
      const values = { name: slot.name, type: printTypeText(slot.type) };
      diagnostics.report("index/no-order", span, values, { site });
    }
  const repeated = slots.find((slot, position) => slots.indexOf(slot) !== position);
  if (repeated) diagnostics.report("index/repeated-slot", span, { accessor, name: repeated.name }, { site });
  const [first, second] = slots.filter((slot, position) => isMulti(slot) && slots.indexOf(slot) === position);
  if (first && second) {
    const values = { accessor, first: first.name, second: second.name };
    diagnostics.report("index/several-lists", span, values, { site });
  }
}

function isMulti(slot: SlotModel): boolean {
  return slot.type.kind === "list" || slot.type.kind === "set";
}

/** A list or set is indexed by its elements. */
function elementOf(type: TypeModel): TypeModel {
  return type.kind === "list" || type.kind === "set" ? type.element : type;
}

function hasOrder(type: TypeModel, types: TypesByName): boolean {
  if (type.kind === "scalar") return type.scalar !== "bytes" && !isTypedArray(type.scalar);
  if (type.kind !== "reference") return false;
  const definition = types.get(type.name);
  return definition === undefined || definition.kind === "enum";
}
