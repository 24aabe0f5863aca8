import type { CellResult } from "../harness/result.ts";
import type { Instructions } from "./count-instructions.ts";

/**
 * How much longer a cell may take before it counts, as a part of what it took. Of 108 cells of a tree beside itself, on two cores with a
 * load of up to 35, one in sixteen was more than 10 % slower in one run, one in thirty more than 20 %, and none more than 15 % in three.
 */
export const defaultTolerance = 0.15;

/** The same for instructions, on which two runs of a tree agree to one in a hundred. */
export const instructionTolerance = 0.04;

/** What became of one cell. */
export interface Verdict {
  readonly name: string;
  /** Time now, in times of what it was before: below 1 is faster. One figure a run. */
  readonly slowdowns: readonly number[];
  /** Instructions now, in times of what they were; undefined where they were not counted. */
  readonly instructions?: number;
  readonly isSlower: boolean;
}

/** The slowdown that the medians and the least times agree on; 1 where one says slower and the other faster, as noise does. */
export function slowdownOf({ ratio, ratioOfLeast }: CellResult): number {
  const byMedian = 1 / (ratio ?? Number.NaN);
  const byLeast = 1 / (ratioOfLeast ?? Number.NaN);
  if (Number.isNaN(byMedian) || Number.isNaN(byLeast)) return Number.NaN;
  if (byMedian > 1 && byLeast > 1) return Math.min(byMedian, byLeast);
  if (byMedian < 1 && byLeast < 1) return Math.max(byMedian, byLeast);
  return 1;
}

/** Whether a run gives reason to measure again. What could not be measured does. */
export function isSuspect(run: CellResult, tolerance: number): boolean {
  return !(slowdownOf(run) <= 1 + tolerance);
}

/** A cell is slower when it is so in every run: what noise does once, it seldom does again in a process of its own. Or by its instructions. */
export function judgeRuns(
  name: string,
  runs: readonly CellResult[],
  { tolerance, instructions }: { readonly tolerance: number; readonly instructions?: Instructions | undefined },
): Verdict {
  const more = instructions && instructions.now / instructions.before;
  const hasMore = more !== undefined && !(more <= 1 + instructionTolerance);
  return {
    name,
    slowdowns: runs.map(slowdownOf),
    ...(more !== undefined && { instructions: more }),
    isSlower: hasMore || runs.every((run) => isSuspect(run, tolerance)),
  };
}
