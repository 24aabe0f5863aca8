import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import type { CellResult } from "../harness/result.ts";
import { judgeRuns } from "./verdict.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const base = join(root, "test/.tmp");
mkdirSync(base, { recursive: true });
const folder = mkdtempSync(join(base, "guard-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const minutes = 60_000;

test("a tree beside itself is not slower", { timeout: 5 * minutes }, () => {
  const { status, output } = guard(root);
  expect(output).toContain("Nothing takes more than");
  expect(status).toBe(0);
});

test("a tree that encodes everything twice is caught, and what it decodes is not", { timeout: 5 * minutes }, () => {
  const { status, output } = guard(treeThatEncodesTwice());
  expect(output).toMatch(/^codec\/settings encode {2,}.*slower$/m);
  expect(output).toMatch(/^codec\/settings decode, lone .*×\s*$/m);
  expect(output).toContain("1 of 2 take more than");
  expect(status).toBe(1);
});

const rows: readonly (readonly [name: string, runs: readonly (readonly [number, number])[], isSlower: boolean])[] = [
  [
    "slower by medians and by the least times, each time",
    [
      [0.7, 0.7],
      [0.8, 0.7],
      [0.6, 0.8],
    ],
    true,
  ],
  [
    "as fast again in one run of three",
    [
      [0.7, 0.7],
      [0.7, 0.7],
      [1, 0.99],
    ],
    false,
  ],
  ["slower by the medians alone", [[0.7, 1.01]], false],
  ["slower within the tolerance", [[0.9, 0.88]], false],
  ["faster", [[1.5, 1.4]], false],
  ["not measured", [[Number.NaN, Number.NaN]], true],
];

test.each(rows)("a cell that is %s: %j", (_, runs, isSlower) => {
  const results = runs.map(([ratio, ratioOfLeast]) => result(ratio, ratioOfLeast));
  expect(judgeRuns("cell", results, { tolerance: 0.15 }).isSlower).toBe(isSlower);
});

test("more instructions are slower, whatever the clock says", () => {
  const instructions = { now: 1100, before: 1000 };
  expect(judgeRuns("cell", [result(1, 1)], { tolerance: 0.15, instructions }).isSlower).toBe(true);
  expect(
    judgeRuns("cell", [result(1, 1)], { tolerance: 0.15, instructions: { now: 1000, before: 1000 } }).isSlower,
  ).toBe(false);
});

/** Measures a tree beside this one, as the command does. */
function guard(tree: string): { readonly status: number | null; readonly output: string } {
  const cells = ["codec/settings encode", "codec/settings decode, lone"];
  const only = cells.flatMap((cell) => ["--only", `=${cell}`]);
  const tsx = join(root, "node_modules/tsx/dist/cli.mjs");
  const args = [tsx, join(root, "test/bench/guard.ts"), "--against", root, "--tree", tree, ...only];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: root });
  return { status, output: `${stdout}${stderr}` };
}

function treeThatEncodesTwice(): string {
  const parts = ["compiler/src", "compiler/templates", "compiler/package.json", "runtime/src", "runtime/package.json"];
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  const codegen = join(folder, "runtime/src/codegen.ts");
  renameSync(codegen, codegen.replace("codegen", "codegen-once"));
  writeFileSync(
    codegen,
    `export * from "./codegen-once.ts";
import { defineDocument as defineOnce } from "./codegen-once.ts";
export const defineDocument: typeof defineOnce = (parts) => {
  const once = defineOnce(parts);
  return { ...once, encode: (value) => (once.encode(value), once.encode(value)) };
};
`,
  );
  return folder;
}

function result(ratio: number, ratioOfLeast: number): CellResult {
  return { family: "guard", name: "cell", unit: "time", rounds: 1, candidates: [], ratio, ratioOfLeast };
}
