import { type Behaviour, collect, context, envelope, expectSame, put, remove } from "./row.ts";

export const documentRows: readonly Behaviour[] = [
  {
    name: "a new store holds nothing",
    run: async ({ store }) => {
      await store.open(context);
      expectSame(await collect(store.readAll()), []);
      expectSame([await store.read("player", "alice")], [undefined]);
    },
  },
  {
    name: "a document is read as it was put, to the byte",
    run: async ({ store }) => {
      await store.open(context);
      const bytes = Array.from({ length: 256 }, (_, byte) => byte);
      const value = { ...envelope("player", "alice", bytes), storedAt: "2026-11-21T10:37:24.020532+00:00" };
      await store.write([put(value)]);
      expectSame([await store.read("player", "alice")], [value]);
      expectSame(await collect(store.readAll()), [value]);
    },
  },
  {
    name: "a second put of a document replaces the first",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(envelope("player", "alice", [1, 2, 3]))]);
      const value = { ...envelope("player", "alice", [4]), storedAt: "2027-01-01T00:00:00.000Z" };
      await store.write([put(value)]);
      expectSame(await collect(store.readAll()), [value]);
    },
  },
  {
    name: "a deleted document is gone, and nothing else with it",
    run: async ({ store }) => {
      await store.open(context);
      const bob = envelope("player", "bob");
      const item = envelope("item", "alice");
      await store.write([put(envelope("player", "alice")), put(bob), put(item)]);
      await store.write([remove("player", "alice")]);
      expectSame([await store.read("player", "alice")], [undefined]);
      expectSame(await collect(store.readAll()), [item, bob]);
    },
  },
  {
    name: "deleting what is not there is not an error",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([remove("player", "nobody")]);
      expectSame(await collect(store.readAll()), []);
    },
  },
  {
    name: "a batch is applied in its order",
    run: async ({ store }) => {
      await store.open(context);
      const last = envelope("player", "alice", [3]);
      const bob = envelope("player", "bob", [2]);
      await store.write([
        put(envelope("player", "alice", [1])),
        remove("player", "alice"),
        put(last),
        put(bob),
        put(envelope("player", "carol")),
        remove("player", "carol"),
      ]);
      expectSame(await collect(store.readAll()), [last, bob]);
    },
  },
  {
    name: "an empty batch changes nothing",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([]);
      expectSame(await collect(store.readAll()), []);
    },
  },
  {
    name: "writes that are not awaited take effect in the order of the calls",
    run: async ({ store }) => {
      await store.open(context);
      const writes = Array.from({ length: 40 }, (_, index) =>
        store.write([put(envelope("player", "last", [index])), put(envelope("player", `p${index}`))]),
      );
      await Promise.all(writes);
      expectSame([await store.read("player", "last")], [envelope("player", "last", [39])]);
      if ((await collect(store.readAll())).length !== 41)
        throw new Error("a write was lost among others of the same turn");
    },
  },
  {
    name: "an empty payload is kept",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(envelope("player", "alice", []))]);
      expectSame([await store.read("player", "alice")], [envelope("player", "alice", [])]);
    },
  },
  {
    name: "a payload of four million bytes is kept",
    run: async ({ store }) => {
      await store.open(context);
      const payload = Uint8Array.from({ length: 4_000_000 }, (_, index) => (index * 31) >>> 3);
      const value = { ...envelope("player", "alice"), payload };
      await store.write([put(value)]);
      expectSame([await store.read("player", "alice")], [value]);
      expectSame(await collect(store.readAll()), [value]);
    },
  },
  {
    name: "the caller's bytes stay the caller's",
    run: async ({ store }) => {
      await store.open(context);
      const value = envelope("player", "alice", [1, 2, 3]);
      const changes = [put(value)];
      const written = store.write(changes);
      value.payload.fill(9);
      changes.length = 0;
      await written;
      const first = await store.read("player", "alice");
      expectSame([first], [envelope("player", "alice", [1, 2, 3])]);
      first?.payload.fill(9);
      for (const read of await collect(store.readAll())) read.payload.fill(9);
      expectSame([await store.read("player", "alice")], [envelope("player", "alice", [1, 2, 3])]);
    },
  },
  {
    name: "a payload that is a part of a larger buffer is kept alone",
    run: async ({ store }) => {
      await store.open(context);
      const payload = Uint8Array.of(1, 2, 3, 4, 5, 6).subarray(2, 4);
      await store.write([put({ ...envelope("player", "alice"), payload })]);
      expectSame([await store.read("player", "alice")], [envelope("player", "alice", [3, 4])]);
    },
  },
];
