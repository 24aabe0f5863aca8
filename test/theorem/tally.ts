import type { JudgedChange } from "../../compiler/src/lock/judged-change.ts";
import { rules } from "../../compiler/src/lock/rules.ts";
import { breaking } from "./pair.ts";
import { type Outcome, stated } from "./verify.ts";

/** What was seen of one kind of change. */
export interface KindCount {
  /** Pairs that have it. */
  hits: number;
  /** Pairs in which nothing else breaks the same reader, and a value really did. */
  proved: number;
}

/** Which kinds of the rule table a run has met, and how often. */
export class Tally {
  pairs = 0;
  readonly kinds = new Map<string, KindCount>(Object.keys(rules).map((kind) => [kind, { hits: 0, proved: 0 }]));

  count(changes: readonly JudgedChange[], outcomes: readonly Outcome[]): void {
    this.pairs++;
    for (const kind of new Set(changes.map((change) => change.kind))) this.#of(kind).hits++;
    for (const { direction, verdict, disagreement } of outcomes) {
      const [only, ...others] = new Set(breaking(changes, direction).map(({ kind }) => kind));
      if (verdict === "breaking" && !disagreement && only && others.length === 0) this.#of(only).proved++;
    }
  }

  #of(kind: string): KindCount {
    const known = this.kinds.get(kind) ?? { hits: 0, proved: 0 };
    this.kinds.set(kind, known);
    return known;
  }

  /** Kinds that were met, or proved, less often than they must be: of a run that is `share` times as long as the one of every day. */
  missing(share = 1): readonly string[] {
    if (share < shortestShare) return [];
    return [...this.kinds].flatMap(([kind, { hits, proved }]) => {
      const least = Math.floor((leastHits[kind] ?? usualHits) * share);
      const leastProofs = breaksReaders(kind) && !stated.has(kind) ? Math.ceil(least / 4) : 0;
      if (hits < least) return [`${kind}: met ${hits} times, of at least ${least}`];
      return proved < leastProofs ? [`${kind}: shown to break ${proved} times, of at least ${leastProofs}`] : [];
    });
  }

  /** One line a kind. */
  print(): string {
    const rows = [...this.kinds].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const width = Math.max(...rows.map(([kind]) => kind.length));
    const lines = rows.map(
      ([kind, { hits, proved }]) =>
        `${kind.padEnd(width)} ${String(hits).padStart(8)} ${breaksReaders(kind) ? String(proved).padStart(8) : "       –"}`,
    );
    return [`${"kind".padEnd(width)} ${"met".padStart(8)} ${"breaks".padStart(8)}`, ...lines].join("\n");
  }
}

function breaksReaders(kind: string): boolean {
  const breaks: readonly string[] = Object.entries(rules).find(([name]) => name === kind)?.[1].breaks ?? [];
  return breaks.includes("backward") || breaks.includes("forward");
}

/** Shorter runs do not get round to every kind. */
const shortestShare = 0.5;

/** A run of 5,000 pairs aims eight times at the least at every kind; not every schema has a place for it. */
const usualHits = 6;

/** What needs a release before the last one, or a rare construct, is met less often. */
const leastHits: Readonly<Record<string, number>> = {
  "enum-value-reused": 2,
  "union-tag-reused": 2,
  "retired-key-reused": 3,
  "slot-added-over-removed": 3,
  "slot-restored": 3,
  "slot-restored-required": 3,
  "slot-restored-in-gap": 3,
  "slot-restored-in-gap-required": 3,
  "slot-removed-from-elements-required": 3,
  "document-name-reused": 3,
  "document-restored": 3,
};
