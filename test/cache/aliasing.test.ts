import { memoryStore, openCache } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Clip, Player, player } from "./support/documents.ts";

const open = () => openCache({ documents: [Player, Clip], stores: [memoryStore()] });
const clip = () => ({ id: 1, data: new Uint8Array([1, 2, 3]), at: new Date(0) });

test("what the caller does to its object after put changes nothing", async () => {
  const cache = await open();
  const mine = { ...player("a"), badges: ["gold"] };
  const put = cache.put(Player, mine);
  mine.badges.push("fake");
  Object.assign(mine, { faction: "blue" });
  await put;
  mine.badges.push("fake");
  expect(cache.get(Player, "a")?.badges).toEqual(["gold"]);
  expect(cache.query(Player).byFaction("blue")).toEqual([]);
  expect(cache.query(Player).byBadge("fake")).toEqual([]);
});

test("a freezable document is frozen to the depth and shared", async () => {
  const cache = await open();
  await cache.put(Player, player("a", { badges: ["gold"] }));
  const got = cache.get(Player, "a");
  expect(() => got?.badges.push("fake")).toThrow(TypeError);
  expect(Object.isFrozen(got)).toBe(true);
  expect(cache.get(Player, "a")).toBe(got);
  expect(cache.query(Player).byBadge("gold")[0]).toBe(got);
  expect(cache.snapshot().get(Player, "a")).toBe(got);
});

test("a document that cannot be frozen is the caller's own copy each time", async () => {
  const cache = await open();
  const mine = clip();
  const put = cache.put(Clip, mine);
  mine.data.fill(9);
  await put;
  const got = cache.get(Clip, 1);
  got?.data.fill(7);
  got?.at.setTime(1);
  expect(cache.get(Clip, 1)).toEqual(clip());
  for (const each of cache.all(Clip)) each.data.fill(7);
  expect(cache.snapshot().get(Clip, 1)).toEqual(clip());
});

test("an update function cannot change the document but by returning one", async () => {
  const cache = await open();
  await cache.put(Player, player("a", { badges: ["gold"] }));
  await cache.put(Clip, clip());
  await expect(
    cache.update(Player, "a", (p) => {
      p.badges.push("fake");
      return p;
    }),
  ).rejects.toThrow(TypeError);
  const kept = { ...player("a"), badges: ["gold"] };
  await cache.update(Player, "a", () => kept);
  kept.badges.push("fake");
  await cache.update(Clip, 1, (c) => {
    queueMicrotask(() => c.data.fill(7));
    return c;
  });
  expect(cache.get(Player, "a")?.badges).toEqual(["gold"]);
  expect(cache.get(Clip, 1)?.data).toEqual(clip().data);
});

test("what a transaction put is not the caller's object either", async () => {
  const cache = await open();
  const mine = clip();
  await cache.transaction((tx) => {
    tx.put(Clip, mine);
    mine.data.fill(9);
    tx.get(Clip, 1)?.data.fill(8);
    expect(tx.get(Clip, 1)).toEqual(clip());
  });
  expect(cache.get(Clip, 1)).toEqual(clip());
});
