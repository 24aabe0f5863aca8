import type { RecordModel, SchemaModel } from "../model/schema-model.ts";
import type { SchemaChange } from "./schema-change.ts";

interface Context {
  readonly model: SchemaModel;
  /** The schemas of the release that is compared with, where they could be read: they know who extended what. */
  readonly sources?: SchemaModel;
  isStored(type: string): boolean;
}

/**
 * A base that is stored nowhere itself changes nothing where all its heirs keep what they had: its slot was pulled up from them, or
 * pushed down to them.
 */
export function settleBases(changes: readonly SchemaChange[], context: Context): readonly SchemaChange[] {
  if (changes.length === 0) return changes;
  const { model, sources } = context;
  const heirs = findHeirs([model, ...(sources ? [sources] : [])]);
  const records = new Map(recordsOf(model).map((record) => [record.name, record]));
  const touched = new Set(changes.filter(moveOf).map(({ type, number }) => `${number} ${type}`));
  return changes.map((change) => {
    const kind = moveOf(change);
    if (!kind || context.isStored(change.type)) return change;
    const names = [...(heirs.get(change.type) ?? [])].filter((name) => records.has(name));
    const keepIt = names.filter((name) => records.get(name)?.slots.some((slot) => slot.key === change.number));
    const isQuiet = keepIt.length > 0 && keepIt.every((name) => !touched.has(`${change.number} ${name}`));
    return isQuiet && (kind === "slot-pulled-up" || keepIt.length === names.length) ? { ...change, kind } : change;
  });
}

function moveOf({ kind }: SchemaChange): "slot-pulled-up" | "slot-pushed-down" | undefined {
  if (kind.startsWith("slot-added-")) return "slot-pulled-up";
  return kind.startsWith("slot-removed-") ? "slot-pushed-down" : undefined;
}

/** Base → the records that have slots of it. */
function findHeirs(models: readonly SchemaModel[]): ReadonlyMap<string, ReadonlySet<string>> {
  const heirs = new Map<string, Set<string>>();
  for (const record of models.flatMap(recordsOf)) {
    for (const { inheritedFrom } of record.slots) {
      if (inheritedFrom === undefined) continue;
      const known = heirs.get(inheritedFrom) ?? new Set();
      heirs.set(inheritedFrom, known.add(record.name));
    }
  }
  return heirs;
}

function recordsOf(model: SchemaModel): readonly RecordModel[] {
  return model.types.flatMap((type) => (type.kind === "record" ? [type] : []));
}
