import type { DocumentDefinition } from "../document/definition.ts";
import type { CacheCore } from "./cache-core.ts";
import { checkFunction, invalidArgumentError, kindText, nestedUpdateError } from "./cache-errors.ts";
import type { Operation } from "./commit/commit-stage.ts";
import { DocumentReader, type IdArgument, storeKeyFor } from "./document-reader.ts";
import { isIterable } from "./opening/check-options.ts";
import { lifetimeOf, type PutArguments, type PutOptions, putArguments } from "./put-arguments.ts";
import { type Change, updateDocument } from "./update-document.ts";

/** The plain writes of a cache. */
export abstract class DocumentWriter extends DocumentReader {
  protected readonly core: CacheCore;

  constructor(core: CacheCore) {
    super();
    this.core = core;
  }

  /**
   * Stores a document; its store key comes from its `@id` slots, or is given. Resolves once it is durable and visible. Without `expire` and
   * `tags` it has none, whatever the document that it replaces had.
   * @throws EncodeError; StoreError; CacheError `cache/missing-key`, `cache/key-mismatch`, `cache/duplicate-unique`
   */
  put<T>(definition: DocumentDefinition<T, never>, value: T, options?: PutOptions): Promise<void>;
  put<T, K>(definition: DocumentDefinition<T, K>, id: K, value: T, options?: PutOptions): Promise<void>;
  put<T, K>(definition: DocumentDefinition<T, K>, ...given: PutArguments<T, K>): Promise<void> {
    try {
      return this.core.write([this.core.prepare(definition, putArguments(definition, given))]);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Stores documents all or none, in one batch; of two with one store key the later wins. @throws as `put` */
  async putMany<T>(definition: DocumentDefinition<T, never>, values: Iterable<T>, options?: PutOptions): Promise<void> {
    this.core.collectionOf<T>(definition);
    const lifetime = lifetimeOf(options);
    if (!isIterable(values)) {
      throw invalidArgumentError(`\`putMany\` was given ${kindText(values)}. Pass an array of documents.`);
    }
    await this.core.write(
      Array.from(values, (value) => this.core.prepare(definition, { key: undefined, value, lifetime })),
    );
  }

  /** Deletes a document; true when there was one. Resolves once that is durable. @throws StoreError */
  async delete<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): Promise<boolean> {
    const collection = this.core.collectionOf<T>(definition);
    const operations: readonly Operation[] = [{ collection, key: storeKeyFor(definition, id), version: undefined }];
    const changes = await this.core.submit(collection, () => operations);
    return changes.some(({ before }) => before !== undefined);
  }

  /**
   * Replaces a document by what `change` makes of its current value, and returns the new one; expiry and tags stay. Updates of one key take
   * turns; `change` runs again when another write came between, of another process too.
   * @throws what `change` throws; as `put`; CacheError `cache/not-found`, `cache/conflict`, `cache/nested-update`
   */
  update<T>(definition: DocumentDefinition<T, undefined>, change: Change<T>): Promise<Readonly<T>>;
  update<T, K>(definition: DocumentDefinition<T, K>, id: K, change: Change<T>): Promise<Readonly<T>>;
  async update<T, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly [Change<T>] | readonly [K, Change<T>]
  ): Promise<Readonly<T>> {
    const { core } = this;
    const collection = core.collectionOf<T>(definition);
    const key = storeKeyFor(definition, given.length === 1 ? [] : [given[0]]);
    const change = given.length === 1 ? given[0] : given[1];
    checkFunction("update", change);
    if (core.context.current() === "update") throw nestedUpdateError();
    const queue = core.queueOf(collection.store);
    if (!collection.isAtHand(key)) await queue.refresh([{ type: definition.type, key }]);
    const target = { collection, key, queue, context: core.context, now: () => core.times.now() };
    return core.track(updateDocument(target, change));
  }
}
