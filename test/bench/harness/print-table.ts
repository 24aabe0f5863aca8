import type { Bar, Cell } from "./cell.ts";
import type { CellResult } from "./result.ts";

/** The results as text: one block a cell, best first. */
export function printTable(cells: readonly CellResult[]): string {
  return cells.map(printCell).join("\n");
}

function printCell(cell: CellResult): string {
  const measured = cell.candidates.filter(({ unavailable }) => unavailable === undefined);
  const best = measured.find(({ name }) => name === cell.bestPeer)?.median;
  const rows = measured
    .toSorted((a, b) => a.median - b.median)
    .map(({ name, version, role, median, least }) => [
      `  ${role === "ours" ? "▸ " : "  "}${name} ${version}${role === "reference" ? " (reference)" : ""}`,
      printFigure(median, cell.unit),
      printFigure(least, cell.unit),
      best === undefined ? "" : `${(best / median).toFixed(2)}×`,
    ]);
  const missing = cell.candidates.flatMap(({ name, unavailable }) =>
    unavailable === undefined ? [] : [`    ${name}: not measured. ${unavailable}`],
  );
  const note = cell.note === undefined ? [] : [`    ${cell.note}`];
  return [headOf(cell), ...align(rows), ...missing, ...note, ""].join("\n");
}

function headOf({ family, name, unit, ratio, bar, reached }: CellResult): string {
  const figure = ratio === undefined ? "" : `  ${ratio.toFixed(2)}× the best peer`;
  const wanted = bar === undefined ? "" : `, bar ${printBar(bar, unit)}`;
  const verdict = reached === undefined ? "" : reached ? " ✓" : " ✗ short";
  return `${family}: ${name}${figure}${wanted}${verdict}`;
}

export function printBar(bar: Bar, unit: Cell["unit"]): string {
  return "ratio" in bar ? `${Number(bar.ratio.toFixed(2))}×` : `at most ${printFigure(bar.atMost, unit)}`;
}

/** `231 ns`, `4.62 µs`, `1,145 B`. */
export function printFigure(figure: number, unit: Cell["unit"]): string {
  if (unit === "bytes") return `${Math.round(figure).toLocaleString("en")} B`;
  const [divisor, name] =
    figure < 1e3 ? [1, "ns"] : figure < 1e6 ? [1e3, "µs"] : figure < 1e9 ? [1e6, "ms"] : [1e9, "s"];
  return `${Number((figure / divisor).toPrecision(3))} ${name}`;
}

/** Left-aligned names, right-aligned figures. */
export function align(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join("  "),
  );
}
