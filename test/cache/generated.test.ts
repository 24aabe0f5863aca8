import { type DocumentDefinition, memoryStore, openCache, unknownSlots } from "@keyslot/runtime";
import { beforeAll, expect, test } from "vitest";
import { loadGenerated } from "../codec/support/load-generated.ts";

const schema = `
import type { Decimal, int64, Timestamp, Uuid } from "@keyslot/runtime/types";

export enum Faction { Neutral, Red, Blue }

/** @document("hero") @index("byFactionAndPrice", faction, price) */
export interface Hero {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) @name */ name: string;
  /** @key(2) @index @default(Faction.Neutral) */ faction: Faction;
  /** @key(3) */ price?: Decimal;
  /** @key(4) @index(unique) */ ticket?: int64;
  /** @key(5) @index("byBadge") @default([]) */ badges: string[];
}

/** @document("seat") */
export interface Seat {
  /** @key(0) @id */ row: string;
  /** @key(1) @id */ number: int64;
  /** @key(2) */ photo?: Uint8Array;
}

/** @document("rules") @global @schema("game.rules.v1") */
export interface Rules { /** @key(0) */ since: Timestamp; }
`;

const newerSchema = schema.replace(
  "badges: string[];",
  "badges: string[];\n  /** @key(6) @default(1) */ level: int64;",
);

interface Hero {
  readonly id: string;
  readonly name: string;
  readonly faction: number;
  readonly price?: string;
  readonly ticket?: bigint;
  readonly badges: string[];
}

interface HeroQuery {
  byName(name: string): Hero | undefined;
  byFaction(faction: number): readonly Hero[];
  byFactionAndPrice(faction: number, price?: unknown, options?: { reverse: boolean }): readonly Hero[];
  byTicket(ticket: bigint): Hero | undefined;
  byBadge(badge: string): readonly Hero[];
}

interface Definitions {
  readonly Hero: DocumentDefinition<Hero, string, HeroQuery>;
  readonly Seat: DocumentDefinition<{ row: string; number: bigint; photo?: Uint8Array }, readonly [string, bigint]>;
  readonly Rules: DocumentDefinition<{ since: bigint }, undefined>;
  readonly registry: Parameters<typeof openCache>[0]["documents"];
}

let now: Definitions;
let newer: Definitions;

beforeAll(async () => {
  const load = async (text: string): Promise<unknown> => (await loadGenerated({ "hero.schema.ts": text })).index;
  // What generated modules export is known from the schema text above.
  now = (await load(schema)) as Definitions;
  newer = (await load(newerSchema)) as Definitions;
});

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const hero = (n: number, over: Partial<Hero> = {}): Hero => ({
  id: id(n),
  name: `hero ${n}`,
  faction: 1,
  badges: [],
  ...over,
});
const names = (heroes: readonly Hero[]) => heroes.map(({ name }) => name);

test("generated accessors answer from the cache", async () => {
  const { Hero, registry } = now;
  const cache = await openCache({ documents: registry, stores: [memoryStore()] });
  await cache.putMany(Hero, [
    hero(1, { price: "10", ticket: 1n, badges: ["gold", "old"] }),
    hero(2, { price: "9.50" }),
    hero(3, { faction: 2, badges: ["gold"] }),
    hero(4),
  ]);
  const query = cache.query(Hero);
  expect(query.byName("hero 3")?.id).toBe(id(3));
  expect(query.byTicket(1n)?.id).toBe(id(1));
  expect(names(query.byFaction(2))).toEqual(["hero 3"]);
  expect(names(query.byBadge("gold"))).toEqual(["hero 1", "hero 3"]);
  expect(names(query.byFactionAndPrice(1))).toEqual(["hero 2", "hero 1", "hero 4"]);
  expect(names(query.byFactionAndPrice(1, { gte: "9.5" }, { reverse: true }))).toEqual(["hero 1", "hero 2"]);
  expect(names(query.byFactionAndPrice(1, "9.5"))).toEqual(["hero 2"]);
});

test("ids of several slots, globals and documents with bytes work from the schema alone", async () => {
  const { Seat, Rules, registry } = now;
  const store = memoryStore();
  const cache = await openCache({ documents: registry, stores: [store] });
  await cache.put(Seat, { row: "A/1", number: 2n, photo: new Uint8Array([1]) });
  await cache.put(Rules, { since: 5n });
  cache.get(Seat, ["A/1", 2n])?.photo?.fill(9);
  await cache.close();
  const reopened = await openCache({ documents: registry, stores: [store] });
  expect(reopened.keys(Seat)).toEqual(["A%2F1/2"]);
  expect(reopened.get(Seat, ["A/1", 2n])).toEqual({ row: "A/1", number: 2n, photo: new Uint8Array([1]) });
  expect(reopened.get(Rules)).toEqual({ since: 5n });
});

test("an old build that updates a newer document loses none of its slots, and shares none of their bytes", async () => {
  const store = memoryStore();
  const first = await openCache({ documents: newer.registry, stores: [store] });
  await first.put(newer.Hero, { ...hero(1), level: 77n } as Hero);
  await first.close();

  const old = await openCache({ documents: now.registry, stores: [store] });
  const seen: object = old.get(now.Hero, id(1)) ?? {};
  const unknown: unknown = Reflect.get(seen, unknownSlots);
  for (const bytes of Object.values(unknown ?? {})) if (bytes instanceof Uint8Array) bytes.fill(0);
  await old.update(now.Hero, id(1), (h) => ({ ...h, name: "renamed" }));
  await old.close();

  const last = await openCache({ documents: newer.registry, stores: [store] });
  expect(last.get(newer.Hero, id(1))).toMatchObject({ name: "renamed", level: 77n });
});

test("a value that breaks the schema is refused with its place", async () => {
  const { Hero, registry } = now;
  const cache = await openCache({ documents: registry, stores: [memoryStore()] });
  const refused = cache.put(Hero, hero(1, { ticket: 2n ** 63n }));
  await expect(refused).rejects.toMatchObject({ code: "wire/out-of-range", path: "Hero.ticket" });
  expect(cache.count(Hero)).toBe(0);
});
