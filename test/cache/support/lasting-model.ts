import { type BackingStore, type Cache, openCache, type Snapshot } from "@keyslot/runtime";
import fc from "fast-check";
import { expect } from "vitest";
import { Player, player } from "./documents.ts";
import { codeOf } from "./refusal.ts";

const ids = fc.constantFrom(..."abcde");
const names = fc.constantFrom("Ann", "Bob", "Cid", "Dot");
const tags = fc.option(fc.uniqueArray(fc.constantFrom("x", "y", "%"), { maxLength: 2 }), { nil: undefined });
const expire = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined });
const lifetime = fc.record({ expire, tags });

export type LastingStep =
  | { readonly kind: "put" | "add"; readonly id: string; readonly name: string; readonly lifetime: Lifetime }
  | { readonly kind: "delete" | "pop" | "update"; readonly id: string }
  | { readonly kind: "touch"; readonly id: string; readonly lifetime: Lifetime }
  | { readonly kind: "transaction"; readonly id: string; readonly name: string; readonly throws: boolean }
  | { readonly kind: "evict"; readonly tag: string }
  | { readonly kind: "clock"; readonly by: number }
  | { readonly kind: "expire" | "background" | "snapshot" | "reopen" };

interface Lifetime {
  readonly expire: number | undefined;
  readonly tags: readonly string[] | undefined;
}

export const lastingStep: fc.Arbitrary<LastingStep> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom("put", "add"), id: ids, name: names, lifetime }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("delete", "pop", "update"), id: ids }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("touch"), id: ids, lifetime }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("transaction"), id: ids, name: names, throws: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("evict"), tag: fc.constantFrom("x", "y", "%", "none") }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("clock"), by: fc.integer({ min: -30, max: 30 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom("expire", "background", "snapshot", "reopen") }),
  },
);

interface Kept {
  readonly name: string;
  readonly level: number;
  readonly expiresAt: number | undefined;
  readonly tags: readonly string[];
}

type Documents = ReadonlyMap<string, Kept>;

/** A cache whose documents expire by a clock that goes both ways, and a plain map of what it must hold. */
export class LastingModel {
  readonly #makeStore: () => BackingStore;
  readonly #loading: "eager" | "lazy";
  readonly #background: () => Promise<void>;
  #cache: Cache | undefined;
  #documents = new Map<string, Kept>();
  #clock = 1000;
  /** The latest that the clock has told: what has expired by then stays away. */
  #latest = 1000;
  #snapshots: { readonly snapshot: Snapshot; readonly documents: Documents }[] = [];

  constructor(makeStore: () => BackingStore, loading: "eager" | "lazy", background: () => Promise<void>) {
    this.#makeStore = makeStore;
    this.#loading = loading;
    this.#background = background;
  }

  async open(): Promise<Cache> {
    this.#cache ??= await openCache({
      documents: [Player],
      stores: [this.#makeStore()],
      loading: this.#loading,
      clock: () => this.#clock,
    });
    return this.#cache;
  }

  async close(): Promise<void> {
    await this.#cache?.close();
    this.#cache = undefined;
  }

  async step(step: LastingStep): Promise<void> {
    const cache = await this.open();
    this.#forgetExpired();
    switch (step.kind) {
      case "put":
      case "add": {
        const stays = step.kind === "add" && this.#documents.has(step.id);
        const options = optionsOf(step.lifetime);
        const given = this.#player(step.id, step.name, 1);
        const call = () =>
          step.kind === "add" ? cache.add(Player, given, options) : cache.put(Player, given, options);
        if (stays) return void expect(await call()).toBe(false);
        return this.#expectPut(step.id, { name: step.name, level: 1, ...this.#kept(step.lifetime) }, call);
      }
      case "delete":
        expect(await cache.delete(Player, step.id)).toBe(this.#documents.delete(step.id));
        return;
      case "pop": {
        const popped = await cache.pop(Player, step.id);
        expect(popped?.name).toBe(this.#documents.get(step.id)?.name);
        this.#documents.delete(step.id);
        return;
      }
      case "update":
        return this.#update(step.id);
      case "touch":
        return this.#touch(step.id, step.lifetime);
      case "transaction":
        return this.#transaction(step);
      case "evict": {
        const tagged = [...this.#documents].filter(([, kept]) => kept.tags.includes(step.tag));
        expect(await cache.evictTag(step.tag)).toBe(tagged.length);
        for (const [id] of tagged) this.#documents.delete(id);
        return;
      }
      case "clock":
        this.#clock += step.by;
        // Whoever has not looked at a clock cannot know that it went back: a put that is refused looks.
        expect(await codeOf(() => Reflect.apply(cache.put, cache, [Player, {}, { expire: 1 }]))).not.toBe("no error");
        return;
      case "expire":
        await cache.expire();
        return;
      case "background":
        return this.#background();
      case "snapshot":
        this.#snapshots.push({ snapshot: cache.snapshot(), documents: new Map(this.#documents) });
        return;
      case "reopen":
        // The next opening knows nothing of what this one's clock has told.
        this.#clock = this.#latest;
        await this.close();
        this.#snapshots = [];
        return;
    }
  }

  /** Compares everything that can be read. */
  async check(looksAt: readonly string[]): Promise<void> {
    const cache = await this.open();
    this.#forgetExpired();
    for (const id of looksAt) {
      const kept = this.#documents.get(id);
      const info = cache.info(Player, id);
      expect([info?.expiresAt, info?.tags]).toEqual([kept?.expiresAt, kept?.tags]);
    }
    this.#checkReadable(cache, this.#documents, looksAt);
    for (const { snapshot, documents } of this.#snapshots) this.#checkReadable(snapshot, documents, looksAt);
  }

  #checkReadable(
    readable: Pick<Snapshot, "get" | "has" | "keys" | "count" | "query">,
    documents: Documents,
    looksAt: readonly string[],
  ): void {
    for (const name of ["Ann", "Bob", "Cid", "Dot"]) {
      const named = [...documents].find(([, kept]) => kept.name === name);
      expect(readable.query(Player).byName(name)?.id).toBe(named?.[0]);
    }
    expect(readable.count(Player)).toBe(documents.size);
    for (const id of looksAt) {
      expect(readable.has(Player, id)).toBe(documents.has(id));
      expect(readable.get(Player, id)?.name).toBe(documents.get(id)?.name);
    }
    if (looksAt.length === 0) return;
    const found = readable.query(Player).byFaction("red");
    expect(found.map(({ id }) => id)).toEqual([...documents.keys()].sort());
    expect([...readable.keys(Player)].sort()).toEqual([...documents.keys()].sort());
  }

  #forgetExpired(): void {
    this.#latest = Math.max(this.#latest, this.#clock);
    for (const [id, { expiresAt }] of this.#documents) {
      if (expiresAt !== undefined && expiresAt <= this.#latest) this.#documents.delete(id);
    }
  }

  #kept({ expire: of, tags: given = [] }: Lifetime): Pick<Kept, "expiresAt" | "tags"> {
    return { expiresAt: of === undefined ? undefined : this.#latest + of, tags: [...given].sort() };
  }

  #player(id: string, name: string, level: number): Player {
    return player(id, { name, level });
  }

  async #expectPut(id: string, kept: Kept, call: () => Promise<unknown>): Promise<void> {
    const isTaken = [...this.#documents].some(([other, { name }]) => other !== id && name === kept.name);
    expect(await codeOf(call)).toBe(isTaken ? "cache/duplicate-unique" : "no error");
    if (!isTaken) this.#documents.set(id, kept);
  }

  async #update(id: string): Promise<void> {
    const cache = await this.open();
    const kept = this.#documents.get(id);
    const call = () => cache.update(Player, id, (current) => ({ ...current, level: current.level + 1 }));
    expect(await codeOf(call)).toBe(kept === undefined ? "cache/not-found" : "no error");
    if (kept !== undefined) this.#documents.set(id, { ...kept, level: kept.level + 1 });
  }

  async #touch(id: string, given: Lifetime): Promise<void> {
    const cache = await this.open();
    if (given.expire === undefined && given.tags === undefined) return;
    const kept = this.#documents.get(id);
    expect(await cache.touch(Player, id, optionsOf(given))).toBe(kept !== undefined);
    if (kept === undefined) return;
    const touched = this.#kept(given);
    this.#documents.set(id, {
      ...kept,
      ...(given.expire !== undefined && { expiresAt: touched.expiresAt }),
      ...(given.tags !== undefined && { tags: touched.tags }),
    });
  }

  async #transaction({ id, name, throws }: Extract<LastingStep, { kind: "transaction" }>): Promise<void> {
    const cache = await this.open();
    const rollback = new Error("rolled back on purpose");
    const call = () =>
      cache.transaction((tx) => {
        expect(tx.count(Player)).toBe(this.#documents.size);
        expect(tx.get(Player, id)?.name).toBe(this.#documents.get(id)?.name);
        tx.put(Player, this.#player(id, name, 9));
        if (throws) throw rollback;
      });
    if (throws) expect(await codeOf(call)).toBe(rollback);
    else await this.#expectPut(id, { name, level: 9, expiresAt: undefined, tags: [] }, call);
  }
}

function optionsOf({ expire: of, tags: given }: Lifetime) {
  return { ...(of !== undefined && { expire: of }), ...(given !== undefined && { tags: given }) };
}
