import type { PlacelessChange, RecordPair } from "./compare-slots.ts";
import type { LockedRecord } from "./lockfile.ts";

/** Every difference between what two releases of a record reserve. */
export function compareReservations({ before, after }: RecordPair): readonly PlacelessChange[] {
  const taken = (mark: number | string) => after.slots.some((slot) => slot.key === mark || slot.name === mark);
  const site = { type: after.name, site: after.name };
  const marks = (record: LockedRecord): readonly (number | string)[] => [
    ...record.reserved.keys,
    ...record.reserved.names,
  ];
  const now = new Set(marks(after));
  const then = new Set(marks(before));
  const dropped = marks(before).filter((mark) => !now.has(mark) && !taken(mark));
  const added = marks(after).filter((mark) => !then.has(mark));
  return [
    ...dropped.map(
      (mark): PlacelessChange => ({
        kind: typeof mark === "number" ? "reservation-dropped" : "name-reservation-dropped",
        ...site,
        before: reservedText(mark),
        number: mark,
        formerName: String(mark),
      }),
    ),
    ...added.map(
      (mark): PlacelessChange => ({ kind: "reservation-added", ...site, after: reservedText(mark), number: mark }),
    ),
  ];
}

function reservedText(mark: number | string): string {
  return `@reserved(${JSON.stringify(mark)})`;
}
