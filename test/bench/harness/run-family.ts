import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Subject } from "../subject/subject.ts";
import type { Cell, Family } from "./cell.ts";
import { fullPace, measureCell, quickPace } from "./measure-cell.ts";
import { printTable } from "./print-table.ts";
import type { CellResult } from "./result.ts";

/** What the process of one family is told, as JSON. */
export interface FamilyRequest {
  /** Path of the subject's module. */
  readonly subject: string;
  /** Cells whose `family/name` contains one of these; all when there are none. */
  readonly only: readonly string[];
  readonly isQuick: boolean;
  /** Where the results go. */
  readonly output: string;
}

/** Tells a process which of the family's groups it measures. */
const groupVariable = "KEYSLOT_BENCH_GROUP";

/** Measures a family in this process, which is its own, or its groups in a process each. */
export async function runFamily(family: Family, request: FamilyRequest): Promise<void> {
  const group = process.env[groupVariable];
  const results =
    family.groups === undefined || group !== undefined
      ? await measureGroup(family, request, group)
      : family.groups.flatMap((each) => runGroup(each, request));
  writeFileSync(request.output, JSON.stringify(results));
}

/** The same module once more, for one group. */
function runGroup(group: string, { output }: FamilyRequest): readonly CellResult[] {
  const { status } = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: "inherit",
    env: { ...process.env, [groupVariable]: group },
  });
  if (status !== 0) throw new Error(`The group ${group} ended with ${status}.`);
  const results: readonly CellResult[] = JSON.parse(readFileSync(output, "utf8"));
  return results;
}

async function measureGroup(
  family: Family,
  request: FamilyRequest,
  group: string | undefined,
): Promise<readonly CellResult[]> {
  const { subject: subjectPath, isQuick, only } = request;
  const subject: Subject = await import(subjectPath);
  const base = fileURLToPath(new URL("../.tmp/", import.meta.url));
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, `${family.name}-`));
  const results: CellResult[] = [];
  try {
    for (const cell of await family.cells({ subject, subjectPath, folder, isQuick })) {
      if (cell.group !== group || !isAsked(family, cell, only)) continue;
      const result = await measureCell(cell, family.name, isQuick ? quickPace : fullPace);
      console.log(printTable([result]));
      results.push(result);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

function isAsked({ name }: Family, cell: Cell, only: readonly string[]): boolean {
  return only.length === 0 || only.some((part) => `${name}/${cell.name}`.includes(part));
}
