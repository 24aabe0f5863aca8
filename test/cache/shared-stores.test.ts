import { openCache } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Note, Player, player } from "./support/documents.ts";
import { SharedPlace } from "./support/shared-place.ts";

const documents = [Player, Note];

async function twoCaches(follow = false) {
  const place = new SharedPlace();
  const open = () => openCache({ documents, stores: [place.store()], follow });
  const [one, other] = [await open(), await open()];
  return { place, one, other, open };
}

test("an update is made from what the store has, not from what memory still shows", async () => {
  const { one, other } = await twoCaches();
  await one.put(Player, player("a", { level: 1 }));
  // The other cache was opened before and shows nothing.
  expect(other.has(Player, "a")).toBe(false);
  await other.put(Player, player("a", { level: 10 }));
  const updated = await one.update(Player, "a", (a) => ({ ...a, level: a.level + 1 }));
  expect([updated.level, one.get(Player, "a")?.level]).toEqual([11, 11]);
});

test("two caches that count at once lose no count, whichever way their updates answer", async () => {
  const { one, other, open } = await twoCaches();
  await one.put(Player, player("a", { level: 0 }));
  await other.refresh();
  const counts = Array.from({ length: 200 }, (_, index) => {
    const cache = index % 2 === 0 ? one : other;
    return cache.update(Player, "a", (a) => {
      const next = { ...a, level: a.level + 1 };
      return index % 3 === 0 ? Promise.resolve(next) : next;
    });
  });
  await Promise.all(counts);
  const third = await open();
  expect(third.get(Player, "a")?.level).toBe(200);
});

test("a transaction runs again when another process changed what it had only read", async () => {
  const { place, one, other } = await twoCaches();
  await one.putMany(Player, [player("a", { level: 1 }), player("b", { level: 1 })]);
  await other.refresh();
  let runs = 0;
  place.beforeWrite = async () => {
    place.beforeWrite = async () => undefined;
    await other.put(Player, player("a", { level: 5 }));
  };
  await one.transaction((tx) => {
    runs++;
    const a = tx.get(Player, "a");
    tx.put(Player, player("b", { level: (a?.level ?? 0) * 2 }));
  });
  expect([runs, one.get(Player, "b")?.level, one.get(Player, "a")?.level]).toEqual([2, 10, 5]);
});

test("a transaction that found nothing is told when another process has put it", async () => {
  const { place, one, other } = await twoCaches();
  place.beforeWrite = async () => {
    place.beforeWrite = async () => undefined;
    await other.put(Note, "n", { text: "theirs" });
  };
  const seen: (string | undefined)[] = [];
  await one.transaction((tx) => {
    const found = tx.get(Note, "n")?.text;
    seen.push(found);
    if (found === undefined) tx.put(Note, "n", { text: "ours" });
  });
  expect([seen, one.get(Note, "n")?.text]).toEqual([[undefined, "theirs"], "theirs"]);
});

test("updates keep expiry and tags, a put drops them", async () => {
  const { place, one } = await twoCaches();
  await one.put(Note, "n", { text: "a" }, { expire: 60_000, tags: ["y", "x", "y"] });
  await one.update(Note, "n", (n) => ({ ...n, text: "b" }));
  const updated = await place.content.read("note", "n");
  expect([updated?.tags, updated?.expiresAt !== undefined]).toEqual([["x", "y"], true]);
  await one.put(Note, "n", { text: "c" });
  const put = await place.content.read("note", "n");
  expect([put?.tags, put?.expiresAt]).toEqual([undefined, undefined]);
});

test("a cache that follows its store shows what others write, indexes included, and tells who watches", async () => {
  const { one, other } = await twoCaches(true);
  const told: unknown[] = [];
  one.watch(Player, ({ key, before, after, cause }) => told.push([key, before?.level, after?.level, cause]));
  await other.putMany(Player, [player("a", { level: 1 }), player("b", { faction: "blue" })]);
  await one.refresh();
  expect(
    one
      .query(Player)
      .byFaction("blue")
      .map(({ id }) => id),
  ).toEqual(["b"]);
  await other.put(Player, player("a", { level: 2 }));
  await other.delete(Player, "b");
  await one.refresh();
  expect([one.get(Player, "a")?.level, one.count(Player)]).toEqual([2, 1]);
  await one.put(Player, player("a", { level: 3 }));
  expect(told).toEqual([
    ["a", undefined, 1, "elsewhere"],
    ["b", undefined, 1, "elsewhere"],
    ["a", 1, 2, "elsewhere"],
    ["b", 1, undefined, "elsewhere"],
    ["a", 2, 3, "written"],
  ]);
});

test("`refresh` takes in everything from a store that nobody follows", async () => {
  const { one, other } = await twoCaches();
  await one.putMany(Player, [player("a"), player("b")]);
  await other.refresh();
  expect([...other.keys(Player)].sort()).toEqual(["a", "b"]);
  await one.delete(Player, "a");
  await other.refresh();
  expect([...other.keys(Player)]).toEqual(["b"]);
});

test("deleting what only the store has deletes it there", async () => {
  const { place, one, other } = await twoCaches();
  await one.put(Player, player("a"));
  await other.delete(Player, "a");
  expect(await place.content.read("player", "a")).toBeUndefined();
});
