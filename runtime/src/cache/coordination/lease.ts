import { ConflictError } from "../../document/conflict-error.ts";
import type { Envelope } from "../../document/envelope.ts";
import { etagOf } from "../../document/etag.ts";
import type { BackingStore, DocumentCheck, DocumentDelete, StoreChange } from "../../stores/backing-store.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import type { WriteTimes } from "../write-times.ts";
import { type ReservedType, reservedEnvelope, reservedText } from "./reserved-document.ts";

/** Where leases are, and the time by which they end. */
export interface LeasePlace {
  readonly store: Pick<BackingStore, "name" | "location" | "read" | "write">;
  readonly times: Pick<WriteTimes, "now" | "time">;
}

/** Which lease is wanted. */
export interface LeaseName {
  readonly type: ReservedType;
  readonly key: string;
  /** By whom: a text that nobody else has. */
  readonly owner: string;
  /** Milliseconds. */
  readonly expire: number;
  /** The number of the first holder, when each gets a higher one than all before; a document stays for it. */
  readonly firstFence?: number;
}

/** Somebody else's lease. */
export interface OthersLease {
  readonly until: number;
}

/**
 * A document that only one can put while it has not expired: holding it is holding what it stands for. Renewing it changes nothing but its
 * expiry, so its etag is the same as long as it is held, and a write that checks the etag is refused from the moment on that it is not.
 */
export class Lease {
  readonly fence: number;
  readonly #place: LeasePlace;
  readonly #expire: number;
  readonly #etag: string;
  #envelope: Envelope;

  constructor(
    place: LeasePlace,
    held: { readonly envelope: Envelope; readonly expire: number; readonly fence: number },
  ) {
    this.#place = place;
    this.#envelope = held.envelope;
    this.#expire = held.expire;
    this.#etag = etagOf(held.envelope);
    this.fence = held.fence;
  }

  /** When it ends unless it is renewed, in milliseconds since 1970. */
  get until(): number {
    return this.#envelope.expiresAt ?? 0;
  }

  /** Lets the changes of its batch happen only while the lease is held. */
  get check(): DocumentCheck {
    const { type, key } = this.#envelope;
    return { kind: "check", type, key, condition: this.#etag };
  }

  /** Gives it back in its batch, which is refused when it is not held any more. */
  get end(): DocumentDelete {
    return { ...this.check, kind: "delete" };
  }

  /** False when it was lost. @throws StoreError */
  async renew(): Promise<boolean> {
    const expiresAt = Math.ceil(this.#place.times.time() + this.#expire);
    const envelope = { ...this.#envelope, expiresAt };
    const isHeld = await writeUnlessConflict(this.#place, [{ kind: "put", envelope, condition: this.#etag }]);
    if (isHeld === true) this.#envelope = envelope;
    return isHeld === true;
  }

  /** False when it was lost before: then nothing is freed. @throws StoreError */
  async release(): Promise<boolean> {
    return (await writeUnlessConflict(this.#place, [this.end])) === true;
  }
}

/** Takes a lease, unless somebody has it. @throws StoreError */
export async function takeLease(place: LeasePlace, name: LeaseName): Promise<Lease | OthersLease> {
  const { type, key, owner, expire, firstFence } = name;
  for (;;) {
    const held = await read(place, type, key);
    if (held !== undefined) return { until: held.expiresAt ?? Number.POSITIVE_INFINITY };
    const counted = firstFence === undefined ? undefined : await read(place, "keyslot.fence", key);
    const fence = counted === undefined ? (firstFence ?? 0) : Number(reservedText(counted)) + 1;
    const storedAt = place.times.now();
    const expiresAt = Math.ceil(place.times.time() + expire);
    const envelope = reservedEnvelope(type, key, { text: owner, storedAt, expiresAt });
    const changes: StoreChange[] = [{ kind: "put", envelope, condition: null }];
    if (firstFence !== undefined) {
      const next = reservedEnvelope("keyslot.fence", key, { text: String(fence), storedAt });
      changes.push({ kind: "put", envelope: next, condition: counted === undefined ? null : etagOf(counted) });
    }
    // Somebody was quicker, and may be done already: then what is read next is none again.
    if (await writeUnlessConflict(place, changes)) return new Lease(place, { envelope, expire, fence });
  }
}

export function isLease(found: Lease | OthersLease): found is Lease {
  return found instanceof Lease;
}

async function read({ store }: LeasePlace, type: ReservedType, key: string): Promise<Envelope | undefined> {
  try {
    return await store.read(type, key);
  } catch (error) {
    throw storeRefusal(store, error);
  }
}

async function writeUnlessConflict({ store }: LeasePlace, changes: readonly StoreChange[]): Promise<boolean> {
  try {
    await store.write(changes);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw storeRefusal(store, error);
  }
}
