import { type Behaviour, collect, context, envelope, expectCode, expectSame, inOrder, put, remove } from "./row.ts";

export const lifeRows: readonly Behaviour[] = [
  {
    name: "nothing works before it is opened",
    run: async ({ store }) => {
      await expectCode(["store/closed"], () => store.read("player", "alice"));
      await expectCode(["store/closed"], () => store.write([put(envelope("player", "alice"))]));
      await expectCode(["store/closed"], () => collect(store.readAll()));
    },
  },
  {
    name: "nothing works after it is closed; closing twice is nothing",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(envelope("player", "alice"))]);
      await store.close();
      await store.close();
      await expectCode(["store/closed"], () => store.read("player", "alice"));
      await expectCode(["store/closed"], () => store.write([remove("player", "alice")]));
      await expectCode(["store/closed"], () => collect(store.readAll()));
    },
  },
  {
    name: "closing a store that was never opened is nothing",
    run: async ({ store }) => store.close(),
  },
  {
    name: "a store that is open cannot be opened again",
    run: async ({ store }) => {
      await store.open(context);
      await expectCode(["store/locked"], () => store.open(context));
      await store.write([put(envelope("player", "alice"))]);
      expectSame([await store.read("player", "alice")], [envelope("player", "alice")]);
    },
  },
  {
    name: "a store that was closed can be opened again, with its content",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(envelope("player", "alice"))]);
      await store.close();
      await store.open(context);
      expectSame(await collect(store.readAll()), [envelope("player", "alice")]);
      await store.write([put(envelope("player", "bob"))]);
      expectSame(await collect(store.readAll()), [envelope("player", "alice"), envelope("player", "bob")]);
    },
  },
  {
    name: "closing waits for the writes that were begun",
    run: async ({ store, another }) => {
      await store.open(context);
      const written = store.write([put(envelope("player", "alice"))]);
      await store.close();
      await written;
      const next = another();
      await next.open(context);
      expectSame(await collect(next.readAll()), [envelope("player", "alice")]);
    },
  },
];

export const persistentRows: readonly Behaviour[] = [
  {
    name: "another store over the same place shows everything",
    run: async ({ store, another }) => {
      await store.open(context);
      const all = [envelope("player", "alice", [1]), envelope("player", "bob", [2]), envelope("item", "alice", [3])];
      for (const value of all) await store.write([put(value)]);
      await store.write([put(envelope("player", "carol")), remove("player", "bob")]);
      await store.close();
      const next = another();
      await next.open(context);
      expectSame(
        await collect(next.readAll()),
        inOrder([envelope("item", "alice", [3]), envelope("player", "alice", [1]), envelope("player", "carol")]),
      );
    },
  },
  {
    name: "what is damaged is refused, not misread",
    run: async ({ store, another, corrupt }) => {
      if (corrupt === undefined) return;
      await store.open(context);
      await store.write([put(envelope("player", "alice", [1, 2, 3]))]);
      await store.close();
      await corrupt();
      const next = another();
      await expectCode(["store/corrupt", "store/truncated", "store/foreign-format"], async () => {
        await next.open(context);
        await collect(next.readAll());
      });
    },
  },
];

export const oneWriterRows: readonly Behaviour[] = [
  {
    name: "a second opener is refused until the first has closed",
    run: async ({ store, another }) => {
      await store.open(context);
      const next = another();
      await expectCode(["store/locked"], () => next.open(context));
      await store.write([put(envelope("player", "alice"))]);
      await store.close();
      await next.open(context);
      expectSame(await collect(next.readAll()), [envelope("player", "alice")]);
    },
  },
];

export const sharedRows: readonly Behaviour[] = [
  {
    name: "two stores over one place may both write, and see each other",
    run: async ({ store, another }) => {
      const next = another();
      await Promise.all([store.open(context), next.open(context)]);
      const writes = Array.from({ length: 60 }, (_, index) =>
        (index % 2 === 0 ? store : next).write([
          put(envelope("player", `p${index}`, [index])),
          put(envelope("player", "both")),
        ]),
      );
      await Promise.all(writes);
      const seen = await collect(store.readAll());
      if (seen.length !== 61) throw new Error(`expected 61 documents, found ${seen.length}`);
      expectSame(await collect(next.readAll()), seen);
      expectSame([await store.read("player", "p1")], [envelope("player", "p1", [1])]);
    },
  },
];
