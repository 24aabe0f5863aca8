import { byText, type LockedType, type Lockfile } from "./lockfile.ts";
import { type LockConflict, MergeConflicts, type MergeOptions } from "./merge-conflicts.ts";
import { withHistory } from "./merge-history.ts";
import { type MergedTypes, settleTypes } from "./merge-names.ts";
import { pairTypes, type TypeTrio } from "./merge-pairs.ts";
import { mapSides, type Sides } from "./merge-sides.ts";
import { mergeType } from "./merge-types.ts";
import { mergeVersions } from "./merge-versions.ts";
import { mergeWaivers } from "./merge-waivers.ts";
import { reachedFrom } from "./walk-types.ts";

export interface MergedLockfile {
  /** What both branches released. Where they conflict it shows one side, and is not to be used as it is. */
  readonly lockfile: Lockfile;
  readonly conflicts: readonly LockConflict[];
  /** Sites at which `prefer` had something to settle. */
  readonly settled: readonly string[];
}

/**
 * Merges what two branches released since they parted: what the one has and the other did not touch, slot by slot. Nothing that
 * either of them released is lost, and what does not go together is named.
 */
export function mergeLockfiles(lockfiles: Sides<Lockfile>, options: MergeOptions = {}): MergedLockfile {
  const conflicts = new MergeConflicts(options);
  const { trios, names } = pairTypes(lockfiles, conflicts);
  const merged: MergedTypes = new Map();
  for (const trio of trios) {
    const type = mergeType(trio, conflicts);
    // Two types of one name are told apart until it is settled which of them has it.
    if (type) merged.set(merged.has(trio.name) ? `${trio.name} of theirs` : trio.name, { type, trio });
  }
  const context = { types: typesByName(trios), names, conflicts };
  for (const [id, { type, trio }] of merged)
    if (type.kind === "record") merged.set(id, { type: mergeVersions(type, context), trio });
  settleTypes(merged, conflicts);
  const types = released([...merged.values()].map(({ type, trio }) => withHistory(type, trio)));
  const accepted = mergeWaivers(
    mapSides(lockfiles, (lockfile) => lockfile.accepted),
    conflicts,
  );
  return {
    lockfile: { ...lockfiles.ours, types: types.toSorted((a, b) => byText(a.name, b.name)), accepted },
    conflicts: conflicts.sorted(),
    settled: conflicts.settled,
  };
}

function typesByName(trios: readonly TypeTrio[]): Sides<ReadonlyMap<string, LockedType>> {
  const on = (side: "base" | "ours" | "theirs") =>
    new Map(trios.flatMap(({ name, sides }) => (sides[side] ? [[name, sides[side]] as const] : [])));
  return { base: on("base"), ours: on("ours"), theirs: on("theirs") };
}

/** What was a draft on both sides may be reached from a document that is released now. */
function released(types: readonly LockedType[]): readonly LockedType[] {
  const byName = new Map(types.map((type) => [type.name, type]));
  const documents = types.filter(
    (type) => type.kind === "record" && type.document && !type.document.retired && !type.retired && !type.draft,
  );
  const reached = reachedFrom(
    documents.map((type) => type.name),
    (name) => byName.get(name),
  );
  return types.map((type) => (type.draft && reached.has(type.name) ? { ...type, draft: false } : type));
}
