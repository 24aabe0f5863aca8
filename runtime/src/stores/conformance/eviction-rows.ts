import type { Envelope } from "../../document/envelope.ts";
import type { BackingStore } from "../backing-store.ts";
import { expectUsage, maintained } from "./maintenance-rows.ts";
import {
  type Behaviour,
  collect,
  contextWith,
  envelope,
  expectEqual,
  expectSame,
  inOrder,
  namesOf,
  put,
  remove,
} from "./row.ts";

const start = 1_800_000_000_000;

export const evictionRows: readonly Behaviour[] = [
  {
    name: "documents that have expired are removed in steps, and nothing else with them",
    run: async ({ store }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      const short = Array.from({ length: 25 }, (_, index) => ({
        ...envelope(`t${index % 3}`, `k${index}`),
        expiresAt: start + 1 + index,
        tags: ["short"],
      }));
      const long = [{ ...envelope("t0", "long"), expiresAt: start + 1000 }, envelope("t1", "lasting")];
      await store.write([...short, ...long].map(put));
      await expectUsage(store, [...short, ...long]);
      clock.now = start + 20;
      const removed = await removeAll((limit) => maintained(store).expire(limit), 7);
      expectEqual("what was removed", removed, namesOf(short.slice(0, 20)));
      await expectUsage(store, [...short.slice(20), ...long]);
      expectSame(await collect(store.readAll()), inOrder([...short.slice(20), ...long]));
      clock.now = start;
      expectSame(await collect(store.readAll()), inOrder([...short.slice(20), ...long]));
      clock.now = start + 999;
      expectEqual(
        "the rest",
        await removeAll((limit) => maintained(store).expire(limit), 100),
        namesOf(short.slice(20)),
      );
      await expectUsage(store, long);
      expectEqual("a check", await maintained(store).check({ fix: true }), { sound: 2, problems: [] });
    },
  },
  {
    name: "an expiry that was put over removes nothing",
    run: async ({ store }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      const keys = ["lasting", "later", "deleted", "again"];
      await store.write(keys.map((key) => put({ ...envelope("player", key), expiresAt: start + 1 })));
      const lasting = envelope("player", "lasting");
      const later = { ...envelope("player", "later"), expiresAt: start + 100 };
      const again = { ...envelope("player", "again"), expiresAt: start + 100 };
      await store.write([put(lasting), put(later), remove("player", "deleted"), remove("player", "again"), put(again)]);
      clock.now = start + 50;
      expectEqual("what expired", await maintained(store).expire(10), []);
      expectSame(await collect(store.readAll()), [again, lasting, later]);
    },
  },
  {
    name: "documents are evicted by a tag, of one type or of all, in steps",
    run: async ({ store }) => {
      await store.open(contextWith({ now: start }));
      const all = Array.from({ length: 24 }, (_, index) => ({
        ...envelope(index % 2 === 0 ? "even" : "odd", `k${index}`),
        tags: index % 3 === 0 ? ["both", "three"] : ["both"],
      }));
      const plain = envelope("even", "plain");
      await store.write([...all, plain].map(put));
      const threes = all.filter(({ tags }) => tags.includes("three"));
      const evenThrees = threes.filter(({ type }) => type === "even");
      const evict = (tag: string, type?: string) => (limit: number) =>
        maintained(store).evictTag(tag, type === undefined ? { limit } : { type, limit });
      expectEqual("the even ones", await removeAll(evict("three", "even"), 3), namesOf(evenThrees));
      await expectLeft(store, [...all.filter((value) => !evenThrees.includes(value)), plain]);
      const oddThrees = threes.filter(({ type }) => type === "odd");
      expectEqual("the odd ones", await removeAll(evict("three"), 1), namesOf(oddThrees));
      expectEqual("a tag that nothing has", await evict("nothing")(5), []);
      await removeAll(evict("both"), 5);
      await expectLeft(store, [plain]);
      expectEqual("a check", await maintained(store).check(), { sound: 1, problems: [] });
    },
  },
  {
    name: "tags that look alike evict nothing of one another",
    run: async ({ store }) => {
      await store.open(contextWith({ now: start }));
      const texts = [
        "",
        " ",
        "%",
        "_",
        "'",
        '"',
        "\0",
        "a",
        "A",
        "a\0",
        "a\0b",
        "a%",
        "é",
        "e\u0301",
        "[",
        "]",
        "*",
        "?",
      ];
      const all = texts.map((tag, index) => ({ ...envelope("player", `k${index}`), tags: [tag] }));
      await store.write(all.map(put));
      for (const [index, tag] of texts.entries()) {
        const removed = await maintained(store).evictTag(tag, { limit: 100 });
        expectEqual(`what ${JSON.stringify(tag)} evicts`, namesOf(removed), namesOf(all.slice(index, index + 1)));
      }
      await expectLeft(store, []);
    },
  },
  {
    name: "tags that were put over or deleted evict nothing",
    run: async ({ store }) => {
      await store.open(contextWith({ now: start }));
      const tagged = (key: string, tags: readonly string[]) => ({ ...envelope("player", key), tags });
      await store.write(["a", "b", "c"].map((key) => put(tagged(key, ["old"]))));
      const kept = [envelope("player", "a"), tagged("b", ["new"]), tagged("c", ["old", "new"])];
      await store.write([...kept.slice(0, 2).map(put), remove("player", "c")]);
      await store.write([put(tagged("c", ["old", "new"]))]);
      expectEqual(
        "what is evicted",
        namesOf(await maintained(store).evictTag("old", { limit: 9 })),
        namesOf(kept.slice(2)),
      );
      await expectLeft(store, kept.slice(0, 2));
    },
  },
];

async function expectLeft(store: BackingStore, expected: readonly Envelope[]): Promise<void> {
  expectSame(await collect(store.readAll()), inOrder(expected));
  await expectUsage(store, expected);
}

/** Removes until nothing is left to remove, at most `limit` at a time. */
async function removeAll(
  remove: (limit: number) => Promise<readonly { readonly type: string; readonly key: string }[]>,
  limit: number,
): Promise<string[]> {
  const removed: { readonly type: string; readonly key: string }[] = [];
  for (;;) {
    const some = await remove(limit);
    if (some.length > limit) throw new Error(`expected at most ${limit} to be removed at once, found ${some.length}`);
    if (some.length === 0) return namesOf(removed);
    removed.push(...some);
  }
}
