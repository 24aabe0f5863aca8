import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchResult } from "../harness/result.ts";
import { chartsOf } from "./charts.ts";
import { pageText } from "./page.ts";
import { renderChart } from "./render-chart.ts";

// `npm run bench:report -- result.json …`: the page and its pictures, of what `npm run bench -- --json result.json` has measured, the families
// in one run or in several.
const paths = process.argv.slice(2);
const results: readonly BenchResult[] = paths.map((path) => JSON.parse(readFileSync(path, "utf8")));
const [first] = results;
if (first === undefined) {
  console.error("Usage: npm run bench:report -- result.json …, with what `npm run bench -- --json result.json` wrote.");
  process.exit(2);
}
const conditions = new Set(results.map((each) => JSON.stringify({ ...each, cells: [] })));
if (conditions.size > 1) {
  console.error("These results are of different machines or paces; measure all of them alike.");
  process.exit(2);
}
const docs = fileURLToPath(new URL("../../../docs/", import.meta.url));
const pictures = join(docs, "benchmarks");
const result: BenchResult = { ...first, cells: results.flatMap(({ cells }) => cells) };
const charts = chartsOf(result.cells);

mkdirSync(pictures, { recursive: true });
// Pictures of cells that are gone would be shown by nobody and believed by somebody.
for (const name of readdirSync(pictures)) if (name.endsWith(".svg")) rmSync(join(pictures, name));
for (const { file, chart } of charts) writeFileSync(join(pictures, `${file}.svg`), await renderChart(chart));
writeFileSync(join(docs, "benchmarks.md"), pageText(result, charts));
console.log(`Wrote docs/benchmarks.md and ${charts.length} pictures in docs/benchmarks.`);
