import { join } from "node:path";
import { appendOnlyStore } from "@keyslot/runtime/stores/append-only";
import { shardedStore } from "@keyslot/runtime/stores/sharded";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { codeOf, put, write } from "../stores/store-file.ts";

// sciqlop-cache: the number of shards is not stored. persidict: an append-only key is inserted twice.

test("shards that are opened as another number of them are refused, and all documents are there for the right one", async () => {
  const folder = freshFolder();
  const open = (count: number) =>
    shardedStore({ stores: (index) => sqliteStore({ path: join(folder.path, `${index}.db`) }), count });
  const all = Array.from({ length: 100 }, (_, index) => put("player", `p${index}`));
  await write({ store: open(8) }, all);
  for (const count of [4, 7, 9]) expect(await codeOf(() => write({ store: open(count) }))).toBe("store/shard-mismatch");
  expect(await write({ store: open(8) })).toHaveLength(100);
  folder.remove();
});

test("a document that several append at once is appended by one of them", async () => {
  const folder = freshFolder();
  const path = join(folder.path, "events.db");
  const stores = Array.from({ length: 6 }, () => appendOnlyStore(sqliteStore({ path })));
  for (const store of stores) await store.open({ catalog: [] });
  for (let round = 0; round < 20; round++) {
    const codes = await Promise.all(
      stores.map((store, index) =>
        codeOf(() => store.write([put("event", `e${round}`, { payload: Uint8Array.of(index) })])),
      ),
    );
    expect(codes.sort()).toEqual(["nothing", ...Array.from({ length: 5 }, () => "store/append-only")]);
  }
  for (const store of stores) await store.close();
  folder.remove();
});
