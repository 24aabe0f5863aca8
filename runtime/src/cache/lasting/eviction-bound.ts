import type { AnyCollection } from "../collection.ts";
import type { DocumentChange } from "../commit/commit-history.ts";
import type { CommitStage, Operation } from "../commit/commit-stage.ts";
import type { AnyVersion } from "../document-version.ts";
import { documentBytes } from "../memory/document-ledger.ts";
import { tooLargeError } from "./lasting-errors.ts";

/** So many documents are looked at for one that goes; as many again, a few times, while all of them are about to go already. */
const sample = 16;
const samples = 4;
/** Of so few documents all are looked at, so that it is the least recently used one that goes. */
const few = 64;
/** At most so many documents go with one commit. */
const step = 64;

/**
 * Keeps the documents of one type below a number of bytes: a commit that puts some takes others out, in the same batch of the store. Those
 * that were used least recently go, as far as a sample tells; whoever has expired has left before, by itself. What one commit cannot make up for,
 * the next ones do.
 */
export class EvictionBound {
  readonly #collection: AnyCollection;
  readonly #maxBytes: number;
  readonly #random: () => number;
  readonly #staged = new WeakMap<CommitStage, StagedBytes>();

  constructor(collection: AnyCollection, maxBytes: number, random: () => number) {
    this.#collection = collection;
    this.#maxBytes = maxBytes;
    this.#random = random;
  }

  get isOver(): boolean {
    return this.#collection.ledger.bytes > this.#maxBytes;
  }

  /**
   * What has to go so that the bound holds once `changes`, and whatever the stage has admitted before, are stored.
   * @throws CacheError `cache/document-too-large` for a document that is over the bound by itself
   */
  evictions(stage: CommitStage, changes: readonly DocumentChange[]): readonly Operation[] {
    const own = changes.filter(({ collection }) => collection === this.#collection);
    for (const change of own) this.#checkSize(change);
    const staged = this.#stagedBytes(stage);
    const added = own.reduce((sum, change) => sum + addedBytes(change), staged.added);
    let over = this.#collection.ledger.bytes + added - this.#maxBytes;
    if (over <= 0) return [];
    const taken = new Set(own.map(({ key }) => key));
    const isFree = (key: string) => !taken.has(key) && !staged.keys.has(key);
    const operations: Operation[] = [];
    while (over > 0 && operations.length < step) {
      const victim = this.#pick(isFree) ?? earliestOf(staged, taken);
      const version = victim === undefined ? undefined : stage.source(this.#collection).version(victim);
      if (victim === undefined || version === undefined) break;
      taken.add(victim);
      over -= bytesOf(victim, version);
      operations.push({
        collection: this.#collection,
        key: victim,
        version: undefined,
        isGuarded: true,
        cause: "evicted",
      });
    }
    return operations;
  }

  #checkSize({ key, after }: DocumentChange): void {
    const bytes = bytesOf(key, after);
    if (bytes > this.#maxBytes) throw tooLargeError(this.#collection.definition.type, key, [bytes, this.#maxBytes]);
  }

  /** The key that was used least recently among some that are free; undefined when there is none. */
  #pick(isFree: (key: string) => boolean): string | undefined {
    const { ledger } = this.#collection;
    if (ledger.count <= few)
      return this.#leastOf(
        Array.from({ length: ledger.count }, (_, at) => at),
        isFree,
      );
    for (let tries = 0; tries < samples; tries++) {
      const positions = Array.from({ length: sample }, () => Math.floor(this.#random() * ledger.count));
      const key = this.#leastOf(positions, isFree);
      if (key !== undefined) return key;
    }
    return undefined;
  }

  #leastOf(positions: readonly number[], isFree: (key: string) => boolean): string | undefined {
    const { ledger } = this.#collection;
    const slots = positions.map((position) => ledger.slotAt(position));
    slots.sort((a, b) => ledger.lastUse(a) - ledger.lastUse(b));
    for (const slot of slots) {
      const key = this.#collection.keyAt(slot);
      if (isFree(key)) return key;
    }
    return undefined;
  }

  #stagedBytes(stage: CommitStage): StagedBytes {
    const staged = this.#staged.get(stage) ?? { position: 0, added: 0, keys: new Set(), put: new Set() };
    this.#staged.set(stage, staged);
    for (; staged.position < stage.admitted.length; staged.position++) {
      const change = stage.admitted[staged.position];
      if (change?.collection !== this.#collection) continue;
      staged.added += addedBytes(change);
      staged.keys.add(change.key);
      staged.put.delete(change.key);
      if (change.after !== undefined) staged.put.add(change.key);
    }
    return staged;
  }
}

/** What the admitted commits of a stage change. */
interface StagedBytes {
  /** How many of its changes are counted. */
  position: number;
  added: number;
  readonly keys: Set<string>;
  /** Those of them that have a document now, in the order in which they were put. */
  readonly put: Set<string>;
}

/** The key that was put first by what is about to be stored: where nothing older is left, it goes again. */
function earliestOf({ put }: StagedBytes, taken: ReadonlySet<string>): string | undefined {
  for (const key of put) if (!taken.has(key)) return key;
  return undefined;
}

function addedBytes({ key, before, after }: DocumentChange): number {
  return bytesOf(key, after) - bytesOf(key, before);
}

function bytesOf(key: string, version: AnyVersion | undefined): number {
  return version === undefined ? 0 : documentBytes(key, version.payload);
}
