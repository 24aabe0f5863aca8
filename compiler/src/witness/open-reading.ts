import type { FindType, LockedType } from "../lock/lockfile.ts";
import { type Changed, reviveAll } from "./find-changed.ts";
import { isolateChange, ownName } from "./isolate-change.ts";
import type { Lineage } from "./lineage.ts";
import type { OpenedPair } from "./release-pair.ts";
import { type ReleaseSide, takeSide } from "./release-side.ts";
import type { Routes } from "./routes.ts";
import { withType } from "./with-type.ts";

/** One direction of one change: who writes, who reads, and what the reader would be if this were the only change. */
export interface OpenedReading {
  readonly direction: Lineage["direction"];
  readonly changed: Changed;
  /** The type that changed, as the writer has it. */
  readonly type: LockedType;
  readonly writer: ReleaseSide;
  readonly routes: Routes;
  readonly reader: Audience;
  /** The writer's own release with the one change made. */
  readonly isolated: Audience;
}

/** A reader, with what its names mean to the writer. */
export interface Audience {
  readonly side: ReleaseSide;
  readonly lineage: Lineage;
  /** What the reader calls a type of the writer's. */
  nameOf(writerName: string): string | undefined;
}

export function openReading(pair: OpenedPair, changed: Changed, direction: Lineage["direction"]): OpenedReading {
  const former = formerSide(pair, changed);
  const isBackward = direction === "backward";
  const writer = isBackward ? former : pair.after.side;
  const reader = isBackward ? pair.after.side : former;
  const [type, readerType] = isBackward ? [changed.before, changed.after] : [changed.after, changed.before];
  const finds = { writer: writer.find, reader: reader.find };
  const isolated = isolateChange(finds, {
    writer: type,
    reader: readerType,
    members: changed.members,
    writerName: isBackward ? pair.nameBefore : pair.nameAfter,
  });
  const { writerName, readerName, isStrict, nameOf } = linkNames(pair, changed, direction);
  const borrowedName = (name: string) => (ownName(name) === name ? writerName(name) : readerName(ownName(name)));
  return {
    direction,
    changed,
    type,
    writer,
    routes: isBackward ? pair.before.routes : pair.after.routes,
    reader: { side: reader, nameOf, lineage: { direction, writerName, readerName, isStrict } },
    isolated: {
      side: takeSide(isolated),
      nameOf: (name) => name,
      lineage: { direction, writerName, readerName: borrowedName, isStrict },
    },
  };
}

function formerSide(pair: OpenedPair, { before, revived, isElder }: Changed): ReleaseSide {
  const { side } = pair.before;
  if (isElder) return takeSide(elderTypes(side.find));
  return revived.size === 0 ? side : takeSide(withType(side.find, before));
}

/** Each type is made once: types are told apart by identity. */
function elderTypes(find: FindType): FindType {
  const made = new Map<LockedType, LockedType>();
  return (name) => {
    const type = find(name);
    if (!type) return undefined;
    const elder = made.get(type) ?? reviveAll(type);
    made.set(type, elder);
    return elder;
  };
}

/** The same reading by the real reader alone: for what shows only together with the other changes. */
export function withoutIsolation(reading: OpenedReading): OpenedReading {
  return { ...reading, isolated: reading.reader };
}

interface LinkedNames extends Omit<Lineage, "direction"> {
  nameOf(writerName: string): string | undefined;
}

/** Types are named as the later release names them, whoever writes. */
function linkNames(pair: OpenedPair, changed: Changed, direction: Lineage["direction"]): LinkedNames {
  const latest = (name: string) => pair.nameAfter(name) ?? name;
  const same = (name: string) => name;
  const isBackward = direction === "backward";
  const names: ReadonlySet<string> = new Set([changed.before.name, changed.after.name]);
  return {
    writerName: isBackward ? latest : same,
    readerName: isBackward ? same : latest,
    isStrict: (type, number) =>
      names.has(type) && (typeof number === "number" || typeof number === "string") && changed.revived.has(number),
    nameOf: isBackward ? pair.nameAfter : pair.nameBefore,
  };
}
