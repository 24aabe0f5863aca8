import { type Cache, etagOf, memoryStore, openCache } from "@keyslot/runtime";
import { expect, expectTypeOf, test } from "vitest";
import { Clip, Note, Player, player, Settings } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";
import { SharedPlace } from "./support/shared-place.ts";
import { openTwoCaches, placeNames } from "./support/two-caches.ts";

const documents = [Player, Clip, Note, Settings];
const note = (text: string) => ({ text });

interface Row {
  readonly name: string;
  check(one: Cache, other: Cache, clock: { now: number }): Promise<void>;
}

const rows: readonly Row[] = [
  {
    name: "an etag is that of the stored envelope, whoever asks",
    check: async (one, other) => {
      expect(await one.etag(Note, "n")).toBe(null);
      await one.put(Note, "n", note("a"));
      const stored = await one.readEnvelope(Note, "n");
      expect(stored && etagOf(stored)).toBe(await other.etag(Note, "n"));
      expect(await one.etag(Settings)).toBe(null);
      await other.put(Settings, { theme: "dark" });
      expect(await one.etag(Settings)).toBe(await other.etag(Settings));
    },
  },
  {
    name: "conditions hold or not as their table says, for a document and for none",
    check: async (one, other) => {
      await one.put(Note, "n", note("a"));
      const etag = await other.etag(Note, "n");
      const holds = async (id: string, condition: Parameters<Cache["getIf"]>[2]) =>
        (await other.getIf(Note, id, condition)).isSatisfied;
      expect([await holds("n", { is: etag }), await holds("n", { is: "x" }), await holds("n", { is: null })]).toEqual([
        true,
        false,
        false,
      ]);
      expect([await holds("n", { isNot: etag }), await holds("n", { isNot: null })]).toEqual([false, true]);
      expect([await holds("z", { is: null }), await holds("z", { isNot: null })]).toEqual([true, false]);
      expect([await holds("z", { isNot: "x" }), await holds("z", { is: "x" })]).toEqual([true, false]);
      expect([await holds("n", { any: true }), await holds("z", { any: true })]).toEqual([true, true]);
    },
  },
  {
    name: "a read gives the value, unless it is not wanted",
    check: async (one, other) => {
      await one.put(Note, "n", note("a"));
      const etag = await other.etag(Note, "n");
      const state = { isSatisfied: true, actualEtag: etag, resultingEtag: etag };
      expect(await other.getIf(Note, "n", { any: true })).toEqual({ ...state, value: note("a") });
      expect(await other.getIf(Note, "n", { is: etag, retrieve: "never" })).toEqual({ ...state, value: undefined });
      expect((await other.getIf(Note, "n", { isNot: etag, retrieve: "changed" })).value).toBeUndefined();
      expect((await other.getIf(Note, "n", { isNot: "x", retrieve: "changed" })).value).toEqual(note("a"));
      const nothing = { isSatisfied: false, actualEtag: null, resultingEtag: null, value: undefined };
      expect(await other.getIf(Settings, { isNot: null })).toEqual(nothing);
    },
  },
  {
    name: "a put is done over what was seen, and refused over anything else, with what there is",
    check: async (one, other) => {
      await one.put(Note, "n", note("a"));
      const seen = await one.etag(Note, "n");
      const put = await other.putIf(Note, "n", note("b"), { is: seen });
      const now = await one.etag(Note, "n");
      expect(put).toEqual({ isSatisfied: true, actualEtag: seen, resultingEtag: now, value: note("b") });
      // One cache shows what it showed, and is told what the store has.
      const refused = await one.putIf(Note, "n", note("c"), { is: seen });
      expect(refused).toEqual({ isSatisfied: false, actualEtag: now, resultingEtag: now, value: note("b") });
      expect((await one.putIf(Note, "n", note("c"), { is: null, retrieve: "never" })).value).toBeUndefined();
      expect([one.get(Note, "n"), other.get(Note, "n")]).toEqual([note("b"), note("b")]);
      expect((await one.putIf(Note, "n", note("d"), { isNot: seen })).isSatisfied).toBe(true);
      expect((await other.putIf(Player, player("p", { level: 3 }), { any: true })).value?.level).toBe(3);
      expect((await one.putIf(Player, player("p", { level: 4 }), { is: null })).value?.level).toBe(3);
    },
  },
  {
    name: "a put where there is nothing is done once, and the other caller gets what there is",
    check: async (one, other) => {
      const results = await Promise.all([
        one.putIfAbsent(Note, "n", note("one")),
        other.putIfAbsent(Note, "n", note("other")),
        one.putIfAbsent(Note, "n", note("third")),
      ]);
      expect(results.filter(({ isSatisfied }) => isSatisfied).length).toBe(1);
      expect(new Set(results.map(({ value }) => value?.text)).size).toBe(1);
      expect(new Set(results.map(({ resultingEtag }) => resultingEtag)).size).toBe(1);
    },
  },
  {
    name: "a delete is done to what was seen alone",
    check: async (one, other) => {
      await one.put(Note, "n", note("a"));
      const seen = await one.etag(Note, "n");
      await other.putIf(Note, "n", note("b"), { any: true });
      const now = await other.etag(Note, "n");
      const refused = { isSatisfied: false, actualEtag: now, resultingEtag: now, value: note("b") };
      expect(await one.deleteIf(Note, "n", { is: seen })).toEqual(refused);
      const gone = { isSatisfied: true, actualEtag: now, resultingEtag: null, value: undefined };
      expect(await one.deleteIf(Note, "n", { is: now })).toEqual(gone);
      expect(await other.deleteIf(Note, "n", { isNot: null })).toMatchObject({ isSatisfied: false, actualEtag: null });
      expect(await other.deleteIf(Note, "n", { any: true })).toMatchObject({ isSatisfied: true, resultingEtag: null });
      expect((await one.putIfAbsent(Note, "n", note("c"))).isSatisfied).toBe(true);
      // The other cache does not show it yet, and deletes it nevertheless.
      expect(await other.deleteIf(Note, "n", { any: true })).toMatchObject({ isSatisfied: true, resultingEtag: null });
      expect(await one.etag(Note, "n")).toBe(null);
    },
  },
  {
    name: "an expired document is none, whatever its etag was",
    check: async (one, other, clock) => {
      const put = await one.putIf(Note, "n", note("a"), { any: true, expire: 5, tags: ["t"] });
      clock.now += 5;
      expect(await other.getIf(Note, "n", { is: put.resultingEtag })).toMatchObject({
        isSatisfied: false,
        actualEtag: null,
      });
      expect((await one.putIfAbsent(Note, "n", note("b"))).isSatisfied).toBe(true);
    },
  },
  {
    name: "a transformation creates, changes, leaves and deletes",
    check: async (one, other) => {
      const created = await one.transform(Note, "n", (current) => (current === undefined ? note("a") : undefined));
      expect(created).toEqual({ etag: await other.etag(Note, "n"), value: note("a") });
      const changed = await other.transform(Note, "n", async (current) => note(`${current?.text}b`));
      expect(changed.value).toEqual(note("ab"));
      expect(await one.transform(Note, "n", () => undefined)).toEqual(changed);
      expect(await one.transform(Note, "n", (current) => current ?? null)).toEqual(changed);
      expect(await one.transform(Note, "n", () => null)).toEqual({ etag: null, value: undefined });
      expect(await other.transform(Note, "n", () => null)).toEqual({ etag: null, value: undefined });
      expect(await one.transform(Settings, () => ({ theme: "dark" }))).toMatchObject({ value: { theme: "dark" } });
    },
  },
  {
    name: "what was changed inside a document that cannot be frozen is written",
    check: async (one) => {
      await one.put(Clip, { id: 1, data: Uint8Array.of(1), at: new Date(0) });
      const before = await one.etag(Clip, 1);
      expect((await one.transform(Clip, 1, (clip) => clip)).etag).toBe(before);
      const changed = await one.transform(Clip, 1, (clip) => {
        clip?.data.fill(7);
        return clip;
      });
      expect([changed.value?.data, changed.etag === before]).toEqual([Uint8Array.of(7), false]);
    },
  },
  {
    name: "transformations at once lose nothing, whichever way they answer",
    check: async (one, other) => {
      await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          (index % 2 === 0 ? one : other).transform(Player, "p", (current) => {
            const next = player("p", { name: "p", level: (current?.level ?? 0) + 1 });
            return index % 3 === 0 ? Promise.resolve(next) : next;
          }),
        ),
      );
      expect((await one.getIf(Player, "p", { any: true })).value?.level).toBe(60);
    },
  },
];

for (const place of placeNames("a file that keeps no expiry")) {
  for (const { name, check } of rows) {
    test(`${place}: ${name}`, async () => {
      const { one, other, clock, end } = await openTwoCaches(place, documents);
      await check(one, other, clock);
      await end();
    });
  }
}

test("expiry and tags stay when a document is transformed, and are those of the options when there are any", async () => {
  const cache = await openCache({ documents, stores: [memoryStore()], clock: () => 1000 });
  await cache.put(Note, "n", note("a"), { expire: 500, tags: ["x"] });
  await cache.transform(Note, "n", () => note("b"));
  expect(await cache.readEnvelope(Note, "n")).toMatchObject({ expiresAt: 1500, tags: ["x"] });
  await cache.transform(Note, "n", () => note("c"), { expire: 100 });
  const envelope = await cache.readEnvelope(Note, "n");
  expect([envelope?.expiresAt, envelope?.tags]).toEqual([1100, undefined]);
});

test("a transformation that always meets another write gives up after so many attempts, and only conflicts are tried again", async () => {
  const place = new SharedPlace();
  const cache = await openCache({ documents, stores: [place.store()] });
  const rival = await openCache({ documents, stores: [place.store()] });
  let calls = 0;
  const meet = async () => {
    calls++;
    await rival.put(Note, "n", note(String(calls)));
    return note("mine");
  };
  expect(await codeOf(() => cache.transform(Note, "n", meet, { attempts: 3 }))).toBe("cache/conflict");
  expect(calls).toBe(3);
  const failure = new Error("mine");
  calls = 0;
  const fail = () => {
    calls++;
    throw failure;
  };
  expect(await codeOf(() => cache.transform(Note, "n", fail))).toBe(failure);
  // @ts-expect-error A note is an object.
  expect(await codeOf(() => cache.transform(Note, "n", () => calls++))).toBe("wire/type-mismatch");
  expect(calls).toBe(2);
});

test("an aborted transformation ends at once and writes nothing", async () => {
  const cache = await openCache({ documents, stores: [memoryStore()] });
  const controller = new AbortController();
  let answer: (text: string) => void = () => {};
  const change = () => new Promise<{ text: string }>((resolve) => (answer = (text) => resolve(note(text))));
  const aborted = codeOf(() => cache.transform(Note, "n", change, { signal: controller.signal }));
  await new Promise((resolve) => setTimeout(resolve, 1));
  controller.abort("enough");
  expect(await aborted).toBe("enough");
  answer("late");
  await cache.close();
  const early = AbortSignal.abort("before");
  const reopened = await openCache({ documents, stores: [memoryStore()] });
  expect(await codeOf(() => reopened.transform(Note, "n", () => note("a"), { signal: early }))).toBe("before");
  expect(reopened.has(Note, "n")).toBe(false);
});

test("conditions that are none are refused", async () => {
  const cache = await openCache({ documents, stores: [memoryStore()] });
  const wrong: readonly unknown[] = [undefined, 5, {}, { is: 5 }, { any: false }, { is: null, any: true }];
  for (const options of [
    ...wrong,
    { any: true, retrieve: "yes" },
    { any: true, expires: 5 },
    { any: true, expire: -1 },
  ]) {
    const code = await codeOf(() => Reflect.apply(cache.putIf, cache, [Note, "n", note("a"), options]));
    expect([options, code]).toEqual([options, "cache/invalid-argument"]);
  }
  for (const options of [{ attempts: 0 }, { attempts: 1.5 }, { retries: 3 }]) {
    expect(await codeOf(() => Reflect.apply(cache.transform, cache, [Note, "n", () => null, options]))).toBe(
      "cache/invalid-argument",
    );
  }
  expect(await codeOf(() => cache.putIf(Note, "n", { text: "x" }, { is: null }))).toBe("no error");
  // @ts-expect-error There is exactly one condition.
  expect(await codeOf(() => cache.getIf(Note, "n", { is: null, isNot: null }))).toBe("cache/invalid-argument");
  expect(await codeOf(() => cache.update(Note, "n", (n) => cache.transform(Note, "n", () => n) as never))).toBe(
    "cache/nested-update",
  );
});

test("types of conditional operations follow from the definition", async () => {
  const cache = await openCache({ documents, stores: [memoryStore()] });
  expectTypeOf((await cache.getIf(Player, "a", { any: true })).value).toEqualTypeOf<Readonly<Player> | undefined>();
  expectTypeOf(await cache.etag(Settings)).toEqualTypeOf<string | null>();
  expectTypeOf((await cache.transform(Clip, 5, () => null)).value).toEqualTypeOf<Readonly<Clip> | undefined>();
});
