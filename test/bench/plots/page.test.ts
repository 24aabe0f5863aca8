import { expect, test } from "vitest";
import type { Cell } from "../harness/cell.ts";
import { type CandidateResult, judge, summarize } from "../harness/result.ts";
import { chartsOf } from "./charts.ts";
import { pageText } from "./page.ts";

const machine = { node: "20.0.0", platform: "linux-x64", processor: "a processor", cores: 2, clock: "CPU time" };

test("a cell below its bar is named among those that fall short, one above is not", () => {
  const cells = [
    cellOf("get, 1,000 documents", { bar: { ratio: 2 }, figures: { ours: 100, peer: 150, reference: 10 } }),
    cellOf("get, 100,000 documents", { bar: { ratio: 2 }, figures: { ours: 100, peer: 250 } }),
    cellOf("memory", { bar: { atMost: 120 }, figures: { ours: 124 } }),
  ];
  const short = partOf(pageText({ ...machine, isQuick: false, cells }, []), "## What falls short");
  expect(short).toContain("**cache: get, 1,000 documents**: ours 100 ns, peer 150 ns, 1.50×; wanted ≥ 2×.");
  expect(short).toContain("**cache: memory**: ours 124 ns; wanted at most 120 ns.");
  expect(short).not.toContain("get, 100,000 documents");
});

test("a reference is never the best peer, and what could not run says why", () => {
  const cells = [cellOf("get", { figures: { ours: 100, peer: 150, reference: 10 }, missing: "It is not compiled." })];
  const page = pageText({ ...machine, isQuick: true, cells }, []);
  expect(page).toContain("| reference (reference) | 1 | 10 ns | 10 ns | 10 ns – 10 ns | 15.00× |");
  expect(page).toContain("| **ours** | 1 | 100 ns | 100 ns | 100 ns – 100 ns | 1.50× |");
  expect(page).toContain("Not measured: absent. It is not compiled.");
  expect(page).toContain("**This is a quick run**");
});

test("charts are drawn of what was measured, with a point a size", () => {
  const sizes = ["1,000", "100,000"].map((size) =>
    cellOf(`get, ${size} documents`, { figures: { ours: 100, peer: 150 } }),
  );
  const charts = chartsOf(sizes);
  expect(charts.map(({ file }) => file)).toEqual(["cache", "cache-get"]);
  expect(charts[1]?.chart.option).toMatchObject({
    series: [
      {
        name: "peer",
        data: [
          [1_000, 150],
          [100_000, 150],
        ],
      },
      {
        name: "ours",
        data: [
          [1_000, 100],
          [100_000, 100],
        ],
      },
    ],
  });
  expect(chartsOf(sizes.slice(0, 1)).map(({ file }) => file)).toEqual(["cache"]);
});

interface Given extends Pick<Cell, "bar"> {
  readonly figures: Readonly<Record<string, number>>;
  readonly missing?: string;
}

function cellOf(name: string, { bar, figures, missing }: Given) {
  const candidates: CandidateResult[] = Object.entries(figures).map(([each, figure]) => {
    const role = each === "ours" || each === "reference" ? each : "peer";
    return summarize({ name: each, version: "1", role, setUp: unused }, [figure, figure, figure]);
  });
  if (missing !== undefined) {
    candidates.push({
      ...summarize({ name: "absent", version: "1", role: "peer", setUp: unused }, []),
      unavailable: missing,
    });
  }
  const cell: Cell = { name, unit: "time", mode: "repeated", candidates: [], ...(bar && { bar }) };
  return judge(cell, { family: "cache", rounds: 3 }, candidates);
}

function unused(): never {
  throw new Error("Nothing is measured here.");
}

function partOf(page: string, head: string): string {
  return page.slice(page.indexOf(head)).split("\n## ")[0] ?? "";
}
