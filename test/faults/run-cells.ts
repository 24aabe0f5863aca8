import { faults } from "./faults.ts";
import { storeKinds } from "./store-kinds.ts";
import { type Bundle, bundleWorker } from "./worker-process.ts";

/** One fault, to be tried against one kind of store. */
export interface Cell {
  readonly kind: string;
  readonly fault: string;
}

export interface CellResult extends Cell {
  /** How it went, in a word or a few. */
  readonly verdict: string;
  readonly rounds: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
  /** Why it was not tried here. */
  readonly impossible: string | undefined;
}

export interface CellOptions {
  readonly length: "short" | "full";
  /** Instead of those of the length; no fault has more than it would have by itself. */
  readonly rounds: number | undefined;
  readonly seed: number;
  /** For all cells together, in seconds; each fault gets its share of what is left, and says how many rounds that was. */
  readonly seconds: number | undefined;
  /** Cells at once. */
  readonly jobs: number;
  readonly onResult: (result: CellResult) => void;
}

/** Every cell whose store and fault are among the names; of names of stores alone, all faults, and the other way round. */
export function cellsOf(names: readonly string[]): readonly Cell[] {
  const chosen = (all: readonly string[]) => {
    const some = all.filter((name) => names.includes(name));
    return some.length === 0 ? all : some;
  };
  const isKnown = names.every((name) => Object.hasOwn(storeKinds, name) || Object.hasOwn(faults, name));
  if (!isKnown) return [];
  return chosen(Object.keys(storeKinds)).flatMap((kind) =>
    chosen(Object.keys(faults)).map((fault) => ({ kind, fault })),
  );
}

/** Runs the cells, some at once; the results are in the order of the cells. */
export async function runCells(cells: readonly Cell[], options: CellOptions): Promise<readonly CellResult[]> {
  const bundle = await bundleWorker();
  const results: CellResult[] = [];
  let next = 0;
  const end = performance.now() + 1000 * (options.seconds ?? Number.POSITIVE_INFINITY);
  const job = async () => {
    for (let at = next++; at < cells.length; at = next++) {
      const { kind = "", fault = "" } = cells[at] ?? {};
      const until = shareOf(cells.slice(at), options, end);
      const result = await runCell({ kind, fault }, { ...options, bundle, until });
      results[at] = result;
      options.onResult(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: options.jobs }, job));
  } finally {
    bundle.remove();
  }
  return results;
}

/** When the first of the cells has to end, so that the others get their shares too. */
function shareOf(cells: readonly Cell[], { jobs }: CellOptions, end: number): number {
  const weights = cells.map(({ fault }) => faults[fault]?.weight ?? 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const now = performance.now();
  return now + ((end - now) * Math.min(cells.length, jobs) * (weights[0] ?? 1)) / sum;
}

async function runCell(
  { kind, fault: name }: Cell,
  { length, rounds, seed, bundle, until }: CellOptions & { readonly bundle: Bundle; readonly until: number },
): Promise<CellResult> {
  const [store, fault] = [storeKinds[kind], faults[name]];
  if (store === undefined || fault === undefined) throw new Error(`no cell ${kind} ${name}`);
  const impossible = fault.impossible?.({ kind, store });
  const nothing = { kind, fault: name, rounds: 0, counts: {}, failures: [], impossible };
  if (impossible !== undefined) return { ...nothing, verdict: `not tried: ${impossible}` };
  const planned = Math.min(rounds ?? Number.POSITIVE_INFINITY, fault.rounds[length]);
  const started = performance.now();
  try {
    const outcome = await fault.run({ kind, store, rounds: planned, seed, bundle, until });
    const seconds = Math.round((performance.now() - started) / 1000);
    const counts = Object.entries(outcome.counts).map(([word, count]) => `${count} ${word}`);
    const bad = outcome.failures.length === 0 ? "sound" : `${outcome.failures.length} FAILED`;
    const verdict = `${bad}, ${outcome.rounds} rounds in ${seconds} s (${counts.join(", ")})`;
    return { ...nothing, ...outcome, verdict };
  } catch (error) {
    const failures = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    return { ...nothing, failures, verdict: "FAILED to run" };
  }
}
