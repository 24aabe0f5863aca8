import { setImmediate as turn } from "node:timers/promises";
import type { Candidate, Cell, FamilyContext } from "../harness/cell.ts";
import { quantile } from "../harness/result.ts";
import type { OpenEngine } from "./engine.ts";
import type { FilledEngine } from "./filled-engine.ts";
import { OtherWriter } from "./other-writer.ts";

/** What of all latencies is told. */
const parts = new Map([
  ["p50", 0.5],
  ["p99", 0.99],
  ["p99.9", 0.999],
  ["max", 1],
]);
/** Milliseconds between two gets, and between two writes of the same process. */
const getEvery = 0.25;
const setEvery = 2;

export interface TailScenario {
  readonly context: FamilyContext;
  readonly engines: readonly FilledEngine[];
  readonly name: string;
  /** Whether the reading process writes as well. */
  readonly writesItself: boolean;
}

/** How long a get takes at worst while another process writes and checkpoints go on. */
export function tailCells(scenario: TailScenario): readonly Cell[] {
  const trials = scenario.context.isQuick ? 1 : 3;
  const measured = new MeasuredTails(scenario, trials);
  const note =
    "From when the get was due, 4,000 a second: a stall counts for all that had to wait. Another process writes 100 documents every few milliseconds. The Map shows what the machine itself adds.";
  return [...parts].map(([part, quantileOf]) => ({
    name: `${scenario.name}, ${part}`,
    unit: "wall",
    mode: "once",
    rounds: trials,
    note,
    ...(part === "p99.9" && { bar: { atMost: 5e6 } }),
    candidates: scenario.engines.map((engine) => candidate(measured, engine, quantileOf)),
  }));
}

function candidate(measured: MeasuredTails, filled: FilledEngine, part: number): Candidate {
  const { name, version, role, unavailable } = filled.engine;
  return {
    name,
    version,
    role,
    ...(unavailable !== undefined && { unavailable }),
    async setUp() {
      const trials = await measured.of(filled);
      let at = 0;
      // Verified when it was measured; what is left to do is to tell the figures.
      return { verify: () => undefined, run: () => quantile(trials[at++ % trials.length] ?? [], part) };
    },
  };
}

/** The sorted latencies of every engine's trials in nanoseconds, measured once for all cells and in turns. */
class MeasuredTails {
  readonly #scenario: TailScenario;
  readonly #trials: number;
  #measured: Promise<ReadonlyMap<FilledEngine, readonly (readonly number[])[]>> | undefined;

  constructor(scenario: TailScenario, trials: number) {
    this.#scenario = scenario;
    this.#trials = trials;
  }

  async of(engine: FilledEngine): Promise<readonly (readonly number[])[]> {
    this.#measured ??= this.#measureAll();
    return (await this.#measured).get(engine) ?? [];
  }

  async #measureAll() {
    const results = new Map<FilledEngine, number[][]>();
    const engines = this.#scenario.engines.filter(({ engine }) => engine.unavailable === undefined);
    for (let trial = 0; trial < this.#trials; trial++) {
      for (const filled of engines) {
        const latencies = await this.#measure(filled);
        results.set(filled, [...(results.get(filled) ?? []), latencies]);
      }
    }
    return results;
  }

  async #measure(filled: FilledEngine): Promise<number[]> {
    const { context, writesItself } = this.#scenario;
    const engine = await filled.open();
    await filled.verify(engine);
    const writer = await OtherWriter.start(context, filled);
    try {
      // The first second is for the compiler.
      await getOnTime(engine, filled, { seconds: 1, writesItself });
      return await getOnTime(engine, filled, { seconds: context.isQuick ? 2 : 4, writesItself });
    } finally {
      await writer.end();
      await filled.close(engine);
    }
  }
}

interface Course {
  readonly seconds: number;
  readonly writesItself: boolean;
}

async function getOnTime(engine: OpenEngine, filled: FilledEngine, course: Course): Promise<number[]> {
  const keys = filled.documents.keys();
  const writes = new OwnWrites(engine, filled);
  const latencies: number[] = [];
  const start = performance.now();
  const end = start + course.seconds * 1000;
  for (let due = start; due < end; due += getEvery) {
    while (performance.now() < due) await turn();
    if (course.writesItself) writes.beginWhatIsDue();
    // Awaited whatever it is, so that what was begun before settles as soon for one engine as for another.
    const found: unknown = await engine.get(keys.next());
    latencies.push((performance.now() - due) * 1e6);
    if (found === undefined) throw new Error("A document is missing.");
  }
  await writes.settled();
  return latencies.sort((a, b) => a - b);
}

/** The reading process's own writes: one at a time, whenever its time has come. */
class OwnWrites {
  readonly #engine: OpenEngine;
  readonly #documents: FilledEngine["changes"];
  #due = performance.now();
  #running: Promise<unknown> | undefined;

  constructor(engine: OpenEngine, filled: FilledEngine) {
    this.#engine = engine;
    this.#documents = filled.changes;
  }

  beginWhatIsDue(): void {
    if (this.#running !== undefined || performance.now() < this.#due) return;
    this.#due = performance.now() + setEvery;
    this.#running = Promise.resolve(this.#engine.set(this.#documents.next())).finally(() => {
      this.#running = undefined;
    });
  }

  async settled(): Promise<void> {
    await this.#running;
  }
}
