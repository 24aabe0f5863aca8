import type { SchemaChange } from "../lock/schema-change.ts";
import type { Witness } from "../model/witness.ts";
import { type Changed, findChanged } from "./find-changed.ts";
import { findEnvelopeWitness } from "./find-envelope-witness.ts";
import { openReading } from "./open-reading.ts";
import { openPair, type ReleasePair } from "./release-pair.ts";
import { searchWitness } from "./search-witness.ts";

/**
 * The smallest payload that shows what a change breaks in one direction: a value of the writer's release that the other release refuses, or
 * takes for something else. Undefined when there is none.
 */
export function findWitness(
  releases: ReleasePair,
  change: SchemaChange,
  direction: Witness["direction"],
): Witness | undefined {
  const pair = openPair(releases);
  const changed = findChanged(change, pair);
  if (!changed || isAboutStorage(changed)) return findEnvelopeWitness(change, pair, direction);
  const found = searchWitness(openReading(pair, changed, direction));
  if (found || changed.revived.size === 0) return found;
  // What releases before the baseline read as it was meant, the baseline itself may not.
  const since = { ...changed, before: changed.baseline, revived: new Set<number | string>() };
  return searchWitness(openReading(pair, since, direction));
}

/** A change of a record that is about none of its slots is about the document that it is. */
function isAboutStorage({ before, after, members }: Changed): boolean {
  return before.kind === "record" && after.kind === "record" && members.numbers.size === 0;
}
