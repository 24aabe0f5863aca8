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
  remove(): void;
}

/** The worker and the dump as files that node starts quickly. */
export async function bundleWorker(): Promise<Bundle> {
  const folder = join(cache, String(process.pid));
  await build({
    entryPoints: ["worker.ts", "dump.ts"].map((file) => fileURLToPath(new URL(file, import.meta.url))),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return {
    worker: join(folder, "worker.mjs"),
    dump: join(folder, "dump.mjs"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface WorkerEnd {
  /** The last operation that was acknowledged; −1 for none. */
  readonly acknowledged: number;
  readonly signal: string | null;
  readonly exitCode: number | null;
  readonly errors: string;
}

export interface WorkerRun {
  readonly bundle: Bundle;
  readonly kind: string;
  readonly folder: string;
  readonly count: number;
  readonly writer?: string;
  /** Called for each line that the worker prints. */
  readonly onLine?: (line: string, child: ChildProcess) => void;
}

/** Runs the worker to its end, whoever brings that about. */
export function runWorker({ bundle, kind, folder, count, writer = "", onLine }: WorkerRun): Promise<WorkerEnd> {
  const child = spawn(process.execPath, [bundle.worker, kind, folder, String(count), writer], {
    stdio: ["ignore", "pipe", "pipe"],
  });
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
    child.on("error", reject);
    child.on("close", (exitCode, signal) => {
      const acknowledged = Number([...output.matchAll(/^ACK (\d+)$/gm)].at(-1)?.[1] ?? -1);
      resolve({ acknowledged, signal, exitCode, errors });
    });
  });
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
