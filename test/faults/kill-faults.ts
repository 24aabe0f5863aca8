import { freshFolder } from "../stores/fresh-folder.ts";
import { readFiles } from "./damage.ts";
import { type Fault, goesOn, OutcomeCounter, type Trial } from "./fault.ts";
import { readOperations, stateAfter } from "./operations.ts";
import { seededRandom } from "./seeded-random.ts";
import { auditAccounts } from "./transfers.ts";
import { runWorker, type WorkerEnd } from "./worker-process.ts";

/** One writer that puts one document after the other. */
export const killFault: Fault = {
  title: "`kill -9`",
  about:
    "A process is killed while it opens the store or at a random moment of its writes. The content is that after exactly the acknowledged writes, or one more; no temporary file or lock is left once it was opened again.",
  rounds: { short: 8, full: 500 },
  weight: 4,
  run: async (trial) => {
    const { store, seed } = trial;
    const random = seededRandom(seed);
    const counter = new OutcomeCounter();
    for (let round = 0; goesOn(trial, round); round++) {
      const folder = freshFolder();
      // Some die while they create the store, some at a write, some between two.
      const after = Math.floor(random() * 60) - 5;
      const end = await runToDeath({ ...trial, folder: folder.path, work: "operations", after, delay: random() * 3 });
      counter.round();
      counter.count("writes acknowledged", end.acknowledged + 1);
      if (end.signal !== "SIGKILL") counter.fail(`round ${round}: the worker ended by itself: ${end.errors}`);
      const found = await readOperations(store.open(folder.path)).catch((error: unknown) => String(error));
      const allowed = [end.acknowledged, end.acknowledged + 1].map((index) => listOf(stateAfter(index)));
      const list = typeof found === "string" ? found : listOf(found);
      if (!allowed.includes(list)) counter.fail(`round ${round}: acknowledged ${end.acknowledged}, found ${list}`);
      const leftovers = [...readFiles(folder.path).keys()].filter((file) => /keyslot-(?:tmp|lock)/.test(file));
      if (leftovers.length > 0) counter.fail(`round ${round}: left over are ${leftovers.join(", ")}`);
      folder.remove();
    }
    return counter.outcome();
  },
};

/** Batches under conditions, four at a time, of as many processes as the store takes. */
export const killUnderLoadFault: Fault = {
  title: "`kill -9` under load",
  about:
    "Three processes where the store takes many, one where it takes one, move amounts between eight accounts, each four transfers at a time; one process is killed. Every acknowledged transfer is there, the sum is what it was, and the others went on.",
  rounds: { short: 4, full: 500 },
  weight: 6,
  run: async (trial) => {
    const random = seededRandom(trial.seed + 1);
    const counter = new OutcomeCounter();
    for (let round = 0; goesOn(trial, round); round++) {
      const folder = freshFolder();
      const run = { ...trial, folder: folder.path, work: "transfers" } as const;
      const after = Math.floor(random() * 20) - 2;
      const others = trial.store.writers === "many" ? ["y", "z"] : [];
      const ends = await Promise.all([
        runToDeath({ ...run, writer: "x", after, delay: random() * 5 }),
        ...others.map((writer) => runWorker({ ...run, count: 8, writer })),
      ]);
      counter.round();
      for (const end of ends.slice(1))
        if (end.exitCode !== 0) counter.fail(`round ${round}: another writer ended with ${end.errors}`);
      const done = await auditAccounts(trial.store.open(folder.path)).catch((error: unknown) => String(error));
      if (typeof done === "string") counter.fail(`round ${round}: ${done}`);
      else for (const end of ends) checkLanes({ end, done, round, counter });
      folder.remove();
    }
    return counter.outcome();
  },
};

interface LaneCheck {
  readonly end: WorkerEnd;
  readonly done: ReadonlyMap<string, number>;
  readonly round: number;
  readonly counter: OutcomeCounter;
}

function checkLanes({ end, done, round, counter }: LaneCheck): void {
  for (const [lane, acknowledged] of end.lanes) {
    counter.count("batches acknowledged", acknowledged + 1);
    const found = done.get(lane) ?? -1;
    if (found !== acknowledged && found !== acknowledged + 1)
      counter.fail(`round ${round}: lane ${lane} acknowledged ${acknowledged}, found ${found}`);
  }
}

interface Death extends Trial {
  readonly folder: string;
  readonly work: "operations" | "transfers";
  readonly writer?: string;
  /** The operation after whose acknowledgement it dies; below 0, when the store is open. */
  readonly after: number;
  /** Milliseconds from then on. */
  readonly delay: number;
}

async function runToDeath({ after, delay, ...run }: Death): Promise<WorkerEnd> {
  const last = after < 0 ? "OPEN" : `ACK ${after}`;
  let isOver = false;
  return runWorker({
    ...run,
    count: 100_000,
    onLine: (line, child) => {
      if (isOver || (line !== last && !line.startsWith(`${last} `))) return;
      isOver = true;
      setTimeout(() => child.kill("SIGKILL"), delay);
    },
  });
}

function listOf(state: ReadonlyMap<string, number>): string {
  return JSON.stringify([...state].sort(([a], [b]) => (a < b ? -1 : 1)));
}
