import type { Rule } from "../diagnostics/catalog.ts";
import type { Side } from "./merge-sides.ts";

/** Something that both branches changed, and that only a person can settle. */
export interface LockConflict {
  readonly rule: Extract<Rule, `merge/${string}`>;
  /** What `--ours` and `--theirs` take: `Player.7`, `Player`, `Player.byName`, `Faction.3`, a waiver's fingerprint. */
  readonly site: string;
  /** The type's name in the merged lockfile, or in a side's; undefined for a waiver. */
  readonly type?: string;
  /** The slot's key, the enum's wire value or the union's tag. */
  readonly member?: number | string;
  /** For a message: "key 7 of `Player`". */
  readonly what: string;
  /** What each side has, as schema text. */
  readonly ours: string;
  readonly theirs: string;
  /** What to take instead: "key 8". */
  readonly free?: string;
}

export interface MergeOptions {
  /** Conflicts that a person has settled already: site → side. */
  readonly prefer?: ReadonlyMap<string, Side>;
  /** What the lockfile has where there is a conflict; our side by default. Branches that conflict have no common lockfile. */
  readonly stand?: Side | "base";
}

/** Gathers conflicts, and says for each which side the merged lockfile shows. */
export class MergeConflicts {
  readonly #found = new Map<string, LockConflict>();
  readonly #settled = new Set<string>();
  readonly #options: MergeOptions;

  constructor(options: MergeOptions) {
    this.#options = options;
  }

  choose(conflict: LockConflict): Side | "base" {
    const preferred = this.#options.prefer?.get(conflict.site);
    if (preferred) {
      this.#settled.add(conflict.site);
      return preferred;
    }
    const id = `${conflict.site} ${conflict.rule}`;
    if (!this.#found.has(id)) this.#found.set(id, conflict);
    return this.#options.stand ?? "ours";
  }

  /** Sites at which a preference was asked for. */
  get settled(): readonly string[] {
    return [...this.#settled];
  }

  /** By site, so that the order does not depend on how the merge goes about it. */
  sorted(): readonly LockConflict[] {
    return [...this.#found.values()].sort((a, b) =>
      a.site === b.site ? (a.rule < b.rule ? -1 : 1) : a.site < b.site ? -1 : 1,
    );
  }
}
