import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createPackedProject } from "../project/support/packed-project.ts";
import { measureJudging } from "./judging.ts";
import { measureStarting } from "./starting.ts";

// What the packed and installed tool costs: runs with nothing to do, and comparing large schemas with a release. Nothing here
// fails: times of a machine that does other things as well are to be read, not tested.
const { values } = parseArgs({ options: { rounds: { type: "string", default: "9" } } });
const rounds = Number(values.rounds);
const { folder } = createPackedProject();
const installed = join(folder, "node_modules/@keyslot/compiler/dist/index.js");
const { compile }: typeof import("@keyslot/compiler") = await import(pathToFileURL(installed).href);

const started = measureStarting(folder, rounds);
const alone = started[0]?.least ?? 1;
print(
  ["start, nothing changed", "least ms", "median ms", "of node alone"],
  started.map(({ name, least, median }) => [name, whole(least), whole(median), `${(least / alone).toFixed(2)} ×`]),
);
print(
  ["comparing with a release", "findings", "compile ms", "comparing ms", "of the compile"],
  measureJudging(compile, Math.ceil(rounds / 2)).map(({ name, findings, compile, judge }) => [
    name,
    String(findings),
    whole(compile),
    whole(judge),
    `${(judge / compile).toFixed(2)} ×`,
  ]),
);
rmSync(folder, { recursive: true });

function whole(milliseconds: number): string {
  return milliseconds.toFixed(0);
}

function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)));
    console.log(cells.join("  "));
  }
  console.log();
}
