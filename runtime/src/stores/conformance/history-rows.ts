import type { Envelope } from "../../document/envelope.ts";
import type { BackingStore } from "../backing-store.ts";
import { type HistoryQuery, type HistoryStore, isHistorical, type StoredTransaction } from "../store-abilities.ts";
import {
  type Behaviour,
  checkOf,
  collect,
  contextWith,
  envelope,
  expectEqual,
  expectSame,
  put,
  putIf,
  remove,
  type SetClock,
} from "./row.ts";

const start = 1_800_000_000_000;

export const historyRows: readonly Behaviour[] = [
  {
    name: "each write is a transaction: a number that counts up, its time, who and why, and each document before and after",
    run: async ({ store, another }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      await writeHistory(store, clock);
      const first = await transactions(store);
      expectEqual("the numbers", steps(first), [1, 1, 1]);
      expectEqual(
        "the times",
        first.map(({ at }) => at),
        [start, start + 10, start + 20, start + 30],
      );
      expectEqual("actors and actions", first.map(whoAndWhy), ["alice create", "bob change", "- -", "alice change"]);
      expectChanges(first[0], [
        [undefined, alice],
        [undefined, item],
      ]);
      expectChanges(first[1], [[alice, alice2]]);
      expectChanges(first[2], [
        [alice2, undefined],
        [undefined, bob],
      ]);
      expectChanges(first[3], [[item, item2]]);
      await store.close();
      const next = another();
      await next.open(contextWith(clock));
      expectEqual("the numbers after opening again", (await transactions(next)).map(numberOf), first.map(numberOf));
      await next.write([put(envelope("player", "last"))]);
      expectEqual("the numbers after one more", steps(await transactions(next)), [1, 1, 1, 1]);
    },
  },
  {
    name: "a history can be asked for by document, time, action, actor, number and direction",
    run: async ({ store }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      await writeHistory(store, clock);
      const times = async (query: HistoryQuery) => (await transactions(store, query)).map(({ at }) => at - start);
      expectEqual("all, newest first", await times({ reverse: true }), [30, 20, 10, 0]);
      expectEqual("the newest two", await times({ reverse: true, limit: 2 }), [30, 20]);
      expectEqual("the oldest", await times({ limit: 1 }), [0]);
      expectEqual("those of a type", await times({ type: "item" }), [0, 30]);
      expectEqual("those of a document", await times({ type: "player", key: "alice" }), [0, 10, 20]);
      expectEqual("those of another", await times({ type: "player", key: "bob" }), [20]);
      expectEqual("those of nobody", await times({ type: "player", key: "nobody" }), []);
      expectEqual("from a time on", await times({ from: start + 10 }), [10, 20, 30]);
      expectEqual("before a time", await times({ to: start + 10 }), [0]);
      expectEqual("between times", await times({ from: start + 1, to: start + 21, reverse: true }), [20, 10]);
      expectEqual("by action", await times({ action: "change" }), [10, 30]);
      expectEqual("by actor", await times({ actor: "alice" }), [0, 30]);
      expectEqual("by both", await times({ actor: "alice", action: "change" }), [30]);
      expectEqual("by one and a limit", await times({ actor: "alice", limit: 1 }), [0]);
    },
  },
  {
    name: "the state at a time is what was stored then",
    run: async ({ store, another }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      await writeHistory(store, clock);
      for (let round = 0; round < 2; round++) {
        const asked = round === 0 ? store : another();
        if (round > 0) {
          await store.close();
          await asked.open(contextWith(clock));
        }
        const stateAt = (time: number) => collect(historical(asked).stateAt(start + time));
        expectSame(await stateAt(0), [item, alice]);
        expectSame(await stateAt(9), [item, alice]);
        expectSame(await stateAt(10), [item, alice2]);
        expectSame(await stateAt(20), [item, bob]);
        expectSame(await stateAt(29), [item, bob]);
        expectSame(await stateAt(1000), [item2, bob]);
      }
    },
  },
  {
    name: "a write that was refused is in no history",
    run: async ({ store }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      await store.write([put(alice)]);
      await store.write([put(bob), putIf(alice2, null)]).catch(() => undefined);
      await store.write([put(bob), checkOf("player", "alice", null)]).catch(() => undefined);
      await store.write([put(item)]);
      const found = await transactions(store);
      expectEqual("the numbers", steps(found), [1]);
      expectChanges(found[1], [[undefined, item]]);
    },
  },
];

const alice = envelope("player", "alice", [1]);
const alice2 = envelope("player", "alice", [1, 2]);
const bob = envelope("player", "bob", [3]);
const item = envelope("item", "sword", [4, 5]);
const item2 = envelope("item", "sword", [4, 5, 6]);

async function writeHistory(store: BackingStore, clock: SetClock): Promise<void> {
  await store.write([put(alice), put(item)], { action: "create", actor: "alice" });
  clock.now += 10;
  await store.write([put(alice2)], { action: "change", actor: "bob" });
  clock.now += 10;
  await store.write([remove("player", "alice"), put(bob)]);
  clock.now += 10;
  await store.write([put(item2)], { action: "change", actor: "alice" });
}

async function transactions(store: BackingStore, query?: HistoryQuery): Promise<StoredTransaction[]> {
  const all: StoredTransaction[] = [];
  for await (const transaction of historical(store).history(query)) all.push(transaction);
  return all;
}

function numberOf({ sequence }: StoredTransaction): number {
  return sequence;
}

function steps(all: readonly StoredTransaction[]): number[] {
  return all.slice(1).map(({ sequence }, index) => sequence - (all[index]?.sequence ?? Number.NaN));
}

function whoAndWhy({ actor = "-", action = "-" }: StoredTransaction): string {
  return `${actor} ${action}`;
}

function expectChanges(
  transaction: StoredTransaction | undefined,
  expected: readonly (readonly [before: Envelope | undefined, after: Envelope | undefined])[],
): void {
  const changes = transaction?.changes ?? [];
  const names = expected.map(([before, after]) => [(before ?? after)?.type, (before ?? after)?.key]);
  expectEqual(
    "what changed",
    changes.map(({ type, key }) => [type, key]),
    names,
  );
  expectSame(
    changes.flatMap(({ before, after }) => [before, after]),
    expected.flat(),
  );
}

function historical(store: BackingStore): HistoryStore {
  if (!isHistorical(store)) throw new Error("expected a store with `history`");
  return store;
}
