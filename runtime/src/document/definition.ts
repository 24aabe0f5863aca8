import type { Codec } from "../wire/codec.ts";
import type { CatalogEntry } from "./catalog-entry.ts";
import type { FormerVersions } from "./former-version.ts";

export type { Codec, DecodeOptions } from "../wire/codec.ts";

/**
 * A document type: what `openCache` registers and every cache call names. `K` is how callers name one document
 * (the `@id` slot's type, a tuple for several, `string` without `@id`), `Q` the generated index accessors, `F` the types of former
 * versions (`{ v1: PlayerV1 }`).
 */
export interface DocumentDefinition<T, K = string, Q = unknown, V = unknown, F = unknown> extends Codec<T, V> {
  readonly kind: "document";
  /** Persisted type name. */
  readonly type: string;
  readonly schemaId: string;
  readonly version: number;
  /** Versions whose documents are of another shape and known by their own schema id; see `defineMigrations`. */
  readonly formerVersions?: FormerVersions<F>;
  /** One per type, kept under the store key `__global__`. */
  readonly global: boolean;
  /** How CultCache catalogs describe it. */
  readonly catalog: CatalogEntry;
  readonly indexes: readonly IndexDeclaration<T>[];
  /** True when decoded values hold nothing but frozen plain data; false when they hold bytes, dates, maps or sets, which cannot be frozen. */
  readonly freezable: boolean;
  /** The store key for an id. @throws EncodeError `wire/…` when a part is not a value of its slot's type */
  storeKey(id: K): string;
  /** The store key of a value, from its `@id` slots; undefined when the schema declares none. */
  storeKeyOf(value: T): string | undefined;
  /** The generated accessors over one cache's indexes. */
  query(reader: IndexReader<T>): Q;
}

/** A definition of any document, for lists and registries. */
// biome-ignore lint/suspicious/noExplicitAny: T is both consumed and produced, so only `any` accepts every definition.
export type AnyDocument = DocumentDefinition<any, any, any, any, any>;

/** An index over one or several slots, or the name lookup. */
export interface IndexDeclaration<T> {
  /** Name of the accessor: `byFaction`; the name lookup is `byName`. */
  readonly accessor: string;
  readonly unique: boolean;
  /** In index order; at most one is multi-valued. */
  readonly parts: readonly IndexPart<T>[];
}

export interface IndexPart<T> {
  /** Name of the slot. */
  readonly slot: string;
  /** How two values compare. Strings by UTF-16 code unit, `decimal` and dates by value, booleans false before true. */
  readonly order: "number" | "bigint" | "string" | "boolean" | "date" | "decimal";
  /** True for list and set slots: one entry an element. */
  readonly multi: boolean;
  /** The slot's value; undefined or null means that the document is not in the index by this part. */
  read(value: T): unknown;
}

/** What a cache offers to generated accessors. `index` is the position in `DocumentDefinition.indexes`. */
export interface IndexReader<T> {
  /**
   * Documents whose parts equal `values`, in the order of the remaining parts, then of store key. Fewer values than parts is a prefix
   * query. The last value may be a `Range`. Documents are as `cache.get` returns them.
   */
  find(index: number, values: readonly unknown[], options?: FindOptions): readonly Readonly<T>[];
  /** The one document of a unique index, or undefined. */
  findOne(index: number, values: readonly unknown[]): Readonly<T> | undefined;
}

/** Bounds on the last part of an index. No bound at all matches every value that is present. */
export interface Range<V> {
  readonly gt?: V;
  readonly gte?: V;
  readonly lt?: V;
  readonly lte?: V;
}

export interface FindOptions {
  /** At most so many documents. */
  readonly limit?: number;
  /** From the highest value to the lowest. */
  readonly reverse?: boolean;
}
