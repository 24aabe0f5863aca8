import { catalog } from "../diagnostics/catalog.ts";
import { innerTypes, referencesOf, renameReferences } from "../model/walk-type.ts";
import { compareDiscriminators } from "./compare-discriminators.ts";
import { compareEnums } from "./compare-enums.ts";
import { compareSlots, type PlacelessChange } from "./compare-slots.ts";
import { type Broken, bothBroken, nothingBroken, type Releases } from "./compare-types.ts";
import { compareUnions } from "./compare-unions.ts";
import { type FindType, indexTypes, type LockedType, type Lockfile, liveSlots } from "./lockfile.ts";
import type { TypeMatch } from "./match-types.ts";
import { rules } from "./rules.ts";
import { reachedFrom } from "./walk-types.ts";

/** The two releases, with the verdicts on types that take each other's place. */
export function pairReleases(lockfile: Lockfile, match: TypeMatch): Releases {
  const before = indexTypes(lockfile.types);
  const types = [...match.pairs.map((pair) => pair.after), ...match.added];
  const today = new Map(types.map((type) => [type.name, type]));
  const after = (name: string) => today.get(name);
  const now = new Map(match.pairs.map((pair) => [pair.before, pair.after]));
  const formerNames = new Map(match.pairs.map((pair) => [pair.after.name, pair.before.name]));
  const verdicts = new Map<string, Broken>();
  let inSets: readonly [before: ReadonlySet<string>, after: ReadonlySet<string>] | undefined;
  const releases: Releases = {
    before,
    after,
    isInSets: (name) => {
      inSets ??= [typesInSets(lockfile.types, before), typesInSets(types, after)];
      const [then, still] = inSets;
      return still.has(name) && then.has(formerNames.get(name) ?? name);
    },
    isSame: (old, type) => now.get(old) === type,
    nowNamed: (type) => renameReferences(type, (name) => nowName(before(name), now) ?? name),
    formerNamed: (type) => renameReferences(type, (name) => formerNames.get(name) ?? name),
    swap: (old, type) => {
      if (now.get(old) === type) return nothingBroken;
      const pair = `${old.name} ${type.name}`;
      const known = verdicts.get(pair);
      if (known) return known;
      // Until it is judged, a pair that is met again inside itself counts as sound: only what differs breaks.
      verdicts.set(pair, nothingBroken);
      const verdict = judgeSwap(old, type, releases);
      verdicts.set(pair, verdict);
      return verdict;
    },
  };
  return releases;
}

/** Names of the types that elements of sets are made of, whatever lies between. */
function typesInSets(types: readonly LockedType[], find: FindType): ReadonlySet<string> {
  const slots = types.flatMap((type) => (type.kind === "record" ? liveSlots(type) : []));
  const sets = slots.flatMap((slot) => [...innerTypes(slot.type)]).filter((type) => type.kind === "set");
  return reachedFrom(sets.flatMap(referencesOf), find);
}

function nowName(type: LockedType | undefined, now: ReadonlyMap<LockedType, LockedType>): string | undefined {
  return type && now.get(type)?.name;
}

/** One type in another's place is judged as if the one had been edited until it was the other; what it leaves behind must stay reserved. */
function judgeSwap(before: LockedType, after: LockedType, releases: Releases): Broken {
  if (before.kind !== after.kind) return bothBroken;
  const found = compareMembers(before, after, releases).map((change) => rules[change.kind]);
  const broken = found.filter(({ rule }) => rule !== undefined && catalog[rule].severity === "error");
  const unclear = broken.some(({ breaks }) => !breaks.includes("backward") && !breaks.includes("forward"));
  return {
    backward: unclear || forgets(before, after) || broken.some((rule) => rule.breaks.includes("backward")),
    forward: unclear || broken.some((rule) => rule.breaks.includes("forward")),
  };
}

/** Whether a number that `before` has retired could be given out again in `after`. */
function forgets(before: LockedType, after: LockedType): boolean {
  if (before.kind !== "record" || after.kind !== "record")
    return before.kind !== "record" && before.members.some((member) => member.retired);
  return before.slots.some((slot) => slot.retired && !after.reserved.keys.includes(slot.key));
}

/** Every difference in what two types of one kind write. */
export function compareMembers(before: LockedType, after: LockedType, releases: Releases): readonly PlacelessChange[] {
  if (before.kind === "record" && after.kind === "record")
    return [...compareDiscriminators({ before, after }), ...compareSlots({ before, after }, releases)];
  if (before.kind === "enum" && after.kind === "enum") return compareEnums(before, after);
  if (before.kind === "union" && after.kind === "union") return compareUnions(before, after, releases);
  return [];
}
