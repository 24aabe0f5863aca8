import { type SqliteDatabase, sqliteStore } from "@keyslot/runtime/stores/sqlite";
import Database from "libsql";
import { expect, test } from "vitest";
import { put, remove, withFile } from "../stores/store-file.ts";

// What sciqlop-cache, which keeps its entries in SQLite as well, was seen to do: each a behaviour that is not ours.

function rowsOf(path: string, sql: string): unknown[] {
  const database = new Database(path);
  try {
    return database.prepare(sql).raw().all();
  } finally {
    database.close();
  }
}

/** A connection that notes which statements are run. */
function listening(path: string): SqliteDatabase & { readonly statements: string[] } {
  const database = new Database(path);
  const statements: string[] = [];
  return {
    statements,
    exec: (sql) => {
      statements.push(sql);
      return database.exec(sql);
    },
    prepare: (sql) => {
      const statement = database.prepare(sql);
      const noting =
        <R>(run: (...values: unknown[]) => R) =>
        (...values: unknown[]) => {
          statements.push(sql);
          return run(...values);
        };
      return {
        run: noting((...values) => statement.run(...values)),
        get: noting((...values) => statement.get(...values)),
        all: noting((...values) => statement.all(...values)),
      };
    },
    close: () => database.close(),
  };
}

test("a large value that is overwritten or deleted by a batch that fails is still there, with expiry and tags", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [], clock: () => 1000 });
    const large = put("note", "large", { payload: new Uint8Array(100_000).fill(7), expiresAt: 5000, tags: ["a"] });
    await store.write([large]);
    const small = put("note", "large", { payload: Uint8Array.of(1) });
    for (const change of [small, remove("note", "large")]) {
      const fails = { kind: "check", type: "note", key: "large", condition: null } as const;
      await expect(store.write([change, fails])).rejects.toMatchObject({ code: "store/conflict" });
      expect(await store.read("note", "large")).toEqual(large.envelope);
    }
    expect(rowsOf(path, "SELECT (SELECT count(*) FROM expiries), (SELECT count(*) FROM tags)")).toEqual([[1, 1]]);
    await store.close();
  }));

test("values stand in a table of rows, and only what finds them in tables without", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.close();
    const without = rowsOf(path, "SELECT name FROM pragma_table_list WHERE wr = 1 AND schema = 'main' ORDER BY name");
    expect(without.flat()).toEqual(["entries", "followers", "meta", "tags"]);
    const withValues = rowsOf(
      path,
      "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE c.name = 'value' ORDER BY 1",
    );
    expect(withValues.flat()).toEqual(["documents", "meta", "quarantine"]);
  }));

test("nothing is counted by going through all documents: neither by a write, nor by asking", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.write(Array.from({ length: 3000 }, (_, at) => put("note", `k${at}`)));
    await store.usage();
    await store.close();
    const database = listening(path);
    const given = sqliteStore({ database });
    await given.open({ catalog: [] });
    database.statements.length = 0;
    for (let at = 0; at < 50; at++) await given.write([put("note", `k${at}`, { payload: Uint8Array.of(at) })]);
    expect((await given.usage()).documents).toBe(3000);
    await given.close();
    for (const sql of new Set(database.statements.filter((text) => /^\s*SELECT/.test(text)))) {
      const plan = rowsOf(path, `EXPLAIN QUERY PLAN ${sql.replaceAll("?", "1")}`);
      // Rows behind a number, or a row: never all of them.
      expect(JSON.stringify(plan), sql).not.toMatch(/SCAN (documents|entries|expiries|tags)/);
    }
    database.close();
  }));

test("a write runs as many statements in a store of ten thousand documents as in one of ten", () =>
  withFile(undefined, async (_path, folder) => {
    const counts: number[][] = [];
    for (const documents of [10, 10_000]) {
      const database = listening(`${folder}/${documents}.db`);
      const store = sqliteStore({ database });
      await store.open({ catalog: [], clock: () => 1000 });
      await store.write(Array.from({ length: documents }, (_, at) => put("note", `k${at}`)));
      // What is asked once in a while is asked now.
      await store.write([put("note", "k0", { payload: Uint8Array.of(1) })]);
      const statementsOf = async (act: () => Promise<unknown>) => {
        const before = database.statements.length;
        await act();
        return database.statements.length - before;
      };
      counts.push([
        await statementsOf(() => store.read("note", "k7")),
        await statementsOf(() => store.write([put("note", "k7", { payload: Uint8Array.of(1) })])),
        await statementsOf(() => store.write([put("note", "k8", { expiresAt: 5000, tags: ["a", "b"] })])),
        await statementsOf(() => store.write([remove("note", "k9")])),
      ]);
      await store.close();
      database.close();
    }
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[0]?.[0]).toBe(1);
  }));

test("a get writes nothing, whatever the document has", () =>
  withFile(undefined, async (path) => {
    const database = listening(path);
    const store = sqliteStore({ database });
    await store.open({ catalog: [], clock: () => 1000 });
    await store.write([
      put("note", "a", { expiresAt: 1001, tags: ["x"] }),
      put("note", "b", { expiresAt: 900 }),
      put("note", "c"),
    ]);
    for (const key of ["a", "b", "c"]) await store.read("note", key);
    database.statements.length = 0;
    for (const key of ["a", "b", "c"]) await store.read("note", key);
    expect(database.statements).toHaveLength(3);
    expect(database.statements.every((sql) => /^SELECT/.test(sql))).toBe(true);
    await store.close();
    database.close();
  }));

test("documents expire by the millisecond, and one that has expired blocks no put that asks for none to be there", () =>
  withFile(undefined, async (path) => {
    const clock = { now: 10_000 };
    const store = sqliteStore({ path });
    await store.open({ catalog: [], clock: () => clock.now });
    for (const after of [1, 400, 1900]) {
      const expiresAt = clock.now + after;
      await store.write([put("lock", "a", { expiresAt })]);
      clock.now = expiresAt - 1;
      expect((await store.read("lock", "a"))?.expiresAt).toBe(expiresAt);
      const taken = { ...put("lock", "a", { payload: Uint8Array.of(after & 0xff) }), condition: null };
      await expect(store.write([taken])).rejects.toMatchObject({ code: "store/conflict" });
      clock.now = expiresAt;
      expect(await store.read("lock", "a")).toBeUndefined();
      await store.write([taken]);
      expect(await store.read("lock", "a")).toEqual(taken.envelope);
    }
    await store.close();
  }));

test("a key and a tag with a NUL are whole", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    const all = ["a", "a\0", "a\0b", "\0", ""].map((key) => put("note", key, { tags: [`tag${key}`] }));
    await store.write(all);
    for (const { envelope } of all) expect(await store.read("note", envelope.key)).toEqual(envelope);
    for (const { envelope } of all) {
      const found = await store.evictTag(`tag${envelope.key}`, { limit: 9 });
      expect(found).toEqual([{ type: "note", key: envelope.key }]);
    }
    await store.close();
  }));

test("a check finds flipped bytes and truncated values, blesses neither, and deletes nothing that is not its own", () =>
  withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.write(["a", "b", "c"].map((key) => put("note", key, { payload: new Uint8Array(50) })));
    const database = new Database(path);
    database.exec(`CREATE TABLE theirs (id); INSERT INTO theirs VALUES (1);
      UPDATE documents SET value = CAST(substr(value, 1, 40) AS BLOB) WHERE id = 1;
      UPDATE documents SET value = CAST(substr(value, 1, 60) || x'01' || substr(value, 62) AS BLOB) WHERE id = 2;`);
    const { sound, problems } = await store.check({ fix: true });
    expect([sound, problems.map(({ key }) => key)]).toEqual([1, ["a", "b"]]);
    expect(
      database.prepare("SELECT (SELECT count(*) FROM theirs), (SELECT count(*) FROM quarantine)").raw().get([]),
    ).toEqual([1, 2]);
    expect(await store.read("note", "a")).toBeUndefined();
    database.close();
    await store.close();
  }));
