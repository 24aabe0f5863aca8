/** Where the time of a run goes: phases that may hold others, and how much there was of what they work on. */
export class Profile {
  readonly #phases: Phase[] = [];
  readonly #counts = new Map<string, number>();
  #depth = 0;

  /** Runs a phase and takes its time. */
  time<T>(name: string, run: () => T): T {
    const phase = this.#begin(name);
    try {
      return run();
    } finally {
      this.#end(phase);
    }
  }

  async timeAsync<T>(name: string, run: () => Promise<T>): Promise<T> {
    const phase = this.#begin(name);
    try {
      return await run();
    } finally {
      this.#end(phase);
    }
  }

  count(name: string, count: number): void {
    this.#counts.set(name, count);
  }

  /** What there is so far, in the order in which phases began. Before the first one Node started and loaded the command. */
  get figures(): ProfileFigures {
    const { user, system } = process.cpuUsage();
    return {
      phases: [
        { name: "start", depth: 0, milliseconds: this.#phases[0]?.from ?? performance.now() },
        ...this.#phases,
      ].map(({ name, depth, milliseconds }) => ({ name, depth, milliseconds: rounded(milliseconds) })),
      counts: Object.fromEntries(this.#counts),
      totalMilliseconds: rounded(performance.now()),
      cpuMilliseconds: rounded((user + system) / 1000),
    };
  }

  #begin(name: string): Phase {
    const phase = { name, depth: this.#depth++, from: performance.now(), milliseconds: 0 };
    this.#phases.push(phase);
    return phase;
  }

  #end(phase: Phase): void {
    phase.milliseconds = performance.now() - phase.from;
    this.#depth--;
  }
}

interface Phase {
  readonly name: string;
  readonly depth: number;
  readonly from: number;
  milliseconds: number;
}

export interface ProfileFigures {
  readonly phases: readonly { readonly name: string; readonly depth: number; readonly milliseconds: number }[];
  readonly counts: Readonly<Record<string, number>>;
  readonly totalMilliseconds: number;
  /** Of all threads of the process, which V8 compiles and collects garbage in too. */
  readonly cpuMilliseconds: number;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
