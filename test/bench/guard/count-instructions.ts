import { spawn, spawnSync } from "node:child_process";
import { bundleModule } from "../harness/bundle-family.ts";
import type { TreeRequest } from "./compare-trees.ts";
import type { RunRequest } from "./run-cell.ts";

// Instructions say nothing of caches and of what the processor does at once, but two runs agree on them to about one in a hundred,
// whatever else the machine does.

/** Work of about so many nanoseconds is counted: far more instructions than starting up differs by from run to run. */
const workTime = 150e6;

/** V8 compiles and collects beside the main thread otherwise, at times of its own. */
const flags = ["--single-threaded", "--predictable", "--hash-seed=7", "--random-seed=7", "--expose-gc"];

/** A cell of two trees, and what a unit takes in nanoseconds, more or less. */
export interface CountRequest {
  readonly cell: string;
  readonly now: TreeRequest;
  readonly before: TreeRequest;
  readonly unitTime: number;
}

/** Instructions of one unit of work in each tree. */
export interface Instructions {
  readonly now: number;
  readonly before: number;
}

export async function countInstructions(request: CountRequest): Promise<Instructions> {
  const counter = findCounter();
  const count = Math.max(1, Math.ceil(workTime / request.unitTime));
  const unit = async (side: "now" | "before"): Promise<number> => {
    const total = async (more: number): Promise<number> => {
      const run: RunRequest = { tree: request[side], cell: request.cell, warmUp: count, count: more };
      const module = await bundleModule(`guard-count-${side}-${more}`, [
        'import { runCell } from "./guard/run-cell.ts";',
        `await runCell(${JSON.stringify(run)});`,
      ]);
      return counter([process.execPath, ...flags, module]);
    };
    // Starting up and warming up are in both, and leave with the difference.
    return ((await total(count)) - (await total(0))) / count;
  };
  // Both at once: what they do to each other's time is not counted.
  const [now, before] = await Promise.all([unit("now"), unit("before")]);
  return { now, before };
}

type Counter = (command: readonly string[]) => Promise<number>;

/** The processor's own counter where it may be asked, which few virtual machines allow; valgrind, thirty times slower, where it is installed. */
function findCounter(): Counter {
  const perf = ["perf", "stat", "-x", ",", "-e", "instructions:u", "--"];
  const counted = /^(\d+),[^,]*,instructions:u/m;
  const probe = spawnSync("perf", [...perf.slice(1), process.execPath, "-e", "0"], { encoding: "utf8" });
  if (counted.test(probe.stderr ?? "")) return (command) => count([...perf, ...command], counted);
  const valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"];
  if (spawnSync("valgrind", ["--version"]).status !== 0)
    throw new Error(
      "Nothing here counts instructions. Install valgrind, or run where `perf stat -e instructions:u` works.",
    );
  return (command) => count([...valgrind, ...command], /I\s+refs:\s+([\d,]+)/);
}

function count([command = "", ...args]: readonly string[], pattern: RegExp): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "inherit", "pipe"] });
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
    child.on("error", reject);
    child.on("close", (status) => {
      const [, figure] = pattern.exec(text) ?? [];
      if (status === 0 && figure !== undefined) resolve(Number(figure.replaceAll(",", "")));
      else reject(new Error(`${command} ended with ${status}: ${text.slice(-2000)}`));
    });
  });
}
