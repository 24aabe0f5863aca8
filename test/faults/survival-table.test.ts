import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faults } from "./faults.ts";
import type { CellResult } from "./run-cells.ts";
import { storeKinds } from "./store-kinds.ts";
import { placeTable, readTable } from "./survival-table.ts";

const page = readFileSync(new URL("../../docs/reliability.md", import.meta.url), "utf8");

test("the page of what stores survive has every kind of store and every fault", () => {
  const { rows, columns } = readTable(page);
  expect(columns).toEqual(Object.keys(storeKinds));
  expect(rows).toEqual(Object.values(faults).map(({ title }) => title));
});

test("results take the place of those of the last run", () => {
  const result = (fault: string, more: Partial<CellResult>): CellResult => ({
    kind: "sqlite",
    fault,
    verdict: "",
    rounds: 1200,
    counts: {},
    failures: [],
    impossible: undefined,
    ...more,
  });
  const results = [
    result("kill", {}),
    result("flip", { counts: { wrong: 3, refused: 5 } }),
    result("cut", { failures: ["one"] }),
    result("disk", { impossible: "no superuser" }),
  ];
  const once = placeTable(page, { results, seed: 7 });
  expect(placeTable(once, { results, seed: 7 })).toBe(once);
  expect(readTable(once)).toEqual({
    columns: Object.keys(storeKinds),
    rows: Object.values(faults).map(({ title }) => title),
  });
  for (const text of ["| 1,200 |", "| 1,200; 3 not noticed |", "**1 of 1,200 fail**", "not tried", "--seed 7"])
    expect(once).toContain(text);
});
