import { baselineOfLockfile } from "../../compiler/src/lock/baseline-of-lockfile.ts";
import { strictPolicy } from "../../compiler/src/lock/evolution-request.ts";
import { judgeChanges } from "../../compiler/src/lock/judge-changes.ts";
import type { JudgedChange } from "../../compiler/src/lock/judged-change.ts";
import type { Direction } from "./cross.ts";
import type { Build, Release } from "./release.ts";

/** Two releases of one schema, and what the compiler says of the way from the one to the other. */
export interface Pair {
  readonly before: Build;
  readonly after: Build;
  /** Releases before `before`, the newest first: their bytes are stored too, and their builds still run. */
  readonly earlier: readonly Build[];
  readonly changes: readonly JudgedChange[];
}

/** What the rule table says of `release`, compared with the lockfile that was committed with an earlier one. */
export function judge(release: Release, earlier: Release): readonly JudgedChange[] {
  const baseline = {
    ...baselineOfLockfile({ path: "before.lock.json", text: "" }, earlier.lockfile),
    model: earlier.model,
  };
  const request = {
    baselines: [baseline],
    policy: { ...strictPolicy, requireDeprecation: true },
    sinceCommitted: false,
    waivers: [],
  };
  return judgeChanges(release.model, request);
}

/** Changes that break the readers of one direction; only what generated TypeScript does can be asked here. */
export function breaking(changes: readonly JudgedChange[], direction: Direction): readonly JudgedChange[] {
  return changes.filter(({ verdict }) => verdict[direction]?.includes("typescript"));
}

export function breaksNobody(changes: readonly JudgedChange[]): boolean {
  return breaking(changes, "backward").length === 0 && breaking(changes, "forward").length === 0;
}
