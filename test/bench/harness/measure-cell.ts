import type { Candidate, Cell, Prepared } from "./cell.ts";
import { readCpuTime, readWallTime } from "./clock.ts";
import { type CellResult, judge, summarize } from "./result.ts";

export interface Pace {
  readonly rounds: number;
  /** How long one candidate runs in a round of a `repeated` cell, in nanoseconds. */
  readonly roundTime: number;
  /** How long each runs before anything counts, so that it is compiled as it will stay. */
  readonly warmUpTime: number;
}

export const fullPace: Pace = { rounds: 41, roundTime: 8e6, warmUpTime: 250e6 };
export const quickPace: Pace = { rounds: 11, roundTime: 4e6, warmUpTime: 80e6 };

interface Runner {
  readonly candidate: Candidate;
  readonly prepared: Prepared;
  count: number;
  readonly figures: number[];
}

/** Measures all candidates of a cell in turns, so that whatever the machine does at a time happens to all of them. */
export async function measureCell(cell: Cell, family: string, pace: Pace): Promise<CellResult> {
  const rounds = cell.mode === "once" ? (cell.rounds ?? Math.min(pace.rounds, 11)) : pace.rounds;
  const runners = await prepare(cell.candidates);
  try {
    for (const runner of runners) if (cell.mode === "repeated") runner.count = await warmUp(cell, runner, pace);
    for (let round = 0; round < rounds; round++) {
      // Whoever runs first after the collection of garbage has an advantage: everybody does once.
      for (const at of runners.keys()) {
        const runner = runners[(at + round) % runners.length];
        if (runner !== undefined) runner.figures.push(await runRound(cell, runner));
      }
    }
  } finally {
    for (const { prepared } of runners) await prepared.tearDown?.();
  }
  const results = cell.candidates.flatMap((candidate) => {
    const { unavailable } = candidate;
    if (unavailable !== undefined) return [{ ...summarize(candidate, []), unavailable }];
    const runner = runners.find((each) => each.candidate === candidate);
    return runner === undefined ? [] : [summarize(candidate, runner.figures)];
  });
  return judge(cell, { family, rounds }, results);
}

/** Sets everything up and checks it: a candidate that is wrong is not measured, and neither is the cell. */
async function prepare(candidates: readonly Candidate[]): Promise<readonly Runner[]> {
  const runners: Runner[] = [];
  for (const candidate of candidates) {
    if (candidate.unavailable !== undefined) continue;
    const prepared = await candidate.setUp();
    if (prepared === undefined) continue;
    runners.push({ candidate, prepared, count: 1, figures: [] });
    try {
      await prepared.verify();
    } catch (cause) {
      throw new Error(`The results of ${candidate.name} are wrong.`, { cause });
    }
  }
  return runners;
}

/** Runs until the code is compiled, and finds how many units fill a round. */
async function warmUp(cell: Cell, runner: Runner, pace: Pace): Promise<number> {
  let [count, spent, latest] = [1, 0, 0];
  while (spent < pace.warmUpTime) {
    latest = (await timeOf(cell, runner.prepared, count)) * count;
    spent += latest;
    if (latest < pace.roundTime) count = Math.min(count * 2, 1e9);
  }
  return Math.max(1, Math.round((count * pace.roundTime) / Math.max(latest, 1)));
}

async function runRound(cell: Cell, { prepared, count }: Runner): Promise<number> {
  if (cell.mode === "once") await prepared.before?.();
  // What the others left behind is not this candidate's to clear away.
  globalThis.gc?.({ type: "minor" });
  return timeOf(cell, prepared, count);
}

/** The figure of one unit. */
async function timeOf(cell: Cell, prepared: Prepared, count: number): Promise<number> {
  const readClock = cell.unit === "wall" ? readWallTime : readCpuTime;
  const before = readClock();
  const running = prepared.run(count);
  // Awaiting what is no promise would cost a small cell more than its work.
  const counted = running instanceof Promise ? await running : running;
  return typeof counted === "number" ? counted : (readClock() - before) / count;
}
