import { memoryStore, openCache, StoreError } from "@keyslot/runtime";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { expect, expectTypeOf, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { Note, Player, player, Settings } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";
import { SharedPlace } from "./support/shared-place.ts";
import { openTwoCaches, placeNames, type TwoCaches } from "./support/two-caches.ts";
import { watchedStore } from "./support/watched-store.ts";

const documents = [Player, Note, Settings];
const note = (text: string) => ({ text });
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A function that counts its runs, and gives what it is told to. */
function counted<R>(make: (...args: readonly unknown[]) => R) {
  const calls: (readonly unknown[])[] = [];
  const load = (...args: readonly unknown[]): R => {
    calls.push(args);
    return make(...args);
  };
  return { calls, load };
}

interface Row {
  readonly name: string;
  check(opened: TwoCaches): Promise<void>;
}

const rows: readonly Row[] = [
  {
    name: "a function runs once for arguments that are built alike",
    check: async ({ one, other }) => {
      const { calls, load } = counted((...args) => note(JSON.stringify(args)));
      const [memoized, elsewhere] = [one.memoize(Note, load), other.memoize(Note, load)];
      expect(await memoized("a", { b: 1, c: 2 })).toEqual(note('["a",{"b":1,"c":2}]'));
      expect(await memoized("a", { c: 2, b: 1 })).toEqual(await elsewhere("a", { b: 1, c: 2 }));
      expect(calls.length).toBe(1);
      await elsewhere("b");
      await memoized("b");
      expect(calls.length).toBe(2);
    },
  },
  {
    name: "null and undefined are results, apart from each other and from none",
    check: async ({ one, other }) => {
      const { calls, load } = counted((kind) => (kind === "null" ? null : kind === "none" ? undefined : note("a")));
      const [memoized, elsewhere] = [one.memoize(Note, load), other.memoize(Note, load)];
      for (const each of [memoized, elsewhere, memoized, elsewhere]) {
        expect([await each("null"), await each("none"), await each("a")]).toEqual([null, undefined, note("a")]);
      }
      expect(calls.length).toBe(3);
      expect([await elsewhere.forget("null"), await elsewhere.forget("null")]).toEqual([true, false]);
      expect([await elsewhere("null"), calls.length]).toEqual([null, 4]);
    },
  },
  {
    name: "callers at once share one run and its failure, which is not kept",
    check: async ({ one, other }) => {
      let fails = true;
      const failure = new Error("mine");
      const { calls, load } = counted(async () => {
        await soon();
        if (fails) throw failure;
        return note("a");
      });
      const memoized = one.memoize(Note, load);
      const failed = await Promise.all(Array.from({ length: 20 }, () => codeOf(() => memoized("k"))));
      expect([new Set(failed), calls.length]).toEqual([new Set([failure]), 1]);
      fails = false;
      const elsewhere = other.memoize(Note, load);
      const results = await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 ? memoized : elsewhere)("k")));
      expect([new Set(results.map((each) => each.text)), calls.length]).toEqual([new Set(["a"]), 2]);
    },
  },
  {
    name: "an expired result is computed anew, null as well",
    check: async ({ one, other, clock }) => {
      let answer: { text: string } | null = note("a");
      const { calls, load } = counted(() => answer);
      const options = { expire: 100, tags: ["t"] };
      const [memoized, elsewhere] = [one.memoize(Note, load, options), other.memoize(Note, load, options)];
      expect([await memoized(), await elsewhere(), calls.length]).toEqual([note("a"), note("a"), 1]);
      clock.now += 99;
      expect([await memoized(), await elsewhere(), calls.length]).toEqual([note("a"), note("a"), 1]);
      clock.now += 1;
      answer = null;
      expect([await memoized(), await elsewhere(), calls.length]).toEqual([null, null, 2]);
      clock.now += 100;
      answer = note("b");
      expect([await elsewhere(), await memoized(), calls.length]).toEqual([note("b"), note("b"), 3]);
    },
  },
  {
    name: "a refresh computes now, after what is under way, once for all who ask",
    check: async ({ one }) => {
      let version = 0;
      const { calls, load } = counted(async () => {
        const made = note(String(++version));
        await soon();
        return made;
      });
      const memoized = one.memoize(Note, load);
      const first = memoized("k");
      await Promise.resolve();
      const again = [memoized.refresh("k"), memoized.refresh("k"), memoized("k")];
      expect([await first, ...(await Promise.all(again))].map((each) => each.text)).toEqual(["1", "2", "2", "1"]);
      expect([await memoized("k"), calls.length]).toEqual([note("2"), 2]);
    },
  },
  {
    name: "what is forgotten while it is computed is not kept",
    check: async ({ one, other }) => {
      let go: () => void = () => {};
      const gate = new Promise<void>((resolve) => {
        go = resolve;
      });
      let begun: () => void = () => {};
      const isBegun = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const { calls, load } = counted(async (): Promise<Note> => {
        begun();
        await gate;
        return note(String(calls.length));
      });
      const memoized = one.memoize(Note, load);
      const elsewhere = other.memoize(Note, load);
      const early = memoized("k");
      await isBegun;
      expect(await elsewhere.forget("k")).toBe(false);
      const late = memoized("k");
      go();
      await Promise.all([early, late]);
      await memoized.forget("k");
      expect([(await elsewhere("k")).text, calls.length]).toEqual([String(calls.length), calls.length]);
    },
  },
  {
    name: "one caller who gives up does not end the run of the others",
    check: async ({ one }) => {
      let go: (text: string) => void = () => {};
      const answer = new Promise<{ text: string }>((resolve) => {
        go = (text) => resolve(note(text));
      });
      const { calls, load } = counted(() => answer);
      const memoized = one.memoize(Note, load);
      const controller = new AbortController();
      const first = codeOf(() => memoized.withSignal(controller.signal, "k"));
      const second = memoized("k");
      await soon();
      controller.abort("enough");
      expect(await first).toBe("enough");
      go("a");
      expect([await second, await memoized.withSignal(new AbortController().signal, "k")]).toEqual([
        note("a"),
        note("a"),
      ]);
      expect(calls.length).toBe(1);
      expect(await codeOf(() => memoized.withSignal(AbortSignal.abort("before"), "z"))).toBe("before");
      expect(calls.length).toBe(1);
    },
  },
  {
    name: "results that have an id are the documents of that id",
    check: async ({ one, other }) => {
      const { calls, load } = counted((id): Player | undefined =>
        id === "gone" ? undefined : player(String(id), { level: calls.length }),
      );
      const options = { id: (...args: readonly unknown[]) => String(args[0]) };
      const memoized = one.memoize(Player, load, options);
      expect((await memoized("p"))?.level).toBe(1);
      expect([one.get(Player, "p")?.level, one.query(Player).byFaction("red").length]).toEqual([1, 1]);
      expect([await memoized("gone"), await other.memoize(Player, load, options)("gone")]).toEqual([
        undefined,
        undefined,
      ]);
      expect(calls.length).toBe(2);
      await one.put(Player, player("p", { level: 7 }));
      expect((await memoized("p"))?.level).toBe(7);
      expect(await codeOf(() => one.memoize(Player, load, { namespace: "no id" })("q"))).toBe("cache/key-mismatch");
    },
  },
  {
    name: "a function that answers at once is answered at once, from memory or by itself",
    check: async ({ one, other }) => {
      const { calls, load } = counted((kind) => (kind === "null" ? null : note(String(kind))));
      const memoized = one.memoizeSync(Note, load);
      expect([memoized("a"), memoized("a"), memoized("null"), memoized("null")]).toEqual([
        note("a"),
        note("a"),
        null,
        null,
      ]);
      expect(calls.length).toBe(2);
      await memoized.stored();
      expect([memoized("a"), memoized("null"), calls.length]).toEqual([note("a"), null, 2]);
      expect([await memoized.refresh("a"), calls.length]).toEqual([note("a"), 3]);
      expect([await memoized.forget("a"), await memoized.forget("a"), memoized("a")]).toEqual([true, false, note("a")]);
      expect(calls.length).toBe(4);
      await memoized.stored();
      await other.refresh();
      expect([other.memoizeSync(Note, load)("a"), calls.length]).toEqual([note("a"), 4]);
    },
  },
];

for (const place of placeNames("a file that keeps no expiry")) {
  for (const { name, check } of rows) {
    test(`${place}: ${name}`, async () => {
      const opened = await openTwoCaches(place, documents);
      await check(opened);
      await opened.end();
    });
  }
}

test("another process takes over when the one that computes is gone", async () => {
  const place = new SharedPlace();
  const clock = { now: 0 };
  const open = () => openCache({ documents, stores: [place.store()], clock: () => clock.now });
  const other = await open();
  // As a process leaves it that is killed while it computes.
  const lease = {
    schemaId: "keyslot.flight",
    storedAt: "2026-01-01T00:00:00.000Z",
    payload: Uint8Array.of(0x91, 0xa1, 0x61),
  };
  const envelope = { type: "keyslot.flight", key: "note/load()", ...lease, expiresAt: 50 };
  await place.content.write([{ kind: "put", envelope }]);
  const { calls, load } = counted(() => note("a"));
  const waiting = other.memoize(Note, load)();
  await soon();
  expect(calls.length).toBe(0);
  clock.now = 50;
  expect([await waiting, calls.length]).toEqual([note("a"), 1]);
});

test("who waits for another process is told when the cache is closed", async () => {
  const place = new SharedPlace();
  const [one, other] = [
    await openCache({ documents, stores: [place.store()] }),
    await openCache({ documents, stores: [place.store()] }),
  ];
  let go: () => void = () => {};
  const load = async () => {
    await new Promise<void>((resolve) => {
      go = resolve;
    });
    return note("a");
  };
  const first = one.memoize(Note, load)();
  await soon();
  const waiting = codeOf(() => other.memoize(Note, load)());
  await soon();
  await other.close();
  expect(await waiting).toBe("cache/closed");
  go();
  expect(await first).toEqual(note("a"));
});

test("a result is computed again before it expires, in the background, by one of many", async () => {
  const clock = { now: 0 };
  const cache = await openCache({ documents, stores: [memoryStore()], clock: () => clock.now });
  let fails = false;
  const { calls, load } = counted(async (): Promise<Note> => {
    await soon();
    if (fails) throw new Error("mine");
    return note(String(calls.length));
  });
  const memoized = cache.memoize(Note, load, { expire: 10_000, early: 1000 });
  expect(await memoized()).toEqual(note("1"));
  // About 5 ms, a thousand times over, against the 9 ms that are left: a caller in a thousand lets it be.
  clock.now = 9991;
  fails = true;
  expect(await Promise.all([memoized(), memoized(), memoized(), memoized()])).toEqual(Array(4).fill(note("1")));
  await soon();
  await soon();
  fails = false;
  expect(await memoized()).toEqual(note("1"));
  while ((await memoized()).text === "1") await soon();
  // The first result would have expired by now.
  clock.now = 10_001;
  expect(Number((await memoized()).text)).toBeGreaterThan(1);
});

test("a function that answers at once finds what another process has stored, where the store answers at once", async () => {
  const folder = freshFolder();
  const open = () => openCache({ documents, stores: [sqliteStore({ path: `${folder.path}/game.db` })] });
  const [one, other] = [await open(), await open()];
  const { calls, load } = counted((kind) => (kind === "none" ? undefined : note("a")));
  const memoized = one.memoizeSync(Note, load);
  const elsewhere = other.memoizeSync(Note, load);
  expect([memoized("a"), memoized("none")]).toEqual([note("a"), undefined]);
  await memoized.stored();
  expect([elsewhere("a"), elsewhere("none"), calls.length]).toEqual([note("a"), undefined, 2]);
  await other.close();
  expect(await codeOf(() => elsewhere("a"))).toBe("cache/closed");
  await one.close();
  folder.remove();
});

test("a result that cannot be read is an error, not a missing one", async () => {
  const folder = freshFolder();
  const store = () => sqliteStore({ path: `${folder.path}/game.db` });
  const cache = await openCache({ documents, stores: [store()] });
  const { calls, load } = counted(() => note("a"));
  const memoized = cache.memoize(Note, load);
  const elsewhere = store();
  await elsewhere.open({ catalog: [] });
  const envelope = { type: "note", key: "load()", schemaId: "note", storedAt: "2026-01-01T00:00:00.000Z" };
  await elsewhere.write([{ kind: "put", envelope: { ...envelope, payload: Uint8Array.of(0xc1) } }]);
  expect(await codeOf(() => memoized())).toMatch(/^(wire|cache)\//);
  expect(calls.length).toBe(0);
  expect([await memoized.refresh(), await memoized(), calls.length]).toEqual([note("a"), note("a"), 1]);
  await elsewhere.close();
  await cache.close();
  folder.remove();
});

test("what cannot be stored is an error of the call, and the next one tries again", async () => {
  const store = watchedStore();
  const cache = await openCache({ documents, stores: [store] });
  const full = new StoreError("store/full", "watched", "the disk is full. Make room.");
  const { calls, load } = counted((text) => ({ text }));
  // @ts-expect-error What the function gives is no note.
  const memoized = cache.memoize(Note, load);
  expect(await codeOf(() => memoized(5))).toBe("wire/type-mismatch");
  store.failure = full;
  expect(await codeOf(() => memoized("a"))).toBe("store/full");
  expect([await memoized("a"), calls.length]).toEqual([note("a"), 3]);
  const sync = cache.memoizeSync(Note, (text: string) => note(text), { namespace: "sync" });
  store.failure = full;
  expect(sync("b")).toEqual(note("b"));
  expect([await codeOf(() => sync.stored()), await codeOf(() => sync.stored())]).toEqual(["store/full", "no error"]);
});

test("in a file of another program's format results are documents, and marks stay in memory", async () => {
  const folder = freshFolder();
  const cache = await openCache({ documents, stores: [singleFileStore({ path: `${folder.path}/game.cc` })] });
  const { calls, load } = counted((kind) => (kind === "null" ? null : note("a")));
  const memoized = cache.memoize(Note, load);
  for (let round = 0; round < 2; round++)
    expect([await memoized("null"), await memoized("a")]).toEqual([null, note("a")]);
  expect([calls.length, cache.keys(Note)]).toEqual([2, ['load("a")']]);
  await memoized.forget("null");
  await memoized("null");
  expect(calls.length).toBe(3);
  await cache.close();
  folder.remove();
});

test("a switch turns it off, and on", async () => {
  const cache = await openCache({ documents, stores: [memoryStore()] });
  let enabled = false;
  const { calls, load } = counted(() => note("a"));
  const memoized = cache.memoize(Note, load, { enabled: () => enabled });
  await Promise.all([memoized(), memoized.refresh(), memoized()]);
  expect([calls.length, cache.count(Note)]).toEqual([3, 0]);
  enabled = true;
  await Promise.all([memoized(), memoized(), memoized()]);
  expect([calls.length, cache.count(Note)]).toEqual([4, 1]);
  const never = cache.memoizeSync(Note, load, { enabled: false, namespace: "never" });
  expect([never(), never(), calls.length]).toEqual([note("a"), note("a"), 6]);
});

test("two functions share no name, and one function is itself", async () => {
  const cache = await openCache({ documents, stores: [memoryStore()] });
  const first = { load: (text: string) => note(`first ${text}`) };
  const second = { load: (text: string) => note(`second ${text}`) };
  const memoized = cache.memoize(Note, first.load);
  expect(await codeOf(() => cache.memoize(Note, second.load))).toBe("cache/memoize-name");
  expect(await codeOf(() => cache.memoize(Note, first.load, { expire: 5 }))).toBe("cache/memoize-name");
  expect(await codeOf(() => cache.memoizeSync(Note, first.load))).toBe("cache/memoize-name");
  expect(cache.memoize(Note, first.load)).toBe(memoized);
  const other = cache.memoize(Note, second.load, { namespace: "second" });
  expect([await memoized("a"), await other("a")]).toEqual([note("first a"), note("second a")]);
  const none = { load: (text: string) => (text === "a" ? null : player("p")) };
  const byType = cache.memoize(Player, none.load, { id: () => "p" });
  expect([await byType("a"), await memoized("a")]).toEqual([null, note("first a")]);
  expect(await codeOf(() => cache.memoize(Note, (text: string) => note(text)))).toBe("cache/memoize-name");
});

test("wrong uses are refused", async () => {
  const cache = await openCache({ documents: [Note, Settings], stores: [memoryStore()] });
  const load = (text: string) => note(text);
  const wrong: readonly unknown[] = [
    { early: true },
    { early: -1, expire: 5 },
    { enabled: 5 },
    { lease: 0 },
    { namespace: "\ud800" },
    { key: 5 },
    { id: "x" },
    { ttl: 5 },
    { expire: -1 },
    null,
  ];
  for (const options of wrong) {
    const code = await codeOf(() => Reflect.apply(cache.memoize, cache, [Note, load, options]));
    expect([options, code]).toEqual([options, "cache/invalid-argument"]);
  }
  expect(await codeOf(() => cache.memoize(Settings, () => ({ theme: "dark" }), { namespace: "x" }))).toBe(
    "cache/invalid-argument",
  );
  expect(await codeOf(() => cache.memoize(Player, () => player("a"), { namespace: "x" }))).toBe("cache/not-registered");
  const memoized = cache.memoize(Note, load);
  await cache.close();
  expect(await codeOf(() => memoized("a"))).toBe("cache/closed");
});

test("types of memoized functions follow from the function", async () => {
  const cache = await openCache({ documents, stores: [memoryStore()] });
  const always = cache.memoize(Note, async (text: string, _times: number) => note(text), { namespace: "always" });
  expectTypeOf(always).parameters.toEqualTypeOf<[text: string, _times: number]>();
  expectTypeOf(always("a", 1)).resolves.toEqualTypeOf<Readonly<Note>>();
  const maybe = cache.memoize(Note, (text: string) => (text === "" ? null : note(text)), { namespace: "maybe" });
  expectTypeOf(maybe("a")).resolves.toEqualTypeOf<Readonly<Note> | null>();
  const sync = cache.memoizeSync(Note, (text: string) => (text === "" ? undefined : note(text)), { namespace: "sync" });
  expectTypeOf(sync("a")).toEqualTypeOf<Readonly<Note> | undefined>();
});
