import type { Cell, Family, FamilyContext } from "../harness/cell.ts";
import { firstGetCell } from "./first-get.ts";
import { indexMoveCell } from "./index-move.ts";
import { memoryCells } from "./memory-cells.ts";
import { openCells } from "./open-cells.ts";
import { putCells } from "./put-cells.ts";
import { queryCells } from "./query-cells.ts";
import { residentGetCells } from "./resident-get.ts";

/** Documents in memory: what reading, writing, finding, opening and keeping them costs. */
export const family: Family = { name: "cache", cells };

async function cells(context: FamilyContext): Promise<readonly Cell[]> {
  return [
    ...residentGetCells(context),
    firstGetCell(context),
    ...putCells(context),
    ...queryCells(context),
    indexMoveCell(context),
    ...(await openCells(context)),
    ...memoryCells(context),
  ];
}
