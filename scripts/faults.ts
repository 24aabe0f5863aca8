import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { LastRun } from "../test/faults/last-run.ts";
import { cellsOf, runCells } from "../test/faults/run-cells.ts";
import { placeTable } from "../test/faults/survival-table.ts";

// Everything that can happen to a store, for real, in a short or with --full in a long run, which writes the table of docs/reliability.md.
// With --again, what failed in the last such run, or what --only names, is tried again, and takes its place in the table.
const { values } = parseArgs({
  options: {
    full: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    rounds: { type: "string" },
    minutes: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    jobs: { type: "string", default: String(Math.min(4, availableParallelism())) },
  },
});

const page = fileURLToPath(new URL("../docs/reliability.md", import.meta.url));
const last = new LastRun(fileURLToPath(new URL("../test/.tmp/faults.json", import.meta.url)));
const cells =
  values.again && values.only === "" ? last.failed() : cellsOf(values.only === "" ? [] : values.only.split(","));
if (cells.length === 0) stop(values.again ? "Nothing failed." : `--only ${values.only} names no store and no fault.`);
const seed = wholeNumber("seed", values.seed);
console.log(`faults: ${cells.length} cells, --seed ${seed}`);
const started = Date.now();
const results = await runCells(cells, {
  length: values.full ? "full" : "short",
  rounds: values.rounds === undefined ? undefined : wholeNumber("rounds", values.rounds),
  seconds: values.minutes === undefined ? undefined : 60 * wholeNumber("minutes", values.minutes),
  seed,
  jobs: wholeNumber("jobs", values.jobs),
  onResult: ({ kind, fault, verdict, failures }) => {
    console.log(`${kind} ${fault}: ${verdict}`);
    for (const failure of failures.slice(0, 5)) console.log(`    ${failure.slice(0, 300)}`);
  },
});
const failed = results.filter(({ failures }) => failures.length > 0).length;
console.log(`faults: ${failed} of ${results.length} cells failed in ${Math.round((Date.now() - started) / 1000)} s`);
if (values.full && (values.again || values.only === "")) {
  const run = values.again ? last.replaced({ results, seed }) : { results, seed };
  last.keep(run);
  writeFileSync(page, placeTable(readFileSync(page, "utf8"), run));
}
process.exit(failed === 0 ? 0 : 1);

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  return stop(`--${name} takes a whole number, not \`${text}\`.`);
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
