import { beforeAll, expect, test } from "vitest";
import { rules } from "../../compiler/src/lock/rules.ts";
import { printCounterExample } from "./print-counter-example.ts";
import { edits } from "./random-chain.ts";
import { type RunReport, runTheorem } from "./run-theorem.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_261_121);
const pairs = Number(process.env.KEYSLOT_PAIRS ?? 5000);
console.log(`evolution: KEYSLOT_SEED=${seed}, ${pairs} pairs`);

let report: RunReport;

beforeAll(async () => {
  report = await runTheorem({ seed, pairs, effort: { values: 6, search: 300 }, mostDisagreements: 10 });
  if (process.env.KEYSLOT_TALLY) console.log(report.tally.print());
}, 600_000);

test("what the rule table calls safe never breaks, and what it calls breaking has a value that does", () => {
  expect(report.counterExamples.map(printCounterExample).join("\n\n")).toBe("");
  expect(report.pairs).toBeGreaterThanOrEqual(pairs);
});

test("every kind of change has an edit that aims at it", () => {
  expect(Object.keys(rules).filter((kind) => edits[kind] === undefined)).toEqual([]);
});

test("every kind of change is met often enough", () => {
  expect(report.tally.missing(Math.min(1, pairs / 5000))).toEqual([]);
});
