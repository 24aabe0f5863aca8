import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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

/** Measures a family in this process, which is its own. */
export async function runFamily(family: Family, request: FamilyRequest): Promise<void> {
  const subject: Subject = await import(request.subject);
  const base = fileURLToPath(new URL("../.tmp/", import.meta.url));
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, `${family.name}-`));
  const results: CellResult[] = [];
  try {
    for (const cell of await family.cells({
      subject,
      subjectPath: request.subject,
      folder,
      isQuick: request.isQuick,
    })) {
      if (!isAsked(family, cell, request.only)) continue;
      const result = await measureCell(cell, family.name, request.isQuick ? quickPace : fullPace);
      console.log(printTable([result]));
      results.push(result);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  writeFileSync(request.output, JSON.stringify(results));
}

function isAsked({ name }: Family, cell: Cell, only: readonly string[]): boolean {
  return only.length === 0 || only.some((part) => `${name}/${cell.name}`.includes(part));
}
