import type { SchemaChange } from "../lock/schema-change.ts";
import type { Witness } from "../model/witness.ts";
import { type Changed, coverRetired, findChanged, reviveAll } from "./find-changed.ts";
import { findEnvelopeWitness } from "./find-envelope-witness.ts";
import { openReading, withoutIsolation } from "./open-reading.ts";
import { type OpenedPair, openPair, type ReleasePair } from "./release-pair.ts";
import { searchWitness } from "./search-witness.ts";
import { withoutLimits } from "./without-limits.ts";

/**
 * The smallest payload that shows what a change breaks in one direction: a value of the writer's release that the other release refuses, or
 * takes for something else. Undefined when there is none.
 */
export function findWitness(
  releases: ReleasePair,
  change: SchemaChange,
  direction: Witness["direction"],
): Witness | undefined {
  // Limits come and go without a verdict on anybody's reading, so what they happen to keep out today was or will be written.
  const unlimited = change.kind.startsWith("identity-") ? undefined : withoutLimits(releases);
  // What shows only where another change has its share is looked for last.
  for (const isTogether of [false, true]) {
    for (const pair of [releases, ...(unlimited ? [unlimited] : [])]) {
      const found = findIn(openPair(pair), { change, direction, isTogether });
      if (found) return found;
    }
  }
  return undefined;
}

interface Asked {
  readonly change: SchemaChange;
  readonly direction: Witness["direction"];
  /** Together with all other changes, not by itself. */
  readonly isTogether: boolean;
}

function findIn(pair: OpenedPair, { change, direction, isTogether }: Asked): Witness | undefined {
  const changed = findChanged(change, pair);
  if (!changed || isAboutStorage(changed)) return findEnvelopeWitness(change, pair, direction);
  for (const one of waysOfWriting(changed)) {
    const reading = openReading(pair, one, direction);
    const found = searchWitness(isTogether ? withoutIsolation(reading) : reading);
    if (found) return found;
  }
  // A store key is a text, which may change with a type that is the same on the wire.
  return change.kind.startsWith("identity-") ? findEnvelopeWitness(change, pair, direction) : undefined;
}

/** As the releases before the baseline wrote what the change is about, as the baseline does, and with what is retired around it or in it. */
function waysOfWriting(changed: Changed): readonly Changed[] {
  const baseline =
    changed.revived.size > 0 ? [{ ...changed, before: changed.baseline, revived: new Set<number>() }] : [];
  const covered = coverRetired(changed);
  const elder: Changed = { ...changed, before: reviveAll(changed.before), isElder: true };
  return [changed, ...baseline, ...(covered ? [covered] : []), elder];
}

/** A change of a record that is about none of its slots is about the document that it is. */
function isAboutStorage({ before, after, members }: Changed): boolean {
  return before.kind === "record" && after.kind === "record" && members.numbers.size === 0;
}
