import type { AcceptedChange, Lockfile } from "../lock/lockfile.ts";

export interface Renewal {
  readonly reason: string;
  /** `YYYY-MM-DD`; without it the waiver holds for good. */
  readonly expires?: string;
}

/** The lockfile with another reason and last day for waivers that it has. What they excuse stays what it was. */
export function renewWaivers(lockfile: Lockfile, waivers: readonly AcceptedChange[], renewal: Renewal): Lockfile {
  const renewed = lockfile.accepted.map((waiver) => {
    if (!waivers.includes(waiver)) return waiver;
    const { expires: _, ...rest } = waiver;
    return { ...rest, ...renewal };
  });
  return { ...lockfile, accepted: renewed };
}
