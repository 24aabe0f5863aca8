import type { Bar, Cell } from "../harness/cell.ts";
import { peerVersion } from "../harness/peers.ts";
import type { Entrants } from "./entrants.ts";
import { openFlatbuffers } from "./peers/flatbuffers.ts";
import { prepareReading, usersOf, type Views, viewReader, viewReadings } from "./view-readings.ts";

const bars: Readonly<Record<string, Bar>> = {
  "user view, opened for it, early slot": { ratio: 6 },
  "user view, open, late slot": { ratio: 10 },
};

/** Reading one slot of a message: ours beside the one peer that can. */
export function viewCells(entrants: Entrants): readonly Cell[] {
  return viewReadings(entrants).map((reading) => {
    const bar = bars[reading.name];
    return {
      name: reading.name,
      group: "view",
      unit: "time",
      mode: "repeated",
      ...(bar && { bar }),
      candidates: [
        { name: "keyslot", version: "this tree", role: "ours", setUp: reading.setUp },
        {
          name: "flatbuffers",
          version: peerVersion("flatbuffers"),
          role: "peer",
          setUp: async () => prepareReading(await flatbuffersViews(entrants), reading, await usersOf(entrants)),
        },
      ],
    };
  });
}

async function flatbuffersViews(entrants: Entrants): Promise<Views> {
  const { description, plain } = await entrants.workload("user");
  const { pack, openTable } = await openFlatbuffers(description);
  return {
    messages: plain.map((each) => pack.run(pack.toInput(each)).slice()),
    open: openTable,
    readers: {
      age: viewReader<{ age(): number }>((table) => table.age()),
      status: viewReader<{ status(): string }>((table) => table.status()),
    },
  };
}
