import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundleFamily } from "./harness/bundle-family.ts";
import { clockName } from "./harness/clock.ts";
import { compilePeers, installPeers } from "./harness/install-peers.ts";
import { compiledPeers, whyUnavailable } from "./harness/peers.ts";
import { printSummary } from "./harness/print-summary.ts";
import type { BenchResult, CellResult } from "./harness/result.ts";
import { buildSubject } from "./subject/build-subject.ts";
import { ownTree } from "./subject/bundle-tree.ts";

// `npm run bench`: everything that is measured, ours beside its peers, one process a family.
const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: [] },
    json: { type: "string" },
    tree: { type: "string", default: ownTree.root },
    quick: { type: "boolean", default: false },
    "compile-peers": { type: "boolean", default: false },
  },
});
const bench = fileURLToPath(new URL("./", import.meta.url));
const scratch = join(bench, ".tmp");

installPeers();
if (options["compile-peers"]) compilePeers();
else {
  for (const name of compiledPeers) {
    const reason = await whyUnavailable(name);
    if (reason !== undefined) console.log(`${name} is not measured. ${reason}`);
  }
  await main();
}

async function main(): Promise<void> {
  const { subject } = await buildSubject({ root: resolve(options.tree) }, join(scratch, "subject"));
  const cells: CellResult[] = [];
  for (const name of familyNames()) {
    const output = join(scratch, `${name}.json`);
    rmSync(output, { force: true });
    const { only, quick } = options;
    const request = { subject: pathToFileURL(subject).href, only, isQuick: quick, output };
    const module = await bundleFamily(name, request);
    const { status } = spawnSync(process.execPath, ["--expose-gc", "--max-old-space-size=8192", module], {
      stdio: "inherit",
    });
    if (status !== 0) throw new Error(`The family ${name} ended with ${status}.`);
    const results: readonly CellResult[] = JSON.parse(readFileSync(output, "utf8"));
    cells.push(...results);
  }
  console.log(printSummary(cells));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(describe(cells), undefined, 2)}\n`);
}

/** Folders with a family in them, but for those of which nothing is asked. */
function familyNames(): readonly string[] {
  const all = readdirSync(bench).filter((name) => existsSync(join(bench, name, "family.ts")));
  const { only } = options;
  return all.filter(
    (name) => only.length === 0 || only.some((part) => isIn(part, name) || !all.some((other) => isIn(part, other))),
  );
}

/** `codec` and `codec/settings` ask for cells of one family; `settings` for cells of any. */
function isIn(part: string, family: string): boolean {
  return part === family || part.startsWith(`${family}/`);
}

function describe(cells: readonly CellResult[]): BenchResult {
  return {
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    processor: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    clock: clockName,
    isQuick: options.quick,
    cells,
  };
}
