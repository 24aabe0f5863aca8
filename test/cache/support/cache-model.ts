import { type Cache, openCache, type Snapshot, StoreError } from "@keyslot/runtime";
import { expect } from "vitest";
import type { RandomQuery, RandomStep, RandomWrite } from "./random-samples.ts";
import { referenceFind, referenceHasDuplicate } from "./reference.ts";
import { codeOf } from "./refusal.ts";
import { Sample } from "./samples.ts";
import { type WatchedStore, watchedStore } from "./watched-store.ts";

type Documents = ReadonlyMap<string, Sample>;
type Readable = Pick<Cache, "get" | "has" | "keys" | "all" | "count" | "query">;
const rollback = new Error("rolled back on purpose");

/** A cache and a plain map of what it must hold; every step is done to both. */
export class CacheModel {
  readonly #store: WatchedStore;
  readonly #loading: "eager" | "lazy";
  /** Unless it is all, only documents with these ids are read, beside queries. */
  looksAt: "all" | readonly string[] = "all";
  #cache: Cache | undefined;
  #documents: Documents = new Map();
  #snapshots: { readonly snapshot: Snapshot; readonly documents: Documents }[] = [];

  constructor(store: WatchedStore = watchedStore(), loading: "eager" | "lazy" = "eager") {
    this.#store = store;
    this.#loading = loading;
  }

  async open(): Promise<Cache> {
    this.#cache ??= await openCache({ documents: [Sample], stores: [this.#store], loading: this.#loading });
    return this.#cache;
  }

  /** Compares everything that can be read, now and in the snapshots taken so far, with the map. */
  async check(queries: readonly RandomQuery[]): Promise<void> {
    this.#checkReadable(await this.open(), this.#documents, queries);
    for (const { snapshot, documents } of this.#snapshots) this.#checkReadable(snapshot, documents, queries);
  }

  async step(step: RandomStep): Promise<void> {
    const cache = await this.open();
    switch (step.kind) {
      case "write":
        for (const write of step.writes) await this.#write(write);
        return;
      case "together":
        await Promise.all(step.writes.map((write) => this.#write(write)));
        return;
      case "failing write":
        return this.#failingWrite(step.writes);
      case "many": {
        const after = withWrites(
          this.#documents,
          step.samples.map((put) => ({ put })),
        );
        return this.#expectCommit(after, await codeOf(() => cache.putMany(Sample, step.samples)));
      }
      case "update":
        return this.#update(step);
      case "transaction":
        return this.#transaction(step);
      case "snapshot":
        this.#snapshots.push({ snapshot: cache.snapshot(), documents: this.#documents });
        return;
      case "reopen":
        await cache.close();
        this.#cache = undefined;
        this.#snapshots = this.#snapshots.slice(-2);
        return;
    }
  }

  // The map changes when the write is submitted: commits are judged in that order, whatever batch they end in.
  async #write(write: RandomWrite): Promise<void> {
    const cache = await this.open();
    const after = withWrites(this.#documents, [write]);
    const isRefused = referenceHasDuplicate(after);
    if (!isRefused) this.#documents = after;
    expect(await codeOf(() => submit(cache, write))).toBe(isRefused ? "cache/duplicate-unique" : "no error");
  }

  async #failingWrite(writes: readonly RandomWrite[]): Promise<void> {
    const cache = await this.open();
    this.#store.failure = new StoreError("store/full", "watched", "the disk is full. Make room.");
    const codes = await Promise.all(writes.map((write) => codeOf(() => submit(cache, write))));
    for (const code of codes) expect(["store/full", "cache/duplicate-unique", "no error"]).toContain(code);
    // A delete of what is not there writes nothing, and then the failure is still to come.
    if (this.#store.failure === undefined) expect(codes).toContain("store/full");
    this.#store.failure = undefined;
    const acknowledged = writes.filter((write, at) => codes[at] === "no error" && "put" in write);
    expect(acknowledged).toEqual([]);
  }

  async #update({ id, to, later }: Extract<RandomStep, { kind: "update" }>): Promise<void> {
    const cache = await this.open();
    const next = { ...to, id };
    const code = await codeOf(() => cache.update(Sample, id, () => (later ? Promise.resolve(next) : next)));
    if (this.#documents.has(id)) this.#expectCommit(withWrites(this.#documents, [{ put: next }]), code);
    else expect(code).toBe("cache/not-found");
  }

  async #transaction(step: Extract<RandomStep, { kind: "transaction" }>): Promise<void> {
    const cache = await this.open();
    let runs = 0;
    let wrote = false;
    const code = await codeOf(() =>
      cache.transaction(async (tx) => {
        wrote = false;
        const after = withWrites(this.#documents, step.writes);
        for (const write of step.writes) {
          if ("delete" in write) wrote = tx.delete(Sample, write.delete) || wrote;
          else {
            tx.put(Sample, write.put);
            wrote = true;
          }
        }
        this.#checkReadable(tx, after, [step.query]);
        if (runs++ === 0 && step.meanwhile !== undefined) await this.#write(step.meanwhile);
        this.#checkReadable(tx, after, [step.query]);
        if (step.throws) throw rollback;
      }),
    );
    if (step.throws) expect(code).toBe(rollback);
    // Without a write of its own it stands before whatever was written meanwhile.
    else if (!wrote) expect(code).toBe("no error");
    // What was written meanwhile stays, whether or not the callback saw it.
    else this.#expectCommit(withWrites(this.#documents, step.writes), code);
  }

  // Queries first: what is asked later may have been brought into memory by them, but not the other way round.
  #checkReadable(readable: Readable, documents: Documents, queries: readonly RandomQuery[]): void {
    for (const { index, values, options } of queries) {
      const expected = referenceFind(documents, index, values, options);
      expect(readable.query(Sample).find(index, values, options)).toEqual(expected);
    }
    expect(readable.count(Sample)).toBe(documents.size);
    for (const id of this.looksAt === "all" ? documents.keys() : this.looksAt) {
      expect(readable.get(Sample, id)).toEqual(documents.get(id));
      expect(readable.has(Sample, id)).toBe(documents.has(id));
    }
    if (this.looksAt !== "all") return;
    expect([...readable.keys(Sample)].sort()).toEqual([...documents.keys()].sort());
    expect(readable.all(Sample).length).toBe(documents.size);
  }

  #expectCommit(after: Documents, code: unknown): void {
    const isRefused = referenceHasDuplicate(after);
    expect(code).toBe(isRefused ? "cache/duplicate-unique" : "no error");
    if (!isRefused) this.#documents = after;
  }
}

function submit(cache: Cache, write: RandomWrite): Promise<unknown> {
  return "put" in write ? cache.put(Sample, write.put) : cache.delete(Sample, write.delete);
}

function withWrites(documents: Documents, writes: readonly RandomWrite[]): Documents {
  const after = new Map(documents);
  for (const write of writes) {
    if ("put" in write) after.set(write.put.id, write.put);
    else after.delete(write.delete);
  }
  return after;
}
