import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import Database from "libsql";
import { expect, test } from "vitest";
import type { IndexEntry, StoreMoment } from "../../runtime/src/stores/backing-store.ts";
import { expiredSql, taggedOfTypeSql, taggedSql } from "../../runtime/src/stores/sqlite/sqlite-metadata-schema.ts";
import { envelope, put, remove, withFile } from "./store-file.ts";

/** What a query gives in a file that no store need have open. */
function rowsOf(path: string, sql: string): unknown[] {
  const database = new Database(path);
  try {
    return database.prepare(sql).raw().all();
  } finally {
    database.close();
  }
}

const metadataRows = "SELECT (SELECT count(*) FROM expiries), (SELECT count(*) FROM tags)";
const clockAt = (now: number) => {
  const clock = () => clock.now;
  clock.now = now;
  return clock;
};

test("each write takes a few documents along that have expired, so that a store that nobody looks after does not grow for ever", () =>
  withFile(undefined, async (path) => {
    const clock = clockAt(1000);
    const store = sqliteStore({ path });
    await store.open({ catalog: [], clock });
    await store.write(Array.from({ length: 50 }, (_, at) => put("note", `k${at}`, { expiresAt: 2000 + at })));
    clock.now = 3000;
    const left: number[] = [];
    for (let at = 0; at < 15; at++) {
      await store.write([put("note", "other", { payload: Uint8Array.of(at) })]);
      left.push((await store.usage()).documents);
    }
    expect(left.slice(0, 3)).toEqual([47, 43, 39]);
    expect(left.at(-1)).toBe(1);
    await store.close();
    expect(rowsOf(path, metadataRows)).toEqual([[0, 0]]);
  }));

test("what another process lets expire is removed as well, some writes later", () =>
  withFile(undefined, async (path) => {
    const clock = clockAt(1000);
    const [store, other] = [sqliteStore({ path }), sqliteStore({ path })];
    for (const each of [store, other]) await each.open({ catalog: [], clock });
    await store.write([put("note", "a")]);
    await other.write([put("note", "b", { expiresAt: 1500 })]);
    await other.close();
    clock.now = 2000;
    for (let at = 0; at < 1100; at++) await store.write([put("note", "a", { payload: Uint8Array.of(at, at >> 8) })]);
    expect((await store.usage()).documents).toBe(1);
    await store.close();
  }));

test("a put without expiry and tags leaves none of the rows that found the document by them, and a delete neither", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [], clock: () => 1000 });
    const made = { expiresAt: 9000, tags: ["a", "b\0c"] };
    await store.write([put("note", "a", made), put("note", "b", made), put("note", "c", { tags: ["a"] })]);
    expect(rowsOf(path, metadataRows)).toEqual([[2, 5]]);
    await store.write([put("note", "a")]);
    await store.write([put("note", "b", { tags: ["b\0c"], schemaId: "note.v2" }), remove("note", "c")]);
    expect(rowsOf(path, metadataRows)).toEqual([[0, 1]]);
    expect(await store.read("note", "b")).toEqual(envelope("note", "b", { tags: ["b\0c"], schemaId: "note.v2" }));
    await store.write([put("note", "b", made), put("note", "b"), put("note", "b", { expiresAt: 8000 })]);
    expect(rowsOf(path, "SELECT at FROM expiries")).toEqual([[8000]]);
    expect((await store.check()).problems).toEqual([]);
    await store.close();
  }));

test("a row that finds a document wrongly removes nothing, and is put right", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [], clock: () => 1000 });
    await store.write([put("note", "a", { expiresAt: 9000, tags: ["x"] }), put("note", "b"), put("item", "c")]);
    const database = new Database(path);
    database.exec(`UPDATE expiries SET at = 1; INSERT INTO expiries VALUES (2, 1, 1), (77, 1, 1);
      INSERT INTO tags VALUES (1, x'79', 1), (2, x'79', 1), (77, x'79', 1);`);
    database.close();
    expect(await store.expire(10)).toEqual([]);
    expect(await store.evictTag("y", { limit: 10 })).toEqual([]);
    expect(rowsOf(path, "SELECT document, at FROM expiries")).toEqual([[1, 9000]]);
    expect(rowsOf(path, "SELECT document, CAST(tag AS TEXT) FROM tags")).toEqual([[1, "x"]]);
    expect((await store.usage()).documents).toBe(3);
    await store.close();
  }));

test("removing by time and by tag looks at what is removed alone", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.close();
    const plan = (sql: string) => JSON.stringify(rowsOf(path, `EXPLAIN QUERY PLAN ${sql.replaceAll("?", "1")}`));
    expect(plan(expiredSql)).toMatch(/SEARCH e USING (COVERING )?INDEX expiries_by_time \(at<\?\)/);
    expect(plan(taggedSql)).toMatch(/SEARCH t USING (COVERING )?INDEX tags_by_name \(tag=\?\)/);
    expect(plan(taggedOfTypeSql)).toMatch(/SEARCH t USING (COVERING )?INDEX tags_by_name \(tag=\? AND type=\?\)/);
    for (const sql of [expiredSql, taggedSql, taggedOfTypeSql]) {
      expect(plan(sql)).toMatch(/SEARCH d USING INTEGER PRIMARY KEY/);
      expect(plan(sql)).not.toMatch(/SCAN|TEMP B-TREE/);
    }
  }));

function everything(moment: StoreMoment): readonly string[] {
  const keys: string[] = [];
  for (let page = moment.next(3); page.length > 0; page = moment.next(3)) keys.push(...page.map(({ key }) => key));
  return keys;
}

test("a moment is without what had expired when it was made, and keeps what expires later", () =>
  withFile(undefined, async (path) => {
    const clock = clockAt(1000);
    const store = sqliteStore({ path });
    await store.open({ catalog: [], clock });
    const expiring = Array.from({ length: 20 }, (_, at) => put("note", `e${at}`, { expiresAt: 1100 + at }));
    await store.write([...expiring, put("note", "plain"), put("note", "late", { expiresAt: 9000 })]);
    await store.write([put("note", "tagged", { tags: ["a"] })]);
    clock.now = 1115;
    const moment = store.openMoment?.();
    if (moment === undefined) throw new Error("The store has no moments.");
    clock.now = 10_000;
    expect(moment.contents()).toEqual([{ type: "note", schemaId: "note", documents: 7, expiring: 5 }]);
    expect(everything(moment)).toEqual(["e16", "e17", "e18", "e19", "plain", "late", "tagged"]);
    expect([moment.read("note", "e3"), moment.read("note", "late")?.expiresAt]).toEqual([undefined, 9000]);
    expect(moment.nextOf?.("note", 2).map(({ key }) => key)).toEqual(["e16", "e17"]);
    moment.close();
    expect(await store.read("note", "late")).toBeUndefined();
    await store.close();
  }));

test("entries of documents that were removed are left over, and lead to nothing", () =>
  withFile(undefined, async (path) => {
    const clock = clockAt(1000);
    const index = { name: "byByte", fingerprint: "1" };
    const indexes = new Map([["note", [index]]]);
    const store = sqliteStore({ path, indexes: "stored" });
    await store.open({ catalog: [], clock, indexes });
    const present: readonly IndexEntry[] = [{ index, entry: Uint8Array.of(1) }];
    const entries = { present, gone: [] };
    await store.write([
      { ...put("note", "a", { expiresAt: 2000 }), entries },
      { ...put("note", "b", { tags: ["t"], expiresAt: 5000 }), entries },
      { ...put("note", "c"), entries },
    ]);
    const other = { name: "byOther", fingerprint: "1" };
    await store.close();
    await store.open({ catalog: [], clock, indexes: new Map([["note", [index, other]]]) });
    const moment = store.openMoment?.();
    if (moment === undefined) throw new Error("The store has no moments.");
    const more = ["a", "b", "c"].map((key) => ({ key, index: other, entry: Uint8Array.of(2) }));
    await store.completeIndexes?.(moment, { type: "note", entries: more, isLast: true });
    moment.close();
    expect(rowsOf(path, metadataRows)).toEqual([[2, 1]]);
    clock.now = 3000;
    const later = store.openMoment?.();
    for (const each of [index, other]) {
      const hits = [...(later?.index("note", each)?.find(new Uint8Array(), undefined, { reverse: false }) ?? [])];
      expect(hits.map(({ key }) => [key, later?.read("note", key)?.key])).toEqual([
        ["a", undefined],
        ["b", "b"],
        ["c", "c"],
      ]);
    }
    later?.close();
    expect(await store.expire(10)).toEqual([{ type: "note", key: "a" }]);
    expect((await store.check()).problems.map(({ code, place }) => [code, place])).toEqual([
      ["dangling-entry", "entries, index 1"],
      ["dangling-entry", "entries, index 2"],
    ]);
    await store.check({ fix: true });
    expect(rowsOf(path, "SELECT count(*) FROM entries")).toEqual([[4]]);
    await store.close();
  }));
