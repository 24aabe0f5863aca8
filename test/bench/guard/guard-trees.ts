import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleModule } from "../harness/bundle-family.ts";
import type { Pace } from "../harness/measure-cell.ts";
import type { CellResult } from "../harness/result.ts";
import { buildSubject } from "../subject/build-subject.ts";
import type { CompareRequest, TreeRequest } from "./compare-trees.ts";
import { countInstructions, type Instructions } from "./count-instructions.ts";
import { isSuspect, judgeRuns, type Verdict } from "./verdict.ts";

const scratch = fileURLToPath(new URL("../.tmp/guard", import.meta.url));

export interface GuardOptions {
  /** Folders of the two trees. */
  readonly now: string;
  readonly before: string;
  readonly only: readonly string[];
  readonly tolerance: number;
  readonly pace: Pace;
  /** Whether instructions are counted, too: of the cells that were asked for, or of those that look slower when none was. */
  readonly countsInstructions: boolean;
}

/** Runs that have to agree before a cell counts as slower. */
const runsToAgree = 3;

/** Measures two trees in one process; what looks slower is measured again, each time in a new one. */
export async function guardTrees(options: GuardOptions): Promise<readonly Verdict[]> {
  const { tolerance, pace } = options;
  const now = await buildTree(options.now, "now");
  const before = await buildTree(options.before, "before");
  const compare = (only: readonly string[], first: CompareRequest["first"]) =>
    runComparison({ now, before, only, first, pace, output: join(scratch, "results.json") });

  const runs = new Map<string, CellResult[]>();
  for (const result of await compare(options.only, "now")) runs.set(result.name, [result]);
  if (runs.size === 0) throw new Error("No cell of both trees is called that.");
  const suspects = () =>
    [...runs].filter(([, results]) => results.every((run) => isSuspect(run, tolerance))).map(([name]) => name);
  for (let run = 1; run < runsToAgree && suspects().length > 0; run++) {
    console.log(`Measured again: ${suspects().join("; ")}.`);
    const first = run % 2 === 1 ? "before" : "now";
    for (const result of await compare(
      suspects().map((name) => `=${name}`),
      first,
    ))
      runs.get(result.name)?.push(result);
  }

  const counted = new Map<string, Instructions>();
  const asked = options.only.length > 0 ? [...runs.keys()] : suspects();
  for (const cell of options.countsInstructions ? asked : [])
    counted.set(cell, await countInstructions({ cell, now, before, unitTime: leastTime(runs.get(cell)) }));
  return [...runs].map(([name, results]) => judgeRuns(name, results, { tolerance, instructions: counted.get(name) }));
}

function leastTime(results: readonly CellResult[] = []): number {
  return Math.min(...results.flatMap(({ candidates }) => candidates.map(({ least }) => least)));
}

/** What is to be loaded of a tree. */
export async function buildTree(root: string, name: string): Promise<TreeRequest> {
  const { subject, compiler } = await buildSubject({ root }, join(scratch, name));
  const cells = await bundleModule(`guard-cells-${name}`, ['export * from "./guard/tree-cells.ts";']);
  return { subject: url(subject), compiler: url(compiler), cells: url(cells) };
}

async function runComparison(request: CompareRequest): Promise<readonly CellResult[]> {
  const module = await bundleModule("guard-run", [
    'import { compareTrees } from "./guard/compare-trees.ts";',
    `await compareTrees(${JSON.stringify(request)});`,
  ]);
  rmSync(request.output, { force: true });
  const { status } = spawnSync(process.execPath, ["--expose-gc", "--max-old-space-size=8192", module], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error(`The comparison ended with ${status}.`);
  const results: readonly CellResult[] = JSON.parse(readFileSync(request.output, "utf8"));
  return results;
}

function url(path: string): string {
  return pathToFileURL(path).href;
}
