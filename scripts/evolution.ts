import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { printCounterExample } from "../test/theorem/print-counter-example.ts";
import { runTheorem } from "../test/theorem/run-theorem.ts";

// The rule table of evolution as a theorem, at length: random schemas, random changes, random values, and the generated code of both
// releases. Ends with a table of all kinds of change; exits 1 when something disagrees or a kind was met too seldom.
const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "500000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    values: { type: "string", default: "12" },
  },
});
const [pairs, seed, valuesPerPair] = [
  wholeNumber("pairs", values.pairs),
  wholeNumber("seed", values.seed),
  wholeNumber("values", values.values),
];

console.log(`evolution: ${pairs} pairs, --seed ${seed}`);
const bar = new SingleBar({
  format: "{bar} {percentage}% | {value} of {total} pairs | {duration_formatted}, {eta_formatted} left",
});
bar.start(pairs, 0);
const started = Date.now();
const report = await runTheorem({
  seed,
  pairs,
  effort: { values: valuesPerPair, search: 400 },
  mostDisagreements: 20,
  onPair: (count) => bar.update(Math.min(count, pairs)),
});
bar.stop();

console.log(report.tally.print());
for (const example of report.counterExamples) console.log(`\n${printCounterExample(example)}`);
const missing = report.tally.missing(pairs / 5000);
for (const line of missing) console.log(line);
const seconds = (Date.now() - started) / 1000;
const found = report.counterExamples.length;
console.log(`evolution: ${report.pairs} pairs in ${Math.round(seconds)} s, ${found} disagreements, --seed ${seed}`);
process.exit(found + missing.length === 0 ? 0 : 1);

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number, not \`${text}\`.`);
  process.exit(2);
}
