import { memoryStore, openCache } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Clip, Player, player } from "./support/documents.ts";

const ids = (players: readonly Readonly<Player>[]) => players.map(({ id }) => id);

test("a snapshot shows the moment when it was taken, whatever is written later", async () => {
  const cache = await openCache({ documents: [Player, Clip], stores: [memoryStore()] });
  await cache.putMany(Player, [
    player("a", { name: "Ann", level: 1 }),
    player("b", { level: 2 }),
    player("c", { level: 3 }),
  ]);
  const snapshot = cache.snapshot();
  await cache.put(Player, player("a", { name: "Bob", faction: "blue" }));
  await cache.delete(Player, "b");
  await cache.put(Player, player("d", { level: 2 }));
  await cache.put(Player, player("a", { name: "Cid" }));
  await cache.put(Clip, { id: 1, data: new Uint8Array(), at: new Date(0) });

  expect([...snapshot.keys(Player)].sort()).toEqual(["a", "b", "c"]);
  expect(ids(snapshot.all(Player)).sort()).toEqual(["a", "b", "c"]);
  expect([snapshot.count(Player), snapshot.count(Clip), snapshot.has(Player, "d")]).toEqual([3, 0, false]);
  expect([snapshot.get(Player, "a")?.name, snapshot.get(Player, "b")?.level]).toEqual(["Ann", 2]);
  const query = snapshot.query(Player);
  expect([query.byName("Ann")?.id, query.byName("Bob"), query.byName("Cid")]).toEqual(["a", undefined, undefined]);
  expect(ids(query.byFactionAndLevel("red"))).toEqual(["a", "b", "c"]);
  expect(ids(query.byFactionAndLevel("red", { gt: 1 }, { limit: 1, reverse: true }))).toEqual(["c"]);
  await cache.close();
  expect(ids(query.byFaction("red"))).toEqual(["a", "b", "c"]);
});

test("snapshots of different moments are independent", async () => {
  const cache = await openCache({ documents: [Player], stores: [memoryStore()] });
  const snapshots = [cache.snapshot()];
  for (let level = 1; level <= 20; level++) {
    await cache.put(Player, player("a", { level }));
    snapshots.push(cache.snapshot());
  }
  const levels = snapshots.reverse().map((snapshot) => snapshot.get(Player, "a")?.level ?? 0);
  expect(levels).toEqual(Array.from({ length: 21 }, (_, at) => 20 - at));
});
