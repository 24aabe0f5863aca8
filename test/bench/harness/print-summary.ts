import { align, printBar, printFigure } from "./print-table.ts";
import type { CellResult } from "./result.ts";

/** One line a cell: ours, the best peer, the ratio, and whether that is what was wanted. */
export function printSummary(cells: readonly CellResult[]): string {
  const head = ["cell", "ours", "best peer", "", "ratio", "of least", "bar", ""];
  const rows = cells.map((cell) => {
    const ours = cell.candidates.find(({ role, unavailable }) => role === "ours" && unavailable === undefined);
    const peer = cell.candidates.find(({ name, role }) => role === "peer" && name === cell.bestPeer);
    return [
      `${cell.family}/${cell.name}`,
      ours ? printFigure(ours.median, cell.unit) : "",
      peer?.name ?? "",
      peer ? printFigure(peer.median, cell.unit) : "",
      cell.ratio === undefined ? "" : `${cell.ratio.toFixed(2)}×`,
      cell.ratioOfLeast === undefined ? "" : `${cell.ratioOfLeast.toFixed(2)}×`,
      cell.bar ? printBar(cell.bar, cell.unit) : "",
      cell.reached === undefined ? "" : cell.reached ? "✓" : "short",
    ];
  });
  return align([head, ...rows]).join("\n");
}
