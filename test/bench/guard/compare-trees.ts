import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Candidate, Cell } from "../harness/cell.ts";
import { measureCell, type Pace } from "../harness/measure-cell.ts";
import type { CellResult } from "../harness/result.ts";
import type { TreeCell, TreeModules } from "./tree-cells.ts";

export interface TreeRequest extends TreeModules {
  /** A bundle of `tree-cells.ts` for this tree alone: what V8 learns of one tree's loops must not slow down the other's. */
  readonly cells: string;
}

/** What the process that compares two trees is told, as JSON. */
export interface CompareRequest {
  readonly now: TreeRequest;
  readonly before: TreeRequest;
  /** Which of them goes first in all things; each has an advantage once. */
  readonly first: "now" | "before";
  /** Cells whose names contain one of these, or are one of these behind a `=`; all when there are none. */
  readonly only: readonly string[];
  readonly pace: Pace;
  /** Where the results go. */
  readonly output: string;
}

/** Measures what both trees can do, in turns, in this process. */
export async function compareTrees(request: CompareRequest): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "keyslot-guard-"));
  const results: CellResult[] = [];
  try {
    const both = await loadBoth(request, folder);
    for (const now of both.now) {
      const before = both.before.find(({ name }) => name === now.name);
      if (before === undefined || !isAsked(now, request.only)) continue;
      const result = await measureCell(cellOf({ now, before }, request.first), "guard", request.pace);
      // What is new is no slower; what is gone has no figure, and is found to be slower.
      if (result.candidates.some(({ name }) => name === "before")) results.push(result);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  writeFileSync(request.output, JSON.stringify(results));
}

type Both<T> = Readonly<Record<"now" | "before", T>>;

async function loadBoth(request: CompareRequest, folder: string): Promise<Both<readonly TreeCell[]>> {
  const load = async (side: keyof Both<unknown>): Promise<readonly TreeCell[]> => {
    const { treeCells }: typeof import("./tree-cells.ts") = await import(request[side].cells);
    return treeCells(request[side], folder);
  };
  if (request.first === "now") {
    const now = await load("now");
    return { now, before: await load("before") };
  }
  const before = await load("before");
  return { now: await load("now"), before };
}

function cellOf(both: Both<TreeCell>, first: "now" | "before"): Cell {
  const now: Candidate = { name: "now", version: "", role: "ours", setUp: () => both.now.setUp() };
  const before: Candidate = { name: "before", version: "", role: "peer", setUp: () => both.before.setUp() };
  return {
    name: both.now.name,
    unit: "time",
    mode: both.now.mode,
    candidates: first === "now" ? [now, before] : [before, now],
  };
}

function isAsked({ name }: TreeCell, only: readonly string[]): boolean {
  return (
    only.length === 0 || only.some((part) => (part.startsWith("=") ? name === part.slice(1) : name.includes(part)))
  );
}
