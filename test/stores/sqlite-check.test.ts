import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SqliteStore, sqliteStore } from "@keyslot/runtime/stores/sqlite";
import Database from "libsql";
import { expect, test } from "vitest";
import type { CheckOptions } from "../../runtime/src/stores/store-abilities.ts";
import { envelope, put, withFile } from "./store-file.ts";

const made = { expiresAt: 9e15, tags: ["x", "y"] };

/** A store with seven documents, damaged by SQL, and the store open. */
function withDamage(
  sql: string,
  act: (store: SqliteStore, database: Database.Database) => Promise<void>,
): Promise<void> {
  return withFile(undefined, async (path) => {
    const store = sqliteStore({ path });
    await store.open({ catalog: [] });
    await store.write(["a", "b", "c", "d"].map((key) => put("note", key)));
    await store.write([put("note", "e", made), put("word", "f", { tags: ["x"] }), put("word", "g")]);
    await store.usage();
    await store.close();
    const database = new Database(path);
    database.exec(sql);
    await store.open({ catalog: [] });
    await act(store, database);
    await store.close();
    database.close();
  });
}

async function problemsOf(store: SqliteStore, options?: CheckOptions): Promise<readonly string[]> {
  const { problems } = await store.check(options);
  return problems.map(({ code, place, remedy }) => `${code} in ${place}: ${remedy}`);
}

interface Row {
  readonly damage: string;
  readonly found: readonly string[];
  /** What is left once it was mended. */
  readonly sound?: number;
  /** Of the documents with a tag that are left. */
  readonly tagged?: number;
}

const rows: Readonly<Record<string, Row>> = {
  nothing: { damage: "", found: [] },
  "a flipped byte": {
    damage: "UPDATE documents SET value = CAST(substr(value, 1, length(value) - 1) || x'ee' AS BLOB) WHERE id = 2",
    found: ["damaged-document in documents, row 2: set-aside"],
    sound: 6,
  },
  "a key that is another": {
    damage: "UPDATE documents SET key = 'z' WHERE id = 5",
    found: ["damaged-document in documents, row 5: set-aside"],
    sound: 6,
    tagged: 1,
  },
  "a schema that is not there": {
    damage: "UPDATE documents SET schema = 99 WHERE id = 3",
    found: ["damaged-document in documents, row 3: set-aside"],
    sound: 6,
  },
  "a type that is not there": {
    damage: "DELETE FROM types WHERE name = 'word'",
    found: ["damaged-document in documents, row 6: set-aside", "damaged-document in documents, row 7: set-aside"],
    sound: 5,
    tagged: 1,
  },
  "an expiry that is another": {
    damage: "UPDATE expiries SET at = 5",
    found: ["dangling-entry in expiries and tags, document 5: mended"],
  },
  "an expiry that is not there": {
    damage: "DELETE FROM expiries",
    found: ["damaged-structure in expiries and tags, document 5: mended"],
  },
  "rows of documents that are not there, or have no metadata": {
    damage: "INSERT INTO expiries VALUES (3, 1, 7), (1000, 1, 7); INSERT INTO tags VALUES (0, x'78', 1), (4, x'ff', 1)",
    found: [
      "dangling-entry in expiries and tags, document 3: mended",
      "dangling-entry in expiries and tags, document 1000: mended",
      "dangling-entry in expiries and tags, document 4: mended",
    ],
  },
  "a tag that is not there, and one of another type": {
    damage: "DELETE FROM tags WHERE document = 5 AND tag = x'78'; UPDATE tags SET type = 1 WHERE document = 6",
    found: [
      "dangling-entry in expiries and tags, document 6: mended",
      "damaged-structure in expiries and tags, document 5: mended",
    ],
  },
  "entries that lead nowhere": {
    damage: `INSERT INTO indexes VALUES (1, 1, 'byText', '1');
      INSERT INTO entries VALUES (1, x'01', x'61'), (1, x'01', x'7a'), (7, x'01', x'61')`,
    found: ["dangling-entry in entries, index 1: mended", "dangling-entry in entries, index 7: mended"],
  },
  "wrong counts": {
    damage: "UPDATE schemas SET documents = documents + 3 WHERE id = 1; UPDATE counted SET through = 2",
    found: ["wrong-count in schemas and counted: mended"],
  },
  "a mark of what is counted beyond the end": {
    damage: "UPDATE counted SET through = 7000",
    found: ["wrong-count in schemas and counted: mended"],
  },
  "wrong bytes": { damage: "UPDATE sizes SET bytes = bytes - 1", found: ["wrong-count in sizes: mended"] },
  "triggers that are gone or others": {
    damage: `DROP TRIGGER documents_deleted; DROP TRIGGER sizes_changed;
      CREATE TRIGGER sizes_changed AFTER UPDATE ON documents BEGIN SELECT 1; END`,
    found: [
      "damaged-structure in trigger documents_deleted: mended",
      "damaged-structure in trigger sizes_changed: mended",
    ],
  },
  "an index that misses documents": {
    damage: `DROP INDEX documents_by_key; CREATE UNIQUE INDEX documents_by_key ON documents (type, key) WHERE id > 1;
      PRAGMA writable_schema = ON;
      UPDATE sqlite_master SET sql = 'CREATE UNIQUE INDEX documents_by_key ON documents (type, key)' WHERE name = 'documents_by_key';
      PRAGMA writable_schema = RESET;`,
    found: ["damaged-structure in documents_by_key: mended", "damaged-structure in documents_by_key: mended"],
  },
};

const told = (found: readonly string[]) => found.map((text) => text.replace(/: [a-z-]+$/, ": none"));

for (const [name, { damage, found, sound = 7, tagged = 2 }] of Object.entries(rows)) {
  test(`a check finds ${name}, says what it would do, does it, and finds nothing from then on`, () =>
    withDamage(damage, async (store) => {
      expect(await problemsOf(store)).toEqual(told(found));
      expect(await problemsOf(store, { fix: true, dryRun: true })).toEqual(found);
      expect(await problemsOf(store, { dryRun: true })).toEqual(found);
      expect(await problemsOf(store)).toEqual(told(found));
      expect(await problemsOf(store, { fix: true })).toEqual(found);
      expect(await store.check({ fix: true })).toEqual({ sound, problems: [] });
      expect((await store.usage()).documents).toBe(sound);
      await store.write([put("note", "q", { payload: new Uint8Array(500), ...made })]);
      expect(await store.evictTag("x", { limit: 9 })).toHaveLength(tagged + 1);
      expect((await store.check()).problems).toEqual([]);
    }));
}

test("a document that is put aside keeps its bytes, and can be put again", () =>
  withDamage("UPDATE documents SET value = x'0102' WHERE id = 2", async (store, database) => {
    const { problems } = await store.check({ fix: true });
    expect(problems).toEqual([
      {
        code: "damaged-document",
        place: "documents, row 2",
        message: "`note` `b` is damaged: it does not fit its checksum.",
        type: "note",
        key: "b",
        remedy: "set-aside",
      },
    ]);
    const kept = "SELECT document, CAST(key AS TEXT), hex(value), type_name FROM quarantine";
    expect(database.prepare(kept).raw().all()).toEqual([[2, "b", "0102", "note"]]);
    expect(await store.read("note", "b")).toBeUndefined();
    await store.write([put("note", "b")]);
    expect(await store.read("note", "b")).toEqual(envelope("note", "b"));
  }));

test("tables and triggers of others stay, and the files of others; those that a dead process left while it created the database go", () =>
  withDamage(
    `CREATE TABLE theirs (id); INSERT INTO theirs VALUES (1);
    CREATE TRIGGER theirs_too AFTER INSERT ON documents BEGIN INSERT INTO theirs VALUES (new.id); END`,
    async (store, database) => {
      const folder = join(store.location, "..");
      writeFileSync(join(folder, ".game.999999999-0123456789abcdef.keyslot-tmp"), "");
      writeFileSync(join(folder, ".game.theirs.keyslot-tmp"), "");
      const found = await problemsOf(store, { fix: true });
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/^orphan-file in .*\.game\.999999999-0123456789abcdef\.keyslot-tmp: mended$/);
      expect(await problemsOf(store)).toEqual([]);
      await store.write([put("note", "z")]);
      expect(database.prepare("SELECT count(*) FROM theirs").raw().get([])).toEqual([2]);
    },
  ));

test("a check while others write finds nothing that is not there", () =>
  withDamage("", async (store) => {
    const other = sqliteStore({ path: store.location });
    await other.open({ catalog: [] });
    let isDone = false;
    const writing = (async () => {
      for (let at = 0; !isDone; at++) {
        await other.write([
          put("note", `n${at % 50}`, at % 3 === 0 ? made : {}),
          { kind: "delete", type: "note", key: `n${(at + 7) % 50}` },
        ]);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    for (let round = 0; round < 10; round++) expect((await store.check({ fix: true })).problems).toEqual([]);
    isDone = true;
    await writing;
    await other.close();
  }));

test("a store that only reads is checked, and mends nothing", () =>
  withDamage("UPDATE documents SET value = x'0102' WHERE id = 2", async ({ location }) => {
    const store = sqliteStore({ path: location, readOnly: true });
    await store.open({ catalog: [] });
    expect(await problemsOf(store)).toEqual(["damaged-document in documents, row 2: none"]);
    await expect(store.check({ fix: true })).rejects.toMatchObject({ code: "store/read-only" });
    await store.close();
  }));
