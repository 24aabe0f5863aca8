import type { DocumentDefinition } from "../document/definition.ts";
import { globalStoreKey } from "../document/global-key.ts";
import { globalIdError, invalidKeyError, missingIdError, notRegisteredError } from "./cache-errors.ts";
import { type DocumentSource, indexReaderOf } from "./document-source.ts";

/** The id argument of a call: none for a global document, whose definition has `undefined` as its id type. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hand-written global definition may say `void` as well.
export type IdArgument<K> = [K] extends [undefined | void] ? [] : [id: K];

/** Everything that can be read from a cache, a snapshot or a transaction. All of it is synchronous and comes from memory. */
export abstract class DocumentReader {
  /** The documents of one type. @throws CacheError when they cannot be read here or not any more */
  protected abstract source<T>(definition: DocumentDefinition<T, never>): DocumentSource<T>;

  /** The document, or undefined. Frozen and shared where the type allows it, otherwise a copy of the caller's own. */
  get<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): Readonly<T> | undefined {
    return this.source<T>(definition).value(storeKeyFor(definition, id));
  }

  has<T, K>(definition: DocumentDefinition<T, K>, ...id: IdArgument<K>): boolean {
    return this.source<T>(definition).has(storeKeyFor(definition, id));
  }

  /** The store keys of all documents of the type, in no promised order. */
  keys<T>(definition: DocumentDefinition<T, never>): readonly string[] {
    return this.source(definition).keys();
  }

  /** All documents of the type, in no promised order. */
  all<T>(definition: DocumentDefinition<T, never>): readonly Readonly<T>[] {
    return this.source(definition).values();
  }

  count<T>(definition: DocumentDefinition<T, never>): number {
    return this.source(definition).count();
  }

  /** The generated index accessors of the type: `cache.query(City).byCountry("IS")`. */
  query<T, Q>(definition: DocumentDefinition<T, never, Q>): Q {
    const reader = indexReaderOf(() => this.source<T>(definition));
    this.source<T>(definition);
    return definition.query(reader);
  }
}

/** The store key that an id means. @throws CacheError `cache/missing-key`, `cache/invalid-key`, `cache/key-mismatch`; EncodeError for an id of another type */
export function storeKeyFor<T, K>(definition: DocumentDefinition<T, K>, id: readonly K[]): string {
  if (typeof definition?.storeKey !== "function") throw notRegisteredError(definition);
  const [first] = id;
  if (definition.global) {
    if (first !== undefined && String(first) !== globalStoreKey) throw globalIdError(definition.type, first);
    return globalStoreKey;
  }
  if (first === undefined) throw missingIdError(definition.type);
  const key: unknown = definition.storeKey(first);
  // Without `@id` the id is the key itself, whatever a caller without types made it.
  if (typeof key !== "string") throw invalidKeyError(definition.type, first);
  return key;
}
