import type { JudgedChange } from "./judged-change.ts";
import type { Lockfile } from "./lockfile.ts";

/** The next lockfile with its waivers: those that let a change into it are history from then on. */
export function recordWaivers(lockfile: Lockfile, changes: readonly JudgedChange[]): Lockfile {
  // What the mode allows goes into the lockfile too, and takes with it the waiver that somebody has written for it.
  const used = new Set(changes.filter((change) => change.outcome !== "safe").map((change) => change.fingerprint));
  if (used.size === 0) return lockfile;
  const accepted = lockfile.accepted.map((waiver) =>
    used.has(waiver.fingerprint) ? { ...waiver, recorded: true } : waiver,
  );
  return { ...lockfile, accepted };
}
