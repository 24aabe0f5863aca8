import { type Behaviour, collect, context, envelope, expectCode, expectSame, inOrder, put, remove } from "./row.ts";

// Pairs that some store once took for one another: by case, by cutting at NUL, by joining, by escaping, by normalising.
const texts: readonly string[] = [
  "",
  " ",
  "a",
  "A",
  "a\0",
  "a\0b",
  "\0",
  "a ",
  " a",
  "abc",
  "abc_saav",
  "%",
  "_",
  "%25",
  "a/b",
  "a%2Fb",
  "..",
  "../a",
  "a\\b",
  "a:b",
  "1:a",
  "'",
  '"',
  "'; DROP TABLE documents; --",
  "\n",
  "\r\n",
  "\t",
  "\u0085",
  "\u2028",
  "\u2029",
  "\ufeff",
  "\ufeffa",
  "\ufffd",
  "\u007f",
  "é",
  "e\u0301",
  "ﬃ",
  "İ",
  "i",
  "日本",
  "😀",
  "\ue000",
  "__proto__",
  "constructor",
  "toString",
  "__global__",
  "null",
  "undefined",
  "0",
  "00",
  "k".repeat(10_000),
  "k".repeat(9_999),
];

export const keyRows: readonly Behaviour[] = [
  {
    name: "store keys that look alike stay apart",
    run: async ({ store, another }) => {
      await store.open(context);
      const all = texts.map((key, index) => envelope("player", key, [index]));
      await store.write(all.map(put));
      for (const value of all) expectSame([await store.read("player", value.key)], [value]);
      expectSame(await collect(store.readAll()), inOrder(all));
      await store.close();
      const next = another();
      await next.open(context);
      expectSame(await collect(next.readAll()), inOrder(all));
    },
  },
  {
    name: "types that look alike stay apart",
    run: async ({ store }) => {
      await store.open(context);
      const all = texts.map((type, index) => envelope(type, "one", [index]));
      await store.write(all.map(put));
      for (const value of all) expectSame([await store.read(value.type, "one")], [value]);
      expectSame(await collect(store.readAll()), inOrder(all));
    },
  },
  {
    name: "type and store key never run together",
    run: async ({ store }) => {
      await store.open(context);
      const pairs = [
        ["ab", "c"],
        ["a", "bc"],
        ["a", ""],
        ["", "a"],
        ["a\0b", "c"],
        ["a", "b\0c"],
        ["1:a", "b"],
        ["1", ":ab"],
      ] as const;
      const all = pairs.map(([type, key], index) => envelope(type, key, [index]));
      await store.write(all.map(put));
      expectSame(await collect(store.readAll()), inOrder(all));
    },
  },
  {
    name: "deleting by a store key that looks alike deletes nothing else",
    run: async ({ store }) => {
      await store.open(context);
      const all = texts.map((key, index) => envelope("player", key, [index]));
      await store.write(all.map(put));
      for (const [index, value] of all.entries()) {
        if (index % 2 === 0) await store.write([remove("player", value.key)]);
      }
      expectSame(await collect(store.readAll()), inOrder(all.filter((_, index) => index % 2 === 1)));
    },
  },
  {
    name: "half a surrogate pair is refused, and the whole batch with it",
    run: async ({ store }) => {
      await store.open(context);
      const bad = "a\ud800";
      for (const value of [
        envelope(bad, "a"),
        envelope("player", bad),
        { ...envelope("player", "a"), storedAt: bad },
      ]) {
        await expectCode(["store/lone-surrogate"], () => store.write([put(envelope("player", "good")), put(value)]));
      }
      await expectCode(["store/lone-surrogate"], () => store.write([remove("player", bad)]));
      expectSame(await collect(store.readAll()), []);
      await store.write([put(envelope("player", "good"))]);
    },
  },
];
