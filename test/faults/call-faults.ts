import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freshFolder } from "../stores/fresh-folder.ts";
import { type Fault, goesOn, OutcomeCounter, type Trial } from "./fault.ts";
import { readOperations, stateAfter } from "./operations.ts";
import { seededRandom } from "./seeded-random.ts";
import { runWorker, type WorkerEnd } from "./worker-process.ts";

// What a commit is made of, whichever engine makes it.
const calls =
  "pwrite64,write,writev,pwritev,pwritev2,fsync,fdatasync,msync,rename,link,unlink,mkdir,ftruncate,openat".split(",");
const count = 12;
// The calls of a file system are counted by thread: one is easier to find again.
const oneThread = ["env", "UV_THREADPOOL_SIZE=1"];

let traceable: boolean | undefined;

function canTrace(): boolean {
  traceable ??= spawnSync("strace", ["-qq", "-e", "trace=none", "true"], { stdio: "ignore" }).status === 0;
  return traceable;
}

/** Every call of the system at some time, in native engines too: `strace` puts the error in its place. */
export const callFault: Fault = {
  title: "a failing call of the system",
  about:
    "One call that the store makes of the system (a write, an fsync, a rename, an open …) fails with `EIO`, `ENOSPC` or `EINTR`, or the process is killed in it. What failed is not acknowledged, and everything that was is there when the store is opened again.",
  rounds: { short: 6, full: 200 },
  weight: 3,
  impossible: () => (canTrace() ? undefined : "`strace` is not installed, or may not trace"),
  run: async (trial) => {
    const random = seededRandom(trial.seed);
    const counter = new OutcomeCounter();
    const places = await findCalls(trial);
    if (places.length === 0) throw new Error("the store makes no calls");
    for (let round = 0; goesOn(trial, round); round++) {
      const place = places[Math.floor(random() * places.length)] ?? expectPlace();
      const what = ["error=EIO", "error=EIO", "error=ENOSPC", "error=EINTR", "signal=SIGKILL"][
        Math.floor(random() * 5)
      ];
      await tryOnce(trial, { ...place, what: what ?? "error=EIO", counter });
    }
    return counter.outcome();
  },
};

function expectPlace(): never {
  throw new Error("a place was drawn that there is not");
}

interface CallPlace {
  readonly call: string;
  /** Which of the thread's calls of this kind. */
  readonly nth: number;
}

/** The calls that a worker makes on files of its store, each kind alike often however many there are. */
async function findCalls(trial: Trial): Promise<readonly CallPlace[]> {
  const folder = freshFolder();
  const store = join(folder.path, "store");
  const log = join(folder.path, "log");
  const through = [...oneThread, "strace", "-f", "-qq", "-y", "-o", log, "-e", `trace=${calls.join()}`];
  await runWorker({ ...trial, folder: store, count, through });
  const counts = new Map<string, number>();
  const places: CallPlace[] = [];
  // What is the nth call of some thread on something else: it would fail as well.
  const others = new Set<string>();
  for (const line of readFileSync(log, "utf8").split("\n")) {
    const [, thread, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    if (thread === undefined || call === undefined) continue;
    const nth = (counts.get(`${thread} ${call}`) ?? 0) + 1;
    counts.set(`${thread} ${call}`, nth);
    if (line.includes(store)) places.push({ call, nth });
    else others.add(`${call} ${nth}`);
  }
  folder.remove();
  return calls.flatMap((call) => {
    const some = places.filter((place) => place.call === call && !others.has(`${call} ${place.nth}`));
    return some.length === 0
      ? []
      : Array.from({ length: 60 }, (_, index) => some[Math.floor((index * some.length) / 60)] ?? expectPlace());
  });
}

interface Injection extends CallPlace {
  readonly what: string;
  readonly counter: OutcomeCounter;
}

async function tryOnce(trial: Trial, { call, nth, what, counter }: Injection): Promise<void> {
  const folder = freshFolder();
  const inject = ["-e", `trace=${call}`, "-e", `inject=${call}:${what}:when=${nth}`];
  const through = [...oneThread, "strace", "-f", "-qq", "-o", "/dev/null", ...inject];
  const end = await runWorker({ ...trial, folder: join(folder.path, "store"), count, through });
  const name = `${call} number ${nth}, ${what}`;
  counter.round();
  const outcome = outcomeOf(end, call, trial.store.mayEndProcess === true);
  counter.count(outcome);
  if (outcome === "unexpected") counter.fail(`${name}: ended with ${end.signal ?? end.exitCode}, ${end.errors}`);
  const found = await readOperations(trial.store.open(join(folder.path, "store"))).catch((error: unknown) =>
    String(error),
  );
  const allowed = [end.acknowledged, end.acknowledged + 1].map((index) => listOf(stateAfter(index)));
  const list = typeof found === "string" ? found : listOf(found);
  if (!allowed.includes(list)) counter.fail(`${name}: acknowledged ${end.acknowledged}, found ${list}; ${end.errors}`);
  folder.remove();
}

function outcomeOf({ signal, exitCode, errors }: WorkerEnd, call: string, mayEndProcess: boolean): string {
  if (exitCode === 0) return "no error for the caller";
  // As after any other end, what was acknowledged has to be there.
  if (mayEndProcess && signal === "SIGSEGV") return "process ended";
  if (signal === "SIGKILL" || exitCode === 137) return "killed";
  // LMDB prints something of its own before.
  if (exitCode === 3 && /store\/[a-z-]+ \//.test(errors)) return "reported";
  // A call of the same number in another thread: the worker's own printing, or one thread of Node waking another, of which it dies.
  if (signal === "SIGABRT" && call === "write") return "elsewhere";
  return exitCode === 3 && /^Error: (?:EIO|ENOSPC|EINTR)[^\n]*, write\n/.test(errors) ? "elsewhere" : "unexpected";
}

function listOf(state: ReadonlyMap<string, number>): string {
  return JSON.stringify([...state].sort(([a], [b]) => (a < b ? -1 : 1)));
}
