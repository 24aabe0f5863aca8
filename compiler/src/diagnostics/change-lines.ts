import { verdictText } from "./breaks-text.ts";
import { visibleLine } from "./plain-text.ts";
import type { Report, ReportedChange } from "./report.ts";

/** Longer names may stand out of their column. */
const widestColumn = 40;

/** The changes that are no findings, a line each: what is safe, and what breaks only readers that the mode does not ask for. */
export function changeLines({ changes, baselines }: Report): readonly string[] {
  const rows = changes
    .filter(({ outcome }) => outcome === "safe" || outcome === "allowed")
    .map((change) => [change.outcome, change.kind, visibleLine(change.site), detailText(change, baselines.length)]);
  const widths = [0, 1, 2].map((column) =>
    Math.min(widestColumn, Math.max(0, ...rows.map((row) => row[column]?.length ?? 0))),
  );
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}

function detailText(change: ReportedChange, compared: number): string {
  const breaks = verdictText(change.verdict);
  const notes = [
    breaks === "" ? [] : [`breaks ${breaks}`],
    compared > 1 ? [`since ${change.baselines.join(", ")}`] : [],
  ].flat();
  return visibleLine([changedText(change), notes.length === 0 ? "" : `(${notes.join("; ")})`].join(" ").trim());
}

/** `int32 → int16`; the one side where there is no other. */
export function changedText({ before, after }: ReportedChange): string {
  return [before, after].filter((text) => text !== undefined).join(" → ");
}
