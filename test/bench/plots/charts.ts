import type { CellResult } from "../harness/result.ts";
import { type GroupChart, groupChart } from "./group-chart.ts";
import { ratioChart } from "./ratio-chart.ts";
import type { Chart } from "./render-chart.ts";
import { type SizeChart, sizeChart } from "./size-chart.ts";

/** A chart of the page: where it stands and what is said of it. */
export interface NamedChart {
  readonly family: string;
  /** Name of its file, without an extension. */
  readonly file: string;
  /** What it shows, for those who cannot see it. */
  readonly description: string;
  readonly chart: Chart;
}

const sizeCharts: readonly SizeChart[] = [
  {
    file: "cache-get",
    title: "A resident read by store key",
    family: "cache",
    pattern: /^get, ([\d,]+) documents$/,
    sizes: "documents",
  },
  {
    file: "cache-open",
    title: "From opening to the first document",
    family: "cache",
    pattern: /^open ([\d,]+) documents, first get$/,
    sizes: "documents",
  },
  {
    file: "stores-get",
    title: "SQLite store: a read of 100 B",
    family: "stores",
    pattern: /^SQLite: get, ([\d,]+) × 100 B$/,
    sizes: "entries",
  },
  {
    file: "stores-set",
    title: "SQLite store: a write of 100 B",
    family: "stores",
    pattern: /^SQLite: set, ([\d,]+) × 100 B$/,
    sizes: "entries",
  },
  {
    file: "compile-cold",
    title: "Compiling from nothing, processor time",
    family: "compile",
    pattern: /^([\d,]+) files, cold$/,
    sizes: "files",
  },
];

const groupCharts: readonly GroupChart[] = [
  {
    file: "cache-memory",
    title: "Memory a document",
    family: "cache",
    pattern: /^memory a document of (.+)$/,
  },
  {
    file: "stores-tail",
    title: "A read while this process and another write",
    family: "stores",
    pattern: /^get while this process and another write, (.+)$/,
    isLogarithmic: true,
  },
];

/** All charts that the measured cells are enough for. */
export function chartsOf(cells: readonly CellResult[]): readonly NamedChart[] {
  const families = [...new Set(cells.map(({ family }) => family))];
  const ratios = families.map((family) => ({
    family,
    file: family,
    description: `${family}: each cell as a ratio to the best peer`,
    chart: ratioChart(family, cells),
  }));
  const sizes = sizeCharts.map((each) => ({ ...each, description: each.title, chart: sizeChart(each, cells) }));
  const groups = groupCharts.map((each) => ({ ...each, description: each.title, chart: groupChart(each, cells) }));
  return [...ratios, ...sizes, ...groups].flatMap(({ family, file, description, chart }) =>
    chart === undefined ? [] : [{ family, file, description, chart }],
  );
}
