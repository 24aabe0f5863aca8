import { ConflictError, type Envelope, etagOf, memoryStore } from "@keyslot/runtime";
import { type WriteOnceOptions, writeOnceStore } from "@keyslot/runtime/stores/write-once";
import { storeConformance } from "@keyslot/runtime/testing";
import { expect, test } from "vitest";
import { seededRandom } from "../faults/seeded-random.ts";
import { endless, openParts, seenBy } from "./parts-of-memory.ts";
import { passesOrRefuses } from "./passes-or-refuses.ts";
import { codeOf, envelope, put, remove } from "./store-file.ts";

const context = { catalog: [] };
const later = { storedAt: "2027-01-01T00:00:00.000Z" };
const other = { payload: Uint8Array.of(0x91, 0x02) };

// They put the same payload again with another expiry or other tags, which is nothing here.
const others = [
  "a put replaces expiry as it replaces the payload: another time, none, or one where there was none",
  "a put that has expired already leaves no document",
  "a put replaces all tags, and a put without has none",
];

const rows = storeConformance({
  name: "write-once memory",
  setUp: async () => {
    const store = writeOnceStore(memoryStore());
    return { store, another: () => store, cleanup: async () => {} };
  },
  writers: "one",
  persistent: false,
  keepsSchemaIds: true,
  keepsMetadata: true,
  abilities: ["sync", "maintained"],
});

for (const row of rows) {
  if (others.some((name) => row.name.endsWith(name))) continue;
  test(`${row.name}, or a change is refused`, () => passesOrRefuses(row, "store/write-once"));
}

test("each of the rows that are left out is there", () => {
  for (const name of others) expect(rows.filter((row) => row.name.endsWith(name))).toHaveLength(1);
});

/** A write-once store over one that others reach as well, and how many writes came through to that. */
async function openOver(options: WriteOnceOptions) {
  const [inner] = await openParts(1);
  if (inner === undefined) return expect.fail();
  const life = endless();
  life.left = 1_000_000;
  const store = writeOnceStore(seenBy(inner, { life }), options);
  await store.open(context);
  return { inner, store, writes: () => 1_000_000 - life.left };
}

test("a second put of the same content is nothing; the first stored-at, expiry and tags stay", async () => {
  const { store } = await openOver({});
  await store.write([put("result", "a", { tags: ["x"] })]);
  await store.write([put("result", "a", { ...later, tags: ["y"] }), put("result", "b")]);
  expect(await store.read("result", "a")).toEqual(envelope("result", "a", { tags: ["x"] }));
  expect(await store.read("result", "b")).toBeDefined();
  await store.write([put("result", "c"), put("result", "c", later)]);
  expect(await store.read("result", "c")).toEqual(envelope("result", "c"));
});

test("other content, another schema and a delete are refused, and the whole batch with them", async () => {
  const { store } = await openOver({});
  await store.write([put("result", "a")]);
  const refused = [
    [put("result", "b"), put("result", "a", other)],
    [put("result", "b"), put("result", "a", { schemaId: "result.v2" })],
    [put("result", "b"), put("result", "b", other)],
    [put("result", "b"), remove("result", "a")],
    [put("result", "b"), { ...put("result", "a", other), condition: etagOf(envelope("result", "a")) }],
  ];
  for (const batch of refused) expect(await codeOf(() => store.write(batch))).toBe("store/write-once");
  expect(await store.read("result", "b")).toBeUndefined();
});

test("who asks for a condition is told that it does not hold, by its position", async () => {
  const { store } = await openOver({});
  await store.write([put("result", "a")]);
  const batch = [put("result", "a", later), put("result", "b"), { ...put("result", "a", later), condition: null }];
  const error = await store
    .write([...batch.slice(0, 2)])
    .then(() => store.write(batch.slice(2)))
    .catch((reason: unknown) => reason);
  expect(error instanceof ConflictError && error.conflicts.map(({ index }) => index)).toEqual([0]);
});

test("many who put one document at once all succeed with the same content, and one with different contents", async () => {
  const { inner } = await openOver({});
  const turn = () => Promise.resolve();
  const stores = Array.from({ length: 10 }, () => writeOnceStore(seenBy(inner, { turn })));
  for (const store of stores) await store.open(context);
  await Promise.all(stores.map((store) => store.write([put("result", "same", later)])));
  const codes = await Promise.all(
    stores.map((store, index) => codeOf(() => store.write([put("result", "each", { payload: Uint8Array.of(index) })]))),
  );
  expect(codes.filter((code) => code === "nothing")).toHaveLength(1);
  expect(new Set(codes)).toEqual(new Set(["nothing", "store/write-once"]));
});

test("repeated puts ask the store as often as `check` says, and are compared all the same", async () => {
  const { store, writes } = await openOver({ check: 0.25, random: seededRandom(7) });
  await store.write([put("result", "a")]);
  for (let index = 0; index < 400; index++) await store.write([put("result", "a", later)]);
  // A comparison is a put that finds a document, and a check that it stays so.
  expect(store.comparisons.failed).toBe(0);
  expect(store.comparisons.made).toBeGreaterThan(60);
  expect(store.comparisons.made).toBeLessThan(140);
  expect(writes()).toBe(1 + 2 * store.comparisons.made);
  expect(await codeOf(() => store.write([put("result", "a", other)]))).toBe("store/write-once");
});

test("a document that was changed or deleted behind the store is reported", async () => {
  const found: [string, Envelope | undefined][] = [];
  const { inner, store } = await openOver({
    check: 1,
    onInconsistent: (document) => found.push([document.key, document.found]),
  });
  await store.write([put("result", "a"), put("result", "b")]);
  await inner.write([put("result", "a", other), remove("result", "b")]);
  expect(await codeOf(() => store.write([put("result", "a", later)]))).toBe("store/write-once");
  expect(await codeOf(() => store.write([put("result", "b", later)]))).toBe("nothing");
  expect(found).toEqual([
    ["a", envelope("result", "a", other)],
    ["b", undefined],
  ]);
  expect(store.comparisons).toEqual({ made: 2, failed: 2 });
});

test("a document that has expired may be put anew, with other content", async () => {
  const inner = memoryStore();
  let now = 1_000;
  const store = writeOnceStore(inner, { check: 0 });
  await store.open({ catalog: [], clock: () => now });
  await store.write([put("result", "a", { expiresAt: 2_000 })]);
  now = 2_000;
  await store.write([put("result", "a", { ...other, expiresAt: 9_000 })]);
  expect(await store.read("result", "a")).toEqual(envelope("result", "a", { ...other, expiresAt: 9_000 }));
  expect(store.comparisons.failed).toBe(0);
});

test("what is remembered ends with the store", async () => {
  const { store } = await openOver({ check: 0 });
  await store.write([put("result", "a")]);
  await store.close();
  expect(await codeOf(async () => writeOnceStore(memoryStore(), { check: 2 }))).toBe("store/invalid-option");
});
