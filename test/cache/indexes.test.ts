import { memoryStore, openCache } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Player, player } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";
import { indexOf, Sample, type SampleSlot } from "./support/samples.ts";

const sample = (id: string, over: Partial<Sample> = {}): Sample => ({ id, texts: [], numbers: [], ...over });

async function filled(samples: readonly Sample[]) {
  const cache = await openCache({ documents: [Sample], stores: [memoryStore()] });
  await cache.putMany(Sample, samples);
  return cache.query(Sample);
}

const day = (n: number) => new Date(n * 86_400_000);

// Documents are named by the order that their value must have.
const orders: readonly [SampleSlot, readonly unknown[]][] = [
  ["number", [Number.NEGATIVE_INFINITY, -1.5, 0, 2, 10, 1e21, Number.POSITIVE_INFINITY, Number.NaN]],
  ["bigint", [-(2n ** 63n), -1n, 0n, 2n, 10n, 2n ** 64n - 1n]],
  ["text", ["", "10", "2", "A", "a", "ab", "é", "\ud83d\ude00", "\uff5a"]],
  ["flag", [false, true]],
  ["date", [day(-10_000), day(-1), day(0), day(2), day(10)]],
  [
    "decimal",
    ["-10.5", "-10", "-2", "-0.25", "-0.2", "0", "0.09", "0.1", "2", "10", "123456789012345678901234567890.1"],
  ],
];

test.each(orders)("%s values are ordered by value", async (slot, values) => {
  const samples = values.map((value, at) => sample(String(at).padStart(2, "0"), { [slot]: value, texts: [] }));
  const query = await filled(samples.toReversed());
  const all = samples.map(({ id }) => id);
  expect(query.find(indexOf(slot), [{}])).toEqual(all);
  expect(query.find(indexOf(slot), [{}], { reverse: true })).toEqual(all.toReversed());
  for (const [at, value] of values.entries()) {
    expect(query.find(indexOf(slot), [value])).toEqual([all[at]]);
    expect(query.find(indexOf(slot), [{ gte: value }])).toEqual(all.slice(at));
    expect(query.find(indexOf(slot), [{ gt: value }])).toEqual(all.slice(at + 1));
    expect(query.find(indexOf(slot), [{ lte: value }])).toEqual(all.slice(0, at + 1));
    expect(query.find(indexOf(slot), [{ lt: value }], { reverse: true })).toEqual(all.slice(0, at).toReversed());
  }
});

test.each<[SampleSlot, unknown, unknown]>([
  ["number", -0, 0],
  ["number", Number.NaN, Number.NaN],
  ["decimal", "1.50", "1.5"],
  ["decimal", "-0.0", "0"],
  ["date", new Date(5), new Date(5)],
])("%s %s is found as %s", async (slot, stored, asked) => {
  expect((await filled([sample("a", { [slot]: stored })])).find(indexOf(slot), [asked])).toEqual(["a"]);
});

test.each<[SampleSlot, unknown, unknown]>([
  ["number", 1, "1"],
  ["number", 1, 1n],
  ["number", 1, true],
  ["text", "1", 1],
  ["text", "null", null],
  ["bigint", 1n, 1],
  ["flag", true, 1],
  ["date", new Date(5), 5],
])("%s %s is not found as %s", async (slot, stored, asked) => {
  const query = await filled([sample("a", { [slot]: stored })]);
  expect([query.find(indexOf(slot), [asked]), query.find(indexOf(slot), [{ gte: asked }])]).toEqual([[], []]);
});

test("documents with one value come in the order of their store keys, from either end", async () => {
  const query = await filled(["b", "a", "c", "10", "9"].map((id) => sample(id, { flag: true })));
  expect(query.find(indexOf("flag"), [true])).toEqual(["10", "9", "a", "b", "c"]);
  expect(query.find(indexOf("flag"), [true], { reverse: true, limit: 2 })).toEqual(["c", "b"]);
});

test("the order does not depend on when the first query came", async () => {
  const cache = await openCache({ documents: [Sample], stores: [memoryStore()] });
  const ids = Array.from({ length: 2_000 }, (_, at) => String((at * 7_919) % 2_000).padStart(4, "0"));
  for (const [at, id] of ids.entries()) {
    await cache.put(Sample, sample(id, { flag: true, number: Number(id) }));
    if (at === 600) cache.query(Sample).find(indexOf("flag", "number"), [true]);
  }
  const sorted = ids.toSorted();
  expect(cache.query(Sample).find(indexOf("flag"), [true])).toEqual(sorted);
  expect(cache.query(Sample).find(indexOf("flag", "number"), [true, { gte: 500, lt: 1_500 }])).toEqual(
    sorted.slice(500, 1_500),
  );
  await Promise.all(sorted.filter((_, at) => at % 10 !== 0).map((id) => cache.delete(Sample, id)));
  const rest = sorted.filter((_, at) => at % 10 === 0);
  expect(cache.query(Sample).find(indexOf("flag"), [true])).toEqual(rest);
  expect(cache.query(Sample).find(indexOf("number"), [{}], { reverse: true })).toEqual(rest.toReversed());
});

test("a prefix finds documents without the last part, after those with one", async () => {
  const query = await filled([
    sample("a", { flag: true }),
    sample("b", { flag: true, number: 5 }),
    sample("c", { number: 5 }),
  ]);
  expect(query.find(indexOf("flag", "number"), [true])).toEqual(["b", "a"]);
  expect(query.find(indexOf("flag", "number"), [true], { reverse: true })).toEqual(["a", "b"]);
  expect(query.find(indexOf("flag", "number"), [true, undefined], { limit: 1 })).toEqual(["b"]);
  expect(query.find(indexOf("flag", "number"), [true, {}])).toEqual(["b"]);
  expect(query.find(indexOf("flag", "number"), [false])).toEqual([]);
  expect(query.find(indexOf("number"), [{}])).toEqual(["b", "c"]);
});

test("an absent value is in no single index, and is not found by asking for it", async () => {
  const query = await filled([sample("a"), sample("b", { text: "x" })]);
  expect(query.find(indexOf("text"), [{}])).toEqual(["b"]);
  expect(query.find(indexOf("text"), [undefined])).toEqual([]);
});

test("a multi-valued index has an entry an element, and a document comes once", async () => {
  const query = await filled([sample("a", { texts: ["x", "y", "x"] }), sample("b", { texts: ["y"] }), sample("c")]);
  expect(query.find(indexOf("texts"), ["x"])).toEqual(["a"]);
  expect(query.find(indexOf("texts"), ["y"])).toEqual(["a", "b"]);
  expect(query.find(indexOf("texts"), [{}])).toEqual(["a", "b"]);
  expect(query.find(indexOf("texts"), [{}], { limit: 2, reverse: true })).toEqual(["b", "a"]);
  expect(query.find(indexOf("texts"), [{ gte: "z" }])).toEqual([]);
});

test("the tighter of two bounds on one side counts", async () => {
  const query = await filled([1, 2, 3, 4, 5].map((number) => sample(String(number), { number })));
  expect(query.find(indexOf("number"), [{ gt: 1, gte: 3 }])).toEqual(["3", "4", "5"]);
  expect(query.find(indexOf("number"), [{ gte: 3, gt: 3, lt: 5, lte: 5 }])).toEqual(["4"]);
  expect(query.find(indexOf("number"), [{ gt: 5, lt: 1 }])).toEqual([]);
});

test.each([-1, 1.5, Number.NaN])("a limit of %s is refused", async (limit) => {
  const query = await filled([]);
  expect(await codeOf(() => query.find(0, [1], { limit }))).toBe("cache/invalid-limit");
});

test("a limit of 0 finds nothing and one without bounds everything", async () => {
  const query = await filled([sample("a", { flag: true })]);
  expect(query.find(indexOf("flag"), [true], { limit: 0 })).toEqual([]);
  expect(query.find(indexOf("flag"), [true], { limit: Number.POSITIVE_INFINITY })).toEqual(["a"]);
});

test("typed accessors return documents as get does", async () => {
  const cache = await openCache({ documents: [Player], stores: [memoryStore()] });
  await cache.putMany(Player, [
    player("a", { level: 3 }),
    player("b", { level: 7, faction: "blue" }),
    player("c", { level: 5 }),
  ]);
  expect(cache.query(Player).byFactionAndLevel("red", { gte: 4 })).toEqual([cache.get(Player, "c")]);
});
