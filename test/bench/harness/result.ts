import type { Bar, Candidate, Cell } from "./cell.ts";

export interface CandidateResult {
  readonly name: string;
  readonly version: string;
  readonly role: Candidate["role"];
  /** Why there are no figures. */
  readonly unavailable?: string;
  /** Of all rounds, for one unit of work. */
  readonly median: number;
  readonly least: number;
  /** Half of the rounds lie between these. */
  readonly quartiles: readonly [number, number];
}

export interface CellResult {
  readonly family: string;
  readonly name: string;
  readonly unit: Cell["unit"];
  readonly note?: string;
  readonly bar?: Bar;
  readonly rounds: number;
  readonly candidates: readonly CandidateResult[];
  /** The peer with the least median. */
  readonly bestPeer?: string;
  /** How many times ours goes into the best peer, by medians and by the least figures; above 1 we are better. */
  readonly ratio?: number;
  readonly ratioOfLeast?: number;
  /** Undefined where there is no bar, or nothing to hold it against. */
  readonly reached?: boolean;
}

/** What `--json` writes. */
export interface BenchResult {
  readonly node: string;
  readonly platform: string;
  readonly processor: string;
  readonly cores: number;
  readonly clock: string;
  readonly isQuick: boolean;
  readonly cells: readonly CellResult[];
}

/** Sums up the figures of a candidate's rounds. */
export function summarize(candidate: Candidate, figures: readonly number[]): CandidateResult {
  const sorted = figures.toSorted((a, b) => a - b);
  const { name, version, role } = candidate;
  return {
    name,
    version,
    role,
    median: quantile(sorted, 0.5),
    least: sorted[0] ?? Number.NaN,
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
  };
}

/** Compares ours with the best of the peers. */
export function judge(
  cell: Cell,
  place: { readonly family: string; readonly rounds: number },
  candidates: readonly CandidateResult[],
): CellResult {
  const measured = candidates.filter(({ unavailable }) => unavailable === undefined);
  const ours = measured.find(({ role }) => role === "ours");
  const peers = measured.filter(({ role }) => role === "peer").toSorted((a, b) => a.median - b.median);
  const best = peers[0];
  const ratio = ours && best && best.median / ours.median;
  const reached = cell.bar && ours && isReached(cell.bar, ours.median, ratio);
  return {
    family: place.family,
    name: cell.name,
    unit: cell.unit,
    rounds: place.rounds,
    candidates,
    ...(cell.note !== undefined && { note: cell.note }),
    ...(cell.bar && { bar: cell.bar }),
    ...(best && { bestPeer: best.name }),
    ...(ratio !== undefined && { ratio }),
    ...(ours && best && { ratioOfLeast: Math.min(...peers.map(({ least }) => least)) / ours.least }),
    ...(reached !== undefined && { reached }),
  };
}

function isReached(bar: Bar, figure: number, ratio: number | undefined): boolean | undefined {
  if ("atMost" in bar) return figure <= bar.atMost;
  return ratio === undefined ? undefined : ratio >= bar.ratio;
}

/** Of sorted figures; NaN of none. */
export function quantile(sorted: readonly number[], part: number): number {
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}
