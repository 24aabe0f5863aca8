import type { Candidate, Cell, Family } from "../harness/cell.ts";
import { Entrants } from "./entrants.ts";
import { mixedCells } from "./mixed-cells.ts";
import type { Entrant } from "./operations.ts";
import type { PeerCodec } from "./peer-codec.ts";
import { peers } from "./peers.ts";
import { type Row, rows } from "./rows.ts";
import { viewCells } from "./view-cells.ts";

/** Encoding and decoding, each document type, ours beside everybody. */
export const family: Family = {
  name: "codec",
  groups: [...new Set(rows.map(({ workload }) => workload)), "view", "mixed"],
  cells: ({ subject }) => {
    const entrants = new Entrants(subject);
    return [...rows.map((row) => cellOf(row, entrants)), ...viewCells(entrants), ...mixedCells(entrants)];
  },
};

/** Codecs are opened when a cell is measured, and once for all cells of a workload. */
function cellOf({ name, workload, operation, bar, unit }: Row, entrants: Entrants): Cell {
  const candidate = (from: Pick<PeerCodec, "name" | "version">, role: Candidate["role"], open: Opener): Candidate => ({
    name: from.name,
    version: from.version,
    role,
    setUp: async () => {
      const entrant = await open();
      return entrant && operation(entrant);
    },
  });
  const ours = candidate({ name: "keyslot", version: "this tree" }, "ours", () => entrants.ours(workload));
  const theirs = peers.map((peer) => candidate(peer, peer.role, () => entrants.peer(peer, workload)));
  return {
    name,
    group: workload,
    unit: unit ?? "time",
    mode: unit === "bytes" ? "once" : "repeated",
    ...(unit === "bytes" && { rounds: 1 }),
    ...(bar && { bar }),
    candidates: [ours, ...theirs],
  };
}

type Opener = () => Promise<Entrant | undefined>;
