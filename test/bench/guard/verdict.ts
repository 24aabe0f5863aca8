import type { CellResult } from "../harness/result.ts";

/**
 * How much slower a cell may be before it counts, as a part of what it was. TODO
 */
export const defaultTolerance = 0.1;

/** What became of one cell, over one run or several. */
export interface Verdict {
  readonly name: string;
  /** Time now, in times of what it was before: below 1 is faster. One figure a run. */
  readonly slowdowns: readonly number[];
  readonly isSlower: boolean;
}

/** The slowdown that both the medians and the least times agree on: noise rarely moves both the same way. */
export function slowdownOf({ ratio, ratioOfLeast }: CellResult): number {
  const byMedian = 1 / (ratio ?? Number.NaN);
  const byLeast = 1 / (ratioOfLeast ?? Number.NaN);
  const agree = byMedian > 1 === byLeast > 1;
  if (!agree) return 1;
  return byMedian > 1 ? Math.min(byMedian, byLeast) : Math.max(byMedian, byLeast);
}

/** A cell is slower when it is so in every run: what noise does once, it seldom does again in a process of its own. */
export function judgeRuns(name: string, runs: readonly CellResult[], tolerance: number): Verdict {
  const slowdowns = runs.map(slowdownOf);
  return { name, slowdowns, isSlower: slowdowns.every((slowdown) => !(slowdown <= 1 + tolerance)) };
}
