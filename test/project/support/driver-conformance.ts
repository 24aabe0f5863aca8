// Bundled and run on a newer Node, whose own SQLite the store then finds, or is given: prints the rows that failed.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SqliteDatabase, type SqliteStore, sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { type StoreSetup, storeConformance } from "@keyslot/runtime/testing";

// Not in the types of the Node that the project is built with.
const { DatabaseSync }: { DatabaseSync: new (path: string) => SqliteDatabase } = createRequire(import.meta.url)(
  "node:sqlite",
);

const openings: Readonly<Record<string, (path: string) => SqliteStore>> = {
  found: (path) => sqliteStore({ path }),
  given: (path) => sqliteStore({ path, database: new DatabaseSync(path) }),
};

for (const [name, open] of Object.entries(openings)) {
  const rows = storeConformance({
    name,
    setUp: async () => setUp(open),
    writers: "many",
    persistent: true,
    keepsSchemaIds: true,
    keepsMetadata: true,
    showsMoments: name === "found",
    abilities: ["sync", "followable", "maintained"],
  });
  let passed = 0;
  for (const row of rows) {
    try {
      await row.run();
      passed++;
    } catch (error) {
      console.log(`FAILED ${row.name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  console.log(`${name}: ${passed} of ${rows.length} passed`);
}

function setUp(open: (path: string) => SqliteStore): StoreSetup {
  const folder = mkdtempSync(join(tmpdir(), "keyslot-driver-"));
  const path = join(folder, "game.db");
  return { store: open(path), another: () => open(path), cleanup: async () => rmSync(folder, { recursive: true }) };
}
