/** Everything that is measured in one process of its own. Each is `<name>/family.ts`, which exports it as `family`. */
export interface Family {
  readonly name: string;
  /**
   * Parts that get a process each, by what `group` of their cells says. What V8 learns of one type of document makes code for another
   * slower: apart, each candidate is at its best, and a cell says the same whatever else is measured.
   */
  readonly groups?: readonly string[];
  /** Makes the cells; what is slow to make belongs into `setUp` of a candidate. */
  cells(context: FamilyContext): Promise<readonly Cell[]> | readonly Cell[];
}

export interface FamilyContext {
  /** Our code: the runtime and the codecs of `schemas/`, as one module. */
  readonly subject: import("../subject/subject.ts").Subject;
  /** Where that module is, for processes that a candidate starts. */
  readonly subjectPath: string;
  /** An empty folder that is removed at the end. */
  readonly folder: string;
  /** True with `--quick`: large sizes may be left out. */
  readonly isQuick: boolean;
}

/** One row of the table: what is compared with what. */
export interface Cell {
  readonly name: string;
  /** One of the family's groups, where it has any. */
  readonly group?: string;
  /** `time` is nanoseconds of the processor, `wall` nanoseconds of the clock, each for one unit of work; `bytes` counts itself. */
  readonly unit: "time" | "wall" | "bytes";
  /** What ours has to reach. */
  readonly bar?: Bar;
  /**
   * `repeated`: many units a round, as many as take a few milliseconds. `once`: one unit a round, with `before` in front of each: opening,
   * compiling, and whatever a candidate counts itself.
   */
  readonly mode: "repeated" | "once";
  /** Rounds of a `once` cell, where the usual number would take too long. */
  readonly rounds?: number;
  /** A condition that a reader of the table should know. */
  readonly note?: string;
  readonly candidates: readonly Candidate[];
}

/** How many times better than the best peer (2 is half its time, 1 / 1.3 is 1.3 times its time), or a figure in the cell's own unit. */
export type Bar = { readonly ratio: number } | { readonly atMost: number };

export interface Candidate {
  readonly name: string;
  readonly version: string;
  /** References are shown and never the best peer: what nobody could use as it is, such as a bare `Map` or a codec without checks. */
  readonly role: "ours" | "peer" | "reference";
  /** Undefined where it cannot run here: `unavailable` says why, and the table does. */
  readonly unavailable?: string;
  /** Undefined where it has nothing of the kind: it is left out. */
  setUp(): Prepared | undefined | Promise<Prepared | undefined>;
}

/** A candidate that is ready. */
export interface Prepared {
  /** Throws when the results are wrong. Called before anything is timed. */
  verify(): void | Promise<void>;
  /** Runs before each round of a `once` cell, outside the measurement. */
  before?(): void | Promise<void>;
  /**
   * Does `count` units of work. Returns nothing, and is measured; or the figure of one unit, which it has counted itself (bytes, the time of
   * a child process), and then it is that.
   */
  run(count: number): void | number | Promise<void> | Promise<number>;
  tearDown?(): void | Promise<void>;
}
