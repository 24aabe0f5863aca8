import type { LockedSlot, LockedType } from "../lock/lockfile.ts";
import type { ReleasePair } from "./release-pair.ts";

const unlimited = new WeakMap<readonly LockedType[], readonly LockedType[]>();

/** Two releases as if no slot had a constraint; undefined when none has. */
export function withoutLimits({ before, after }: ReleasePair): ReleasePair | undefined {
  if (!before.some(hasLimits) && !after.some(hasLimits)) return undefined;
  return { before: strip(before), after: strip(after) };
}

function hasLimits(type: LockedType): boolean {
  return type.kind === "record" && type.slots.some(isLimited);
}

function isLimited({ constraints }: LockedSlot): boolean {
  return Object.values(constraints).some((limit) => limit !== undefined);
}

/** Kept for as long as the list is: releases are remembered by their lists. */
function strip(types: readonly LockedType[]): readonly LockedType[] {
  const known = unlimited.get(types);
  if (known) return known;
  const stripped = types.map((type) =>
    type.kind === "record" ? { ...type, slots: type.slots.map((slot) => ({ ...slot, constraints: {} })) } : type,
  );
  unlimited.set(types, stripped);
  return stripped;
}
