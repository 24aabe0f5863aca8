import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { printers } from "./printed.ts";
import { reports } from "./reports.ts";

const cases = fileURLToPath(new URL("cases", import.meta.url));
const rows = Object.entries(reports).flatMap(([name, report]) =>
  Object.entries(printers).map(([file, print]) => ({ name, report, file, print })),
);

test.each(rows)("$name: $file", ({ name, report, file, print }) => {
  const path = join(cases, name, file);
  const printed = print(report);
  if (process.env.UPDATE) {
    mkdirSync(join(cases, name), { recursive: true });
    writeFileSync(path, printed);
  }
  expect(printed).toBe(readFileSync(path, "utf8"));
});

test("every folder has its report", () => {
  expect(readdirSync(cases).toSorted()).toEqual(Object.keys(reports).toSorted());
});

test("what is printed ends in one line feed and has no bytes that UTF-8 cannot hold", () => {
  for (const { report, print } of rows) {
    const printed = print(report);
    expect(printed).toMatch(/[^\n]\n$/);
    expect(Buffer.from(printed, "utf8").toString("utf8")).toBe(printed);
  }
});
