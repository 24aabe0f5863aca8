import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BackingStore } from "@keyslot/runtime";
import { lmdbStore } from "@keyslot/runtime/stores/lmdb";
import { open as openLmdb } from "lmdb";
import { expect, test } from "vitest";
import { LmdbStore } from "../../runtime/src/stores/lmdb/lmdb-store.ts";
import { seededRandom } from "../faults/seeded-random.ts";
import { freshFolder } from "./fresh-folder.ts";
import { codeOf } from "./store-file.ts";

const context = { catalog: [] };

const note = (key: string, payload: Uint8Array) => ({
  kind: "put" as const,
  envelope: { type: "note", key, schemaId: "note", storedAt: "2026-01-02", payload },
});

const bytes = (length: number, value = 7) => new Uint8Array(length).fill(value);

async function keysOf(store: BackingStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.readAll()) keys.push(key);
  return keys.sort();
}

test("an LMDB file of another application is refused, and stays as it is", async () => {
  const folder = freshFolder();
  const path = join(folder.path, "other.mdb");
  const other = openLmdb({ path, noSubdir: true });
  await other.put("greeting", "hello");
  await other.close();
  const before = readFileSync(path);
  expect(await codeOf(() => lmdbStore({ path }).open(context))).toBe("store/foreign-format");
  expect(await codeOf(() => lmdbStore({ path, readOnly: true }).open(context))).toBe("store/foreign-format");
  expect(readFileSync(path).equals(before)).toBe(true);
  folder.remove();
});

test("a file that is no LMDB file is refused, and stays as it is", async () => {
  const folder = freshFolder();
  const path = join(folder.path, "game.mdb");
  for (const content of ["hello", "x".repeat(10_000), ""]) {
    writeFileSync(path, content);
    expect(await codeOf(() => lmdbStore({ path }).open(context))).toMatch(/^store\/(?:foreign-format|truncated)$/);
    expect(readFileSync(path, "utf8")).toBe(content);
  }
  folder.remove();
});

test("values that are too long for a row come back whole, and go whole", async () => {
  const folder = freshFolder();
  const store = lmdbStore({ path: join(folder.path, "game.mdb") });
  await store.open(context);
  const long = Uint8Array.from({ length: 21_000_000 }, (_, index) => index * 7);
  await store.write([note("long", long), note("long 2", bytes(4 << 20))]);
  expect(Buffer.compare((await store.read("note", "long"))?.payload ?? bytes(0), long)).toBe(0);
  expect(await store.usage()).toMatchObject({ documents: 2, bytes: 21_000_000 + (4 << 20) + 10 });
  await store.write([note("long", bytes(3)), { kind: "delete", type: "note", key: "long 2" }]);
  expect((await store.read("note", "long"))?.payload).toEqual(bytes(3));
  expect(await store.check()).toEqual({ sound: 1, problems: [] });
  expect(await store.usage()).toMatchObject({ documents: 1, bytes: 7 });
  await store.close();
  folder.remove();
});

test("store keys, tags and types of any length are kept apart, and found again by a tag and by time", async () => {
  const folder = freshFolder();
  let now = 1000;
  const store = lmdbStore({ path: join(folder.path, "game.mdb") });
  await store.open({ catalog: [], clock: () => now });
  const lengths = [1, 399, 400, 401, 1399, 1400, 1401, 1500, 5000];
  const names = lengths.flatMap((length) => ["a", "b"].map((end) => `${"k".repeat(length - 1)}${end}`));
  const changes = names.map((name) => {
    const { envelope } = note(name, bytes(3));
    return { kind: "put" as const, envelope: { ...envelope, type: name, tags: [name], expiresAt: 2000 + name.length } };
  });
  await store.write(changes);
  for (const { envelope } of changes) expect(store.readNow(envelope.type, envelope.key)).toEqual(envelope);
  const [first = "", ...rest] = names;
  expect(await store.evictTag(first, { limit: 10 })).toEqual([{ type: first, key: first }]);
  const longest = names.at(-1) ?? "";
  expect(await store.evictTag(longest, { limit: 10, type: "none" })).toEqual([]);
  expect(await store.evictTag(longest, { limit: 10, type: longest })).toEqual([{ type: longest, key: longest }]);
  now = 1_000_000;
  expect(await keysOf(store)).toEqual([]);
  expect((await store.expire(100)).map(({ key }) => key)).toEqual(rest.slice(0, -1));
  expect(await store.check()).toEqual({ sound: 0, problems: [] });
  await store.close();
  folder.remove();
});

// What a power cut may leave: of the pages that were written since the last recorded state, some are there and some are as they were.
test("after the machine's next start, the file is as it was when it was last recorded, whatever became of later pages", async () => {
  const random = seededRandom(20261121);
  for (let round = 0; round < 25; round++) {
    const folder = freshFolder();
    const path = join(folder.path, "game.mdb");
    const first = new LmdbStore({ path }, { boot: "one" });
    await first.open(context);
    const early = Array.from({ length: 40 }, (_, index) => note(`early ${index}`, bytes(300)));
    await first.write(early);
    await first.close();
    const before = readFileSync(path);
    const second = new LmdbStore({ path }, { boot: "one" });
    await second.open(context);
    for (let index = 0; index < 30; index++) {
      const changed = Array.from({ length: 40 }, (_, at) => note(`early ${(index + at) % 50}`, bytes(300, index)));
      await second.write([
        ...changed,
        note(`late ${index}`, bytes(5000)),
        { kind: "delete", type: "note", key: "early 3" },
      ]);
    }
    const cut = join(folder.path, "cut.mdb");
    copyFileSync(`${path}-durable`, `${cut}-durable`);
    writeFileSync(cut, torn(before, readFileSync(path), random));
    await second.close();
    const after = new LmdbStore({ path: cut }, { boot: "two" });
    await after.open(context);
    expect(await keysOf(after)).toEqual(early.map(({ envelope }) => envelope.key).sort());
    for await (const { payload } of after.readAll()) expect(payload).toEqual(bytes(300));
    expect(await after.check()).toEqual({ sound: 40, problems: [] });
    await after.write([note("new", bytes(1))]);
    await after.close();
    folder.remove();
  }
});

test("after a kill, and where the machine did not stop, every state stays", async () => {
  const folder = freshFolder();
  const path = join(folder.path, "game.mdb");
  const store = new LmdbStore({ path }, { boot: "one" });
  await store.open(context);
  await store.write([note("a", bytes(10))]);
  const copy = join(folder.path, "copy.mdb");
  copyFileSync(path, copy);
  copyFileSync(`${path}-durable`, `${copy}-durable`);
  const same = new LmdbStore({ path: copy }, { boot: "one" });
  await same.open(context);
  expect(await keysOf(same)).toEqual(["a"]);
  await same.close();
  await store.close();
  folder.remove();
});

test("a record beside another file, or beside an older copy of its own, changes nothing", async () => {
  const folder = freshFolder();
  const [path, other, old] = ["game.mdb", "other.mdb", "old.mdb"].map((name) => join(folder.path, name));
  const store = new LmdbStore({ path: path ?? "" }, { boot: "one" });
  await store.open(context);
  await store.write([note("a", bytes(10))]);
  await store.close();
  copyFileSync(path ?? "", old ?? "");
  await store.open(context);
  for (let index = 0; index < 9; index++) await store.write([note(`b${index}`, bytes(10))]);
  await store.close();
  const second = new LmdbStore({ path: other ?? "" }, { boot: "one" });
  await second.open(context);
  for (let index = 0; index < 40; index++) await second.write([note(`c${index}`, bytes(10))]);
  await second.close();
  for (const file of [other, old]) copyFileSync(`${path}-durable`, `${file}-durable`);
  const opened = async (file = "") => {
    const found = new LmdbStore({ path: file }, { boot: "two" });
    await found.open(context);
    const keys = await keysOf(found);
    await found.close();
    return keys.length;
  };
  expect([await opened(other), await opened(old), await opened(old)]).toEqual([40, 1, 1]);
  folder.remove();
});

test("stores of one process share a file, and the last one to close lets it go", async () => {
  const folder = freshFolder();
  const path = join(folder.path, "game.mdb");
  const stores = [lmdbStore({ path }), lmdbStore({ path, durability: "power" }), lmdbStore({ path, readOnly: true })];
  for (const store of stores) await store.open(context);
  await Promise.all(stores.slice(0, 2).map((store, index) => store.write([note(`k${index}`, bytes(1))])));
  for (const store of stores) expect(await keysOf(store)).toEqual(["k0", "k1"]);
  expect(await codeOf(async () => stores[2]?.write([note("x", bytes(1))]))).toBe("store/read-only");
  await stores[0]?.close();
  await stores[1]?.write([note("k2", bytes(1))]);
  for (const store of stores) await store.close();
  const reader = lmdbStore({ path, readOnly: true });
  await reader.open(context);
  expect(await codeOf(() => lmdbStore({ path }).open(context))).toBe("store/locked");
  expect(await keysOf(reader)).toEqual(["k0", "k1", "k2"]);
  await reader.close();
  folder.remove();
});

function torn(before: Buffer, now: Buffer, random: () => number): Buffer {
  const result = Buffer.from(now);
  for (let at = 0; at < result.length; at += 4096) {
    const old = before.subarray(at, at + 4096);
    if (now.subarray(at, at + 4096).equals(old) || random() < 0.5) continue;
    result.fill(0, at, at + 4096);
    old.copy(result, at);
  }
  return result;
}
