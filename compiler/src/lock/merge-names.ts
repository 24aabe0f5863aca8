import { claimsOf } from "./claims-of.ts";
import type { LockedType } from "./lockfile.ts";
import type { MergeConflicts } from "./merge-conflicts.ts";
import type { TypeTrio } from "./merge-pairs.ts";
import type { Side } from "./merge-sides.ts";
import { chooseType, typeText } from "./merge-types.ts";
import { stepsFrom } from "./walk-types.ts";

/** Types of the merged lockfile, by name, each with what it was merged from. */
export type MergedTypes = Map<string, { readonly type: LockedType; readonly trio: TypeTrio }>;

/** What is sound type by type may still not go together: one name for two, or a type in use that is gone. */
export function settleTypes(merged: MergedTypes, conflicts: MergeConflicts): void {
  // Each round settles one name; there are never more of them than types.
  for (let left = merged.size; left > 0 && settleSharedName(merged, conflicts); left--);
  for (const { type, trio } of [...merged.values()]) {
    if (!type.retired || !isUsed(type, merged)) continue;
    const chosen = chooseType(trio, "merge/retired-and-used", conflicts);
    if (chosen) merged.set(type.name, { type: { ...chosen, formerNames: type.formerNames }, trio });
  }
}

function isUsed(type: LockedType, merged: MergedTypes): boolean {
  return [...merged.values()].some(
    (other) => !other.type.retired && stepsFrom(other.type).some((step) => step.name === type.name),
  );
}

/** Every name and former name, persisted type name and schema id belongs to one type; true when one had two owners. */
function settleSharedName(merged: MergedTypes, conflicts: MergeConflicts): boolean {
  const owners = new Map<string, string>();
  for (const [id, { type }] of merged) {
    for (const { text: claim } of claimsOf(type)) {
      const first = owners.get(claim);
      if (first !== undefined && first !== id) {
        settleClaim(claim, [first, id], { merged, conflicts });
        return true;
      }
      owners.set(claim, id);
    }
  }
  return false;
}

interface Settling {
  readonly merged: MergedTypes;
  readonly conflicts: MergeConflicts;
}

/** Both types become what they are on the side that is chosen; there the name has one owner. */
function settleClaim(claim: string, ids: readonly string[], { merged, conflicts }: Settling): void {
  const rivals = ids.flatMap((id) => merged.get(id) ?? []);
  const textOn = (side: Side) => {
    const owner = rivals.find(({ trio }) => ownClaims(trio, side).includes(claim))?.trio.written[side];
    return owner ? `${owner.name}: ${typeText(owner)}` : "not there";
  };
  const type = rivals.at(-1)?.type.name ?? "";
  const rule = "merge/name-taken-twice";
  const side = conflicts.choose({
    rule,
    site: type,
    type,
    what: claim,
    ours: textOn("ours"),
    theirs: textOn("theirs"),
  });
  for (const id of ids) {
    const rival = merged.get(id);
    const written = rival?.trio.written[side];
    if (rival && written) merged.set(id, { ...rival, type: written });
    else merged.delete(id);
  }
}

function ownClaims({ written }: TypeTrio, side: Side): readonly string[] {
  const type = written[side];
  return type ? claimsOf(type).map((claim) => claim.text) : [];
}
