import { strictEqual } from "node:assert";
import type { Prepared } from "../harness/cell.ts";
import type { User } from "../schemas/user.schema.ts";
import type { Entrants } from "./entrants.ts";
import { loopOver } from "./loop.ts";

/** A number near the beginning, and the last slot of all. */
export type ViewSlot = "age" | "status";

/** One way to read one slot of a message of which nothing else is decoded. */
export interface ViewReading {
  readonly name: string;
  readonly slot: ViewSlot;
  /** Whether the view is there before the clock runs, or opened for each reading. */
  readonly isOpen: boolean;
}

export const readings: readonly ViewReading[] = [
  { name: "user view, opened for it, early slot", slot: "age", isOpen: false },
  { name: "user view, opened for it, late slot", slot: "status", isOpen: false },
  { name: "user view, open, early slot", slot: "age", isOpen: true },
  { name: "user view, open, late slot", slot: "status", isOpen: true },
];

/** Messages, and how a codec reads slots of theirs. */
export interface Views {
  readonly messages: readonly Uint8Array[];
  open(message: Uint8Array): object;
  readonly readers: Readonly<Record<ViewSlot, (view: object) => unknown>>;
}

/** The readings of our views. */
export function viewReadings(entrants: Entrants): readonly (ViewReading & { setUp(): Promise<Prepared> })[] {
  const setUp = async (reading: ViewReading): Promise<Prepared> => {
    const users = await usersOf(entrants);
    return prepareReading(ourViews(entrants, users), reading, users);
  };
  return readings.map((reading) => ({ ...reading, setUp: () => setUp(reading) }));
}

export function prepareReading(views: Views, { slot, isOpen }: ViewReading, users: readonly User[]): Prepared {
  const { messages, open, readers } = views;
  const read = readers[slot];
  const loop = isOpen ? loopOver(read, messages.map(open)) : loopOver((message) => read(open(message)), messages);
  return {
    verify: () => {
      for (const [at, user] of users.entries()) {
        const message = messages[at];
        strictEqual(message && read(open(message)), user[slot]);
      }
    },
    run: (count) => {
      loop(count);
    },
  };
}

function ourViews(entrants: Entrants, users: readonly User[]): Views {
  const { User } = entrants.subject.documents;
  return {
    messages: users.map((user) => User.encode(user)),
    open: (message) => User.view(message),
    readers: {
      age: viewReader<User>((view) => view.age),
      status: viewReader<User>((view) => view.status),
    },
  };
}

export async function usersOf(entrants: Entrants): Promise<readonly User[]> {
  return (await entrants.workload("user")).documents.map((user) => Object(user));
}

/** The views of a codec are known to the loops as objects alone. */
export function viewReader<V>(read: (view: V) => unknown): (view: object) => unknown {
  return Object(read);
}
