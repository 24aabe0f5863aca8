import { isLease, type Lease, type LeasePlace, type OthersLease } from "./lease.ts";
import type { Patience } from "./patience.ts";
import { randomText } from "./random-text.ts";
import { reservedEnvelope, reservedText } from "./reserved-document.ts";

/** How a lock is taken, and how long somebody waits for it. */
export interface LockAttempt {
  take(): Promise<Lease | OthersLease>;
  readonly patience: Patience;
}

const shortestPause = 1;
const longestPause = 40;
// Who has waited so long says so, and those of other processes that had the lock last let one round of its questions pass.
const longWait = 150;
const mark = 2000;
const remembered = 1000;

/**
 * Waits for locks that other processes hold, by asking again and again: reading one document is less than what following a store costs it. The
 * pauses grow up to 40 ms, and no two processes ask in step.
 */
export class LockQueue {
  readonly #place: LeasePlace;
  readonly #isShared: boolean;
  readonly #process = randomText();
  /** Names that this process had last. */
  readonly #had = new Set<string>();

  constructor(place: LeasePlace, { isShared }: { readonly isShared: boolean }) {
    this.#place = place;
    this.#isShared = isShared;
  }

  async wait(name: string, { take, patience }: LockAttempt): Promise<Lease> {
    const isPolite = this.#had.delete(name) && patience.left > 2 * longestPause;
    if (isPolite && (await this.#isWantedElsewhere(name))) await patience.pause(2 * longestPause);
    const start = performance.now();
    let marked = start + longWait - mark / 2;
    let longest = shortestPause;
    for (;;) {
      const found = await take();
      if (isLease(found)) {
        if (this.#isShared) this.#remember(name);
        if (marked > start) await this.#unmark(name);
        return found;
      }
      if (this.#isShared && performance.now() - marked >= mark / 2) {
        marked = performance.now();
        await this.#mark(name);
      }
      longest = Math.min(longest * 2, longestPause);
      const untilOver = found.until - this.#place.times.time() + 1;
      await patience.pause(Math.min(longest * (0.5 + Math.random() / 2), Math.max(untilOver, shortestPause)));
    }
  }

  #remember(name: string): void {
    this.#had.add(name);
    const [oldest] = this.#had;
    if (this.#had.size > remembered && oldest !== undefined) this.#had.delete(oldest);
  }

  async #isWantedElsewhere(name: string): Promise<boolean> {
    const envelope = await this.#place.store.read("keyslot.waiting", name).catch(() => undefined);
    return envelope !== undefined && reservedText(envelope) !== this.#process;
  }

  // What cannot be said politely is not said: it expires by itself, and nothing depends on it.
  async #mark(name: string): Promise<void> {
    const { store, times } = this.#place;
    const content = { text: this.#process, storedAt: times.now(), expiresAt: Math.ceil(times.time() + mark) };
    const envelope = reservedEnvelope("keyslot.waiting", name, content);
    await store.write([{ kind: "put", envelope }]).catch(() => undefined);
  }

  async #unmark(name: string): Promise<void> {
    await this.#place.store.write([{ kind: "delete", type: "keyslot.waiting", key: name }]).catch(() => undefined);
  }
}
