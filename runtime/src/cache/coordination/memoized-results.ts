import type { DocumentDefinition } from "../../document/definition.ts";
import type { Envelope } from "../../document/envelope.ts";
import type { StoreChange } from "../../stores/backing-store.ts";
import { isSync } from "../../stores/store-abilities.ts";
import type { CacheCore } from "../cache-core.ts";
import type { Collection } from "../collection.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import type { CommitPlan, Operation } from "../commit/commit-stage.ts";
import { storeKeyFor } from "../document-reader.ts";
import { versionOf } from "../document-version.ts";
import { readStored } from "../opening/read-stored.ts";
import { memoizeKey } from "./memoize-key.ts";
import type { ReadMemoizeOptions } from "./memoize-options.ts";
import { type ReservedType, reservedEnvelope, reservedText } from "./reserved-document.ts";

/** A result that is kept. */
export interface KeptResult<T> {
  readonly value: Readonly<T> | null | undefined;
  readonly expiresAt: number | undefined;
}

/** Where the result of a call is kept. */
export interface ResultName {
  /** The store key of its document. */
  readonly document: string;
  /** The key of what says that it is null or undefined, and of its computation. */
  readonly key: string;
}

/** A result that is about to be kept. */
export interface PreparedResult<T> {
  readonly result: KeptResult<T>;
  readonly operation: Operation;
  /** In place of a document. */
  readonly mark: Envelope | undefined;
}

const keptMarks = 10_000;
const ignored = () => undefined;

/**
 * The results of one function. A value is a document of its type; null and undefined are documents of the runtime's own, or, where the store
 * keeps no expiry and is one process's alone, in memory.
 */
export class MemoizedResults<T, K, A extends readonly unknown[]> {
  readonly core: CacheCore;
  readonly collection: Collection<T>;
  readonly #definition: DocumentDefinition<T, K>;
  readonly #options: ReadMemoizeOptions<A, K>;
  readonly #marks = new Map<string, Envelope>();

  constructor(core: CacheCore, definition: DocumentDefinition<T, K>, options: ReadMemoizeOptions<A, K>) {
    this.core = core;
    this.#definition = definition;
    this.#options = options;
    this.collection = core.collectionOf<T>(definition);
  }

  /** True when leases and marks are documents of the store. */
  get isStored(): boolean {
    return this.collection.store.store.keepsMetadata === true;
  }

  /** @throws CacheError `cache/memoize-key`; what the caller's own functions throw */
  nameOf(args: A): ResultName {
    const { key: ownKey, id, namespace } = this.#options;
    const own = memoizeKey(namespace, ownKey === undefined ? args : [ownKey(...args)]);
    const document = id === undefined ? own : storeKeyFor(this.#definition, [id(...args)]);
    return { document, key: `${this.#definition.type.replaceAll("%", "%25").replaceAll("/", "%2F")}/${own}` };
  }

  /** What is known without waiting. @throws DecodeError, CacheError, StoreError for a result that is kept and cannot be read */
  known({ document, key }: ResultName): KeptResult<T> | undefined {
    const version = this.collection.isAtHand(document) ? this.collection.version(document) : undefined;
    if (version !== undefined) return { value: version.value(), expiresAt: version.expiresAt };
    const { store } = this.collection.store;
    const mark = this.isStored && isSync(store) ? store.readNow("keyslot.result", key) : this.#markInMemory(key);
    return mark && resultOf(mark);
  }

  /** As `known`, and what a store that answers at once has from others. */
  look(name: ResultName): KeptResult<T> | undefined {
    const known = this.known(name);
    const { store } = this.collection.store;
    if (known !== undefined || !this.collection.isShared || !isSync(store)) return known;
    const { type } = this.#definition;
    const envelope = store.readNow(type, name.document);
    if (envelope === undefined) return undefined;
    // So that memory has it the next time.
    const refreshed = this.core.queueOf(this.collection.store).refresh([{ type, key: name.document }]);
    this.core.track(refreshed).catch(() => undefined);
    const { payload } = readStored(this.collection, envelope);
    return { value: versionOf(this.#definition, envelope, { payload }).value(), expiresAt: envelope.expiresAt };
  }

  /** What the store has now. @throws as `known` */
  async find(name: ResultName): Promise<KeptResult<T> | undefined> {
    const { collection } = this;
    const { store } = collection.store;
    if (collection.isShared || !collection.isAtHand(name.document)) {
      const { type } = this.#definition;
      await this.core.queueOf(collection.store).refresh([{ type, key: name.document }]);
    }
    if (this.isStored && !isSync(store)) this.#remember(name.key, await this.#readMark(name));
    return this.known(name);
  }

  /** @throws EncodeError; CacheError `cache/key-mismatch` */
  prepare(name: ResultName, value: T | null | undefined): PreparedResult<T> {
    const { times } = this.core;
    const lifetime = this.#options.lifetime?.(times.time());
    if (value === null || value === undefined) {
      const content = { ...lifetime, text: String(value), storedAt: times.now() };
      const mark = reservedEnvelope("keyslot.result", name.key, content);
      const operation = { collection: this.collection, key: name.document, version: undefined };
      return { result: { value, expiresAt: mark.expiresAt }, operation, mark };
    }
    const given = { key: name.document, value, lifetime: this.#options.lifetime };
    const operation = this.core.prepare<T>(this.#definition, given);
    const result = { value: operation.version?.value(), expiresAt: operation.version?.expiresAt };
    return { result, operation, mark: undefined };
  }

  /** @throws StoreError; CacheError `cache/duplicate-unique`; what `guard` makes of the plan throws */
  async keep(
    { key }: ResultName,
    { operation, mark }: PreparedResult<T>,
    guard: (plan: CommitPlan) => CommitPlan,
  ): Promise<void> {
    const change = mark === undefined ? deletion("keyslot.result", key) : ({ kind: "put", envelope: mark } as const);
    await this.core.submit(this.collection, guard(this.#planOf(operation, [change])));
    this.#remember(key, mark);
  }

  /** Removes a result, and the lease of whoever computes one: what that comes to is not kept then. False when there was none. @throws StoreError */
  async forget(name: ResultName): Promise<boolean> {
    const { collection } = this;
    const had = await this.find(name);
    const operation = { collection, key: name.document, version: undefined };
    const changes = [deletion("keyslot.result", name.key), deletion("keyslot.flight", name.key)];
    await this.core.submit(collection, this.#planOf(operation, changes));
    this.#remember(name.key, undefined);
    return had !== undefined;
  }

  #planOf(operation: Operation, changes: readonly StoreChange[]): CommitPlan {
    const attached = changes.map((change) => ({ change, refused: ignored }));
    return () => ({ operations: [operation], reads: this.isStored ? attached : [] });
  }

  async #readMark({ key }: ResultName): Promise<Envelope | undefined> {
    const { store } = this.collection.store;
    try {
      return await store.read("keyslot.result", key);
    } catch (error) {
      throw storeRefusal(store, error);
    }
  }

  #markInMemory(key: string): Envelope | undefined {
    const mark = this.#marks.get(key);
    if (mark?.expiresAt === undefined || mark.expiresAt > this.core.times.time()) return mark;
    this.#marks.delete(key);
    return undefined;
  }

  #remember(key: string, mark: Envelope | undefined): void {
    this.#marks.delete(key);
    if (mark === undefined || (this.isStored && isSync(this.collection.store.store))) return;
    this.#marks.set(key, mark);
    const [oldest] = this.#marks.keys();
    if (this.#marks.size > keptMarks && oldest !== undefined) this.#marks.delete(oldest);
  }
}

function deletion(type: ReservedType, key: string): StoreChange {
  return { kind: "delete", type, key };
}

function resultOf<T>(mark: Envelope): KeptResult<T> {
  return { value: reservedText(mark) === "null" ? null : undefined, expiresAt: mark.expiresAt };
}
