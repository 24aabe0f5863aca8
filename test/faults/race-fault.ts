import { freshFolder } from "../stores/fresh-folder.ts";
import { type Fault, goesOn, OutcomeCounter } from "./fault.ts";
import { readCounter } from "./increments.ts";
import { runWorker } from "./worker-process.ts";

const processes = 8;
// By each process in one race.
const each = 100;

/** Compare-and-swap as it is used: read, decide, write if nothing changed, else again. */
export const raceFault: Fault = {
  title: "eight racing processes",
  about:
    "Eight processes count one number up by conditional writes, up to 10,000 times in all; where a store takes one writer, they take turns at opening it. The number is exact.",
  rounds: { short: 800, full: 10_000 },
  weight: 3,
  run: async (trial) => {
    const counter = new OutcomeCounter();
    const folder = freshFolder();
    let before = 0;
    const races = Math.ceil(trial.rounds / (processes * each));
    for (let race = 0; goesOn({ ...trial, rounds: races }, race); race++) {
      const run = { ...trial, folder: folder.path, count: each, work: "increments" } as const;
      const ends = await Promise.all(Array.from({ length: processes }, () => runWorker(run)));
      counter.round(each * processes);
      for (const { exitCode, errors, output } of ends) {
        if (exitCode !== 0) counter.fail(`a writer ended with ${errors}`);
        counter.count("turns that others had", Number(/^REFUSALS (\d+)$/m.exec(output)?.[1] ?? 0));
      }
      const sum = await readCounter(trial.store.open(folder.path));
      // What one race lost is not held against the next.
      if (sum !== before + each * processes)
        counter.fail(`${each * processes} increments from ${before} on gave ${sum}`);
      before = sum;
    }
    folder.remove();
    return counter.outcome();
  },
};
