import { memoryStore, openCache, type Transaction } from "@keyslot/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Player, player } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_261_122);

async function opened() {
  const cache = await openCache({ documents: [Player], stores: [memoryStore()] });
  await cache.putMany(Player, [player("a", { level: 1, name: "Ann" }), player("b", { level: 2, name: "Bob" })]);
  return cache;
}

const failure = new Error("taken back");

test("a part that throws is taken back, indexes, names and counts with it, and the rest stays", async () => {
  const cache = await opened();
  await cache.transaction(async (tx) => {
    tx.put(Player, player("c", { name: "Cid", level: 3 }));
    const part = tx.transaction(async (inner) => {
      inner.put(Player, player("d", { name: "Dan" }));
      inner.delete(Player, "a");
      await inner.update(Player, "c", (c) => ({ ...c, level: 9 }));
      expect([tx.count(Player), tx.has(Player, "a"), tx.query(Player).byName("Dan")?.id]).toEqual([3, false, "d"]);
      throw failure;
    });
    await expect(part).rejects.toBe(failure);
    expect([tx.count(Player), tx.get(Player, "c")?.level, tx.query(Player).byName("Dan")]).toEqual([3, 3, undefined]);
    expect(tx.query(Player).byName("Ann")?.id).toBe("a");
    await tx.transaction((inner) => inner.put(Player, player("e", { name: "Eve" })));
  });
  expect([...cache.keys(Player)].sort()).toEqual(["a", "b", "c", "e"]);
  expect([cache.get(Player, "c")?.level, cache.query(Player).byName("Ann")?.id]).toEqual([3, "a"]);
});

test("a part that is not awaited takes its turn and is part of the transaction", async () => {
  const cache = await opened();
  await cache.transaction((tx) => {
    void tx.transaction(async (inner) => {
      await Promise.resolve();
      inner.put(Player, player("c"));
    });
    void tx.transaction((inner) => void inner.update(Player, "c", (c) => ({ ...c, level: 7 })));
  });
  expect(cache.get(Player, "c")?.level).toBe(7);
});

test("a part's `tx` is of no use once the part has ended", async () => {
  const cache = await opened();
  let kept: Transaction | undefined;
  await cache.transaction(async (tx) => {
    await tx.transaction((inner) => {
      kept = inner;
    });
    expect(await codeOf(() => kept?.put(Player, player("c")))).toBe("cache/transaction-ended");
    expect(await codeOf(() => kept?.get(Player, "a"))).toBe("cache/transaction-ended");
    tx.put(Player, player("d"));
  });
  expect([...cache.keys(Player)].sort()).toEqual(["a", "b", "d"]);
});

test("what was only taken back is no write", async () => {
  const cache = await opened();
  const before = cache.snapshot().all(Player);
  await cache.transaction(async (tx) => {
    const part = tx.transaction((inner) => {
      inner.delete(Player, "a");
      throw failure;
    });
    await expect(part).rejects.toBe(failure);
  });
  expect(cache.all(Player)).toEqual(before);
});

interface Part {
  readonly steps: readonly (Step | Part)[];
  readonly fails: boolean;
}
type Step = { readonly key: string; readonly level: number | undefined };

const step = fc.record({
  key: fc.constantFrom("a", "b", "c", "d"),
  level: fc.option(fc.nat(9), { nil: undefined }),
});
const { part } = fc.letrec<{ part: Part }>((tie) => ({
  part: fc.record({
    steps: fc.array(fc.oneof({ maxDepth: 3 }, step, tie("part")), { maxLength: 5 }),
    fails: fc.boolean(),
  }),
}));

test(`nested parts leave what a model of maps leaves; seed ${seed}`, async () => {
  const property = fc.asyncProperty(part, async (root) => {
    const cache = await opened();
    let model = new Map<string, number>([
      ["a", 1],
      ["b", 2],
    ]);
    const run = async (tx: Transaction, { steps, fails }: Part): Promise<void> => {
      const saved = new Map(model);
      for (const each of steps) {
        if ("steps" in each) await tx.transaction((inner) => run(inner, each)).catch(() => undefined);
        else if (each.level === undefined) {
          expect(tx.delete(Player, each.key)).toBe(model.delete(each.key));
        } else {
          tx.put(Player, player(each.key, { level: each.level }));
          model.set(each.key, each.level);
        }
        expect(new Map(tx.all(Player).map(({ id, level }) => [id, level]))).toEqual(model);
        expect(tx.query(Player).byFaction("red").length).toBe(model.size);
      }
      if (!fails) return;
      model = saved;
      throw failure;
    };
    await cache.transaction((tx) => run(tx, root)).catch(() => undefined);
    expect(new Map(cache.all(Player).map(({ id, level }) => [id, level]))).toEqual(model);
  });
  await fc.assert(property, { seed, numRuns: 200 });
});
