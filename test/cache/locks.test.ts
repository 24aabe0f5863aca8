import { type Lock, memoryStore, openCache, StoreError } from "@keyslot/runtime";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { expect, expectTypeOf, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { Note, Player, player } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";
import { SharedPlace } from "./support/shared-place.ts";
import { openTwoCaches, placeNames, type TwoCaches } from "./support/two-caches.ts";

const documents = [Player, Note];
const note = (text: string) => ({ text });
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

interface Row {
  readonly name: string;
  check(opened: TwoCaches): Promise<void>;
}

const rows: readonly Row[] = [
  {
    name: "a lock is held by one; the next gets it when it is released, with a higher number",
    check: async ({ one, other }) => {
      const first = await one.lock("a");
      expect([first.name, first.isHeld, first.owner.length]).toEqual(["a", true, 32]);
      const order: string[] = [];
      const second = other.lock("a").then((lock) => {
        order.push("second");
        return lock;
      });
      await soon();
      order.push("released");
      expect(await first.release()).toBe(true);
      const held = await second;
      expect(order).toEqual(["released", "second"]);
      expect(held.fence).toBeGreaterThan(first.fence);
      expect([first.isHeld, first.lost.aborted, await first.release()]).toEqual([false, false, false]);
      await held.release();
      const third = await one.lock("a");
      expect(third.fence).toBeGreaterThan(held.fence);
    },
  },
  {
    name: "locks of other names are others",
    check: async ({ one, other }) => {
      const names = ["a", "A", "a ", "a/b", "a%2Fb", "é", "e\u0301", "a\0b"];
      const locks = await Promise.all(names.map((name, at) => (at % 2 === 0 ? one : other).lock(name, { timeout: 0 })));
      expect(locks.map(({ name }) => name)).toEqual(names);
    },
  },
  {
    name: "a lock whose lease is over is free, and its late release frees nothing",
    check: async ({ one, other, clock }) => {
      const late = await one.lock("a", { expire: 60_000 });
      clock.now += 59_999;
      expect([late.isHeld, await codeOf(() => other.lock("a", { timeout: 0 }))]).toEqual([true, "cache/lock-timeout"]);
      clock.now += 1;
      expect(late.isHeld).toBe(false);
      const next = await other.lock("a", { timeout: 0 });
      expect(next.fence).toBeGreaterThan(late.fence);
      expect(await late.release()).toBe(false);
      expect(await codeOf(() => one.lock("a", { timeout: 0 }))).toBe("cache/lock-timeout");
      expect([next.isHeld, late.lost.aborted]).toEqual([true, true]);
      expect(await codeOf(() => late.lost.throwIfAborted())).toBe("cache/lock-lost");
    },
  },
  {
    name: "a holder that outlived its lease writes nothing, by whichever call",
    check: async ({ one, other, clock }) => {
      await one.putMany(Player, [player("p", { level: 1 }), player("q", { level: 1 })]);
      await other.refresh();
      const late = await one.lock("a", { expire: 60_000 });
      clock.now += 60_000;
      const next = await other.lock("a", { timeout: 0, expire: 60_000 });
      await next.update(Player, "p", (p) => ({ ...p, level: 2 }));
      await next.put(Note, "n", note("next"));
      const writes = [
        () => late.put(Player, player("p", { level: 9 })),
        () => late.delete(Player, "q"),
        () => late.update(Player, "q", (q) => ({ ...q, level: 9 })),
        () => late.update(Player, "q", async (q) => ({ ...q, level: 9 })),
        () => late.transaction((tx) => tx.put(Note, "n", note("late"))),
        () => one.transaction({ lock: late, action: "x" }, (tx) => void tx.delete(Player, "q")),
      ];
      for (const write of writes) expect(await codeOf(write)).toBe("cache/lock-lost");
      await one.refresh();
      expect([one.get(Player, "p")?.level, one.get(Player, "q")?.level, one.get(Note, "n")]).toEqual([
        2,
        1,
        note("next"),
      ]);
    },
  },
  {
    name: "writes through a lock that is held are as those of the cache",
    check: async ({ one, clock }) => {
      const lock = await one.lock("a", { expire: 60_000 });
      await lock.put(Player, player("p", { level: 1 }));
      await lock.put(Note, "n", note("a"));
      expect((await lock.update(Player, "p", (p) => ({ ...p, level: 2 }))).level).toBe(2);
      expect((await lock.update(Player, "p", async (p) => ({ ...p, level: p.level + 1 }))).level).toBe(3);
      const result = await lock.transaction((tx) => {
        tx.put(Note, "m", note("b"));
        return tx.get(Player, "p")?.level;
      });
      expect([result, one.get(Note, "m"), await lock.delete(Note, "n"), await lock.delete(Note, "n")]).toEqual([
        3,
        note("b"),
        true,
        false,
      ]);
      clock.now += 10;
      await lock.release();
      expect(await codeOf(() => lock.put(Note, "n", note("c")))).toBe("cache/lock-lost");
    },
  },
  {
    name: "a lost lock refuses its own write alone, not those that share its batch",
    check: async ({ one, other, clock }) => {
      const late = await one.lock("a", { expire: 60_000 });
      const codes = Promise.all([
        codeOf(() => one.put(Note, "before", note("a"))),
        codeOf(() => late.put(Note, "late", note("a"))),
        codeOf(() => one.put(Note, "after", note("a"))),
      ]);
      clock.now += 60_000;
      await other.lock("a", { timeout: 0 });
      expect(await codes).toEqual(["no error", "cache/lock-lost", "no error"]);
      expect(one.keys(Note).toSorted()).toEqual(["after", "before"]);
    },
  },
  {
    name: "who waits too long, or is told to stop, gets nothing and leaves nothing behind",
    check: async ({ one, other }) => {
      const lock = await one.lock("a");
      const controller = new AbortController();
      const waiting = [
        codeOf(() => other.lock("a", { timeout: 20 })),
        codeOf(() => one.lock("a", { signal: controller.signal })),
        codeOf(() => other.lock("a", { signal: controller.signal })),
        codeOf(() => one.lock("a", { timeout: 0 })),
      ];
      expect(await waiting[0]).toBe("cache/lock-timeout");
      controller.abort("enough");
      expect(await Promise.all(waiting.slice(1))).toEqual(["enough", "enough", "cache/lock-timeout"]);
      expect(await codeOf(() => one.lock("b", { signal: controller.signal }))).toBe("enough");
      await lock.release();
      expect((await other.lock("a", { timeout: 0 })).isHeld).toBe(true);
    },
  },
  {
    name: "of many callers one at a time is in",
    check: async ({ one, other }) => {
      let inside = 0;
      let most = 0;
      const numbers: number[] = [];
      const work = async ({ fence }: Lock) => {
        most = Math.max(most, ++inside);
        numbers.push(fence);
        await Promise.resolve();
        inside--;
      };
      await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? one : other).withLock("a", work)));
      expect([most, inside, numbers.length]).toEqual([1, 0, 40]);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      expect(new Set(numbers).size).toBe(40);
    },
  },
  {
    name: "what the callback throws or gives comes out, and the lock is free",
    check: async ({ one }) => {
      const failure = new Error("mine");
      const fail = () => {
        throw failure;
      };
      expect(await codeOf(() => one.withLock("a", fail))).toBe(failure);
      expect(await one.withLock("a", { timeout: 0 }, (lock) => lock.name)).toBe("a");
      const lock = await one.lock("a", { timeout: 0 });
      await lock[Symbol.asyncDispose]();
      expect((await one.lock("a", { timeout: 0 })).isHeld).toBe(true);
    },
  },
  {
    name: "closing the cache frees its locks and ends the waiting for them",
    check: async ({ one, other }) => {
      const lock = await one.lock("a");
      const waiting = codeOf(() => one.lock("a"));
      await soon();
      await one.close();
      expect([await waiting, lock.isHeld]).toEqual(["cache/closed", false]);
      expect(await codeOf(() => one.lock("a"))).toBe("cache/closed");
      if (other !== one) expect((await other.lock("a", { timeout: 0 })).isHeld).toBe(true);
    },
  },
];

for (const place of placeNames("a store that does not answer at once")) {
  for (const { name, check } of rows) {
    test(`${place}: ${name}`, async () => {
      const opened = await openTwoCaches(place, documents);
      await check(opened);
      await opened.end();
    });
  }
}

test("a lease is renewed as long as the lock is held, and its writes do not mind", async () => {
  const place = new SharedPlace();
  const clock = { now: 0 };
  const open = () => openCache({ documents, stores: [place.store()], clock: () => clock.now });
  const [one, other] = [await open(), await open()];
  const lock = await one.lock("a", { expire: 9 });
  for (let round = 0; round < 20; round++) {
    clock.now += 5;
    const write = lock.put(Note, "n", note(String(round)));
    expect(await codeOf(() => other.lock("a", { timeout: 0 }))).toBe("cache/lock-timeout");
    await write;
    while (lock.expiresAt < clock.now + 9) await soon();
  }
  expect([lock.isHeld, lock.expiresAt]).toEqual([true, 109]);
  await one.close();
  expect((await other.lock("a", { timeout: 0 })).fence).toBe(2);
});

test("a lease that the store does not renew for a while is kept, and lost when its time is over", async () => {
  const place = new SharedPlace();
  const clock = { now: 0 };
  const cache = await openCache({ documents, stores: [place.store()], clock: () => clock.now });
  const lock = await cache.lock("a", { expire: 24 });
  let failures = 0;
  const failing = new Promise<void>((resolve) => {
    place.beforeWrite = async () => {
      if (++failures === 3) resolve();
      throw new StoreError("store/full", "shared", "the disk is full. Make room.");
    };
  });
  await failing;
  expect(lock.isHeld).toBe(true);
  clock.now = 24;
  await new Promise((resolve) => lock.lost.addEventListener("abort", resolve));
  expect(lock.lost.reason).toMatchObject({ code: "cache/lock-lost", cause: { code: "store/full" } });
});

test("the store itself refuses the write of a holder that does not know yet that it lost the lock", async () => {
  const place = new SharedPlace();
  const clock = { one: 0, other: 0 };
  const one = await openCache({ documents, stores: [place.store()], clock: () => clock.one });
  const other = await openCache({ documents, stores: [place.store()], clock: () => clock.other });
  const late = await one.lock("a", { expire: 1000 });
  // As if the first process had stood still: its own clock does not say that the lease is over.
  await place.content.write([{ kind: "delete", type: "keyslot.lock", key: "a" }]);
  const next = await other.lock("a", { expire: 1000, timeout: 0 });
  await next.put(Note, "n", note("next"));
  expect(late.isHeld).toBe(true);
  const codes = await Promise.all([
    codeOf(() => late.put(Note, "n", note("late"))),
    codeOf(() => one.put(Note, "m", note("no lock"))),
  ]);
  expect([...codes, late.isHeld]).toEqual(["cache/lock-lost", "no error", false]);
  await one.refresh();
  expect([one.get(Note, "n"), one.get(Note, "m")]).toEqual([note("next"), note("no lock")]);
});

test("locks survive their process no longer than their lease, and their numbers go on", async () => {
  const place = new SharedPlace();
  const clock = { now: 0 };
  const open = () => openCache({ documents, stores: [place.store()], clock: () => clock.now });
  const gone = await open();
  expect((await gone.lock("a", { expire: 50 })).fence).toBe(1);
  const next = await open();
  const waiting = next.lock("a");
  await soon();
  clock.now = 50;
  expect((await waiting).fence).toBe(2);
});

test("a lock guards the documents of its own store", async () => {
  const [first, second] = [memoryStore(), memoryStore()];
  const cache = await openCache({ documents, stores: [first, { store: second, documents: [Note] }] });
  const lock = await cache.lock("a");
  const guarded = await cache.lock("a", { store: second, timeout: 0 });
  expect(await codeOf(() => lock.put(Note, "n", note("a")))).toBe("cache/lock-spans-stores");
  expect(await codeOf(() => lock.transaction((tx) => tx.put(Note, "n", note("a"))))).toBe("cache/lock-spans-stores");
  await lock.put(Player, player("p"));
  await guarded.put(Note, "n", note("a"));
  expect([cache.count(Note), cache.count(Player)]).toEqual([1, 1]);
});

test("a file of another program's format holds no locks", async () => {
  const folder = freshFolder();
  const store = () => singleFileStore({ path: `${folder.path}/game.cc` });
  const cache = await openCache({ documents, stores: [store()] });
  const lock = await cache.lock("a");
  await lock.put(Note, "n", note("a"));
  await cache.close();
  const plain = store();
  await plain.open({ catalog: [] });
  const types: string[] = [];
  for await (const { type } of plain.readAll()) types.push(type);
  await plain.close();
  folder.remove();
  expect(types).toEqual(["note"]);
});

test("locks are no documents: nothing of the cache shows them", async () => {
  const place = new SharedPlace();
  const one = await openCache({ documents, stores: [place.store()] });
  await one.lock("a");
  const other = await openCache({ documents, stores: [place.store()] });
  expect([other.count(Note), other.count(Player), other.foreign()]).toEqual([0, 0, []]);
});

test("a process that is always in again lets others in, too", async () => {
  const place = new SharedPlace();
  const [busy, patient] = [
    await openCache({ documents, stores: [place.store()] }),
    await openCache({ documents, stores: [place.store()] }),
  ];
  let isDone = false;
  const greedy = Array.from({ length: 3 }, async () => {
    while (!isDone) await busy.withLock("a", () => new Promise((resolve) => setTimeout(resolve, 1)));
  });
  await soon();
  const lock = await patient.lock("a", { timeout: 20_000 });
  isDone = true;
  await lock.release();
  await Promise.all(greedy);
});

test("what is no lock and no option of one is refused", async () => {
  const cache = await openCache({ documents, stores: [memoryStore()] });
  const wrong: readonly unknown[] = [
    ["", {}],
    [5, {}],
    ["\ud800", {}],
    ["a", { expire: 0 }],
    ["a", { expire: Number.POSITIVE_INFINITY }],
    ["a", { timeout: -1 }],
    ["a", { signal: true }],
    ["a", { ttl: 5 }],
    ["a", { store: memoryStore() }],
    ["a", 5],
  ];
  for (const given of wrong) {
    const call = () => Reflect.apply(cache.lock, cache, Array.isArray(given) ? given : []);
    expect([given, await codeOf(call)]).toEqual([given, "cache/invalid-argument"]);
  }
  const fake: unknown = { name: "a" };
  const transaction = () => Reflect.apply(cache.transaction, cache, [{ lock: fake }, () => undefined]);
  expect(await codeOf(transaction)).toBe("cache/invalid-argument");
  expectTypeOf(cache.withLock("a", async () => 5)).resolves.toEqualTypeOf<number>();
});
