import { join } from "node:path";
import { formatTransaction, memoryStore, openCache, type WrittenTransaction } from "@keyslot/runtime";
import { journalStore } from "@keyslot/runtime/stores/journal";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { Clip, Note, Player, player } from "./support/documents.ts";
import { loadGame } from "./support/game-releases.ts";
import { codeOf } from "./support/refusal.ts";

let folder = freshFolder();
beforeEach(() => {
  folder = freshFolder();
});
afterEach(() => folder.remove());

const start = Date.UTC(2026, 10, 22);

async function opened() {
  let now = start;
  const clock = () => (now += 1000);
  const store = journalStore({ path: join(folder.path, "journal"), history: { keep: "all" } });
  return openCache({ documents: [Player, Note, Clip], stores: [store], clock });
}

async function all(history: AsyncIterable<WrittenTransaction>): Promise<WrittenTransaction[]> {
  const transactions: WrittenTransaction[] = [];
  for await (const transaction of history) transactions.push(transaction);
  return transactions;
}

async function played() {
  const cache = await opened();
  await cache.transaction({ action: "join", actor: "gm" }, (tx) => {
    tx.put(Player, player("alice", { level: 1, name: "Al" }));
    tx.put(Player, player("bob", { level: 1, name: "Bob" }));
  });
  await cache.transaction({ action: "level up", actor: "alice" }, async (tx) => {
    await tx.update(Player, "alice", (a) => ({ ...a, level: 2, email: "a@x" }));
  });
  await cache.put(Note, "n", { text: "hi" });
  await cache.delete(Player, "bob");
  return cache;
}

test("the history says who changed what, from what, to what", async () => {
  const cache = await played();
  const transactions = await all(cache.history());
  expect(transactions.map(({ action, actor }) => [action, actor])).toEqual([
    ["join", "gm"],
    ["level up", "alice"],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(transactions.map(({ sequence }) => sequence - (transactions[0]?.sequence ?? 0))).toEqual([0, 1, 2, 3]);
  const [change] = transactions[1]?.changes ?? [];
  expect([change?.type, change?.key]).toEqual(["player", "alice"]);
  expect([change?.before?.value, change?.after?.value]).toMatchObject([{ level: 1 }, { level: 2, email: "a@x" }]);
  expect(transactions[3]?.changes[0]?.after).toBeUndefined();
  await cache.close();
});

test("it is chosen from by document, actor, action, time and number, either way round", async () => {
  const cache = await played();
  const actions = async (query: Parameters<typeof cache.history>[0]) =>
    (await all(cache.history(query))).map(({ action }) => action);
  expect(await actions({ document: Player, id: "alice" })).toEqual(["join", "level up"]);
  expect(await actions({ document: Player, id: "alice", reverse: true, limit: 1 })).toEqual(["level up"]);
  expect(await actions({ document: Note })).toEqual([undefined]);
  expect(await actions({ actor: "gm" })).toEqual(["join"]);
  expect(await actions({ action: "level up" })).toEqual(["level up"]);
  const [first] = await all(cache.history());
  expect((await actions({ from: (first?.at ?? 0) + 1 })).length).toBe(3);
  await cache.close();
});

test("documents are as they were at a time, indexes included, and again after reopening", async () => {
  const cache = await played();
  const transactions = await all(cache.history());
  const past = await cache.stateAt(new Date(transactions[0]?.at ?? 0));
  expect([past.count(Player), past.get(Player, "alice")?.level, past.query(Player).byName("Bob")?.id]).toEqual([
    2,
    1,
    "bob",
  ]);
  expect((await cache.stateAt(start - 1)).count(Player)).toBe(0);
  await cache.close();
  const again = await opened();
  const later = await again.stateAt(transactions[2]?.at ?? 0);
  expect([later.count(Player), later.get(Player, "alice")?.level, later.get(Note, "n")?.text]).toEqual([2, 2, "hi"]);
  expect(again.has(Player, "bob")).toBe(false);
  await again.close();
});

test("a transaction is printed for a human, slot by slot", async () => {
  const { Player, registry } = (await loadGame()).first;
  let now = start;
  const store = journalStore({ path: join(folder.path, "journal"), history: { keep: "all" } });
  const cache = await openCache({ documents: registry, stores: [store], clock: () => (now += 1000) });
  await cache.put(Player, { id: "al", name: "Al", hp: 3, goods: [] });
  await cache.transaction({ action: "buy", actor: "al" }, async (tx) => {
    await tx.update(Player, "al", (al) => ({ ...al, hp: 2, goods: [{ item: "axe", count: 1 }] }));
  });
  await cache.put(Player, { id: "al", name: "Al", hp: 2, goods: [{ item: "axe", count: 1 }] });
  await cache.delete(Player, "al");
  const printed = (await all(cache.history())).map(formatTransaction);
  const lines = printed.map((text) => text.replace(/^2026-11-22T00:00:\d\d\.\d{3}Z /, "").replace(/#\d+/, "#"));
  expect(lines).toEqual([
    '(#)\n  player al: created {"id":"al","name":"Al","hp":3,"goods":[]}',
    'al: buy (#)\n  player al: hp 3 → 2, goods [] → [{"item":"axe","count":1}]',
    "(#)\n  player al: written as it was",
    "(#)\n  player al: deleted",
  ]);
  await cache.close();
}, 60_000);

test("what is taken back is not in the history, and watchers are told who wrote", async () => {
  const cache = await opened();
  const told: unknown[] = [];
  cache.watch(Player, ({ key, action, actor }) => told.push([key, action, actor]));
  await cache.transaction({ action: "trade" }, async (tx) => {
    tx.put(Player, player("a"));
    await tx
      .transaction((part) => {
        part.put(Player, player("b"));
        throw new Error("taken back");
      })
      .catch(() => undefined);
  });
  const [trade] = await all(cache.history());
  expect([trade?.changes.map(({ key }) => key), told]).toEqual([["a"], [["a", "trade", undefined]]]);
  await cache.close();
});

test("a cache that only reads follows the one that writes", async () => {
  const writer = await opened();
  await writer.put(Player, player("a", { level: 1 }));
  const store = journalStore({ path: join(folder.path, "journal"), readOnly: true });
  const reader = await openCache({ documents: [Player, Note, Clip], stores: [store], follow: true });
  expect(reader.get(Player, "a")?.level).toBe(1);
  await writer.put(Player, player("a", { level: 2 }));
  await reader.refresh();
  expect(reader.get(Player, "a")?.level).toBe(2);
  expect(await codeOf(() => reader.put(Player, player("b")))).toBe("store/read-only");
  await reader.close();
  await writer.close();
});

test("without a store that keeps a history there is none to ask", async () => {
  for (const store of [memoryStore(), sqliteStore({ path: join(folder.path, "game.db") })]) {
    const cache = await openCache({ documents: [Player], stores: [store] });
    expect(await codeOf(() => all(cache.history()))).toBe("cache/no-history");
    expect(await codeOf(() => cache.stateAt(0))).toBe("cache/no-history");
    expect(await codeOf(() => cache.transaction({ who: "me" } as object, () => undefined))).toBe(
      "cache/invalid-argument",
    );
    await cache.close();
  }
});
