import type { Candidate, Cell } from "../harness/cell.ts";
import type { Entrants } from "./entrants.ts";
import { loopOver } from "./loop.ts";
import { decode, type Entrant, encode, keptEncode } from "./operations.ts";
import { peers } from "./peers.ts";
import type { WorkloadName } from "./workload.ts";

const types: readonly WorkloadName[] = ["settings", "user", "city", "country"];

/** A program with documents of several types, one after the other: what codecs share between types has to serve them all. */
export function mixedCells(entrants: Entrants): readonly Cell[] {
  const cell = (name: string, kind: "encode" | "decode"): Cell => ({
    name,
    group: "mixed",
    unit: "time",
    mode: "repeated",
    note: "A message of each of four types in turn: settings, user, city, country.",
    candidates: [
      candidate({ name: "keyslot", version: "this tree", role: "ours" }, kind, (type) => entrants.ours(type)),
      ...peers.map((peer) => candidate(peer, kind, (type) => entrants.peer(peer, type))),
    ],
  });
  return [cell("mixed encode", "encode"), cell("mixed decode, lone", "decode")];
}

function candidate(
  { name, version, role }: Pick<Candidate, "name" | "version" | "role">,
  kind: "encode" | "decode",
  open: (type: WorkloadName) => Promise<Entrant | undefined>,
): Candidate {
  return {
    name,
    version,
    role,
    setUp: async () => {
      const all = (await Promise.all(types.map(open))).flatMap((entrant) => entrant ?? []);
      const operation = kind === "encode" ? encode : decode;
      const alone = all.map((entrant) => operation(entrant));
      if (alone.includes(undefined)) return undefined;
      const loop = loopOver((unit: () => unknown) => unit(), inTurns(all.map((entrant) => unitsOf(entrant, kind))));
      return {
        verify: async () => {
          for (const prepared of alone) await prepared?.verify();
        },
        run: (count) => {
          loop(count);
        },
      };
    },
  };
}

/** One call for each document. */
function unitsOf({ codec, inputs }: Entrant, kind: "encode" | "decode"): readonly (() => unknown)[] {
  const run = keptEncode(codec);
  if (kind === "encode") return inputs.map((input) => () => run(input));
  return inputs.map((input) => {
    const message = Buffer.from(run(input));
    return () => codec.decode(message);
  });
}

function inTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return (lists[0] ?? []).flatMap((_, at) => lists.flatMap((list) => list.slice(at, at + 1)));
}
