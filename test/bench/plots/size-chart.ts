import { printFigure } from "../harness/print-table.ts";
import type { CellResult } from "../harness/result.ts";
import { type Chart, colours } from "./render-chart.ts";

/** Cells that differ in a size alone: `get, {size} documents`. */
export interface SizeChart {
  /** Name of the file: `cache-get`. */
  readonly file: string;
  readonly title: string;
  readonly family: string;
  /** Matches the cells' names; its first group is the size. */
  readonly pattern: RegExp;
  readonly sizes: string;
}

interface Line {
  readonly name: string;
  readonly role: "ours" | "peer" | "reference";
  readonly points: readonly (readonly [size: number, figure: number])[];
}

/** One line a candidate over a growing size, both axes in powers. Undefined where fewer than two sizes were measured. */
export function sizeChart(
  { title, family, pattern, sizes }: SizeChart,
  cells: readonly CellResult[],
): Chart | undefined {
  const measured = cells.flatMap((cell) => {
    const size = cell.family === family ? pattern.exec(cell.name)?.[1] : undefined;
    return size === undefined ? [] : [{ cell, size: Number(size.replaceAll(",", "")) }];
  });
  const [first] = measured;
  if (first === undefined || measured.length < 2) return undefined;
  const lines = linesOf(measured);
  const peers = lines.filter(({ role }) => role === "peer").map(({ name }) => name);
  return {
    width: 960,
    height: 400,
    option: {
      title: { text: title, left: 16, top: 10, textStyle: { fontSize: 16, color: colours.text } },
      grid: { left: 84, right: 150, top: 64, bottom: 56 },
      xAxis: {
        type: "log",
        name: sizes,
        nameLocation: "middle",
        nameGap: 32,
        min: Math.min(...measured.map(({ size }) => size)),
        max: Math.max(...measured.map(({ size }) => size)),
        nameTextStyle: { color: colours.faint },
        axisLabel: { color: colours.faint, formatter: (value: number) => value.toLocaleString("en") },
        splitLine: { show: false },
      },
      yAxis: {
        type: "log",
        axisLabel: { color: colours.faint, formatter: (value: number) => printFigure(value, first.cell.unit) },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: lines.map((line) => seriesOf(line, peers.indexOf(line.name))),
    },
  };
}

function linesOf(measured: readonly { readonly cell: CellResult; readonly size: number }[]): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const { cell, size } of measured.toSorted((a, b) => a.size - b.size)) {
    for (const { name, role, median, unavailable } of cell.candidates) {
      if (unavailable !== undefined) continue;
      const points = lines.get(name)?.points ?? [];
      lines.set(name, { name, role, points: [...points, [size, median]] });
    }
  }
  // Ours last, so that it lies on top.
  return [...lines.values()].toSorted((a, b) => Number(a.role === "ours") - Number(b.role === "ours"));
}

function seriesOf({ name, role, points }: Line, peer: number): object {
  const color = role === "ours" ? colours.ours : role === "reference" ? colours.faint : peerColour(peer);
  return {
    type: "line",
    name,
    data: points,
    symbolSize: role === "ours" ? 8 : 5,
    itemStyle: { color },
    lineStyle: { color, width: role === "ours" ? 4 : 2, type: role === "reference" ? "dashed" : "solid" },
    endLabel: { show: true, formatter: name, color, fontSize: 11, width: 140, overflow: "truncate" },
    labelLayout: { moveOverlap: "shiftY" },
  };
}

function peerColour(at: number): string {
  return colours.peers[at % colours.peers.length] ?? colours.plain;
}
