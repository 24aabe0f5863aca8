import { join } from "node:path";
import { type BackingStore, type CopyProgress, copyStore, type Envelope, memoryStore } from "@keyslot/runtime";
import { shardedStore } from "@keyslot/runtime/stores/sharded";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { expect, test } from "vitest";

import { freshFolder } from "./fresh-folder.ts";
import { codeOf, envelope, put } from "./store-file.ts";

const context = { catalog: [] };
const expiresAt = 4_000_000_000_000;

function documents(count: number): Envelope[] {
  return Array.from({ length: count }, (_, index) =>
    envelope(index % 3 === 0 ? "item" : "player", `p${index}`, {
      payload: Uint8Array.of(index & 0xff, index >> 8),
      ...(index % 5 === 0 && { expiresAt: expiresAt + index }),
      ...(index % 7 === 0 && { tags: ["a", `t${index}`] }),
    }),
  );
}

async function filled(all: readonly Envelope[]): Promise<BackingStore> {
  const store = memoryStore();
  await store.open(context);
  await store.write(all.map((document) => ({ kind: "put", envelope: document })));
  return store;
}

async function contentOf(store: BackingStore): Promise<Map<string, Envelope>> {
  const found = new Map<string, Envelope>();
  for await (const document of store.readAll()) found.set(`${document.type} ${document.key}`, document);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

test("every document arrives to the byte, with expiry and tags, and progress is told", async () => {
  const folder = freshFolder();
  const from = await filled(documents(1_300));
  const to = sqliteStore({ path: join(folder.path, "game.db") });
  await to.open(context);
  const seen: CopyProgress[] = [];
  const end = await copyStore(from, to, { onProgress: (progress) => seen.push(progress) });
  expect(await contentOf(to)).toEqual(await contentOf(from));
  expect(end).toMatchObject({ documents: 1_300, total: 1_300, copied: 1_300, skipped: 0, replaced: 0 });
  expect(seen.map(({ documents: count }) => count)).toEqual([500, 1_000, 1_300]);
  await to.close();
  folder.remove();
});

test("a copy that was interrupted at any batch goes on, and copies what is left alone", async () => {
  const from = await filled(documents(1_700));
  for (let batches = 0; batches < 4; batches++) {
    const to = await filled([]);
    const ending = new AbortController();
    let count = 0;
    const onProgress = () => {
      if (++count === batches) ending.abort();
    };
    if (batches === 0) ending.abort();
    await expect(copyStore(from, to, { onProgress, signal: ending.signal })).rejects.toThrow(/abort/i);
    const end = await copyStore(from, to, { resume: true });
    expect(end).toMatchObject({ copied: 1_700 - batches * 500, skipped: batches * 500, replaced: 0 });
    expect(await contentOf(to)).toEqual(await contentOf(from));
  }
});

test("a target that has documents of the source is refused, unless told otherwise", async () => {
  const from = await filled(documents(10));
  const same = await filled(documents(1));
  expect(await codeOf(() => copyStore(from, same))).toBe("store/copy-conflict");
  expect(await copyStore(from, same, { resume: true })).toMatchObject({ copied: 9, skipped: 1 });
  const other = await filled([{ ...envelope("item", "p0"), tags: ["mine"] }, envelope("item", "mine")]);
  expect(await codeOf(() => copyStore(from, other, { resume: true }))).toBe("store/copy-conflict");
  expect(await contentOf(other)).toHaveLength(2);
  expect(await copyStore(from, other, { resume: true, existing: "replace" })).toMatchObject({ copied: 9, replaced: 1 });
  expect(await contentOf(other)).toEqual(
    new Map([...(await contentOf(await filled([...documents(10), envelope("item", "mine")])))]),
  );
});

test("a document that differs in expiry or tags alone is another", async () => {
  for (const change of [{ expiresAt }, { tags: ["b"] }, { storedAt: "2027-01-01T00:00:00.000Z" }, { schemaId: "v2" }]) {
    const from = await filled([envelope("item", "a")]);
    const to = await filled([{ ...envelope("item", "a"), ...change }]);
    expect(await codeOf(() => copyStore(from, to, { resume: true })), Object.keys(change)[0]).toBe(
      "store/copy-conflict",
    );
  }
});

test("what a format cannot keep ends the copy, and is named", async () => {
  const folder = freshFolder();
  const from = await filled([envelope("item", "a"), envelope("item", "b", { expiresAt })]);
  const to = singleFileStore({ path: join(folder.path, "game.cc") });
  await to.open(context);
  await expect(copyStore(from, to)).rejects.toThrow(/"b".*expiry/);
  await to.close();
  folder.remove();
});

test("documents that expired on the way are not copied", async () => {
  let now = 1_000;
  const from = memoryStore();
  await from.open({ catalog: [], clock: () => now });
  await from.write([put("item", "a", { expiresAt: 2_000 }), put("item", "b")]);
  now = 2_000;
  const to = shardedStore({ stores: [memoryStore(), memoryStore()] });
  await to.open({ catalog: [], clock: () => now });
  expect(await copyStore(from, to)).toMatchObject({ copied: 1 });
  expect([...(await contentOf(to)).keys()]).toEqual(["item b"]);
});
