import type { DocumentDefinition } from "../document/definition.ts";
import { checkFunction, conflictError, documentText, notFoundError } from "./cache-errors.ts";
import { DocumentReader, type IdArgument, storeKeyFor } from "./document-reader.ts";
import type { DocumentSource } from "./document-source.ts";
import { type PutArguments, type PutOptions, putArguments } from "./put-arguments.ts";
import type { TransactionState } from "./transaction-state.ts";
import type { Change } from "./update-document.ts";

// A change that writes its own document itself would be called for ever.
const attemptLimit = 20;

/**
 * The documents of one store as they were when the transaction began, with its own writes on top. Reading, putting and
 * deleting are synchronous; nothing reaches memory or the store before the callback has returned.
 */
export class Transaction extends DocumentReader {
  readonly #state: TransactionState;

  constructor(state: TransactionState) {
    super();
    this.#state = state;
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
