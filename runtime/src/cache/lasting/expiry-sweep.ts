import type { CacheCore } from "../cache-core.ts";
import { callLater, timeNow } from "../lazy/lazy-schedule.ts";
import { type ExpiringStore, expireStored, expiringStores } from "./expire-documents.ts";

// Milliseconds. A slice ends before it is noticed, and between two a program has twenty times as long for itself.
const slice = 2;
const share = 20;
const shortestPause = 50;
/** A clock that jumps, or that a test moves, is looked at again after so long. */
const longestPause = 60_000;
/** The first look comes soon: a store may hold what expired while nobody had it open. */
const firstLook = 1000;
const fewest = 8;
const most = 256;
/** So many documents leave memory before it is looked at the time again. */
const atOnce = 32;

/**
 * Removes in the background what has expired, a little at a time: from memory, where it is in nobody's way but takes room, and from the
 * stores. It sleeps until something expires, and for ever where nothing does.
 */
export class ExpirySweep {
  readonly #core: CacheCore;
  readonly #stores: readonly ExpiringStore[];
  #due = Number.POSITIVE_INFINITY;
  #callOff: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #isStopped = false;
  #limit = fewest;
  #hasLooked = false;

  constructor(core: CacheCore) {
    this.#core = core;
    this.#stores = expiringStores(core);
    for (const collection of core.opened.collections.values()) this.expect(collection.nextExpiry);
  }

  /** Told of every time at which a document expires. */
  expect(time: number): void {
    if (time >= this.#due) return;
    this.#due = time;
    if (this.#running === undefined) this.#sleepUntilDue(shortestPause);
  }

  /** Ends the sweep; resolves once no store is at it any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#callOff?.();
    await this.#running;
  }

  #sleepUntilDue(least: number): void {
    if (this.#due === Number.POSITIVE_INFINITY) return;
    const left = this.#due - this.#core.times.time();
    const longest = this.#hasLooked || this.#stores.length === 0 ? longestPause : firstLook;
    this.#sleep(Math.min(Math.max(left, least), longest));
  }

  #sleep(pause: number): void {
    if (this.#isStopped) return;
    this.#callOff?.();
    this.#callOff = callLater(() => {
      this.#running = this.#sweep().finally(() => {
        this.#running = undefined;
      });
    }, pause);
  }

  /** One slice of memory, or one step of each store once nothing in memory is due any more. */
  async #sweep(): Promise<void> {
    const start = timeNow();
    this.#hasLooked = true;
    const isRest = this.#settle(start + slice);
    // What fails is tried again the next time; a caller who has to know calls `expire`.
    const removed = isRest ? 0 : await this.#expireStores().catch(() => 0);
    const pause = Math.max(shortestPause, (timeNow() - start) * share);
    this.#due = Number.POSITIVE_INFINITY;
    for (const { nextExpiry } of this.#core.opened.collections.values()) this.#due = Math.min(this.#due, nextExpiry);
    if (isRest || removed > 0) this.#sleep(pause);
    else this.#sleepUntilDue(pause);
  }

  /** Takes what has expired out of memory until a time; true when there is more. */
  #settle(end: number): boolean {
    for (const collection of this.#core.opened.collections.values()) {
      while (collection.settle(atOnce) === atOnce) if (timeNow() >= end) return true;
    }
    return false;
  }

  /** A step of each store, of as many documents as fit into a slice. */
  async #expireStores(): Promise<number> {
    let removed = 0;
    for (const store of this.#stores) {
      if (this.#isStopped) break;
      const start = timeNow();
      removed += (await expireStored(this.#core, store, this.#limit)).length;
      const took = timeNow() - start;
      if (took < slice / 2) this.#limit = Math.min(this.#limit * 2, most);
      else if (took > slice) this.#limit = Math.max(Math.floor(this.#limit / 2), fewest);
    }
    return removed;
  }
}
