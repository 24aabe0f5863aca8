import { type Cache, type Lock, openCache } from "@keyslot/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Note } from "./support/documents.ts";
import { codeOf } from "./support/refusal.ts";
import { SharedPlace } from "./support/shared-place.ts";

// Random steps of two caches over one place, neither of which is told what the other does, against a plain model of the place.

const keys = ["a", "b", "c"];
const key = fc.constantFrom(...keys);
const cacheAt = fc.nat(1);
const condition = fc.constantFrom("right", "stale", "absent", "present", "any");
type ConditionName = "right" | "stale" | "absent" | "present" | "any";

const step = fc.oneof(
  fc.record({ kind: fc.constant("put" as const), cacheAt, key }),
  fc.record({ kind: fc.constant("delete" as const), cacheAt, key }),
  fc.record({ kind: fc.constant("putIf" as const), cacheAt, key, condition, expire: fc.boolean() }),
  fc.record({ kind: fc.constant("putIfAbsent" as const), cacheAt, key }),
  fc.record({ kind: fc.constant("deleteIf" as const), cacheAt, key, condition }),
  fc.record({ kind: fc.constant("getIf" as const), cacheAt, key, condition }),
  fc.record({ kind: fc.constant("transform" as const), cacheAt, key, to: fc.constantFrom("value", "none", "same") }),
  fc.record({ kind: fc.constant("wait" as const), by: fc.integer({ min: 1, max: 60 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Stored {
  readonly text: string;
  readonly etag: string;
  readonly until: number;
}

class PlaceModel {
  readonly #caches: readonly Cache[];
  readonly #clock: { now: number };
  readonly #stored = new Map<string, Stored>();
  readonly #formerEtags: string[] = ["0".repeat(32)];
  #texts = 0;

  constructor(caches: readonly Cache[], clock: { now: number }) {
    this.#caches = caches;
    this.#clock = clock;
  }

  async step(given: Step): Promise<void> {
    if (given.kind === "wait") {
      this.#clock.now += given.by;
      return;
    }
    const cache = this.#caches[given.cacheAt];
    if (cache === undefined) throw new Error("no cache");
    const { key } = given;
    const text = String(this.#texts++);
    switch (given.kind) {
      case "put":
        await cache.put(Note, key, { text });
        return this.#written(key, text, await cache.etag(Note, key));
      case "delete":
        await cache.delete(Note, key);
        return this.#written(key, undefined, await cache.etag(Note, key));
      case "putIf": {
        const options = { ...this.#conditionOf(key, given.condition), ...(given.expire && { expire: 50 }) };
        const after = given.expire ? { text, until: this.#clock.now + 50 } : { text };
        return this.#judge(key, given.condition, after, await cache.putIf(Note, key, { text }, options));
      }
      case "putIfAbsent":
        return this.#judge(key, "absent", { text }, await cache.putIfAbsent(Note, key, { text }));
      case "deleteIf": {
        const result = await cache.deleteIf(Note, key, this.#conditionOf(key, given.condition));
        return this.#judge(key, given.condition, {}, result);
      }
      case "getIf": {
        const result = await cache.getIf(Note, key, this.#conditionOf(key, given.condition));
        return this.#judge(key, given.condition, "as it is", result);
      }
      case "transform": {
        const before = this.#at(key);
        const { etag, value } = await cache.transform(Note, key, (current) => {
          // What is decided by a state that is out of date is decided again, so that the last one counts.
          return given.to === "value" ? { text: `${current?.text}+${text}` } : given.to === "none" ? null : undefined;
        });
        if (given.to === "value") this.#written(key, `${before?.text}+${text}`, etag, before?.until);
        if (given.to === "none") this.#written(key, undefined, etag);
        expect([value?.text, etag]).toEqual([this.#at(key)?.text, this.#at(key)?.etag ?? null]);
      }
    }
  }

  #at(key: string): Stored | undefined {
    const stored = this.#stored.get(key);
    return stored !== undefined && stored.until > this.#clock.now ? stored : undefined;
  }

  #conditionOf(key: string, name: ConditionName) {
    switch (name) {
      case "right":
        return { is: this.#at(key)?.etag ?? null };
      case "stale":
        return { is: this.#formerEtags.at(-1) ?? null };
      case "absent":
        return { is: null };
      case "present":
        return { isNot: null };
      case "any":
        return { any: true } as const;
    }
  }

  #judge(
    key: string,
    name: ConditionName,
    after: { readonly text?: string; readonly until?: number } | "as it is",
    result: Awaited<ReturnType<Cache["getIf"]>> & { readonly value: unknown },
  ): void {
    const before = this.#at(key);
    const { is, isNot, any } = { is: undefined, isNot: undefined, any: false, ...this.#conditionOf(key, name) };
    const etag = before?.etag ?? null;
    const holds = any || (is === undefined ? etag !== isNot : etag === is);
    expect([result.isSatisfied, result.actualEtag]).toEqual([holds, etag]);
    if (holds && after !== "as it is") this.#written(key, after.text, result.resultingEtag, after.until);
    expect(result.resultingEtag).toBe(this.#at(key)?.etag ?? null);
    expect(result.value).toEqual(this.#at(key) && { text: this.#at(key)?.text });
  }

  #written(key: string, text: string | undefined, etag: string | null, until = Number.POSITIVE_INFINITY): void {
    const before = this.#at(key);
    if (before !== undefined) this.#formerEtags.push(before.etag);
    expect(etag === null).toBe(text === undefined);
    if (text === undefined || etag === null) this.#stored.delete(key);
    else this.#stored.set(key, { text, etag, until });
  }
}

test("whatever two caches do, each answer is that of the place they share", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const place = new SharedPlace();
      const clock = { now: 1000 };
      const open = () => openCache({ documents: [Note], stores: [place.store()], clock: () => clock.now });
      const model = new PlaceModel([await open(), await open()], clock);
      for (const each of steps) await model.step(each);
    }),
    { seed: 66, numRuns: 300 },
  );
});

const lockStep = fc.oneof(
  fc.record({ kind: fc.constant("take" as const), at: fc.nat(3), expire: fc.constantFrom(1000, 3000) }),
  fc.record({ kind: fc.constant("release" as const), at: fc.nat(3) }),
  fc.record({ kind: fc.constant("write" as const), at: fc.nat(3) }),
  fc.record({ kind: fc.constant("wait" as const), by: fc.constantFrom(1, 500, 999, 1000, 2500) }),
);

test("whatever four callers do, one holds the lock, its number is the highest, and only its writes happen", async () => {
  const run = fc.asyncProperty(fc.array(lockStep, { maxLength: 40 }), async (steps) => {
    const place = new SharedPlace();
    const clock = { now: 1000 };
    const open = () => openCache({ documents: [Note], stores: [place.store()], clock: () => clock.now });
    const caches = [await open(), await open()];
    const locks = new Map<number, { readonly lock: Lock; readonly until: number }>();
    let holder: number | undefined;
    let fence = 0;
    let text: string | undefined;
    const isHeldBy = (at: number) => holder === at && (locks.get(at)?.until ?? 0) > clock.now;
    const isFree = () => holder === undefined || !isHeldBy(holder);
    for (const each of steps) {
      if (each.kind === "wait") {
        clock.now += each.by;
        continue;
      }
      const { at } = each;
      const own = locks.get(at);
      if (each.kind === "take") {
        const taking = caches[at % 2]?.lock("l", { timeout: 0, expire: each.expire });
        const code = await codeOf(() => taking);
        expect(code).toBe(isFree() ? "no error" : "cache/lock-timeout");
        if (code !== "no error") continue;
        const lock = await taking;
        if (lock === undefined) throw new Error("no cache");
        expect(lock.fence).toBe(++fence);
        holder = at;
        locks.set(at, { lock, until: clock.now + each.expire });
      } else if (own !== undefined && each.kind === "release") {
        expect(await own.lock.release()).toBe(isHeldBy(at));
        if (isHeldBy(at)) holder = undefined;
      } else if (own !== undefined) {
        const next = `${at} ${clock.now}`;
        const code = await codeOf(() => own.lock.put(Note, "n", { text: next }));
        expect(code).toBe(isHeldBy(at) ? "no error" : "cache/lock-lost");
        if (code === "no error") text = next;
      }
      expect((await caches[0]?.getIf(Note, "n", { any: true }))?.value?.text).toBe(text);
    }
    await Promise.all(caches.map((cache) => cache.close()));
  });
  await fc.assert(run, { seed: 67, numRuns: 300 });
});
