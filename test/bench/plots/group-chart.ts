import { printFigure } from "../harness/print-table.ts";
import type { CellResult } from "../harness/result.ts";
import { type Chart, colours } from "./render-chart.ts";

/** Cells that are shown side by side, with a bar for each candidate. */
export interface GroupChart {
  readonly file: string;
  readonly title: string;
  readonly family: string;
  /** Matches the cells' names; its first group names the cell in the chart. */
  readonly pattern: RegExp;
  /** In powers of ten, where figures lie far apart. */
  readonly isLogarithmic?: boolean;
}

export function groupChart(
  { title, family, pattern, isLogarithmic }: GroupChart,
  cells: readonly CellResult[],
): Chart | undefined {
  const groups = cells.flatMap((cell) => {
    const name = cell.family === family ? pattern.exec(cell.name)?.[1] : undefined;
    return name === undefined ? [] : [{ name, cell }];
  });
  const [first] = groups;
  if (first === undefined) return undefined;
  const { unit } = first.cell;
  return {
    width: 960,
    height: 400,
    option: {
      title: { text: title, left: 16, top: 10, textStyle: { fontSize: 16, color: colours.text } },
      legend: { top: 40, left: 16, right: 16, textStyle: { color: colours.text, fontSize: 12 } },
      grid: { left: 84, right: 24, top: 92, bottom: 40 },
      xAxis: {
        type: "category",
        data: groups.map(({ name }) => name),
        axisTick: { show: false },
        axisLabel: { color: colours.text, interval: 0 },
      },
      yAxis: {
        type: isLogarithmic ? "log" : "value",
        axisLabel: { color: colours.faint, formatter: (value: number) => printFigure(value, unit) },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: namesOf(groups.map(({ cell }) => cell)).map((name) => ({
        type: "bar",
        name,
        barMaxWidth: 36,
        itemStyle: { color: colourOf(first.cell, name) },
        label: {
          show: true,
          position: "top",
          color: colours.text,
          fontSize: 10,
          formatter: ({ value }: { readonly value: number }) => (value > 0 ? printFigure(value, unit) : ""),
        },
        data: groups.map(({ cell }) => figureOf(cell, name)),
      })),
    },
  };
}

function namesOf(cells: readonly CellResult[]): readonly string[] {
  const measured = cells.flatMap(({ candidates }) => candidates.filter(({ unavailable }) => unavailable === undefined));
  return [...new Set(measured.map(({ name }) => name))];
}

function figureOf(cell: CellResult, name: string): number | undefined {
  return cell.candidates.find((candidate) => candidate.name === name)?.median;
}

function colourOf({ candidates }: CellResult, name: string): string {
  const role = candidates.find((candidate) => candidate.name === name)?.role;
  if (role === "ours") return colours.ours;
  const at = candidates.filter((candidate) => candidate.role === "peer").findIndex((peer) => peer.name === name);
  return role === "reference" ? colours.line : (colours.peers[at % colours.peers.length] ?? colours.plain);
}
