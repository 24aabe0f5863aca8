import type { DocumentDefinition } from "../../document/definition.ts";
import { checkFunction, conflictError, documentText, notFoundError, transactionEndedError } from "../cache-errors.ts";
import { DocumentReader, type IdArgument, storeKeyFor } from "../document-reader.ts";
import type { DocumentSource } from "../document-source.ts";
import { type PutArguments, type PutOptions, putArguments } from "../put-arguments.ts";
import type { Change } from "../update-document.ts";
import type { TransactionState } from "./transaction-state.ts";

// A change that writes its own document itself would be called for ever.
const attemptLimit = 20;

/**
 * The documents of one store as they were when the transaction began, with its own writes on top. Reading, putting and
 * deleting are synchronous; nothing reaches memory or the store before the callback has returned.
 */
export class Transaction extends DocumentReader {
  readonly #opened: TransactionState;
  readonly #scope: { hasEnded: boolean };
  #lastInner: Promise<unknown> = Promise.resolve();

  constructor(state: TransactionState, scope: { hasEnded: boolean } = { hasEnded: false }) {
    super();
    this.#opened = state;
    this.#scope = scope;
  }

  /** Puts a document; its store key comes from its `@id` slots, or is given. @throws EncodeError; CacheError as `cache.put` */
  put<T>(definition: DocumentDefinition<T, never>, value: T, options?: PutOptions): void;
  put<T, K>(definition: DocumentDefinition<T, K>, id: K, value: T, options?: PutOptions): void;
  put<T, K>(definition: DocumentDefinition<T, K>, ...given: PutArguments<T, K>): void {
    const { key, value, lifetime } = putArguments(definition, given);
    this.#state.put<T>({ definition, key, lifetime: lifetime?.(this.#state.time()) }, value);
  }

  /** True when there was a document to delete. */
  delete<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): boolean {
    return this.#state.delete<T>(definition, storeKeyFor(definition, id));
  }

  /** Replaces a document by what `change` makes of it. @throws EncodeError; CacheError `cache/not-found`, `cache/key-mismatch`, `cache/conflict` */
  update<T>(definition: DocumentDefinition<T, undefined>, change: Change<T>): Promise<Readonly<T>>;
  update<T, K>(definition: DocumentDefinition<T, K>, id: K, change: Change<T>): Promise<Readonly<T>>;
  update<T, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly [Change<T>] | readonly [K, Change<T>]
  ): Promise<Readonly<T>> {
    if (given.length === 1)
      return this.#state.waitFor(this.#update<T>(definition, storeKeyFor(definition, []), given[0]));
    return this.#state.waitFor(this.#update<T>(definition, storeKeyFor(definition, [given[0]]), given[1]));
  }

  /**
   * A part of the transaction that is undone by itself: when the callback throws, what was written since it began is taken back, and the error
   * passed on; the transaction may catch it and go on. Parts of one transaction take turns; what the outer `tx` writes meanwhile belongs
   * to the part.
   * @throws what the callback throws; CacheError `cache/transaction-ended`
   */
  async transaction<R>(callback: (tx: Transaction) => R | Promise<R>): Promise<R> {
    checkFunction("tx.transaction", callback);
    const turn = this.#lastInner.then(() => this.#inSavepoint(callback));
    this.#lastInner = turn.catch(() => undefined);
    return this.#state.waitFor(turn);
  }

  get #state(): TransactionState {
    if (this.#scope.hasEnded) throw transactionEndedError();
    return this.#opened;
  }

  async #inSavepoint<R>(callback: (tx: Transaction) => R | Promise<R>): Promise<R> {
    const state = this.#state;
    const scope = { hasEnded: false };
    const savepoint = state.beginSavepoint();
    try {
      const result = await callback(new Transaction(state, scope));
      await state.endSavepoint(savepoint, "kept");
      return result;
    } catch (error) {
      await state.endSavepoint(savepoint, "undone");
      throw error;
    } finally {
      scope.hasEnded = true;
    }
  }

  protected override source<T>(definition: DocumentDefinition<T, never>): DocumentSource<T> {
    return this.#state.source(definition);
  }

  // A change that is not asynchronous is applied before the call returns, so that two of them cannot lose one another.
  async #update<T>(definition: DocumentDefinition<T, never>, key: string, change: Change<T>): Promise<Readonly<T>> {
    checkFunction("tx.update", change);
    for (let attempt = 0; attempt < attemptLimit; attempt++) {
      const current = this.#state.source<T>(definition).version(key);
      if (current === undefined) throw notFoundError(definition.type, key);
      const changed = change(current.value());
      const next = changed instanceof Promise ? await changed : changed;
      if (!current.isStill(this.#state.source<T>(definition).version(key))) continue;
      return this.#state.put<T>({ definition, key, lifetime: current }, next).version.value();
    }
    throw conflictError(`The update of the ${documentText(definition.type, key)}`, attemptLimit);
  }
}
