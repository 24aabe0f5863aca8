import { type LockedRecord, liveSlots } from "../lock/lockfile.ts";
import type { OpenedReading } from "./open-reading.ts";
import { type ReleaseSide, takeSide } from "./release-side.ts";
import { withType } from "./with-type.ts";

/** Who wrote a payload that the writer's release reads. */
export interface OldWriter {
  readonly side: ReleaseSide;
  /** A release before the baseline. */
  readonly isOlder: boolean;
  /** Keys of slots that it did not have yet. */
  readonly without: ReadonlySet<number>;
}

/**
 * The release itself; and for a slot with a default those before it, which did not have the slot: a default is what such bytes are read with.
 * The later of the two releases writes what it writes: nobody has older bytes of it.
 */
export function oldWriters({ writer, direction, type, changed }: OpenedReading): readonly OldWriter[] {
  const isOlder = changed.revived.size > 0 || changed.before.retired || changed.isElder === true;
  const self: OldWriter = { side: writer, isOlder, without: new Set() };
  if (direction === "forward" || type.kind !== "record") return [self];
  const defaulted = liveSlots(type).filter(
    (slot) => slot.presence === "defaulted" && changed.members.numbers.has(slot.key),
  );
  if (defaulted.length === 0) return [self];
  const without = new Set(defaulted.map((slot) => slot.key));
  const side = takeSide(withType(writer.find, makeOptional(type, without)));
  return [self, { side, isOlder: true, without }];
}

function makeOptional(record: LockedRecord, keys: ReadonlySet<number>): LockedRecord {
  const slots = record.slots.map((slot) => {
    if (!keys.has(slot.key)) return slot;
    const { default: _, ...rest } = slot;
    return { ...rest, presence: "optional" } as const;
  });
  return { ...record, slots };
}
