import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { freshFolder } from "../stores/fresh-folder.ts";
import { changedFiles, readFiles } from "./damage.ts";
import { type Fault, OutcomeCounter } from "./fault.ts";
import { operation, readOperations, stateAfter } from "./operations.ts";
import { runProgram } from "./worker-process.ts";

const operations = 600;

// Arguments: folder to mount at, size in KiB, node, worker, dump, store.
const script = `
mount -t tmpfs -o size=$2k tmpfs "$1" || exit 9
$3 $4 $6 "$1/store" ${operations} 2>&1
echo THEN; ls -A "$1/store"
echo THEN; $3 $5 $6 "$1/store" read-only 2>&1
mount -o remount,size=64m "$1"
echo THEN; $3 $4 $6 "$1/store" ${operations} 2>&1
echo THEN; ls -A "$1/store"
mount -o remount,ro "$1"
echo THEN; $3 $4 $6 "$1/store" 1 2>&1
echo THEN; $3 $5 $6 "$1/store" read-only 2>&1
exit 0`;

let mountable: boolean | undefined;

// A file system of its own, so small that it fills: only the superuser of Linux may make one.
function canMount(): boolean {
  if (mountable !== undefined) return mountable;
  const trial = freshFolder();
  const mount = ["-m", "sh", "-c", 'mount -t tmpfs tmpfs "$1"', "sh", trial.path];
  mountable = process.platform === "linux" && spawnSync("unshare", mount, { stdio: "ignore" }).status === 0;
  trial.remove();
  return mountable;
}

export const diskFault: Fault = {
  title: "a full disk, then a read-only one",
  about:
    "A file system with little room fills up: the write that finds none is refused with `store/full`, nothing acknowledged is missing, nothing is left over, and with more room writing goes on. Then it is mounted read-only: writing is refused with `store/read-only`, reading is not.",
  rounds: { short: 1, full: 2 },
  impossible: () => (canMount() ? undefined : "mounting a file system needs the superuser of Linux"),
  run: async ({ kind, store, rounds, bundle }) => {
    const counter = new OutcomeCounter();
    for (let round = 0; round < rounds; round++) {
      const folder = freshFolder();
      const mount = join(folder.path, "mount");
      mkdirSync(mount);
      const room = String(store.room ?? 160);
      const values = [mount, room, process.execPath, bundle.worker, bundle.dump, kind];
      const { output, errors } = await runProgram(["unshare", "-m", "sh", "-c", script, "sh", ...values]);
      counter.round();
      for (const problem of judge(output, store.file))
        counter.fail(`with ${room} KiB, ${problem} ${errors}`.replace(/(?:ACK \d+\s+)+/g, " … "));
      folder.remove();
    }
    return counter.outcome();
  },
};

function judge(output: string, file: string): string[] {
  const [full = "", fullFiles = "", kept = "", again = "", files = "", readOnly = "", read = ""] =
    output.split(/^THEN\n/m);
  const problems: string[] = [];
  const acknowledged = Number([...full.matchAll(/^ACK (\d+)$/gm)].at(-1)?.[1] ?? -1);
  if (!/^OPEN\n(?:ACK \d+\n)+(?:[^\n]*)store\/full /.test(full))
    problems.push(`it did not end in \`store/full\`: ${full.slice(-200)}`);
  if (operationsOf(kept) !== dumpOf(acknowledged))
    problems.push(`acknowledged were ${acknowledged}, kept is ${kept.slice(0, 200)}`);
  if (!/^OPEN\n(?:ACK \d+\n)+$/.test(again)) problems.push(`it does not go on with more room: ${again.slice(-200)}`);
  for (const list of [fullFiles, files]) {
    const foreign = list.split("\n").filter((name) => name !== "" && !name.startsWith(file));
    if (foreign.length > 0) problems.push(`left over are ${foreign.join(", ")}`);
  }
  if (!/^store\/read-only /.test(readOnly)) problems.push(`a read-only disk gives ${readOnly.slice(0, 200)}`);
  if (operationsOf(read) !== dumpOf(operations - 1))
    problems.push(`on a read-only disk it reads ${read.slice(0, 200)}`);
  return problems;
}

function dumpOf(last: number): string {
  const state = [...stateAfter(last)].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(state)}\n`;
}

// The operations by store key, as the dump's payloads say.
function operationsOf(dump: string): string {
  if (!dump.startsWith("{")) return dump;
  const documents: Record<string, { i: number }> = JSON.parse(dump);
  return `${JSON.stringify(Object.entries(documents).map(([key, { i }]) => [key, i]))}\n`;
}

export const readOnlyFault: Fault = {
  title: "a read-only folder",
  about:
    "The folder and all in it may not be written: opening for writing is refused with `store/read-only` and changes nothing, opening with `readOnly` shows everything.",
  rounds: { short: 1, full: 1 },
  impossible: () =>
    process.getuid?.() === 0 ? "the superuser may write everywhere; see the read-only disk" : undefined,
  run: async ({ store: { open } }) => {
    const counter = new OutcomeCounter();
    const folder = freshFolder();
    const store = open(folder.path);
    await store.open({ catalog: [] });
    await store.write([operation(0, "", store)]);
    await store.close();
    const before = readFiles(folder.path);
    chmodSync(folder.path, 0o500);
    counter.round();
    const code: unknown = await readOperations(open(folder.path)).catch((error: unknown) =>
      Reflect.get(Object(error), "code"),
    );
    if (code !== "store/read-only") counter.fail(`opening for writing gives ${String(code)}`);
    const found = await readOperations(open(folder.path, { readOnly: true })).catch(String);
    if (found.toString() !== stateAfter(0).toString()) counter.fail(`reading gives ${String(found)}`);
    chmodSync(folder.path, 0o700);
    const changed = changedFiles(before, readFiles(folder.path));
    if (changed.length > 0) counter.fail(`changed are ${changed.join(", ")}`);
    folder.remove();
    return counter.outcome();
  },
};
