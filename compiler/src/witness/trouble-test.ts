import { type LockedRecord, liveSlots } from "../lock/lockfile.ts";
import { readAlone } from "./blame-change.ts";
import { withSlot } from "./boundary-values.ts";
import type { Audience, OpenedReading } from "./open-reading.ts";
import { decoded, encoded } from "./read-payload.ts";
import { type ReleaseSide, takeSide } from "./release-side.ts";
import { withType } from "./with-type.ts";

/** Whether a value of a slot may trouble the reader; false only where it is known not to. */
export type TroubleTest = (slot: string, value: unknown) => boolean;

/** From so many slots on, writing and reading all of them for each value that is tried takes longer than the values are worth. */
const manySlots = 6;

/**
 * Of a wide record only the slots that changed matter, with those that make its store key and its last one, behind which readers keep what
 * they do not know. So most values are tried in a record of these alone.
 */
export function troubleTest(reading: OpenedReading): TroubleTest {
  const { type, changed } = reading;
  if (type.kind !== "record" || liveSlots(type).length <= manySlots || changed.members.numbers.size === 0)
    return () => true;
  const narrowed = narrowReading(reading, type);
  if (!narrowed) return () => true;
  const { writer, audience } = narrowed;
  const codec = writer.shapes.codec(type.name);
  const base = writer.simplest.named(type.name)?.value;
  if (!codec || typeof base !== "object" || base === null) return () => true;
  return (slot, value) => {
    const bytes = encoded(codec, withSlot(base, slot, value));
    const written = bytes && decoded(codec, bytes);
    if (!bytes || !written || written instanceof Error) return false;
    return readAlone({ root: type.name, bytes, written }, writer, audience) !== undefined;
  };
}

interface NarrowReading {
  readonly writer: ReleaseSide;
  readonly audience: Audience;
}

function narrowReading({ writer, isolated, changed }: OpenedReading, type: LockedRecord): NarrowReading | undefined {
  const other = isolated.side.find(isolated.nameOf(type.name) ?? type.name);
  if (other?.kind !== "record") return undefined;
  const last = Math.max(...[type, other].flatMap((record) => liveSlots(record).map((slot) => slot.key)));
  const keys = new Set<number | string>([...changed.members.numbers, ...(type.document?.idKeys ?? []), last]);
  for (const record of [type, other]) keys.add(liveSlots(record).at(-1)?.key ?? last);
  const narrow = (record: LockedRecord) => ({
    ...record,
    slots: liveSlots(record).filter((slot) => keys.has(slot.key)),
  });
  const own = narrow(type);
  return {
    writer: takeSide(withType(writer.find, own)),
    audience: { ...isolated, side: takeSide(withType(isolated.side.find, narrow(other))) },
  };
}
