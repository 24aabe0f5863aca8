import type { RecordModel, SlotModel } from "../model/schema-model.ts";

/** The slot with a key. None when several claim it: that is reported as such, and nobody can say which of them a tag means. */
export function slotAt(record: RecordModel, key: number): SlotModel | undefined {
  const [slot, other] = record.slots.filter((candidate) => candidate.key === key);
  return other ? undefined : slot;
}
