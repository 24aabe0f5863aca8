import { join } from "node:path";
import type { Envelope, StoreChange } from "@keyslot/runtime";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import type {
  IndexEntries,
  IndexEntry,
  IndexHit,
  StoredIndex,
  StoreMoment,
} from "../../runtime/src/stores/backing-store.ts";
import { freshFolder } from "./fresh-folder.ts";
import { codeOf, envelope, put, remove, withFile } from "./store-file.ts";

const seed = Number(process.env.SEED ?? 20261121);
const first: StoredIndex = { name: "byFirst", fingerprint: "1" };
const second: StoredIndex = { name: "bySecond", fingerprint: "1" };

/** Each index holds one byte of a payload, where there is one. */
const indexes: readonly (readonly [index: StoredIndex, at: number])[] = [
  [first, 0],
  [second, 1],
];

function entriesOf({ payload }: Envelope): readonly IndexEntry[] {
  return indexes.flatMap(([index, at]) => {
    const byte = payload[at];
    return byte === undefined ? [] : [{ index, entry: Uint8Array.of(byte) }];
  });
}

function momentOf(store: { readonly openMoment?: () => StoreMoment }): StoreMoment {
  if (store.openMoment === undefined) throw new Error("The store has no moments.");
  return store.openMoment();
}

const everything = [new Uint8Array(), undefined] as const;

function hitsOf(moment: StoreMoment, index: StoredIndex, reverse = false): readonly IndexHit[] | undefined {
  const found = moment.index("note", index);
  return found && [...found.find(...everything, { reverse })];
}

function restOf(moment: StoreMoment): readonly Envelope[] {
  const all: Envelope[] = [];
  for (let page = moment.next(7); page.length > 0; page = moment.next(7)) all.push(...page);
  return all;
}

const declared = new Map([["note", [first, second]]]);
const indexed = (key: string, bytes: readonly number[], gone: readonly IndexEntry[] = []): StoreChange => {
  const made = envelope("note", key, { payload: Uint8Array.from(bytes) });
  return { kind: "put", envelope: made, entries: { present: entriesOf(made), gone } };
};

test("a moment shows what was there when it was opened, until it is closed", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path, indexes: "stored" });
    await store.open({ catalog: [] });
    await store.write([put("note", "a"), put("note", "b"), put("item", "c", { schemaId: "v2" })]);
    const moment = momentOf(store);
    await store.write([remove("note", "a"), put("note", "b", { payload: Uint8Array.of(7) }), put("new", "d")]);
    expect(moment.contents()).toEqual([
      { type: "note", schemaId: "note", documents: 2 },
      { type: "item", schemaId: "v2", documents: 1 },
    ]);
    expect([moment.read("note", "a"), moment.read("new", "d")]).toEqual([envelope("note", "a"), undefined]);
    expect(moment.nextOf?.("note", 1)).toEqual([envelope("note", "a")]);
    expect(moment.nextOf?.("note", 5)).toEqual([envelope("note", "b")]);
    expect([moment.nextOf?.("note", 5), moment.nextOf?.("none", 5)]).toEqual([[], []]);
    expect(restOf(moment)).toEqual([
      envelope("note", "a"),
      envelope("note", "b"),
      envelope("item", "c", { schemaId: "v2" }),
    ]);
    moment.close();
    moment.close();
    expect(await codeOf(async () => moment.read("note", "a"))).toBe("store/closed");
    expect(momentOf(store).contents()).toHaveLength(3);
    await store.close();
  }));

test("a store over a given connection has no moments, and says that it keeps no indexes", () => {
  const database = {
    exec: () => undefined,
    prepare: () => ({ run: () => 0, get: () => 0, all: () => [] }),
    close: () => undefined,
  };
  const store = sqliteStore({ database });
  expect([store.openMoment, store.completeIndexes, store.keepsIndexes]).toEqual([undefined, undefined, false]);
  expect(
    [sqliteStore({ path: "x" }), sqliteStore({ path: "x", indexes: "stored" })].map((made) => made.keepsIndexes),
  ).toEqual([false, true]);
});

test("a damaged document comes behind those before it, and does not hide those behind it", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path, indexes: "stored" });
    await store.open({ catalog: [] });
    await store.write(["a", "b", "c"].map((key) => put("note", key)));
    await store.close();
    const { default: Database } = await import("libsql");
    const database = new Database(path);
    database.exec("UPDATE documents SET value = x'00' WHERE key = 'b'");
    database.close();
    await store.open({ catalog: [] });
    for (const next of ["next", "nextOf"] as const) {
      const moment = momentOf(store);
      const read = async () => (next === "next" ? moment.next(9) : moment.nextOf?.("note", 9));
      expect(await read()).toEqual([envelope("note", "a")]);
      expect(await codeOf(read)).toBe("store/corrupt");
      expect(await read()).toEqual([envelope("note", "c")]);
      expect(await read()).toEqual([]);
      moment.close();
    }
    await store.close();
  }));

test("hits come by entry and then by UTF-16 code units of the store key, or the other way round", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path, indexes: "stored" });
    await store.open({ catalog: [], indexes: declared });
    const keys = [
      "",
      "a",
      "a\0",
      "ab",
      "é",
      "\ue000",
      "\uffff",
      "😀",
      "😀a",
      "\u{10ffff}",
      ...Array.from({ length: 400 }, (_, n) => `k${n}`),
    ];
    await store.write(keys.flatMap((key, index) => [indexed(key, [index % 3, 9])]));
    const moment = momentOf(store);
    const expected = keys
      .map((key, index) => ({ entry: Uint8Array.of(index % 3), key }))
      .sort((a, b) => (a.entry[0] ?? 0) - (b.entry[0] ?? 0) || (a.key < b.key ? -1 : 1));
    expect(hitsOf(moment, first)).toEqual(expected);
    expect(hitsOf(moment, first, true)).toEqual(expected.toReversed());
    const range = moment.index("note", first)?.find(Uint8Array.of(1), Uint8Array.of(2), { reverse: true }) ?? [];
    expect([...range]).toEqual(expected.filter(({ entry }) => entry[0] === 1).toReversed());
    expect(hitsOf(moment, { name: "byFirst", fingerprint: "2" })).toBeUndefined();
    await store.close();
  }));

test("an index is whole only while every document was written with its entries", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path, indexes: "stored" });
    const look = () => {
      const moment = momentOf(store);
      const found = [first, second].map((index) => hitsOf(moment, index)?.map(({ key }) => key));
      moment.close();
      return found;
    };
    await store.open({ catalog: [], indexes: declared });
    expect(look()).toEqual([[], []]);
    await store.write([indexed("a", [1, 2]), indexed("b", [0])]);
    expect(look()).toEqual([["b", "a"], ["a"]]);
    const other = sqliteStore({ path, indexes: "stored" });
    await other.open({ catalog: [], indexes: new Map([["note", [second]]]) });
    await other.write([indexed("c", [3, 1])]);
    expect(look()).toEqual([undefined, ["c", "a"]]);
    await other.close();
    await store.write([put("note", "d")]);
    expect(look()).toEqual([undefined, undefined]);
    await store.write([remove("note", "d"), remove("note", "c")]);
    expect(look().map((keys) => keys?.filter((key) => key !== "c"))).toEqual([["b", "a"], ["a"]]);
    await store.close();
  }));

test("a moment's documents can be indexed afterwards; what was written since counts for itself", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path, indexes: "stored" });
    await store.open({ catalog: [], indexes: declared });
    const plain = sqliteStore({ path, indexes: "rebuilt" });
    await plain.open({ catalog: [] });
    await plain.write(["a", "b", "c"].map((key) => put("note", key)));
    const complete = async (between: () => Promise<void>) => {
      const moment = momentOf(store);
      const entries = restOf(moment).flatMap((made) => entriesOf(made).map((entry) => ({ ...entry, key: made.key })));
      await store.completeIndexes?.(moment, { type: "note", entries, isLast: false });
      await between();
      await store.completeIndexes?.(moment, { type: "note", entries: [], isLast: true });
      moment.close();
      const after = momentOf(store);
      const hits = hitsOf(after, first);
      after.close();
      return hits?.map(({ entry, key }) => `${key}${entry[0]}`);
    };
    expect(await complete(() => plain.write([put("note", "b", { payload: Uint8Array.of(5) })]))).toBeUndefined();
    // `b145` is left over from the completion that came to nothing.
    expect(await complete(() => store.write([indexed("c", [6])]))).toEqual(["b5", "c6", "a145", "b145", "c145"]);
    await plain.close();
    await store.close();
  }));

const name = fc.constantFrom("a", "b", "😀", "\ue000");
const bytes = fc.array(fc.nat(2), { maxLength: 2 });
const step = fc.record({
  writer: fc.nat(2),
  key: name,
  bytes: fc.option(bytes),
  isCompleted: fc.nat(5),
  isReopened: fc.nat(9),
});

test(`writers with other indexes, deletes and completions never leave an index that looks whole and is not; seed ${seed}`, () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const folder = freshFolder();
      const path = join(folder.path, "game");
      const declarations = [declared, new Map([["note", [second]]]), new Map()];
      const stores = declarations.map((_, at) => sqliteStore({ path, indexes: at === 2 ? "rebuilt" : "stored" }));
      const [main] = stores;
      if (main === undefined) throw new Error("There is no store.");
      for (const [at, store] of stores.entries())
        await store.open({ catalog: [], indexes: declarations[at] ?? new Map() });
      const model = new Map<string, Envelope>();
      for (const { writer, key, bytes: given, isCompleted, isReopened } of steps) {
        const store = stores[writer] ?? main;
        const before = model.get(key);
        const gone = before === undefined ? [] : entriesOf(before);
        if (given === null) {
          await store.write([{ ...remove("note", key), entries: { present: [], gone } }]);
          model.delete(key);
        } else {
          const made = envelope("note", key, { payload: Uint8Array.from(given), schemaId: `v${given.length}` });
          const entries: IndexEntries = { present: entriesOf(made), gone };
          await store.write([{ kind: "put", envelope: made, entries }]);
          model.set(key, made);
        }
        if (isCompleted === 0) {
          const moment = momentOf(main);
          const entries = [...model.values()].flatMap((made) =>
            entriesOf(made).map((entry) => ({ ...entry, key: made.key })),
          );
          await main.completeIndexes?.(moment, { type: "note", entries, isLast: true });
          moment.close();
          checkMoment(momentOf(main), model, true);
        }
        if (isReopened === 0) {
          await store.close();
          await store.open({ catalog: [], indexes: declarations[writer] ?? new Map() });
        }
        checkMoment(momentOf(main), model, false);
      }
      for (const store of stores) await store.close();
      folder.remove();
    }),
    { seed, numRuns: 25 },
  ));

function checkMoment(moment: StoreMoment, model: ReadonlyMap<string, Envelope>, isWhole: boolean): void {
  const counts = new Map<string, number>();
  for (const { schemaId } of model.values()) counts.set(schemaId, (counts.get(schemaId) ?? 0) + 1);
  expect(new Map(moment.contents().map(({ schemaId, documents }) => [schemaId, documents]))).toEqual(counts);
  expect(new Map(restOf(moment).map((made) => [made.key, made]))).toEqual(new Map(model));
  for (const [index, at] of indexes) {
    const hits = hitsOf(moment, index);
    if (isWhole) expect(hits).toBeDefined();
    if (hits === undefined) continue;
    const texts = hits.map(({ entry, key }) => `${entry[0]} ${key}`);
    expect(texts).toEqual(texts.toSorted((a, b) => (a < b ? -1 : 1)));
    const wanted = [...model.values()].filter(({ payload }) => payload[at] !== undefined);
    for (const { key, payload } of wanted) expect(texts).toContain(`${payload[at]} ${key}`);
  }
  moment.close();
}
