import { callLater, takeTurns, timeNow } from "./lazy-schedule.ts";
import type { LazyStore } from "./lazy-store.ts";

// Milliseconds. A slice ends before it is noticed; between two, a program that uses the cache, or is so busy that a slice comes late, has
// twenty times as long for itself.
const slice = 3;
const pause = 3;
const pauseInUse = 60;
const lateness = 2;
const mostDocuments = 64;
/** So many snapshots are remembered before it is looked which of them are gone. */
const fewSnapshots = 1000;

/**
 * Brings the rest of the stores into memory in the background, a little at a time, so that their moments can be let go: a database
 * keeps what is overwritten for as long as somebody reads a former moment.
 */
export class LazyLoading {
  readonly #stores: readonly LazyStore[];
  readonly #snapshots = new Set<WeakRef<object>>();
  #mostSnapshots = fewSnapshots;
  #callOff: (() => void) | undefined;
  #usesBefore = 0;
  #documents = 1;

  constructor(stores: readonly LazyStore[]) {
    this.#stores = stores;
    this.#goOn(pauseInUse);
  }

  /** Remembers who reads this moment even after the cache is closed. */
  addSnapshot(snapshot: object): void {
    if (this.#next() === undefined) this.#snapshots.clear();
    else if (this.#snapshots.add(new WeakRef(snapshot)).size > this.#mostSnapshots) this.#forgetSnapshots();
  }

  /** Brings everything in now. @throws StoreError */
  loadAll(): void {
    for (const store of this.#stores) store.loadAll();
  }

  /** Ends the loading; before that, what snapshots in use could still be asked for is brought in. */
  async close(): Promise<void> {
    this.#callOff?.();
    while (this.#next() !== undefined && [...this.#snapshots].some((snapshot) => snapshot.deref() !== undefined)) {
      this.#loadSlice();
      await takeTurns();
    }
    for (const store of this.#stores) store.end();
  }

  /** Lets the moments go at once. */
  end(): void {
    this.#callOff?.();
    for (const store of this.#stores) store.end();
  }

  // A program may take thousands a second while a large store is loaded: 53 bytes each, were none forgotten.
  #forgetSnapshots(): void {
    for (const snapshot of this.#snapshots) if (snapshot.deref() === undefined) this.#snapshots.delete(snapshot);
    this.#mostSnapshots = Math.max(fewSnapshots, this.#snapshots.size * 2);
  }

  #next(): LazyStore | undefined {
    return this.#stores.find((store) => !store.isDone);
  }

  #goOn(after: number): void {
    if (this.#next() === undefined) return;
    const due = timeNow() + after;
    this.#callOff = callLater(() => {
      const isLate = timeNow() > due + lateness;
      const isInUse = this.#isInUse();
      this.#loadSlice();
      this.#goOn(isInUse || isLate ? pauseInUse : pause);
    }, after);
  }

  #isInUse(): boolean {
    const uses = this.#stores.reduce((sum, store) => sum + store.uses, 0);
    const isInUse = uses !== this.#usesBefore;
    this.#usesBefore = uses;
    return isInUse;
  }

  // A document may be large, so the next few are as many as fitted before.
  #loadSlice(): void {
    const end = timeNow() + slice;
    for (let store = this.#next(); store !== undefined && !store.isBehind; store = this.#next()) {
      const start = timeNow();
      this.#loadSome(store);
      const now = timeNow();
      if (now - start < slice / 8) this.#documents = Math.min(this.#documents * 2, mostDocuments);
      else if (now - start > slice / 2) this.#documents = Math.ceil(this.#documents / 2);
      if (now >= end) return;
    }
  }

  // What fails is told to who asks for all documents; nobody waits here.
  #loadSome(store: LazyStore): void {
    try {
      store.loadSome(this.#documents);
    } catch {
      // The store is done by that.
    }
  }
}
