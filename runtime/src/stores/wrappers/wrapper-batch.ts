import { ConflictError } from "../../document/conflict-error.ts";
import type { Envelope } from "../../document/envelope.ts";
import { etagOf } from "../../document/etag.ts";
import { StoreError } from "../../errors.ts";
import type { StoreChange, WriteInfo } from "../backing-store.ts";
import { checkConditions } from "../check-conditions.ts";
import { identityOf } from "../identity.ts";
import type { BatchRecovery, HeldLock } from "./wrapper-batch-recovery.ts";
import { type BatchLock, type BatchShare, intentOf } from "./wrapper-intent.ts";
import { lockedError, type PartsPlace, partAt, patience, pause } from "./wrapper-parts-place.ts";
import { reservedEnvelope } from "./wrapper-reserved.ts";

/** A batch of changes that go to several stores. */
export interface WideBatch {
  readonly changes: readonly StoreChange[];
  /** Ascending by store. */
  readonly shares: readonly BatchShare[];
  readonly info: WriteInfo;
}

/**
 * Applies a batch across several stores, wholly or not at all, with nothing but their conditional writes:
 * 1. A lock document is put into each, in ascending order: from then on nobody else writes there.
 * 2. The conditions are judged.
 * 3. The intent is put into the first store, if the lock there is still this batch's. With that the batch is decided.
 * 4. Each store takes its share and drops the lock, in one write; the first store last, and it drops the intent as well.
 * Whoever comes upon the lock of a writer that is gone goes on from there: see `BatchRecovery`.
 * @throws ConflictError, StoreError; `store/unfinished` when the batch is decided, and others will have to finish it
 */
export async function writeWide(place: PartsPlace, recovery: BatchRecovery, batch: WideBatch): Promise<void> {
  const end = performance.now() + patience;
  for (let round = 0; ; round++) {
    if (await isApplied(place, recovery, batch)) return;
    if (performance.now() > end) throw lockedError(place.location);
    await pause(round);
  }
}

async function isApplied(place: PartsPlace, recovery: BatchRecovery, batch: WideBatch): Promise<boolean> {
  const parts = batch.shares.map(({ part }) => part);
  const lock: BatchLock = { format: 1, token: crypto.randomUUID(), purpose: "batch", parts };
  const document = reservedEnvelope(place.reserved.lock, lock, place.clock());
  const held: HeldLock = { lock, etag: etagOf(document) };
  try {
    for (const part of parts) await lockPart(place, recovery, { part, document });
    await judge(place, batch);
    if (!(await isDecided(place, held, batch))) {
      await recovery.release(held, parts);
      return false;
    }
  } catch (error) {
    // What went wrong first is what the caller must hear. A lock that stays is the next one's affair.
    await recovery.release(held, parts).catch(() => recovery.owe());
    throw error;
  }
  try {
    await recovery.apply({ ...held, shares: batch.shares, info: batch.info });
    return true;
  } catch (error) {
    recovery.owe();
    throw unfinishedError(place.location, error);
  }
}

export interface LockOfPart {
  readonly part: number;
  readonly document: Envelope;
}

/** Puts a lock where there is none, after those who were first. @throws StoreError `store/locked`, `store/resharding` */
export async function lockPart(
  place: PartsPlace,
  recovery: BatchRecovery,
  { part, document }: LockOfPart,
): Promise<void> {
  const put: StoreChange = { kind: "put", envelope: document, condition: null };
  const end = performance.now() + patience;
  for (let round = 0; ; round++) {
    try {
      return await partAt(place, part).write([put]);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const current = error.conflicts[0]?.current;
      if (current !== undefined) await recovery.settle(part, current);
      if (performance.now() > end) throw lockedError(place.location);
    }
    await pause(round);
  }
}

async function judge(place: PartsPlace, { changes, shares }: WideBatch): Promise<void> {
  const stored = new Map<string, Envelope>();
  for (const { part, changes: share } of shares) {
    for (const change of share) {
      if (change.condition === undefined) continue;
      const { type, key } = change.kind === "put" ? change.envelope : change;
      const found = await partAt(place, part).read(type, key);
      if (found !== undefined) stored.set(identityOf(type, key), found);
    }
  }
  checkConditions(changes, place.location, (type, key) => stored.get(identityOf(type, key)));
}

// False when the lock is not there any more: somebody took this writer for gone.
async function isDecided(place: PartsPlace, { lock, etag }: HeldLock, batch: WideBatch): Promise<boolean> {
  const name = place.reserved.intent(lock.token);
  const intent = reservedEnvelope(name, intentOf(batch.shares, batch.info), place.clock());
  try {
    await partAt(place, lock.parts[0] ?? 0).write([
      { kind: "check", ...place.reserved.lock, condition: etag },
      { kind: "put", envelope: intent, condition: null },
    ]);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

function unfinishedError(location: string, cause: unknown): StoreError {
  const problem = "a batch across several stores is decided, and one of them failed before it took its share";
  const advice = "Mend the cause; the next write or the next opening finishes the batch.";
  return new StoreError("store/unfinished", location, `${problem}. ${advice}`, { cause });
}
