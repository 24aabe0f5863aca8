import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleModule } from "../harness/bundle-family.ts";
import type { Pace } from "../harness/measure-cell.ts";
import type { CellResult } from "../harness/result.ts";
import { buildSubject } from "../subject/build-subject.ts";
import type { CompareRequest, TreeRequest } from "./compare-trees.ts";
import { judgeRuns, slowdownOf, type Verdict } from "./verdict.ts";

const scratch = fileURLToPath(new URL("../.tmp/guard", import.meta.url));

export interface GuardOptions {
  /** Folders of the two trees. */
  readonly now: string;
  readonly before: string;
  readonly only: readonly string[];
  readonly tolerance: number;
  readonly pace: Pace;
}

/** Runs that have to agree before a cell counts as slower. */
const runsToAgree = 3;

/** Measures two trees in one process; what looks slower is measured again, each time in a new one. */
export async function guardTrees(options: GuardOptions): Promise<readonly Verdict[]> {
  const now = await buildTree(options.now, "now");
  const before = await buildTree(options.before, "before");
  const compare = (only: readonly string[], first: CompareRequest["first"]) =>
    runComparison({ now, before, only, first, pace: options.pace, output: join(scratch, "results.json") });

  const runs = new Map<string, CellResult[]>();
  for (const result of await compare(options.only, "now")) runs.set(result.name, [result]);
  if (runs.size === 0) throw new Error("No cell of both trees is called that.");
  for (let run = 1; run < runsToAgree; run++) {
    const suspects = [...runs].filter(([, results]) => isSuspect(results, options.tolerance)).map(([name]) => name);
    if (suspects.length === 0) break;
    console.log(`Measured again: ${suspects.join("; ")}.`);
    for (const result of await compare(suspects, run % 2 === 1 ? "before" : "now")) runs.get(result.name)?.push(result);
  }
  return [...runs].map(([name, results]) => judgeRuns(name, results, options.tolerance));
}

function isSuspect(results: readonly CellResult[], tolerance: number): boolean {
  return results.every((result) => slowdownOf(result) > 1 + tolerance);
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
