import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TreeRequest } from "./compare-trees.ts";

/** What a process is told whose instructions are counted, as JSON. */
export interface RunRequest {
  readonly tree: TreeRequest;
  readonly cell: string;
  /** Units before the count begins to matter, the same in each process, and after it. */
  readonly warmUp: number;
  readonly count: number;
}

/** Does the work of one cell in this process and nothing else. */
export async function runCell({ tree, cell, warmUp, count }: RunRequest): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "keyslot-guard-"));
  try {
    const { treeCells }: typeof import("./tree-cells.ts") = await import(tree.cells);
    const found = (await treeCells(tree, folder)).find(({ name }) => name === cell);
    const prepared = await found?.setUp();
    if (prepared === undefined) throw new Error(`There is no cell ${cell}.`);
    await prepared.run(warmUp);
    await prepared.run(count);
    await prepared.tearDown?.();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
