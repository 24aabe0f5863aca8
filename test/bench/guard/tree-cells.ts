import { putCells } from "../cache/put-cells.ts";
import { queryCells } from "../cache/query-cells.ts";
import { residentGetCells } from "../cache/resident-get.ts";
import { Entrants } from "../codec/entrants.ts";
import { rows } from "../codec/rows.ts";
import { viewReadings } from "../codec/view-readings.ts";
import type { Cell, FamilyContext, Prepared } from "../harness/cell.ts";
import type { Subject } from "../subject/subject.ts";
import { compileCells } from "./compile-cells.ts";

/** One thing that a tree does, to be measured beside the same of another tree. */
export interface TreeCell {
  readonly name: string;
  readonly mode: Cell["mode"];
  setUp(): Prepared | undefined | Promise<Prepared | undefined>;
}

/** Where the modules of a tree are, as URLs. */
export interface TreeModules {
  readonly subject: string;
  readonly compiler: string;
}

/** What is guarded: the codec, the cache over the memory store, reading and compiling. Of the bench's cells, ours alone. */
export async function treeCells(modules: TreeModules, folder: string): Promise<readonly TreeCell[]> {
  const subject: Subject = await import(modules.subject);
  return [
    ...codecCells(subject),
    ...cacheCells({ subject, subjectPath: modules.subject, folder, isQuick: true }),
    ...compileCells(modules.compiler),
  ];
}

function codecCells(subject: Subject): readonly TreeCell[] {
  const entrants = new Entrants(subject);
  const inTime = rows.filter(({ unit }) => unit !== "bytes");
  return [
    ...inTime.map(({ name, workload, operation }) => ({
      name: `codec/${name}`,
      mode: "repeated" as const,
      setUp: async () => {
        const entrant = await entrants.ours(workload);
        return entrant && operation(entrant);
      },
    })),
    ...viewReadings(entrants).map(({ name, setUp }) => ({ name: `codec/${name}`, mode: "repeated" as const, setUp })),
  ];
}

function cacheCells(context: FamilyContext): readonly TreeCell[] {
  const cells = [...residentGetCells(context), ...queryCells(context), ...putCells(context)];
  return cells.flatMap(({ name, mode, candidates }) => {
    const ours = candidates.find(({ role }) => role === "ours");
    return ours === undefined ? [] : [{ name: `cache/${name}`, mode, setUp: () => ours.setUp() }];
  });
}
