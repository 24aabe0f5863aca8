import type { DocumentDefinition } from "../document/definition.ts";
import { nestedUpdateError } from "./cache-errors.ts";
import { type ConditionalTarget, findVersion, readIf, writeIf } from "./coordination/conditional-operation.ts";
import {
  absence,
  type ConditionalResult,
  type ConditionOptions,
  type PutIfOptions,
  putOptionsOf,
  readCondition,
} from "./coordination/etag-condition.ts";
import {
  readTransformOptions,
  type Transformation,
  type TransformOptions,
  type TransformResult,
  transformDocument,
} from "./coordination/transform-document.ts";
import { type IdArgument, storeKeyFor } from "./document-reader.ts";
import { LastingDocuments } from "./lasting-documents.ts";
import { lifetimeOf, type PutArguments, type PutOptions, putArguments } from "./put-arguments.ts";

type TransformRest<T> = readonly [change: Transformation<T>, options?: TransformOptions | undefined];

/**
 * Writes that happen only when a document still is what somebody saw. Every answer is the store's, in one step with the write, whatever other
 * processes do; a condition that does not hold is a result, not an error.
 */
export abstract class ConditionalDocuments extends LastingDocuments {
  /** What tells the stored state of a document from every other one; null when there is none. @throws StoreError */
  async etag<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): Promise<string | null> {
    return (await findVersion(this.#target<T>(definition, storeKeyFor(definition, id)))).etag;
  }

  /** Reads a document as it is stored now, and says whether the condition holds. @throws StoreError; CacheError `cache/invalid-argument` */
  getIf<T>(definition: DocumentDefinition<T, undefined>, options: ConditionOptions): Promise<ConditionalResult<T>>;
  getIf<T, K>(definition: DocumentDefinition<T, K>, id: K, options: ConditionOptions): Promise<ConditionalResult<T>>;
  async getIf<T, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly [ConditionOptions] | readonly [K, ConditionOptions]
  ): Promise<ConditionalResult<T>> {
    const { key, options } = conditionArguments(definition, given);
    return readIf(this.#target<T>(definition, key), readCondition(options));
  }

  /** Puts a document if the condition holds, with `expire` and `tags` as a put. @throws as `put`; CacheError `cache/conflict` */
  putIf<T>(definition: DocumentDefinition<T, never>, value: T, options: PutIfOptions): Promise<ConditionalResult<T>>;
  putIf<T, K>(
    definition: DocumentDefinition<T, K>,
    id: K,
    value: T,
    options: PutIfOptions,
  ): Promise<ConditionalResult<T>>;
  async putIf<T, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly [T, PutIfOptions] | readonly [K, T, PutIfOptions]
  ): Promise<ConditionalResult<T>> {
    const [id, value, options] = given.length === 2 ? [[], ...given] : [[given[0]], given[1], given[2]];
    const condition = readCondition(options);
    const own = id.length === 0 ? undefined : storeKeyFor(definition, id);
    const put = { key: own, value, lifetime: lifetimeOf(putOptionsOf(options)) };
    const { version, key } = this.core.prepare<T>(definition, put);
    return writeIf(this.#target<T>(definition, key), condition, version);
  }

  /** Puts a document where there is none; of several callers, in several processes, exactly one is satisfied. @throws as `putIf` */
  putIfAbsent<T>(
    definition: DocumentDefinition<T, never>,
    value: T,
    options?: PutOptions,
  ): Promise<ConditionalResult<T>>;
  putIfAbsent<T, K>(
    definition: DocumentDefinition<T, K>,
    id: K,
    value: T,
    options?: PutOptions,
  ): Promise<ConditionalResult<T>>;
  async putIfAbsent<T, K>(
    definition: DocumentDefinition<T, K>,
    ...given: PutArguments<T, K>
  ): Promise<ConditionalResult<T>> {
    const { version, key } = this.core.prepare<T>(definition, putArguments(definition, given));
    return writeIf(this.#target<T>(definition, key), absence, version);
  }

  /** Deletes a document if the condition holds. @throws StoreError; CacheError `cache/invalid-argument`, `cache/conflict` */
  deleteIf<T>(definition: DocumentDefinition<T, undefined>, options: ConditionOptions): Promise<ConditionalResult<T>>;
  deleteIf<T, K>(definition: DocumentDefinition<T, K>, id: K, options: ConditionOptions): Promise<ConditionalResult<T>>;
  async deleteIf<T, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly [ConditionOptions] | readonly [K, ConditionOptions]
  ): Promise<ConditionalResult<T>> {
    const { key, options } = conditionArguments(definition, given);
    return writeIf(this.#target<T>(definition, key), readCondition(options), undefined);
  }

  /**
   * Changes, creates or deletes a document: whatever `change` makes of what there is. It runs again when another write came between, of another
   * process too, at most `attempts` times.
   * @throws what `change` throws; the signal's reason; as `put`; CacheError `cache/conflict`, `cache/nested-update`
   */
  transform<T>(
    definition: DocumentDefinition<T, undefined>,
    change: Transformation<T>,
    options?: TransformOptions,
  ): Promise<TransformResult<T>>;
  transform<T, K>(
    definition: DocumentDefinition<T, K>,
    id: K,
    change: Transformation<T>,
    options?: TransformOptions,
  ): Promise<TransformResult<T>>;
  async transform<T, K>(
    definition: DocumentDefinition<T, K>,
    ...given: readonly [...TransformRest<T>] | readonly [K, ...TransformRest<T>]
  ): Promise<TransformResult<T>> {
    const { core } = this;
    const { id, change, options } = transformArguments(given);
    const target = this.#target<T>(definition, storeKeyFor(definition, id));
    const read = readTransformOptions(options);
    if (core.context.current() === "update") throw nestedUpdateError();
    return core.track(transformDocument(target, change, read));
  }

  #target<T>(definition: DocumentDefinition<T, never>, key: string): ConditionalTarget<T> {
    return { core: this.core, collection: this.core.collectionOf<T>(definition), key };
  }
}

function conditionArguments<T, K>(
  definition: DocumentDefinition<T, K>,
  given: readonly [ConditionOptions] | readonly [K, ConditionOptions],
): { readonly key: string; readonly options: ConditionOptions } {
  if (given.length === 1) return { key: storeKeyFor(definition, []), options: given[0] };
  return { key: storeKeyFor(definition, [given[0]]), options: given[1] };
}

/** A global has no id, and an id is no function. */
function transformArguments<T, K>(given: readonly [...TransformRest<T>] | readonly [K, ...TransformRest<T>]) {
  if (isWithoutId(given)) return { id: [], change: given[0], options: given[1] };
  return { id: [given[0]], change: given[1], options: given[2] };
}

function isWithoutId<T, K>(
  given: readonly [...TransformRest<T>] | readonly [K, ...TransformRest<T>],
): given is readonly [...TransformRest<T>] {
  return typeof given[0] === "function";
}
