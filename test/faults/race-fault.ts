import { freshFolder } from "../stores/fresh-folder.ts";
import { type Fault, OutcomeCounter } from "./fault.ts";
import { readCounter } from "./increments.ts";
import { runWorker } from "./worker-process.ts";

const processes = 8;

/** Compare-and-swap as it is used: read, decide, write if nothing changed, else again. */
export const raceFault: Fault = {
  title: "eight racing processes",
  about:
    "Eight processes count one number up by conditional writes, 10,000 times in all; where a store takes one writer, they take turns at opening it. The number is exact.",
  rounds: { short: 800, full: 10_000 },
  run: async (trial) => {
    const counter = new OutcomeCounter();
    const folder = freshFolder();
    const count = Math.ceil(trial.rounds / processes);
    const run = { ...trial, folder: folder.path, count, work: "increments" } as const;
    const ends = await Promise.all(Array.from({ length: processes }, () => runWorker(run)));
    counter.round();
    counter.count("increments", count * processes);
    for (const { exitCode, errors, output } of ends) {
      if (exitCode !== 0) counter.fail(`a writer ended with ${errors}`);
      counter.count("turns that others had", Number(/^REFUSALS (\d+)$/m.exec(output)?.[1] ?? 0));
    }
    const sum = await readCounter(trial.store.open(folder.path));
    if (sum !== count * processes) counter.fail(`${count * processes} increments gave ${sum}`);
    folder.remove();
    return counter.outcome();
  },
};
