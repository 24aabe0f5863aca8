import { ConflictError } from "../../document/conflict-error.ts";
import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { BackingStore, OpenContext, StoreChange, WriteInfo } from "../backing-store.ts";
import { checkChanges } from "../check-changes.ts";
import { copyOfChange } from "../copy-change.ts";
import { refuseClosed } from "../refuse-use.ts";
import type { DocumentName } from "../store-abilities.ts";
import { writeWide } from "./wrapper-batch.ts";
import { BatchRecovery } from "./wrapper-batch-recovery.ts";
import { checkParts } from "./wrapper-check-parts.ts";
import type { BatchShare } from "./wrapper-intent.ts";
import { PartTurns } from "./wrapper-part-turns.ts";
import { lockedError, type PartsPlace, partAt, patience, pause } from "./wrapper-parts-place.ts";
import { readParts } from "./wrapper-read-parts.ts";
import type { ReservedDocuments } from "./wrapper-reserved.ts";

/** How several stores are one. */
export interface PartsLayout {
  readonly name: string;
  readonly location: string;
  readonly parts: readonly BackingStore[];
  readonly reserved: ReservedDocuments;
  /** The number of the store that holds a document. @throws StoreError when none does */
  partOf(type: string, key: string): number;
  /** Refuses a document that was found in a store where nobody would look for it. */
  checkPlace?(name: DocumentName, part: number): void;
  /** Makes sure that the opened stores are those that belong together, before anything else is read. @throws StoreError */
  prepare(place: PartsPlace): Promise<void>;
  /** See `PartsPlace`; 2,000 unless told. */
  readonly grace?: number;
}

interface OpenParts {
  readonly place: PartsPlace;
  readonly recovery: BatchRecovery;
}

/** Several stores as one. Its optional interfaces are `partsAbilities`. */
export class PartsStore implements BackingStore {
  readonly name: string;
  readonly location: string;
  readonly isShared: boolean;
  readonly keepsMetadata: boolean;
  readonly parts: readonly BackingStore[];
  readonly reserved: ReservedDocuments;
  /** Told of what was written here for others. */
  readonly listeners = new Set<(names: readonly DocumentName[]) => void>();
  readonly #layout: PartsLayout;
  readonly #turns: PartTurns;
  #opened: OpenParts | undefined;
  #isOpening = false;

  constructor(layout: PartsLayout) {
    this.#layout = layout;
    this.name = layout.name;
    this.location = layout.location;
    this.parts = layout.parts;
    this.reserved = layout.reserved;
    // Who has one of them for itself has all: the others are not opened without it.
    this.isShared = layout.parts.every((part) => part.isShared === true);
    this.keepsMetadata = layout.parts.every((part) => part.keepsMetadata === true);
    this.#turns = new PartTurns(layout.parts.length);
  }

  async open(context: OpenContext): Promise<void> {
    if (this.#opened !== undefined || this.#isOpening)
      throw new StoreError("store/locked", this.location, "this store is already open. Close it first.");
    this.#isOpening = true;
    const begun: BackingStore[] = [];
    try {
      for (const part of this.parts) {
        await part.open(context);
        begun.push(part);
      }
      const place = this.#placeOf(context);
      const recovery = new BatchRecovery(place);
      await this.#layout.prepare(place);
      await recovery.settleAll();
      this.#opened = { place, recovery };
    } catch (error) {
      await Promise.allSettled(begun.map((part) => part.close()));
      throw error;
    } finally {
      this.#isOpening = false;
    }
  }

  // Of the stores as they are between two writes of this one: at once, or when the turn has come.
  readAll(): AsyncIterable<Envelope> {
    const { place } = this.opened();
    const begin = () => place.parts.map((part) => part.readAll());
    const readings = this.#turns.isQuiet ? begin() : this.#turns.alone([...place.parts.keys()], async () => begin());
    return readParts(readings, (envelope, part) => {
      if (this.reserved.owns(envelope)) return false;
      this.#layout.checkPlace?.(envelope, part);
      return true;
    });
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    const found = this.partFor({ type, key });
    if (found === undefined) return undefined;
    await this.#turns.waiting(found.part);
    return found.store.read(type, key);
  }

  /** Where a document is; undefined for those that nobody may see. */
  partFor({ type, key }: DocumentName): { readonly part: number; readonly store: BackingStore } | undefined {
    const { place } = this.opened();
    if (this.reserved.owns({ type, key })) return undefined;
    const part = this.#layout.partOf(type, key);
    return { part, store: partAt(place, part) };
  }

  write(changes: readonly StoreChange[], info: WriteInfo = {}): Promise<void> {
    try {
      const { place } = this.opened();
      checkChanges(changes, this.location);
      const shares = this.#sharesOf(changes);
      const [only, ...others] = shares;
      if (only === undefined) return Promise.resolve();
      if (others.length === 0) return this.#writeNarrow({ part: only.part, changes }, info);
      checkParts(place, shares);
      return this.#writeWide(changes, info);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Acts on one store alone, between two writes of this one. */
  alone<T>(part: number, act: () => Promise<T>): Promise<T> {
    return this.#turns.alone([part], act);
  }

  async close(): Promise<void> {
    await this.#turns.settled();
    this.#opened = undefined;
    this.listeners.clear();
    const results = await Promise.allSettled(this.parts.map((part) => part.close()));
    const failed = results.find((result) => result.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  /** @throws StoreError `store/closed` */
  opened(): OpenParts {
    return this.#opened ?? refuseClosed(this.location);
  }

  #placeOf({ clock = Date.now }: OpenContext): PartsPlace {
    const { location, parts, reserved } = this.#layout;
    // Who has the stores for itself knows that no other writer is left.
    const grace = this.isShared ? (this.#layout.grace ?? 2_000) : 0;
    const onFinished = (names: readonly DocumentName[]) => {
      for (const listener of this.listeners) listener(names);
    };
    return { location, parts, reserved, clock, grace, onFinished };
  }

  #sharesOf(changes: readonly StoreChange[]): BatchShare[] {
    const shares = new Map<number, StoreChange[]>();
    for (const change of changes) {
      const { type, key } = change.kind === "put" ? change.envelope : change;
      if (this.reserved.owns({ type, key })) throw this.#reservedError(type);
      const part = this.#layout.partOf(type, key);
      const share = shares.get(part);
      if (share === undefined) shares.set(part, [change]);
      else share.push(change);
    }
    return [...shares].map(([part, share]) => ({ part, changes: share })).sort((a, b) => a.part - b.part);
  }

  // Where nobody else writes, a store orders its writes by itself, and gathers them if it can.
  #writeNarrow(share: BatchShare, info: WriteInfo): Promise<void> {
    const { place, recovery } = this.opened();
    const store = partAt(place, share.part);
    const isGuarded = this.isShared || recovery.isOwing;
    if (!isGuarded && this.#turns.waiting(share.part) === undefined)
      return this.#turns.together(share.part, () => store.write(share.changes, info));
    const kept = { part: share.part, changes: share.changes.map(copyOfChange) };
    if (!isGuarded) return this.#turns.together(share.part, () => store.write(kept.changes, info));
    return this.#turns.alone([share.part], () => this.#writeGuarded(kept, info));
  }

  /** Under the condition that no batch across several stores is on its way there. */
  async #writeGuarded({ part, changes }: BatchShare, info: WriteInfo): Promise<void> {
    const { place, recovery } = this.opened();
    const unlocked: StoreChange = { kind: "check", ...this.reserved.lock, condition: null };
    const end = performance.now() + patience;
    for (let round = 0; ; round++) {
      try {
        return await partAt(place, part).write([...changes, unlocked], info);
      } catch (error) {
        const lock = error instanceof ConflictError && error.conflicts.find(({ index }) => index === changes.length);
        if (!lock) throw error;
        if (lock.current !== undefined) await recovery.settle(part, lock.current);
      }
      if (performance.now() > end) throw lockedError(this.location);
      await pause(round);
    }
  }

  #writeWide(changes: readonly StoreChange[], info: WriteInfo): Promise<void> {
    const { place, recovery } = this.opened();
    const kept = changes.map(copyOfChange);
    const shares = this.#sharesOf(kept);
    const parts = shares.map(({ part }) => part);
    return this.#turns.alone(parts, () => writeWide(place, recovery, { changes: kept, shares, info }));
  }

  #reservedError(type: string): StoreError {
    const advice = "Give the documents a type of their own.";
    return new StoreError("store/reserved-type", this.location, `\`${type}\` is a type of the store itself. ${advice}`);
  }
}
