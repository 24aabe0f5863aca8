import { freshFolder } from "../stores/fresh-folder.ts";
import { cutCount, type DamageKind, readFiles } from "./damage.ts";
import { type Fault, goesOn, OutcomeCounter, type Trial } from "./fault.ts";
import { fillGoodStore } from "./good-store.ts";
import { runProgram } from "./worker-process.ts";

const afterwards =
  "Each time the store refuses and leaves the files as they were, or shows documents as they were written and says that something is missing.";

export const cutFault: Fault = {
  title: "a file cut off",
  about: `Every file of a closed store is cut at every byte. ${afterwards}`,
  rounds: { short: 40, full: Number.POSITIVE_INFINITY },
  weight: 4,
  run: (trial) => damage(trial, "cut"),
};

export const flipFault: Fault = {
  title: "a bit flipped",
  about: `One random bit in one of the files of a closed store is turned over. ${afterwards}`,
  rounds: { short: 60, full: 10_000 },
  weight: 4,
  run: (trial) => damage(trial, "flip"),
};

export const zeroFault: Fault = {
  title: "a sector of zeros",
  about: `512 bytes of one of the files of a closed store become zeros. ${afterwards}`,
  rounds: { short: 25, full: 400 },
  run: (trial) => damage(trial, "zero"),
};

const stretch = 50;

async function damage(trial: Trial, kind: DamageKind): Promise<ReturnType<OutcomeCounter["outcome"]>> {
  const folder = freshFolder();
  const counter = new OutcomeCounter();
  try {
    await fillGoodStore(trial.store.open(`${folder.path}/store`));
    const rounds = kind === "cut" ? Math.min(trial.rounds, cutCount(readFiles(`${folder.path}/store`))) : trial.rounds;
    const what = [trial.bundle.checker, trial.kind, `${folder.path}/store`, kind, String(trial.seed), String(rounds)];
    for (let from = 0; goesOn({ ...trial, rounds }, from); ) {
      // A stretch at a time, each of which is over soon.
      const to = Math.min(from + stretch, rounds);
      const { output, errors, signal } = await runProgram([process.execPath, ...what, String(from), String(to)]);
      for (const line of output.split("\n")) if (line !== "") from = judge({ line, from, trial, counter });
      if (from < to && !/ $/.test(output.slice(-1))) throw new Error(`the checker ended: ${signal} ${errors}`);
    }
  } finally {
    folder.remove();
  }
  return counter.outcome();
}

interface Judgement {
  /** What the checker said: a number and a verdict, or the number alone when it did not come back. */
  readonly line: string;
  readonly from: number;
  readonly trial: Trial;
  readonly counter: OutcomeCounter;
}

// The result is the next sample.
function judge({ line, from, trial, counter }: Judgement): number {
  const [number = "", verdict = ""] = line.split(" ");
  counter.round();
  if (verdict === "") {
    counter.count("process ended");
    counter.fail(`sample ${number}: the process was ended`);
  } else {
    counter.count(verdict);
    const isFault = !["refused", "whole", "told"].includes(verdict);
    const { checksums, endMark } = trial.store;
    const isExcused = (verdict === "wrong" && checksums === false) || (verdict === "silent" && endMark === false);
    if (isFault && !isExcused) counter.fail(`sample ${line}`);
  }
  return Math.max(from, Number(number)) + 1;
}
