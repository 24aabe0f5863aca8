import {
  type BackingStore,
  ConflictError,
  type Envelope,
  etagOf,
  type StoreChange,
  StoreError,
} from "@keyslot/runtime";
import { expect, test } from "vitest";
import { shardOf } from "../../runtime/src/stores/wrappers/sharded-hash.ts";
import { prepareShards } from "../../runtime/src/stores/wrappers/sharded-manifest.ts";
import { withAbilities } from "../../runtime/src/stores/wrappers/wrapper-parts-abilities.ts";
import { PartsStore } from "../../runtime/src/stores/wrappers/wrapper-parts-store.ts";
import { reservedDocuments } from "../../runtime/src/stores/wrappers/wrapper-reserved.ts";
import { seededRandom } from "../faults/seeded-random.ts";
import { type Life, openParts, type Seeing, seenBy } from "./parts-of-memory.ts";
import { codeOf, envelope, put } from "./store-file.ts";

const context = { catalog: [] };
const seed = Number(process.env.SEED ?? 20261122);
const count = 3;

/** Shards as one program sees them. What stands still counts as given up at once: nothing may depend on how long others wait. */
function shardsSeenBy(parts: readonly BackingStore[], seeing: Seeing): BackingStore {
  return withAbilities(
    new PartsStore({
      name: "sharded",
      location: "shards",
      parts: parts.map((part) => seenBy(part, seeing)),
      reserved: reservedDocuments("sharded"),
      partOf: (type, key) => shardOf(type, key, parts.length),
      prepare: async (place) => {
        await prepareShards(place);
      },
      grace: 0,
    }),
  );
}

/** A store key of each shard. */
const keys = Array.from({ length: count }, (_, shard) => {
  for (let index = 0; ; index++) if (shardOf("account", `a${index}`, count) === shard) return `a${index}`;
});

function account(key: string, balance: number): Envelope {
  return envelope("account", key, { storedAt: `${balance}`, payload: new TextEncoder().encode(`${balance}`) });
}

function balanceOf(found: Envelope | undefined): number {
  return Number(new TextDecoder().decode(found?.payload));
}

async function balances(store: BackingStore): Promise<number[]> {
  return Promise.all(keys.map(async (key) => balanceOf(await store.read("account", key))));
}

async function setBalances(store: BackingStore, next: number, before?: number): Promise<void> {
  await store.write(
    keys.map((key) => ({
      kind: "put",
      envelope: account(key, next),
      ...(before !== undefined && { condition: etagOf(account(key, before)) }),
    })),
  );
}

async function isLeftClean(parts: readonly BackingStore[]): Promise<boolean> {
  const types: string[] = [];
  for (const part of parts) for await (const { type } of part.readAll()) types.push(type);
  return !types.some((type) => type.startsWith("keyslot.batch"));
}

for (const isShared of [true, false]) {
  for (const end of ["before the write", "after the write"] as const) {
    const who = isShared ? "many writers" : "one writer";
    test(`a batch across shards of ${who} that ends at any write, ${end}, is there as a whole or not at all`, async () => {
      const outcomes = new Map<string, number>();
      for (let left = 1; ; left++) {
        const parts = await openParts(count);
        const first = shardsSeenBy(parts, { isShared });
        await first.open(context);
        await setBalances(first, 1);
        await first.close();
        const life: Life = { left: Number.POSITIVE_INFINITY, end };
        const dying = shardsSeenBy(parts, { isShared, life });
        await dying.open(context);
        life.left = left;
        const code = await codeOf(() => setBalances(dying, 2, 1));
        const next = shardsSeenBy(parts, { isShared });
        await next.open(context);
        const found = await balances(next);
        const outcome = `${code === "nothing" ? "acknowledged" : "not acknowledged"}, found ${found}`;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        // Nothing is in the way of those who come after, and nothing stays behind them.
        await setBalances(next, 3, found[0]);
        expect(await balances(next)).toEqual([3, 3, 3]);
        expect(await isLeftClean(parts)).toBe(true);
        if (life.left > 0) break;
      }
      expect([...outcomes.keys()].sort()).toEqual([
        "acknowledged, found 2,2,2",
        "not acknowledged, found 1,1,1",
        "not acknowledged, found 2,2,2",
      ]);
    });
  }
}

test("a batch that a gone program has decided is finished by the next write of one that was open before", async () => {
  for (let left = 1; left < 12; left++) {
    const parts = await openParts(count);
    const witness = shardsSeenBy(parts, {});
    await witness.open(context);
    await setBalances(witness, 1);
    const life: Life = { left: Number.POSITIVE_INFINITY, end: "after the write" };
    const dying = shardsSeenBy(parts, { life });
    await dying.open(context);
    life.left = left;
    const code = await codeOf(() => setBalances(dying, 2, 1));
    // A write of one document, to each shard in turn, under a condition that holds before or after the batch.
    for (const key of keys) {
      const current = await witness.read("account", key);
      const condition = current && etagOf(current);
      await witness
        .write([{ ...put("account", key, account(key, 5)), ...(condition !== undefined && { condition }) }])
        .catch((error: unknown) => {
          if (!(error instanceof ConflictError)) throw error;
        });
    }
    const found = await balances(witness);
    if (code === "nothing") expect(found).toEqual([5, 5, 5]);
    expect([...new Set(found)].length, `${left}: ${found}`).toBeLessThan(3);
    expect(await isLeftClean(parts), `${left}`).toBe(true);
  }
});

test("who takes a slow writer for gone just as it decides its batch finishes that batch", async () => {
  const parts = await openParts(count);
  const [looked, decided, released] = [newSignal(), newSignal(), newSignal()];
  const slow = parts.map((part): BackingStore => {
    const store = seenBy(part, {});
    return {
      ...store,
      write: async (changes) => {
        const decides = changes.some(({ kind }) => kind === "put") && changes.some(isIntent);
        if (decides) await looked.given;
        await store.write(changes);
        if (!decides) return;
        decided.give();
        await released.given;
      },
    };
  });
  const hasty = parts.map((part): BackingStore => {
    const store = seenBy(part, {});
    return {
      ...store,
      read: async (type, key) => {
        const found = await store.read(type, key);
        if (type !== "keyslot.batch-intent") return found;
        looked.give();
        await decided.given;
        return found;
      },
    };
  });
  const [owner, finder] = [shardsSeenBy(slow, {}), shardsSeenBy(hasty, {})];
  await owner.open(context);
  await owner.write([put("account", keys[0] ?? "", account(keys[0] ?? "", 1))]);
  await finder.open(context);
  const batch = setBalances(owner, 2);
  // The batch holds its locks, and waits to be looked at.
  while ((await parts[2]?.read("keyslot.batch-lock", "sharded")) === undefined) await Promise.resolve();
  await finder.write([put("account", keys[2] ?? "", account(keys[2] ?? "", 3))]);
  expect(await balances(finder)).toEqual([2, 2, 3]);
  released.give();
  await batch;
  expect(await balances(owner)).toEqual([2, 2, 3]);
  expect(await isLeftClean(parts)).toBe(true);
});

function isIntent(change: StoreChange): boolean {
  return (change.kind === "put" ? change.envelope : change).type === "keyslot.batch-intent";
}

function newSignal(): { readonly given: Promise<void>; give(): void } {
  let give = (): void => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

test("a condition that does not hold in one shard leaves all of them as they were", async () => {
  const parts = await openParts(count);
  const store = shardsSeenBy(parts, {});
  await store.open(context);
  await setBalances(store, 1);
  const wrong = keys.map((key, index) => ({
    ...put("account", key, account(key, 2)),
    condition: etagOf(account(key, index === 1 ? 9 : 1)),
  }));
  const error = await store.write(wrong).catch((reason: unknown) => reason);
  expect(
    error instanceof ConflictError && error.conflicts.map(({ index, current }) => [index, balanceOf(current)]),
  ).toEqual([[1, 1]]);
  expect(await balances(store)).toEqual([1, 1, 1]);
  expect(await isLeftClean(parts)).toBe(true);
});

test("a shard that fails once a batch is decided keeps it for later, and nothing overtakes it", async () => {
  for (const isShared of [true, false]) {
    const parts = await openParts(count);
    const failing = { isOn: false };
    const seen = parts.map((part, index) => {
      const store = seenBy(part, { isShared });
      if (index !== 2) return store;
      return {
        ...store,
        write: async (changes: Parameters<BackingStore["write"]>[0]) => {
          // Its lock goes through, its share does not.
          if (failing.isOn && changes.length > 1) throw new StoreError("store/full", "memory", "no room.");
          await store.write(changes);
        },
      };
    });
    const store = shardsSeenBy(seen, { isShared });
    await store.open(context);
    await setBalances(store, 1);
    failing.isOn = true;
    expect(await codeOf(() => setBalances(store, 2, 1))).toBe("store/unfinished");
    expect(await codeOf(() => store.write([put("account", keys[2] ?? "", account(keys[2] ?? "", 7))]))).toBe(
      "store/full",
    );
    failing.isOn = false;
    const last = keys[2] ?? "";
    await store.write([{ ...put("account", last, account(last, 3)), condition: etagOf(account(last, 2)) }]);
    expect(await balances(store)).toEqual([2, 2, 3]);
    expect(await isLeftClean(parts)).toBe(true);
  }
});

test(`programs that die at any moment among others move amounts between shards, and none is lost; seed ${seed}`, async () => {
  const random = seededRandom(seed);
  let deaths = 0;
  for (let round = 0; round < 60; round++) {
    const parts = await openParts(count);
    const begin = shardsSeenBy(parts, {});
    await begin.open(context);
    await begin.write(keys.map((key) => put("account", key, account(key, 100))));
    const turn = async () => {
      for (let rest = Math.floor(random() * 3); rest > 0; rest--) await Promise.resolve();
    };
    const programs = Array.from({ length: 4 }, async (_, number) => {
      const mayDie = number < 2;
      const end = random() < 0.5 ? "before the write" : "after the write";
      const life: Life = { left: mayDie ? 5 + Math.floor(random() * 60) : Number.POSITIVE_INFINITY, end };
      const acknowledged = await moveAmounts(shardsSeenBy(parts, { life, turn }), { number, random });
      if (life.left <= 0) deaths++;
      return acknowledged;
    });
    const acknowledged = await Promise.all(programs);
    const after = shardsSeenBy(parts, {});
    await after.open(context);
    expect(
      (await balances(after)).reduce((sum, balance) => sum + balance, 0),
      `round ${round}`,
    ).toBe(300);
    for (const [number, moves] of acknowledged.entries()) {
      const stored = await after.read("moves", `m${number}`);
      const done = stored === undefined ? 0 : balanceOf(stored);
      expect([moves, moves + 1], `round ${round}, program ${number}`).toContain(done);
    }
    expect(await codeOf(() => setBalances(after, 1))).toBe("nothing");
    expect(await isLeftClean(parts), `round ${round}`).toBe(true);
  }
  expect(deaths).toBeGreaterThan(20);
});

interface Mover {
  readonly number: number;
  readonly random: () => number;
}

/** Moves amounts until twelve times or death; the result is how often that was acknowledged. */
async function moveAmounts(store: BackingStore, { number, random }: Mover): Promise<number> {
  let acknowledged = 0;
  try {
    await store.open(context);
    while (acknowledged < 12) {
      const [from = "", to = ""] = random() < 0.5 ? keys : keys.toReversed();
      const [left, right] = await Promise.all([store.read("account", from), store.read("account", to)]);
      const amount = Math.min(1 + Math.floor(random() * 9), balanceOf(left));
      if (left === undefined || right === undefined) throw new Error("an account is gone");
      try {
        await store.write([
          { ...put("account", from, stamped(from, balanceOf(left) - amount)), condition: etagOf(left) },
          { ...put("account", to, stamped(to, balanceOf(right) + amount)), condition: etagOf(right) },
          put("moves", `m${number}`, { payload: new TextEncoder().encode(`${acknowledged + 1}`) }),
        ]);
        acknowledged++;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
  } catch (error) {
    if (!(error instanceof StoreError) || !["store/io", "store/unfinished"].includes(error.code)) throw error;
  }
  return acknowledged;
}

// A balance that comes again is another state all the same.
let stamp = 0;

function stamped(key: string, balance: number): Envelope {
  return { ...account(key, balance), storedAt: `${++stamp}` };
}
