import { faults } from "./faults.ts";
import type { CellResult } from "./run-cells.ts";
import { storeKinds } from "./store-kinds.ts";

export interface SurvivalRun {
  readonly results: readonly CellResult[];
  readonly seed: number;
}

const begin = "<!-- what each store survives: written by `npm run faults -- --full` -->";
const end = "<!-- the end of what was written -->";

/** The page with the results of a run in the place of those of the last one. */
export function placeTable(page: string, run: SurvivalRun): string {
  const [before, after] = [page.split(begin)[0], page.split(end)[1]];
  if (before === undefined || after === undefined) throw new Error("the page has no place for the table");
  return `${before}${begin}\n\n${printTable(run)}\n\n${end}${after}`;
}

/** The store kinds and the faults that the table of a page has. */
export function readTable(page: string): { readonly rows: readonly string[]; readonly columns: readonly string[] } {
  const table = page.split(begin)[1]?.split(end)[0] ?? "";
  const lines = table.split("\n").filter((line) => line.startsWith("| "));
  const [head = "", ...rows] = lines;
  const cellsOf = (line: string) => line.split("|").map((cell) => cell.trim());
  return {
    columns: cellsOf(head).slice(2, -1),
    rows: rows.map((line) => cellsOf(line)[1] ?? ""),
  };
}

function printTable({ results, seed }: SurvivalRun): string {
  const kinds = Object.keys(storeKinds);
  const names = Object.keys(faults);
  const cellAt = (name: string, kind: string) => {
    const found = results.find((result) => result.kind === kind && result.fault === name);
    return found === undefined ? "–" : printCell(found);
  };
  const lines = names.map(
    (name) => `| ${faults[name]?.title} | ${kinds.map((kind) => cellAt(name, kind)).join(" | ")} |`,
  );
  const rounds = names.map((name) => `- **${faults[name]?.title}.** ${faults[name]?.about}`);
  return [
    `A number is of rounds that the store came out of as it should; the run was \`npm run faults -- --full --seed ${seed}\`, in the time that it was given.`,
    "",
    `| what happens | ${kinds.join(" | ")} |`,
    `|---|${"---|".repeat(kinds.length)}`,
    ...lines,
    "",
    ...rounds,
  ].join("\n");
}

function printCell({ rounds, failures, impossible, counts }: CellResult): string {
  if (impossible !== undefined) return "not tried";
  if (failures.length > 0)
    return `**${failures.length} of ${Math.max(rounds, failures.length).toLocaleString("en")} fail**`;
  const notes = ["wrong", "silent", "process ended"].flatMap((word) => {
    const count = counts[word] ?? 0;
    return count === 0 ? [] : [`${count.toLocaleString("en")} ${notesOf[word]}`];
  });
  return [rounds.toLocaleString("en"), ...notes].join("; ");
}

const notesOf: Readonly<Record<string, string>> = {
  wrong: "not noticed",
  silent: "look like a shorter file",
  "process ended": "end the process",
};
