import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ConflictError, etagOf, memoryStore } from "@keyslot/runtime";
import { appendOnlyStore } from "@keyslot/runtime/stores/append-only";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { storeConformance } from "@keyslot/runtime/testing";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { isMaintained } from "../../runtime/src/stores/store-abilities.ts";
import { freshFolder } from "./fresh-folder.ts";
import { passesOrRefuses } from "./passes-or-refuses.ts";
import { codeOf, envelope, put, remove } from "./store-file.ts";

const context = { catalog: [] };

for (const row of storeConformance({
  name: "append-only memory",
  setUp: async () => {
    const store = appendOnlyStore(memoryStore());
    return { store, another: () => store, cleanup: async () => {} };
  },
  writers: "one",
  persistent: false,
  keepsSchemaIds: true,
  keepsMetadata: true,
  abilities: ["sync", "maintained"],
}))
  test(`${row.name}, or an overwrite is refused`, () => passesOrRefuses(row, "store/append-only"));

test("what would replace or delete a document is refused, and the whole batch with it", async () => {
  const store = appendOnlyStore(memoryStore());
  await store.open(context);
  await store.write([put("event", "a")]);
  const refused = [
    [put("event", "b"), put("event", "a")],
    [put("event", "b"), put("event", "b")],
    [put("event", "b"), remove("event", "a")],
    [remove("event", "nobody")],
    [{ ...put("event", "a"), condition: etagOf(envelope("event", "a")) }],
  ];
  for (const batch of refused) expect(await codeOf(() => store.write(batch))).toBe("store/append-only");
  expect(await store.read("event", "b")).toBeUndefined();
  if (!isMaintained(store)) return expect.fail();
  expect(await codeOf(() => store.evictTag("x", { limit: 1 }))).toBe("store/append-only");
});

test("who asks for a condition is told that it does not hold", async () => {
  const store = appendOnlyStore(memoryStore());
  await store.open(context);
  await store.write([put("event", "a")]);
  const again = store.write([put("event", "b"), { ...put("event", "a"), condition: null }]);
  await expect(again).rejects.toBeInstanceOf(ConflictError);
  await store.write([
    put("event", "b"),
    { kind: "check", type: "event", key: "a", condition: etagOf(envelope("event", "a")) },
  ]);
});

test("a document that has expired is none: another may be put", async () => {
  let now = 1_000;
  const store = appendOnlyStore(memoryStore());
  await store.open({ catalog: [], clock: () => now });
  await store.write([put("event", "a", { expiresAt: 2_000 })]);
  expect(await codeOf(() => store.write([put("event", "a")]))).toBe("store/append-only");
  now = 2_000;
  expect(await codeOf(() => store.write([put("event", "a")]))).toBe("nothing");
});

test("of eight processes that append the same documents at once, each is appended by one", {
  timeout: 120_000,
}, async () => {
  const folder = freshFolder();
  // Inside node_modules, so that the bundle finds the drivers there.
  const bundle = fileURLToPath(
    new URL(`../../node_modules/.keyslot-faults/append-${process.pid}.mjs`, import.meta.url),
  );
  await build({
    entryPoints: [fileURLToPath(new URL("../faults/append-worker.ts", import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["lmdb", "libsql", "better-sqlite3"],
    logLevel: "error",
  });
  const path = join(folder.path, "events.db");
  const runs = Array.from({ length: 8 }, (_, writer) =>
    promisify(execFile)(process.execPath, [bundle, path, "200", String(writer)]),
  );
  const won = (await Promise.all(runs)).map(({ stdout }) => stdout.split("\n").filter((line) => line !== ""));
  expect(won.flat().sort()).toEqual(Array.from({ length: 200 }, (_, index) => `k${index}`).sort());
  // What is stored is what the one who was told so has put.
  const store = sqliteStore({ path });
  await store.open(context);
  for await (const { key, payload } of store.readAll())
    expect(won[Number(new TextDecoder().decode(payload))], key).toContain(key);
  await store.close();
  rmSync(bundle);
  folder.remove();
});
