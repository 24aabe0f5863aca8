import type { CatalogEntry } from "../document/catalog-entry.ts";
import type { Envelope } from "../document/envelope.ts";

/**
 * Keeps envelopes. A document's identity is (type, key). What only some stores can do is a separate interface that they
 * also implement. Every failure is a `StoreError` with a stable code, and leaves the stored content as it was.
 */
export interface BackingStore {
  /** The kind of store, for messages: `sqlite`, `single file`. */
  readonly name: string;
  /** File or address, for messages. */
  readonly location: string;

  /**
   * Opens or creates the store; called once, before anything else.
   * @throws StoreError `store/corrupt`, `store/truncated`, `store/foreign-format`, `store/locked`, `store/read-only`, `store/full`,
   * `store/io`, `store/not-found`, `store/driver-missing`, `store/unknown-schema`
   */
  open(context: OpenContext): Promise<void>;

  /** Every envelope, in no promised order, as of the moment of the call. */
  readAll(): AsyncIterable<Envelope>;

  /** The envelope of (type, key) as it is stored now, or undefined. */
  read(type: string, key: string): Promise<Envelope | undefined>;

  /**
   * Applies all changes, in order, or none. Resolves once they are durable as the store promises (at least across `kill -9`).
   * @throws StoreError `store/full`, `store/io`, `store/read-only`, `store/locked`, `store/failed`, `store/changed-outside`,
   * `store/lone-surrogate`, `store/schema-conflict`, `store/closed`
   */
  write(changes: readonly StoreChange[]): Promise<void>;

  /** Releases files and locks; a second call does nothing. */
  close(): Promise<void>;
}

/** A store whose format describes schemas. */
export interface CatalogedStore {
  /** The entry that gives documents with this schema id their type: its owner's, or one that lists it as compatible. */
  describing(schemaId: string): CatalogEntry | undefined;
}

export type StoreChange =
  | { readonly kind: "put"; readonly envelope: Envelope }
  /** Deleting what is not there is not an error. */
  | { readonly kind: "delete"; readonly type: string; readonly key: string };

export interface OpenContext {
  /** The registered definitions as catalog entries, for stores whose format has a catalog. */
  readonly catalog: readonly CatalogEntry[];
  /** Types whose documents may be of former versions as well: a format that keeps no schema ids has to keep theirs. */
  readonly versionedTypes?: ReadonlySet<string>;
}
