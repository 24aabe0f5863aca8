import { ConflictError } from "../../document/conflict-error.ts";
import type { Envelope } from "../../document/envelope.ts";
import { etagOf } from "../../document/etag.ts";
import { StoreError } from "../../errors.ts";
import type { StoreChange, WriteInfo } from "../backing-store.ts";
import type { DocumentName } from "../store-abilities.ts";
import { type BatchIntent, type BatchLock, type BatchShare, sharesOf } from "./wrapper-intent.ts";
import { type PartsPlace, partAt, patience, pause } from "./wrapper-parts-place.ts";
import { readReserved } from "./wrapper-reserved.ts";

/** A lock as it stands in a store. */
export interface HeldLock {
  readonly lock: BatchLock;
  readonly etag: string;
}

export interface DecidedBatch extends HeldLock {
  readonly shares: readonly BatchShare[];
  readonly info: WriteInfo;
}

/**
 * Ends batches whose writer does not. One that is decided is finished by whoever finds it, at any time and by any number at once: each store
 * takes its share together with the lock, or finds the lock gone. One that is not decided is given up, once its writer counts as gone.
 */
export class BatchRecovery {
  readonly #place: PartsPlace;
  /** When the lock of a token was first seen here. */
  readonly #seen = new Map<string, number>();
  #isOwing = false;

  constructor(place: PartsPlace) {
    this.#place = place;
  }

  /** True when this store may have left a batch unfinished. */
  get isOwing(): boolean {
    return this.#isOwing;
  }

  owe(): void {
    this.#isOwing = true;
  }

  /** Looks at every store, as nobody may read half of a batch. @throws StoreError */
  async settleAll(): Promise<void> {
    const { type, key } = this.#place.reserved.lock;
    for (const [part, store] of this.#place.parts.entries()) {
      const end = performance.now() + patience;
      for (let round = 0; ; round++) {
        const found = await store.read(type, key);
        if (found === undefined || (await this.#isSettled(part, found))) break;
        if (performance.now() > end) throw waitingError(this.#place.location);
        await pause(round);
      }
    }
  }

  // False when it is decided and this store may only read: its writer is about to finish it, or somebody else has to.
  async #isSettled(part: number, found: Envelope): Promise<boolean> {
    try {
      await this.settle(part, found, { refusesResharding: false });
      return true;
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== "store/read-only") throw error;
      const { parts, token } = readReserved<BatchLock>(found, this.#place.location);
      const { type, key } = this.#place.reserved.intent(token);
      return (await partAt(this.#place, parts[0] ?? 0).read(type, key)) === undefined;
    }
  }

  /** Ends the batch of a lock if it may; otherwise it has to be waited for. @throws StoreError `store/resharding` */
  async settle(part: number, found: Envelope, { refusesResharding = true } = {}): Promise<void> {
    const held = { lock: readReserved<BatchLock>(found, this.#place.location), etag: etagOf(found) };
    if (held.lock.purpose === "reshard") {
      if (refusesResharding) throw reshardingError(this.#place.location);
      return;
    }
    if (await this.#finish(held)) return;
    if (this.#isGone(held.lock.token)) await this.release(held, [part]);
  }

  /** Writes every share that is not written yet; that of the first store last, with the intent. @throws StoreError */
  async apply(batch: DecidedBatch): Promise<void> {
    const [first, ...others] = batch.shares;
    const results = await Promise.allSettled(others.map((share) => this.#applyShare(share, batch)));
    const failed = results.find((result) => result.status === "rejected");
    if (failed !== undefined) throw failed.reason;
    const intent: StoreChange = { kind: "delete", ...this.#place.reserved.intent(batch.lock.token) };
    if (first !== undefined) await this.#applyShare({ ...first, changes: [...first.changes, intent] }, batch);
  }

  /** Gives up a batch that is not decided; if it is by then, it is finished. @throws StoreError */
  async release({ lock, etag }: HeldLock, parts: readonly number[]): Promise<void> {
    const unlock: StoreChange = { kind: "delete", ...this.#place.reserved.lock, condition: etag };
    const coordinator = lock.parts[0] ?? 0;
    // From here on the batch cannot be decided any more: that needs the lock of its first store.
    const undecided: StoreChange = { kind: "check", ...this.#place.reserved.intent(lock.token), condition: null };
    if (!(await this.#isWritten(coordinator, [unlock, undecided])) && (await this.#finish({ lock, etag }))) return;
    for (const part of parts) if (part !== coordinator) await this.#isWritten(part, [unlock]);
    this.#seen.delete(lock.token);
  }

  async #finish(held: HeldLock): Promise<boolean> {
    const { type, key } = this.#place.reserved.intent(held.lock.token);
    const found = await partAt(this.#place, held.lock.parts[0] ?? 0).read(type, key);
    if (found === undefined) return false;
    const intent = readReserved<BatchIntent>(found, this.#place.location);
    const shares = sharesOf(intent);
    await this.apply({ ...held, shares, info: intent.info });
    this.#seen.delete(held.lock.token);
    this.#place.onFinished(shares.flatMap(({ changes }) => changes.map(nameOf)));
    return true;
  }

  async #applyShare({ part, changes }: BatchShare, { etag, info }: DecidedBatch): Promise<void> {
    const unlock: StoreChange = { kind: "delete", ...this.#place.reserved.lock, condition: etag };
    await this.#isWritten(part, [...changes.map(withoutCondition), unlock], info);
  }

  /** False when a condition does not hold: somebody else was faster. */
  async #isWritten(part: number, changes: readonly StoreChange[], info?: WriteInfo): Promise<boolean> {
    try {
      await partAt(this.#place, part).write(changes, info);
      return true;
    } catch (error) {
      if (error instanceof ConflictError) return false;
      throw error;
    }
  }

  // Where others may write, nobody can know; a writer that was only slow finds its lock gone.
  #isGone(token: string): boolean {
    const now = performance.now();
    // Those of long ago, which others have ended.
    if (this.#seen.size > 1_000) this.#seen.clear();
    const first = this.#seen.get(token) ?? now;
    this.#seen.set(token, first);
    return now - first >= this.#place.grace;
  }
}

export function reshardingError(location: string): StoreError {
  return new StoreError(
    "store/resharding",
    location,
    "its documents are being moved to another number of stores. Let `reshard` finish, or run it again with the same stores.",
  );
}

function waitingError(location: string): StoreError {
  const problem = "a batch across several stores waits to be finished by a program that may write";
  return new StoreError("store/unfinished", location, `${problem}. Open the store for writing once.`);
}

// The conditions were judged when the batch was decided.
function withoutCondition(change: StoreChange): StoreChange {
  if (change.kind === "check") return change;
  const { condition: _, ...rest } = change;
  return rest;
}

function nameOf(change: StoreChange): DocumentName {
  const { type, key } = change.kind === "put" ? change.envelope : change;
  return { type, key };
}
