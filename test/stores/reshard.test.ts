import { type BackingStore, memoryStore } from "@keyslot/runtime";
import { cancelReshard, reshard, shardedStore } from "@keyslot/runtime/stores/sharded";
import { expect, test } from "vitest";
import { endless, type Life, openParts, seenBy } from "./parts-of-memory.ts";
import { codeOf, envelope, put } from "./store-file.ts";

const context = { catalog: [] };
const count = 60;
const all = Array.from({ length: count }, (_, index) =>
  envelope("player", `p${index}`, {
    payload: Uint8Array.of(index),
    ...(index % 4 === 0 && { tags: ["a"], expiresAt: 4_000_000_000_000 }),
  }),
);
const changes = all.map((document) => put(document.type, document.key, document));

async function contentOf(store: BackingStore): Promise<unknown[]> {
  await store.open(context);
  const found: unknown[] = [];
  for await (const document of store.readAll()) found.push(document);
  await store.close();
  const keyOf = (document: unknown) => JSON.stringify(document);
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

async function filledParts(size: number): Promise<readonly BackingStore[]> {
  const parts = await openParts(size);
  const store = shardedStore({ stores: parts.map((part) => seenBy(part, {})) });
  await store.open(context);
  await store.write(changes);
  await store.close();
  return parts;
}

const seen = (parts: readonly BackingStore[], life: Life = endless()) => ({
  stores: parts.map((part) => seenBy(part, { life })),
});
const openingOf = (parts: readonly BackingStore[]) => codeOf(() => shardedStore(seen(parts)).open(context));

test("every document moves to the new set, and the old one is refused from then on", async () => {
  const [from, to] = [await filledParts(3), await openParts(5)];
  const before = await contentOf(shardedStore(seen(from)));
  const progress: number[] = [];
  const report = await reshard(seen(from), seen(to), { onProgress: ({ documents }) => progress.push(documents) });
  expect(report).toEqual({ documents: count });
  expect(progress.at(-1)).toBe(count);
  expect(await contentOf(shardedStore(seen(to)))).toEqual(before);
  expect(await openingOf(from)).toBe("store/moved");
  expect(await codeOf(() => reshard(seen(from), seen(to)))).toBe("store/copy-conflict");
});

test("a move that ends at any write loses nothing, lets nobody see half of it, and goes on", async () => {
  let rounds = 0;
  for (let left = 1; ; left++) {
    for (const end of ["before the write", "after the write"] as const) {
      const [from, to] = [await filledParts(2), await openParts(3)];
      const before = await contentOf(shardedStore(seen(from)));
      const life = { left, end };
      const code = await codeOf(() => reshard(seen(from, life), seen(to, life)));
      rounds++;
      const opens = [await openingOf(from), await openingOf(to)];
      // At most one of the two opens with documents in it, and it has all of them.
      const shown = opens[0] === "nothing" ? from : opens[1] === "nothing" ? to : undefined;
      if (shown !== undefined) expect(await contentOf(shardedStore(seen(shown))), `${left}`).toEqual(before);
      if (opens[0] === "nothing" && opens[1] === "nothing")
        expect(await contentOf(shardedStore(seen(to))), `${left}`).toEqual([]);
      // The last write may have been the one that ended it.
      if (code !== "nothing" && opens[1] !== "nothing") await reshard(seen(from), seen(to));
      else if (code !== "nothing" && opens[0] === "nothing") await reshard(seen(from), seen(to));
      expect(await contentOf(shardedStore(seen(to))), `${left}, ${end}`).toEqual(before);
      expect(await openingOf(from)).toBe("store/moved");
      if (life.left > 0) {
        expect(rounds).toBeGreaterThan(20);
        return;
      }
    }
  }
});

test("writers that have the old set open are refused while it moves, and after a cancel go on", async () => {
  const [from, to] = [await filledParts(2), await openParts(3)];
  const writer = shardedStore(seen(from));
  await writer.open(context);
  // The target is created, both sets get their states, the source two locks, the target a part of the documents.
  const life: Life = { left: 10, end: "after the write" };
  await codeOf(() => reshard(seen(from, life), seen(to, life)));
  for (const change of changes) expect(await codeOf(() => writer.write([change]))).toBe("store/resharding");
  expect(await codeOf(() => writer.write(changes))).toBe("store/resharding");
  await cancelReshard(seen(from));
  await writer.write([put("player", "p0", { payload: Uint8Array.of(200) }), put("player", "late")]);
  await writer.write([{ kind: "delete", type: "player", key: "p1" }]);
  const before = await contentOf(shardedStore(seen(from)));
  // What the first attempt has left in the target is brought up to date.
  await reshard(seen(from), seen(to));
  expect(await contentOf(shardedStore(seen(to)))).toEqual(before);
});

test("a target with documents is refused, and the source stays in use", async () => {
  const [from, to] = [await filledParts(2), await filledParts(3)];
  expect(await codeOf(() => reshard(seen(from), seen(to)))).toBe("store/copy-conflict");
  expect(await openingOf(from)).toBe("nothing");
  expect(await openingOf(to)).toBe("nothing");
  expect(await codeOf(() => reshard(seen(from), { stores: [memoryStore()], count: 2 }))).toBe("store/invalid-option");
});
