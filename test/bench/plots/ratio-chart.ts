import type { CellResult } from "../harness/result.ts";
import { type Chart, colours } from "./render-chart.ts";

const rowHeight = 26;
const above = 76;
const below = 44;
/** What is farther off is cut here; the text beside it tells the figure. */
const farthest = 16;

/** One bar a cell: how many times faster than the best peer. The axis doubles from line to line, so that twice and half look alike. */
export function ratioChart(family: string, cells: readonly CellResult[]): Chart | undefined {
  const rows = cells.filter((cell) => cell.family === family && cell.ratio !== undefined).toReversed();
  if (rows.length === 0) return undefined;
  const height = above + below + rows.length * rowHeight;
  const ratios = rows.map(({ ratio = 1 }) => ratio);
  const limits = {
    min: floorOf(Math.max(1 / farthest, Math.min(0.5, ...ratios))),
    max: ceilingOf(Math.min(farthest, Math.max(2, ...ratios))),
  };
  return {
    width: 960,
    height,
    option: {
      title: {
        text: `${family}: how many times better than the best peer`,
        subtext:
          "To the right of 1× is better than every peer. The black tick is the bar that is aimed at; orange falls short of it.",
        left: 16,
        top: 10,
        textStyle: { fontSize: 16, color: colours.text },
        subtextStyle: { fontSize: 12, color: colours.faint },
      },
      grid: { left: 380, right: 72, top: above, bottom: below },
      xAxis: {
        type: "value",
        min: Math.log2(limits.min),
        max: Math.log2(limits.max),
        interval: 1,
        axisLabel: {
          color: colours.faint,
          formatter: (value: number) => (value < 0 ? `1/${2 ** -value}×` : `${2 ** value}×`),
        },
        splitLine: { lineStyle: { color: colours.line } },
      },
      yAxis: {
        type: "category",
        data: rows.map(({ name }) => name),
        axisTick: { show: false },
        axisLabel: { color: colours.text, fontSize: 12, width: 350, overflow: "truncate" },
        axisLine: { show: false },
      },
      series: [ratioBars(rows), barTicks(rows)],
    },
  };
}

function ratioBars(rows: readonly CellResult[]): object {
  return {
    type: "bar",
    barWidth: 14,
    data: rows.map(({ ratio = 1, reached }) => ({
      value: Math.log2(Math.min(farthest, Math.max(1 / farthest, ratio))),
      itemStyle: { color: reached === undefined ? colours.plain : reached ? colours.ours : colours.short },
      label: {
        show: true,
        // Beside the bar, but where that is among the names.
        position: ratio < 1 / 8 ? "insideLeft" : ratio < 1 ? "left" : "right",
        color: ratio < 1 / 8 ? colours.card : colours.text,
        fontSize: 11,
        formatter: `${ratio < 0.1 ? trim(ratio) : ratio.toFixed(2)}×`,
      },
    })),
    markLine: {
      silent: true,
      symbol: "none",
      label: { show: false },
      lineStyle: { color: colours.text, type: "solid", width: 1 },
      data: [{ xAxis: 0 }],
    },
  };
}

function barTicks(rows: readonly CellResult[]): object {
  return {
    type: "scatter",
    symbol: "rect",
    symbolSize: [3, 20],
    itemStyle: { color: colours.bar },
    data: rows.flatMap(({ bar, name }) => (bar && "ratio" in bar ? [[Math.log2(bar.ratio), name]] : [])),
  };
}

function floorOf(ratio: number): number {
  return 2 ** Math.floor(Math.log2(ratio));
}

function ceilingOf(ratio: number): number {
  return 2 ** Math.ceil(Math.log2(ratio));
}

function trim(value: number): string {
  return String(Number(value.toPrecision(2)));
}
