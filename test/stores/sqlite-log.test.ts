import { readFileSync, statSync } from "node:fs";
import { type SqliteStore, sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { expect, test } from "vitest";
import { pagesOf, SqliteCheckpoints } from "../../runtime/src/stores/sqlite/sqlite-checkpoints.ts";
import { envelope, put, remove, withFile, write } from "./store-file.ts";

const page = 4096;

/** Documents that fill a page each, so many at a time. */
async function writeMany(store: SqliteStore, rounds: number, documents: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const payload = new Uint8Array(3500).fill(round);
    await store.write(Array.from({ length: documents }, (_, index) => put("note", `k${index}`, { payload })));
  }
}

test("the log is moved while writes go on, and stays short", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await writeMany(store, 200, 200);
    // 40,000 pages were written; writes waited for a pass whenever there were 4,096 and some.
    expect(statSync(`${path}-wal`).size).toBeLessThan(10_000 * page);
    expect(statSync(path).size).toBeGreaterThan(200 * page);
    expect((await store.read("note", "k199"))?.payload[0]).toBe(199);
    await store.close();
    expect(await write({ store: sqliteStore({ path }) })).toHaveLength(200);
  }));

test("while somebody holds a moment the log grows, and writes go on", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.write([put("note", "k0")]);
    const moment = store.openMoment?.();
    await writeMany(store, 60, 200);
    expect(moment?.read("note", "k0")).toEqual(envelope("note", "k0"));
    moment?.close();
    await store.close();
  }));

test("where no thread can be had, SQLite moves the log itself, and writes do not wait for ever", async () => {
  const lost: string[] = [];
  const driver = { module: "/nowhere/driver.js", exported: "default", values: (file: string) => [file] };
  const checkpoints = new SqliteCheckpoints({ driver, file: "/nowhere/game.db", onLost: () => lost.push("lost") });
  checkpoints.wrote(999);
  expect(lost).toEqual([]);
  checkpoints.wrote(1);
  while (lost.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  checkpoints.wrote(100_000);
  expect([lost, checkpoints.waiting]).toEqual([["lost"], undefined]);
  await checkpoints.close();
});

test("documents are counted, however many were put, moved to another schema and deleted", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    const keys = Array.from({ length: 3000 }, (_, index) => `k${index}`);
    const counts = () => {
      const moment = store.openMoment?.();
      const found = moment?.contents().map(({ schemaId, documents }) => [schemaId, documents]);
      moment?.close();
      return found;
    };
    await store.write(keys.slice(0, 1500).map((key) => put("note", key)));
    for (const key of keys.slice(1500, 2600)) await store.write([put("note", key)]);
    await store.write(keys.slice(2600).map((key) => put("note", key)));
    expect(counts()).toEqual([["note", 3000]]);
    await store.write(keys.slice(100, 200).map((key) => put("note", key, { schemaId: "v2" })));
    await store.write([put("note", "k2999", { schemaId: "v2" })]);
    expect(counts()).toEqual([
      ["note", 2899],
      ["v2", 101],
    ]);
    // The last rows go, and their numbers come back.
    await store.write(keys.slice(1000).map((key) => remove("note", key)));
    await store.write([remove("note", "k0"), put("note", "new")]);
    await store.close();
    await store.open({ catalog: [] });
    await store.write([put("note", "newer"), put("note", "newer")]);
    expect(counts()).toEqual([
      ["note", 901],
      ["v2", 100],
    ]);
    await store.write(["newer", "new", ...keys].map((key) => remove("note", key)));
    expect(counts()).toEqual([]);
    await store.close();
  }));

// A process that closes any descriptor of a file loses its locks on it, and others would take it for gone.
test.skipIf(process.platform !== "linux")(
  "opening and closing a second store over a file takes no lock from the first",
  () =>
    withFile(undefined, async (path) => {
      const first = sqliteStore({ path });
      await first.open({ catalog: [] });
      await first.write([put("note", "a")]);
      const isLocked = () => readFileSync("/proc/locks", "utf8").includes(`:${statSync(path).ino} `);
      expect(isLocked()).toBe(true);
      const second = sqliteStore({ path });
      await second.open({ catalog: [] });
      expect(isLocked()).toBe(true);
      await second.close();
      expect(isLocked()).toBe(true);
      await first.write([put("note", "b")]);
      await first.close();
      expect(await write({ store: sqliteStore({ path }) })).toHaveLength(2);
    }),
);

test("what many documents write to the log is no more than the database has", () => {
  const changes = Array.from({ length: 1000 }, (_, index) => put("note", `k${index}`));
  expect(pagesOf(changes, () => 48)).toBe(48);
  expect(pagesOf(changes, () => 100_000)).toBe(1000);
  // The changes are stored by then, and a write that is stored does not fail.
  expect(pagesOf(changes, () => throwBusy())).toBe(1000);
  const large = put("note", "large", { payload: new Uint8Array(10 * page) });
  const never = (): number => {
    throw new Error("Asking costs more than a small write.");
  };
  expect(pagesOf([large, remove("note", "k0")], never)).toBe(12);
});

function throwBusy(): never {
  throw new Error("database is locked");
}
