import type { LockedSlot } from "../lock/lockfile.ts";

/** What the releases know of each other: which names are the same thing's. */
export interface Lineage {
  /** `backward`: the former release wrote and the later one reads. */
  readonly direction: "backward" | "forward";
  /** Names of types as the later release has them, so that a type that was renamed is told from one that was exchanged. */
  writerName(name: string): string;
  readerName(name: string): string;
  /** Whether a number of an enum or union was retired in between, so that another name under it is never taken for a new name of the same thing. */
  isStrict(type: string, number: unknown): boolean;
}

/** Whether the slots of writer and reader are one by their names: the later one has the former one's, now or as a former name. */
export function isLinkedName(writer: LockedSlot, reader: LockedSlot, direction: Lineage["direction"]): boolean {
  const [before, after] = direction === "backward" ? [writer, reader] : [reader, writer];
  return after.name === before.name || after.formerNames.includes(before.name);
}
