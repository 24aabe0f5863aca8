import type { RecordShape, UnionShape } from "./shape.ts";
import { slotOf } from "./slot-value.ts";

/** The member of a union that a value is, by its discriminator; undefined when it is none that the schema declares. */
export function memberOf(shape: UnionShape, v: object): RecordShape | undefined {
  const kind = slotOf(v, shape.discriminator);
  for (const [, member] of shape.members) {
    const record = member();
    if (record.discriminator?.[1] === kind) return record;
  }
  return undefined;
}
