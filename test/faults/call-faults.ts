import { spawnSync } from "node:child_process";
import { freshFolder } from "../stores/fresh-folder.ts";
import { type Fault, OutcomeCounter, type Trial } from "./fault.ts";
import { readOperations, stateAfter } from "./operations.ts";
import { seededRandom } from "./seeded-random.ts";
import { runWorker, type WorkerEnd } from "./worker-process.ts";

// What a commit is made of, whichever engine makes it.
const calls = [
  "pwrite64",
  "write",
  "writev",
  "pwritev",
  "fsync",
  "fdatasync",
  "rename",
  "ftruncate",
  "unlink",
  "openat",
];

let traceable: boolean | undefined;

function canTrace(): boolean {
  traceable ??= spawnSync("strace", ["-qq", "-e", "trace=none", "true"], { stdio: "ignore" }).status === 0;
  return traceable;
}

/** Every call of the system at some time, in native engines too: `strace` puts the error in its place. */
export const callFault: Fault = {
  title: "a failing call of the system",
  about:
    "One call of one kind (a write, an fsync, a rename, an open …) fails with `EIO`, or all from some moment on. What failed is not acknowledged, and everything that was is there when the store is opened again.",
  rounds: { short: 6, full: 150 },
  impossible: () => (canTrace() ? undefined : "`strace` is not installed, or may not trace"),
  run: async (trial) => {
    const random = seededRandom(trial.seed);
    const counter = new OutcomeCounter();
    for (let round = 0; round < trial.rounds; round++) {
      const call = calls[Math.floor(random() * calls.length)] ?? "write";
      const when = `${1 + Math.floor(random() * (call === "openat" ? 60 : 25))}${random() < 0.3 ? "+" : ""}`;
      await tryOnce(trial, { call, when, counter });
    }
    return counter.outcome();
  },
};

interface Injection {
  readonly call: string;
  readonly when: string;
  readonly counter: OutcomeCounter;
}

async function tryOnce(trial: Trial, { call, when, counter }: Injection): Promise<void> {
  const folder = freshFolder();
  const inject = `inject=${call}:error=EIO:when=${when}`;
  // Calls on files below the folder alone, so that node itself finds its files and the worker can say what it did.
  const through = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", folder.path, "-e", `trace=${call}`, "-e", inject];
  const end = await runWorker({ ...trial, folder: folder.path, count: 12, through });
  counter.round();
  counter.count(end.exitCode === 0 ? "not met" : "reported");
  judgeWorker(end, `${call} ${when}`, counter);
  const found = await readOperations(trial.store.open(folder.path)).catch((error: unknown) => String(error));
  const allowed = [end.acknowledged, end.acknowledged + 1].map((index) =>
    JSON.stringify([...stateAfter(index)].sort()),
  );
  const list = typeof found === "string" ? found : JSON.stringify([...found].sort());
  if (!allowed.includes(list))
    counter.fail(`${call} ${when}: acknowledged ${end.acknowledged}, found ${list}; ${end.errors}`);
  folder.remove();
}

function judgeWorker(end: WorkerEnd, what: string, counter: OutcomeCounter): void {
  if (end.signal !== null) counter.fail(`${what}: the process was ended by ${end.signal}`);
  else if (end.exitCode === 3 && !/^store\//.test(end.errors)) counter.fail(`${what}: the error is ${end.errors}`);
  else if (end.exitCode !== 0 && end.exitCode !== 3) counter.fail(`${what}: exit code ${end.exitCode}, ${end.errors}`);
}
