import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "@keyslot/runtime";
import { freshFolder } from "../stores/fresh-folder.ts";
import { readFiles, writeFiles } from "./damage.ts";
import { type Fault, goesOn, OutcomeCounter, type Trial } from "./fault.ts";
import { keyOf, operation, readOperations, WrongDocument } from "./operations.ts";
import { runWorker } from "./worker-process.ts";

/** What a hand from outside does to the files of a store that is open. */
const hands: Readonly<Record<string, (path: string, older: string) => void>> = {
  "an older copy in its place": (path, older) => {
    rmSync(path, { recursive: true, force: true });
    renameSync(older, path);
  },
  removed: (path) => rmSync(path, { recursive: true, force: true }),
};

export const replacedFault: Fault = {
  title: "replaced while it is open",
  about:
    "The file or folder of an open store is removed, or an older copy put in its place. A write is then refused, or is there when the store is opened again; no write is acknowledged into nothing.",
  rounds: { short: 1, full: 3 },
  run: async (trial) => {
    const counter = new OutcomeCounter();
    for (let round = 0; goesOn(trial, round); round++)
      for (const [what, hand] of Object.entries(hands)) await tryHand(trial, { what, hand, round, counter });
    return counter.outcome();
  },
};

interface Hand {
  readonly what: string;
  readonly hand: (path: string, older: string) => void;
  readonly round: number;
  readonly counter: OutcomeCounter;
}

async function tryHand({ store: { open, file } }: Trial, { what, hand, round, counter }: Hand): Promise<void> {
  const folder = freshFolder();
  const place = join(folder.path, "store");
  const older = join(folder.path, "older");
  const store = open(place);
  const write = (index: number) => store.write([operation(index, "", store)]);
  await store.open({ catalog: [] });
  for (let index = 0; index < 3; index++) await write(index);
  await store.close();
  writeFiles(older, readFiles(place));
  await store.open({ catalog: [] });
  for (let index = 3; index < 6 + round; index++) await write(index);
  hand(join(place, file), join(older, file));
  counter.round();
  const codes = await Promise.all([6 + round, 7 + round].map((index) => codeOf(() => write(index))));
  const closing = await codeOf(() => store.close());
  for (const code of [...codes, closing]) if (code.startsWith("threw")) counter.fail(`${what}: ${code}`);
  const isAcknowledged = codes.map((code) => code === "acknowledged");
  counter.count(isAcknowledged.some(Boolean) ? "went on" : "refused");
  const found = await readOperations(open(place)).catch((error: unknown) => {
    if (error instanceof WrongDocument) counter.fail(`${what}: ${error.message}`);
    return new Map<string, number>();
  });
  for (const [at, index] of [6 + round, 7 + round].entries())
    if (isAcknowledged[at] && ![...found.values()].includes(index))
      counter.fail(`${what}: write ${index} was acknowledged into nothing`);
  folder.remove();
}

async function codeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return "acknowledged";
  } catch (error) {
    return error instanceof StoreError ? error.code : `threw ${String(error)}`;
  }
}

export const descriptorFault: Fault = {
  title: "no free file descriptor",
  about:
    "A process has as many files open as it may while it writes. Each write is acknowledged or refused with a code, what was acknowledged is there, and the process lives.",
  rounds: { short: 1, full: 5 },
  impossible: () => (process.platform === "win32" ? "the limit is one of Unix" : undefined),
  run: async (trial) => {
    const counter = new OutcomeCounter();
    for (let round = 0; goesOn(trial, round); round++) {
      const folder = freshFolder();
      const through = ["sh", "-c", `ulimit -n ${80 + round}; exec "$@"`, "sh"];
      const end = await runWorker({ ...trial, folder: folder.path, count: 25, work: "full-fd-table", through });
      counter.round();
      const refused = [...end.output.matchAll(/^REFUSED (\d+) (\S+)$/gm)];
      counter.count("writes refused", refused.length);
      if (end.exitCode !== 0) counter.fail(`the process ended with ${end.signal ?? end.exitCode}: ${end.errors}`);
      const found = await readOperations(trial.store.open(folder.path)).catch((error: unknown) => String(error));
      if (typeof found === "string") counter.fail(found);
      else checkAnswers({ output: end.output, found, counter });
      folder.remove();
    }
    return counter.outcome();
  },
};

interface Answers {
  readonly output: string;
  readonly found: ReadonlyMap<string, number>;
  readonly counter: OutcomeCounter;
}

// Of each key the last acknowledged operation is there, or one that failed after it: of some failures nobody knows how they ended.
function checkAnswers({ output, found, counter }: Answers): void {
  const allowed = new Map<string, Set<number | undefined>>();
  for (const [, answer, number] of output.matchAll(/^(ACK|REFUSED) (\d+)/gm)) {
    const index = Number(number);
    const key = keyOf(index);
    if (answer === "ACK") allowed.set(key, new Set([index]));
    else allowed.set(key, (allowed.get(key) ?? new Set([undefined])).add(index));
  }
  for (const [key, indexes] of allowed)
    if (!indexes.has(found.get(key)))
      counter.fail(`\`${key}\` holds ${found.get(key)}, not ${[...indexes].join(" or ")}`);
}
