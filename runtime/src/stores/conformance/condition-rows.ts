import { etagOf } from "../../document/etag.ts";
import {
  type Behaviour,
  checkOf,
  collect,
  context,
  envelope,
  expectConflict,
  expectSame,
  put,
  putIf,
  remove,
  removeIf,
} from "./row.ts";

const alice = envelope("player", "alice", [1]);
const bob = envelope("player", "bob", [2]);
const next = envelope("player", "alice", [3]);
const other = etagOf(envelope("player", "alice", [99]));

export const conditionRows: readonly Behaviour[] = [
  {
    name: "a change whose condition names the stored state is made",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(alice), put(bob)]);
      await store.write([putIf(next, etagOf(alice)), removeIf("player", "bob", etagOf(bob))]);
      expectSame(await collect(store.readAll()), [next]);
      await store.write([putIf(bob, null), removeIf("player", "nobody", null)]);
      expectSame(await collect(store.readAll()), [next, bob]);
    },
  },
  {
    name: "a change whose condition does not hold is not made, and its conflict says what is stored",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(alice)]);
      await expectConflict([[0, alice]], () => store.write([putIf(next, other)]));
      await expectConflict([[0, alice]], () => store.write([putIf(next, null)]));
      await expectConflict([[0, alice]], () => store.write([removeIf("player", "alice", other)]));
      await expectConflict([[0, alice]], () => store.write([checkOf("player", "alice", null)]));
      await expectConflict([[0, undefined]], () => store.write([putIf(bob, etagOf(bob))]));
      await expectConflict([[0, undefined]], () => store.write([removeIf("player", "bob", etagOf(bob))]));
      expectSame(await collect(store.readAll()), [alice]);
    },
  },
  {
    name: "one condition that does not hold leaves the whole batch undone, and every such one is listed",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(alice), put(bob)]);
      await expectConflict(
        [
          [1, alice],
          [3, undefined],
          [4, bob],
        ],
        () =>
          store.write([
            put(envelope("player", "carol")),
            putIf(next, other),
            removeIf("player", "bob", etagOf(bob)),
            checkOf("player", "nobody", other),
            checkOf("player", "bob", null),
            remove("player", "alice"),
          ]),
      );
      expectSame(await collect(store.readAll()), [alice, bob]);
    },
  },
  {
    name: "a check changes nothing, and holds the others back when it does not hold",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(alice)]);
      await store.write([checkOf("player", "alice", etagOf(alice)), checkOf("player", "bob", null)]);
      expectSame(await collect(store.readAll()), [alice]);
      await expectConflict([[1, alice]], () => store.write([put(bob), checkOf("player", "alice", other)]));
      await store.write([put(bob), checkOf("player", "alice", etagOf(alice))]);
      expectSame(await collect(store.readAll()), [alice, bob]);
    },
  },
  {
    name: "conditions are judged before the first change of their batch",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(alice)]);
      await store.write([
        remove("player", "alice"),
        put(envelope("player", "alice", [8])),
        putIf(next, etagOf(alice)),
        putIf(bob, null),
        checkOf("player", "bob", null),
      ]);
      expectSame(await collect(store.readAll()), [next, bob]);
      await expectConflict([[1, bob]], () => store.write([remove("player", "bob"), putIf(bob, null)]));
      expectSame(await collect(store.readAll()), [next, bob]);
    },
  },
  {
    name: "a document with the same content again has the same etag; another stored-at or schema id makes another",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(alice)]);
      await store.write([remove("player", "alice")]);
      await store.write([put(envelope("player", "alice", [1]))]);
      await store.write([checkOf("player", "alice", etagOf(alice))]);
      const later = { ...alice, storedAt: "2026-01-02T03:04:05.679Z" };
      await store.write([put(later)]);
      await expectConflict([[0, later]], () => store.write([checkOf("player", "alice", etagOf(alice))]));
      await store.write([checkOf("player", "alice", etagOf(later))]);
    },
  },
  {
    name: "conditions of writes that are not awaited are judged one write after the other",
    run: async ({ store }) => {
      await store.open(context);
      const tries = Array.from({ length: 20 }, (_, index) =>
        store.write([putIf(envelope("player", "first", [index]), null)]).then(
          () => true,
          () => false,
        ),
      );
      const won = await Promise.all(tries);
      if (won.filter(Boolean).length !== 1 || won[0] !== true)
        throw new Error(`expected the first write alone to find no document, found ${JSON.stringify(won)}`);
      expectSame([await store.read("player", "first")], [envelope("player", "first", [0])]);
    },
  },
  {
    name: "what a conflict shows is the caller's to keep",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(alice)]);
      const found: unknown = await store.write([putIf(next, null)]).catch((error: unknown) => error);
      const conflicts: unknown = Reflect.get(Object(found), "conflicts");
      const current: unknown = Array.isArray(conflicts) ? Reflect.get(Object(conflicts[0]), "current") : undefined;
      const payload: unknown = Reflect.get(Object(current), "payload");
      if (!(payload instanceof Uint8Array))
        throw new Error(`expected a conflict with a payload, found ${String(found)}`);
      payload.fill(9);
      expectSame([await store.read("player", "alice")], [alice]);
    },
  },
];

export const sharedConditionRows: readonly Behaviour[] = [
  {
    name: "a condition sees what another store wrote to the same place",
    run: async ({ store, another }) => {
      const second = another();
      await store.open(context);
      await second.open(context);
      await store.write([put(alice)]);
      await second.write([putIf(next, etagOf(alice))]);
      await expectConflict([[0, next]], () => store.write([removeIf("player", "alice", etagOf(alice))]));
      await store.write([removeIf("player", "alice", etagOf(next))]);
      await expectConflict([[0, undefined]], () => second.write([putIf(alice, etagOf(next))]));
      await second.write([putIf(bob, null)]);
      expectSame(await collect(store.readAll()), [bob]);
    },
  },
  {
    name: "of two stores that increment one number by conditional writes, neither loses a step",
    run: async ({ store, another }) => {
      const second = another();
      await Promise.all([store.open(context), second.open(context)]);
      await store.write([put(envelope("counter", "n", [0]))]);
      const steps = async (writer: typeof store) => {
        for (let done = 0; done < 60; ) {
          const now = await writer.read("counter", "n");
          if (now === undefined) throw new Error("expected the counter to be there");
          const more = envelope("counter", "n", [(now.payload[0] ?? 0) + 1]);
          await writer.write([putIf(more, etagOf(now))]).then(
            () => done++,
            (error: unknown) => {
              if (Reflect.get(Object(error), "code") !== "store/conflict") throw error;
            },
          );
        }
      };
      await Promise.all([steps(store), steps(second)]);
      expectSame([await second.read("counter", "n")], [envelope("counter", "n", [120])]);
    },
  },
];
