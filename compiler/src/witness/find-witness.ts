import type { SchemaChange } from "../lock/schema-change.ts";
import type { Witness } from "../model/witness.ts";
import { type Changed, coverRetired, findChanged } from "./find-changed.ts";
import { findEnvelopeWitness } from "./find-envelope-witness.ts";
import { openReading } from "./open-reading.ts";
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
  const found = findIn(openPair(releases), change, direction);
  if (found || change.kind.startsWith("identity-")) return found;
  // Limits come and go without a verdict on anybody's reading, so what they happen to keep out today was or will be written.
  const unlimited = withoutLimits(releases);
  return unlimited && findIn(openPair(unlimited), change, direction);
}

function findIn(pair: OpenedPair, change: SchemaChange, direction: Witness["direction"]): Witness | undefined {
  const changed = findChanged(change, pair);
  if (!changed || isAboutStorage(changed)) return findEnvelopeWitness(change, pair, direction);
  for (const one of waysOfWriting(changed)) {
    const found = searchWitness(openReading(pair, one, direction));
    if (found) return found;
  }
  // A store key is a text, which may change with a type that is the same on the wire.
  return change.kind.startsWith("identity-") ? findEnvelopeWitness(change, pair, direction) : undefined;
}

/** As the releases before the baseline wrote what the change is about, as the baseline does, and with what is retired around it. */
function waysOfWriting(changed: Changed): readonly Changed[] {
  const baseline =
    changed.revived.size > 0 ? [{ ...changed, before: changed.baseline, revived: new Set<number>() }] : [];
  const covered = coverRetired(changed);
  return [changed, ...baseline, ...(covered ? [covered] : [])];
}

/** A change of a record that is about none of its slots is about the document that it is. */
function isAboutStorage({ before, after, members }: Changed): boolean {
  return before.kind === "record" && after.kind === "record" && members.numbers.size === 0;
}
