import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { highestKey } from "../model/highest-key.ts";
import type { RecordModel, SchemaModel, SlotModel } from "../model/schema-model.ts";

/** Keys: whole numbers in range, each used once, none of them reserved. */
export function checkKeys(model: SchemaModel, diagnostics: DiagnosticBag): void {
  for (const type of model.types) if (type.kind === "record") checkRecord(type, diagnostics);
}

function checkRecord(record: RecordModel, diagnostics: DiagnosticBag): void {
  const taken = new Map<number, SlotModel>();
  const reserved = new Set(record.reserved.keys);
  for (const slot of [...record.slots].sort(bySourceOrder)) {
    const { key, name, span } = slot;
    const site = `${record.name}.${name}`;
    const first = taken.get(key);
    taken.set(key, first ?? slot);
    if (!Number.isInteger(key) || key < 0 || key > highestKey)
      diagnostics.report("key/out-of-range", span, { key, name }, { site });
    else if (reserved.has(key)) diagnostics.report("key/reserved", span, { key, name, type: record.name }, { site });
    else if (first) {
      const related = [{ span: first.span, message: `\`${first.name}\` has key ${key}.` }];
      diagnostics.report("key/duplicate", span, { key, name, other: first.name, type: record.name }, { site, related });
    }
  }
}

/** Inherited slots come first: where a derived interface takes a key again, that is the place to mend. */
function bySourceOrder(a: SlotModel, b: SlotModel): number {
  const inherited = Number(b.inheritedFrom !== undefined) - Number(a.inheritedFrom !== undefined);
  if (inherited !== 0) return inherited;
  if (a.span.file !== b.span.file) return a.span.file < b.span.file ? -1 : 1;
  return a.span.start - b.span.start;
}
