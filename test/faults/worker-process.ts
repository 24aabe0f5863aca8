import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// Inside node_modules, so that the bundle finds the drivers there.
const cache = fileURLToPath(new URL("../../node_modules/.keyslot-faults", import.meta.url));

export interface Bundle {
  readonly worker: string;
  readonly dump: string;
  readonly checker: string;
  remove(): void;
}

/** The worker, the dump and the checker as files that node starts quickly. */
export async function bundleWorker(): Promise<Bundle> {
  const folder = join(cache, String(process.pid));
  await build({
    entryPoints: ["worker.ts", "dump.ts", "checker.ts"].map((file) => fileURLToPath(new URL(file, import.meta.url))),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["lmdb", "libsql", "better-sqlite3"],
    logLevel: "error",
  });
  return {
    worker: join(folder, "worker.mjs"),
    dump: join(folder, "dump.mjs"),
    checker: join(folder, "checker.mjs"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface WorkerEnd {
  /** The last operation that was acknowledged; −1 for none. */
  readonly acknowledged: number;
  /** The same of each lane of transfers. */
  readonly lanes: ReadonlyMap<string, number>;
  readonly signal: string | null;
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface WorkerRun {
  readonly bundle: Bundle;
  readonly kind: string;
  readonly folder: string;
  readonly count: number;
  readonly writer?: string;
  readonly work?: "operations" | "transfers" | "increments" | "full-fd-table";
  /** A program and its arguments that the worker is started by. */
  readonly through?: readonly string[];
  /** Called for each line that the worker prints. */
  readonly onLine?: (line: string, child: ChildProcess) => void;
}

/** Runs the worker to its end, whoever brings that about. */
export function runWorker({
  bundle,
  kind,
  folder,
  count,
  writer = "",
  work = "operations",
  through = [],
  onLine,
}: WorkerRun): Promise<WorkerEnd> {
  const [program = process.execPath, ...values] = [
    ...through,
    process.execPath,
    bundle.worker,
    kind,
    folder,
    String(count),
    writer,
    work,
  ];
  return runProgram([program, ...values], onLine).then((end) => {
    const acknowledged = Number([...end.output.matchAll(/^ACK (\d+)$/gm)].at(-1)?.[1] ?? -1);
    const lanes = new Map<string, number>();
    for (const [, index, lane = ""] of end.output.matchAll(/^ACK (\d+) (\S+)$/gm)) lanes.set(lane, Number(index));
    return { ...end, acknowledged, lanes };
  });
}

// Nothing here takes as long, on the busiest machine.
const patience = 180_000;

/** Runs a program and gathers what it prints. @throws Error when it does not come to an end */
export function runProgram(
  [program = "", ...values]: readonly string[],
  onLine?: (line: string, child: ChildProcess) => void,
): Promise<Pick<WorkerEnd, "signal" | "exitCode" | "output" | "errors">> {
  const child = spawn(program, values, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  let output = "";
  let errors = "";
  let seen = 0;
  child.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
    for (let end = output.indexOf("\n", seen); end !== -1; end = output.indexOf("\n", seen)) {
      onLine?.(output.slice(seen, end), child);
      seen = end + 1;
    }
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      // With everything that it started: a shell would leave its children behind.
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      reject(new Error(`it does not end: ${program} ${values.join(" ")}; ${output.slice(-200)} ${errors.slice(-200)}`));
    }, patience);
    child.on("error", reject);
    child.on("close", (exitCode, signal) => {
      clearTimeout(late);
      resolve({ signal, exitCode, output, errors });
    });
  });
}
