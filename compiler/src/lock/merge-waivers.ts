import { type AcceptedChange, byText } from "./lockfile.ts";
import type { MergeConflicts } from "./merge-conflicts.ts";
import { isSame, mapSides, part, type Sides, settle } from "./merge-sides.ts";

/** Waivers, by fingerprint. What both branches accepted is accepted once, with both reasons and the earlier expiry. */
export function mergeWaivers(
  lists: Sides<readonly AcceptedChange[]>,
  conflicts: MergeConflicts,
): readonly AcceptedChange[] {
  const known = mapSides(lists, (waivers) => new Map(waivers.map((waiver) => [waiver.fingerprint, waiver])));
  const fingerprints = [...new Set([...known.ours.keys(), ...known.theirs.keys()])].sort(byText);
  return fingerprints.flatMap((fingerprint) => {
    const sides: Sides<AcceptedChange | undefined> = {
      base: known.base?.get(fingerprint),
      ours: known.ours.get(fingerprint),
      theirs: known.theirs.get(fingerprint),
    };
    return mergeWaiver(sides, conflicts) ?? [];
  });
}

function mergeWaiver(
  { base, ours, theirs }: Sides<AcceptedChange | undefined>,
  conflicts: MergeConflicts,
): AcceptedChange | undefined {
  // A waiver is withdrawn by deleting it; one that a release has recorded is history and stays.
  if (!ours || !theirs) {
    const kept = ours ?? theirs;
    return base && isSame(base, kept) && !base.recorded ? undefined : kept;
  }
  const sides = { base, ours, theirs };
  const settled = settle(sides);
  if (settled) return settled.value;
  const scope = settle(part(sides, ({ rule, site, breaks }) => ({ rule, site, breaks })));
  if (!scope) return chooseWaiver(sides, conflicts);
  const reason = settle(part(sides, (waiver) => waiver.reason))?.value ?? `${ours.reason}; ${theirs.reason}`;
  const expires = mergeExpiry(sides);
  return {
    fingerprint: ours.fingerprint,
    ...scope.value,
    reason,
    ...(expires !== undefined && { expires }),
    recorded: ours.recorded || theirs.recorded,
  };
}

/** A day says more than none, and the earlier of two is the one that both agreed to. */
function mergeExpiry(sides: Sides<AcceptedChange>): string | undefined {
  const settled = sides.base && settle(part(sides, (waiver) => waiver.expires));
  if (settled) return settled.value;
  const days = [sides.ours.expires, sides.theirs.expires].flatMap((day) => day ?? []);
  return days.sort(byText)[0];
}

function chooseWaiver(sides: Sides<AcceptedChange>, conflicts: MergeConflicts): AcceptedChange | undefined {
  const { fingerprint } = sides.ours;
  const textOf = ({ rule, site, breaks }: AcceptedChange) => `${rule} at ${site}, breaking ${breaks.join(", ")}`;
  return sides[
    conflicts.choose({
      rule: "merge/waiver-changed-twice",
      site: fingerprint,
      what: `the fingerprint \`${fingerprint}\``,
      ours: textOf(sides.ours),
      theirs: textOf(sides.theirs),
    })
  ];
}
