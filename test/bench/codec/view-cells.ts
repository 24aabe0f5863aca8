import { strictEqual } from "node:assert";
import type { Bar, Candidate, Cell, Prepared } from "../harness/cell.ts";
import { peerVersion } from "../harness/peers.ts";
import type { User } from "../schemas/user.schema.ts";
import type { Entrants } from "./entrants.ts";
import { loopOver } from "./loop.ts";
import { openFlatbuffers } from "./peers/flatbuffers.ts";

/** What both sides can read alone: a slot near the beginning, and the last one. */
type ViewSlot = "name" | "status";

interface Views {
  readonly messages: readonly Uint8Array[];
  open(message: Uint8Array): object;
  /** What reads one slot of an open view. */
  reader(slot: ViewSlot): (view: object) => unknown;
}

/** Reading one slot of a message of which nothing else is decoded. */
export function viewCells(entrants: Entrants): readonly Cell[] {
  const row = (slot: ViewSlot, isOpen: boolean, bar?: Bar): Cell => ({
    name: `user view, ${isOpen ? "open" : "opened for it"}, ${slot === "name" ? "early" : "late"} slot`,
    unit: "time",
    mode: "repeated",
    ...(bar && { bar }),
    candidates: [
      candidate("keyslot", "", () => ours(entrants)),
      candidate("flatbuffers", peerVersion("flatbuffers"), () => theirs(entrants)),
    ].map(({ views, ...rest }) => ({
      ...rest,
      setUp: async () => prepare(await views(), slot, { isOpen, users: users(entrants) }),
    })),
  });
  return [
    row("name", false, { ratio: 6 }),
    row("status", false),
    row("name", true),
    row("status", true, { ratio: 10 }),
  ];
}

type Made = Pick<Candidate, "name" | "version" | "role"> & { readonly views: () => Views | Promise<Views> };

function candidate(name: string, version: string, views: Made["views"]): Made {
  return { name, version, role: name === "keyslot" ? "ours" : "peer", views };
}

interface Reading {
  readonly isOpen: boolean;
  readonly users: readonly User[];
}

function prepare(views: Views, slot: ViewSlot, { isOpen, users }: Reading): Prepared {
  const { messages, open } = views;
  const read = views.reader(slot);
  const loop = isOpen ? loopOver(read, messages.map(open)) : loopOver((message) => read(open(message)), messages);
  return {
    verify: () => {
      for (const [at, message] of messages.entries()) strictEqual(read(open(message)), users[at]?.[slot]);
    },
    run: (count) => {
      loop(count);
    },
  };
}

function users(entrants: Entrants): readonly User[] {
  return entrants.workload("user").documents.map((user) => Object(user));
}

function ours(entrants: Entrants): Views {
  const { User } = entrants.subject.documents;
  const readers: Readonly<Record<ViewSlot, (view: { readonly [slot in ViewSlot]: unknown }) => unknown>> = {
    name: (view) => view.name,
    status: (view) => view.status,
  };
  return {
    messages: users(entrants).map((user) => User.encode(user)),
    open: (message) => User.view(message),
    reader: (slot) => readerOf(readers[slot]),
  };
}

async function theirs(entrants: Entrants): Promise<Views> {
  const { description, plain } = entrants.workload("user");
  const { pack, openTable } = await openFlatbuffers(description);
  const readers: Readonly<Record<ViewSlot, (table: { readonly [slot in ViewSlot]: () => unknown }) => unknown>> = {
    name: (table) => table.name(),
    status: (table) => table.status(),
  };
  return {
    messages: plain.map((each) => pack.run(pack.toInput(each)).slice()),
    open: openTable,
    reader: (slot) => readerOf(readers[slot]),
  };
}

/** The views of both sides are known here by their slots alone. */
function readerOf<V>(read: (view: V) => unknown): (view: object) => unknown {
  return Object(read);
}
