import { printBar, printFigure } from "../harness/print-table.ts";
import type { BenchResult, CandidateResult, CellResult } from "../harness/result.ts";
import type { NamedChart } from "./charts.ts";

/** `docs/benchmarks.md`: what was measured, how, what falls short, and how to see for oneself. */
export function pageText(result: BenchResult, charts: readonly NamedChart[]): string {
  const families = [...new Set(result.cells.map(({ family }) => family))];
  return [
    "# Benchmarks",
    "<!-- Made of a result by `npm run bench:report`. Do not edit. -->",
    ...introduction(result),
    "## The bar",
    "What is aimed at, as a ratio to the best peer of the same run or as a figure. Everything else is measured to be seen, not judged.",
    table(barHead, result.cells.filter(({ bar }) => bar !== undefined).map(barRow)),
    "## What falls short",
    ...shortOnes(result.cells),
    ...families.flatMap((family) => familyText(family, result.cells, charts)),
    ...closing,
  ]
    .join("\n\n")
    .concat("\n");
}

function introduction(result: BenchResult): readonly string[] {
  const warning = result.isQuick
    ? ["**This is a quick run**: few rounds and small sizes. Its figures show that everything runs, not how fast."]
    : [];
  return [
    ...warning,
    `Each cell sets everybody who can do the work side by side in one process, in turns of a few milliseconds, so that whatever the machine does
at a time happens to all. Results are verified before anything is timed. At least 64 documents take turns, in the
cache and the stores all that there are, in an order that no processor foresees. What counts is processor time (${result.clock}), which other programs do not add to; \`wall\` cells wait for the disk or for other
processes and count the clock. A command counts with the processes that it starts.`,
    `A **ratio** says how many times ours goes into the best peer, by medians: 2× is half its time, 1× the same, 0.77× is 1.3 times its time.
Ratios travel from machine to machine; nanoseconds do not. *Least* compares the least of all rounds, which noise cannot lower: where the
two disagree, the machine was busy.`,
    `The peers are used as their documentation recommends for speed, with input in the shape that they like best. They do less: ours checks
ranges, presence and surrogates when it encodes, refuses malformed bytes when it decodes, sorts maps and sets so that equal values have
equal bytes, carries slots that it does not know, and keeps a checksum with every stored document. A *reference* is what nobody could use
in its place (a bare \`Map\`, a bare file); it is never the best peer.`,
    `Measured with Node ${result.node} on ${result.platform}, ${result.processor}, ${result.cores} ${result.cores === 1 ? "core" : "cores"}.`,
  ];
}

const barHead = ["cell", "ours", "best peer", "", "ratio", "least", "bar", ""];

function barRow(cell: CellResult): readonly string[] {
  const ours = measuredOf(cell).find(({ role }) => role === "ours");
  const peer = measuredOf(cell).find(({ name }) => name === cell.bestPeer);
  return [
    `${cell.family}: ${cell.name}`,
    ours ? printFigure(ours.median, cell.unit) : "–",
    peer?.name ?? "–",
    peer ? printFigure(peer.median, cell.unit) : "–",
    times(cell.ratio),
    times(cell.ratioOfLeast),
    cell.bar ? `${"ratio" in cell.bar ? "≥ " : ""}${printBar(cell.bar, cell.unit)}` : "",
    cell.reached === undefined ? "not measured" : cell.reached ? "reached" : "**short**",
  ];
}

function shortOnes(cells: readonly CellResult[]): readonly string[] {
  const short = cells.filter(({ reached }) => reached === false);
  if (short.length === 0) return ["Nothing that was measured here."];
  return [
    short
      .map((cell) => {
        const [, ours, peer, theirs, ratio, , bar] = barRow(cell);
        const beside = peer === "–" ? "" : `, ${peer} ${theirs}, ${ratio}`;
        return `- **${cell.family}: ${cell.name}**: ours ${ours}${beside}; wanted ${bar}.`;
      })
      .join("\n"),
  ];
}

function familyText(family: string, cells: readonly CellResult[], charts: readonly NamedChart[]): readonly string[] {
  const own = cells.filter((cell) => cell.family === family);
  const pictures = charts.filter((chart) => chart.family === family);
  return [
    `## ${family}`,
    ...pictures.map(({ file, description }) => `![${description}](benchmarks/${file}.svg)`),
    "<details>\n<summary>All figures</summary>",
    ...own.flatMap(cellText),
    "</details>",
  ];
}

function cellText(cell: CellResult): readonly string[] {
  const best = measuredOf(cell).find(({ name }) => name === cell.bestPeer)?.median;
  const rows = measuredOf(cell)
    .toSorted((a, b) => a.median - b.median)
    .map((candidate) => candidateRow(candidate, cell, best));
  const missing = cell.candidates.flatMap(({ name, unavailable }) =>
    unavailable === undefined ? [] : [`Not measured: ${name}. ${unavailable}`],
  );
  return [
    `**${cell.name}**`,
    table(["", "version", "median", "least", "half of the rounds", "to the best peer"], rows),
    ...missing,
    ...(cell.note === undefined ? [] : [cell.note]),
  ];
}

function candidateRow(
  { name, version, role, median, least, quartiles }: CandidateResult,
  { unit }: CellResult,
  best: number | undefined,
): readonly string[] {
  const text = role === "reference" ? `${name} (reference)` : name;
  return [
    role === "ours" ? `**${text}**` : text,
    version,
    printFigure(median, unit),
    printFigure(least, unit),
    quartiles.map((figure) => printFigure(figure, unit)).join(" – "),
    times(best === undefined ? undefined : best / median),
  ];
}

const closing = [
  "## Run it yourself",
  `\`\`\`sh
npm run bench                                  # everything; some tens of minutes
npm run bench -- --quick                       # a first look in a few minutes
npm run bench -- --only cache --only codec/user
npm run bench -- --json result.json && npm run bench:report -- result.json   # this page and its pictures
npm run bench -- --compile-peers               # better-sqlite3 and sqlite3, once; needs Python, make and a C++ compiler
\`\`\``,
  `The peers are a workspace of their own (\`test/bench/package.json\`, pinned), which a normal install does not touch. What is missing on a
machine (a compiled driver, \`protoc\`) is shown as not measured, and why. Let nothing else run: processor time forgives neighbours, but the
caches of the processor do not. Before a change in \`wire/\`, \`cache/\` or \`read/\` is merged, \`npm run bench:guard\` compares it with an
earlier tree in one process.`,
];

function measuredOf({ candidates }: CellResult): readonly CandidateResult[] {
  return candidates.filter(({ unavailable }) => unavailable === undefined);
}

function times(ratio: number | undefined): string {
  if (ratio === undefined) return "–";
  // Two digits that say something, also of what is far off.
  return `${ratio < 0.1 ? Number(ratio.toPrecision(2)) : ratio.toFixed(2)}×`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
