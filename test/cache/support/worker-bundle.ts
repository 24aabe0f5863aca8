import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A program of a test as one file, which plain node starts quickly. */
export interface WorkerBundle {
  /** Resolves with what it printed, once it has ended well. */
  run(values: readonly string[], onStart?: (child: ChildProcess) => void): Promise<string>;
  remove(): void;
}

export async function bundleWorker(entry: URL): Promise<WorkerBundle> {
  // Inside node_modules, so that the bundle finds the drivers there.
  const name = `../../../node_modules/.keyslot-workers/${process.pid}-${crypto.randomUUID()}`;
  const folder = fileURLToPath(new URL(name, import.meta.url));
  const outfile = `${folder}/worker.mjs`;
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["lmdb", "libsql", "better-sqlite3"],
    logLevel: "error",
  });
  return {
    run: (values, onStart) => runToEnd([outfile, ...values], onStart),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runToEnd(values: readonly string[], onStart?: (child: ChildProcess) => void): Promise<string> {
  const child = spawn(process.execPath, values, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  onStart?.(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0 || signal === "SIGKILL") resolve(output);
      else reject(new Error(`${values.join(" ")} ended with ${code ?? signal}: ${errors}`));
    });
  });
}
