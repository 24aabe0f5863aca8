import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchResult } from "../harness/result.ts";
import { chartsOf } from "./charts.ts";
import { pageText } from "./page.ts";
import { renderChart } from "./render-chart.ts";

// `npm run bench:report -- result.json`: the page and its pictures, of what `npm run bench -- --json result.json` has measured.
const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error("Usage: npm run bench:report -- result.json, with what `npm run bench -- --json result.json` wrote.");
  process.exit(2);
}
const docs = fileURLToPath(new URL("../../../docs/", import.meta.url));
const pictures = join(docs, "benchmarks");
const result: BenchResult = JSON.parse(readFileSync(path, "utf8"));
const charts = chartsOf(result.cells);

mkdirSync(pictures, { recursive: true });
// Pictures of cells that are gone would be shown by nobody and believed by somebody.
for (const name of readdirSync(pictures)) if (name.endsWith(".svg")) rmSync(join(pictures, name));
for (const { file, chart } of charts) writeFileSync(join(pictures, `${file}.svg`), await renderChart(chart));
writeFileSync(join(docs, "benchmarks.md"), pageText(result, charts));
console.log(`Wrote docs/benchmarks.md and ${charts.length} pictures in docs/benchmarks.`);
