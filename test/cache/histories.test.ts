import { type Cache, memoryStore, openCache, type Snapshot } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { Note, Player, player } from "./support/documents.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_260_101);

/** Whole numbers below a limit, the same at every run. */
function randomNumbers(): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Players = ReadonlyMap<string, Player>;

test(`a long history of puts, deletes and updates reads as a map does, in snapshots of any moment too (seed ${seed})`, async () => {
  const random = randomNumbers();
  const cache = await openCache({ documents: [Player], stores: [memoryStore()] });
  const players = new Map<string, Player>();
  const moments: { readonly snapshot: Snapshot; readonly players: Players }[] = [];
  for (let round = 0; round < 120; round++) {
    await change(cache, players, random);
    if (round % 40 === 0) moments.push({ snapshot: cache.snapshot(), players: new Map(players) });
    if (round % 10 === 0) compare(cache, players);
  }
  for (const { snapshot, players: then } of moments) compare(snapshot, then);
  for (const id of players.keys()) await cache.delete(Player, id);
  compare(cache, new Map());
  for (const { snapshot, players: then } of moments) compare(snapshot, then);
});

/** Waves: the number of documents grows to hundreds and falls to few. */
async function change(cache: Cache, players: Map<string, Player>, random: (below: number) => number): Promise<void> {
  const isGrowing = random(2) === 0;
  const writes: Promise<unknown>[] = [];
  for (let at = 0; at < 60; at++) {
    const id = `p${random(500)}`;
    if (random(10) < (isGrowing ? 8 : 2)) {
      const next = player(id, {
        faction: `f${random(5)}`,
        level: random(20),
        badges: [`b${random(4)}`, `b${random(4)}`],
      });
      players.set(id, next);
      writes.push(cache.put(Player, next));
    } else if (random(2) === 0) {
      players.delete(id);
      writes.push(cache.delete(Player, id));
    } else if (players.has(id)) {
      // Some are read before they change, so that decoded values are there to be replaced.
      if (random(2) === 0) cache.get(Player, id);
      const level = random(20);
      players.set(id, { ...(players.get(id) ?? player(id)), level });
      writes.push(cache.update(Player, id, (current) => ({ ...current, level })));
    }
  }
  await Promise.all(writes);
}

function compare(readable: Pick<Cache, "get" | "count" | "keys" | "all" | "query">, players: Players): void {
  expect(readable.count(Player)).toBe(players.size);
  expect([...readable.keys(Player)].sort()).toEqual([...players.keys()].sort());
  expect(new Map(readable.all(Player).map((each) => [each.id, each]))).toEqual(players);
  for (const [id, each] of players) expect(readable.get(Player, id)).toEqual(each);
  const sorted = [...players.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const faction of ["f0", "f4"]) {
    const members = sorted.filter((each) => each.faction === faction);
    expect(readable.query(Player).byFaction(faction)).toEqual(members);
    const byLevel = members.toSorted((a, b) => a.level - b.level).filter(({ level }) => level >= 5);
    expect(readable.query(Player).byFactionAndLevel(faction, { gte: 5 }, { limit: 7 })).toEqual(byLevel.slice(0, 7));
  }
  const badged = sorted.filter(({ badges }) => badges.includes("b1"));
  expect(readable.query(Player).byBadge("b1")).toEqual(badged);
}

test("100,000 documents of up to 100 KB are kept while a third of them is overwritten and deleted", async () => {
  const random = randomNumbers();
  const cache = await openCache({ documents: [Note], stores: [memoryStore()] });
  const lengths = new Map<string, number>();
  // Keys of one, two and three bytes a character.
  const keyOf = (at: number) => (at % 3 === 0 ? `note ${at}` : at % 3 === 1 ? `né ${at}` : `日 ${at}`);
  const textOf = (key: string, length: number) => key.padEnd(length, "-").slice(0, length);
  const put = (at: number) => {
    const length = random(200) === 0 ? random(100_000) : random(60);
    lengths.set(keyOf(at), length);
    return cache.put(Note, keyOf(at), { text: textOf(keyOf(at), length) });
  };
  for (let start = 0; start < 100_000; start += 5000) {
    await Promise.all(Array.from({ length: 5000 }, (_, at) => put(start + at)));
  }
  const some = Array.from({ length: 33_000 }, () => random(100_000));
  await Promise.all(
    some.map((at, turn) => {
      if (turn % 4 !== 0) return put(at);
      lengths.delete(keyOf(at));
      return cache.delete(Note, keyOf(at));
    }),
  );
  expect(cache.count(Note)).toBe(lengths.size);
  for (let at = 0; at < 100_000; at++) {
    const length = lengths.get(keyOf(at));
    const text = length === undefined ? undefined : textOf(keyOf(at), length);
    if (cache.get(Note, keyOf(at))?.text !== text) expect.fail(`${keyOf(at)} is not what was put`);
  }
}, 60_000);
