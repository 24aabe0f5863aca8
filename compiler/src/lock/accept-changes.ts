import { breaksOf } from "../diagnostics/diagnostic.ts";
import type { JudgedChange } from "./judged-change.ts";
import { type AcceptedChange, byText, type Lockfile } from "./lockfile.ts";

export interface Acceptance {
  readonly reason: string;
  /** `YYYY-MM-DD`: the last day on which it holds. */
  readonly expires?: string;
  /** True for what only older releases differ in: the lockfile has taken it in already. */
  readonly recorded: boolean;
}

/** The lockfile with waivers for these changes; earlier ones with the same fingerprints are replaced. */
export function acceptChanges(lockfile: Lockfile, changes: readonly JudgedChange[], acceptance: Acceptance): Lockfile {
  const waivers = changes.flatMap((change) => waiverFor(change, acceptance));
  return withWaivers(lockfile, [
    ...without(
      lockfile.accepted,
      waivers.map((waiver) => waiver.fingerprint),
    ),
    ...waivers,
  ]);
}

/** The lockfile without the waivers of these fingerprints. */
export function removeWaivers(lockfile: Lockfile, fingerprints: readonly string[]): Lockfile {
  return withWaivers(lockfile, without(lockfile.accepted, fingerprints));
}

function waiverFor(change: JudgedChange, { reason, expires, recorded }: Acceptance): readonly AcceptedChange[] {
  const { fingerprint, rule, site, verdict } = change;
  if (!rule) return [];
  const until = expires !== undefined && { expires };
  return [{ fingerprint, rule, site, breaks: breaksOf(verdict), reason, ...until, recorded }];
}

function without(waivers: readonly AcceptedChange[], fingerprints: readonly string[]): readonly AcceptedChange[] {
  return waivers.filter((waiver) => !fingerprints.includes(waiver.fingerprint));
}

function withWaivers(lockfile: Lockfile, accepted: readonly AcceptedChange[]): Lockfile {
  return { ...lockfile, accepted: accepted.toSorted((a, b) => byText(a.fingerprint, b.fingerprint)) };
}
