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
  /** True when other processes, or other stores of this one, may write it while it is open. */
  readonly isShared?: boolean;
  /** True when it keeps expiry and tags. */
  readonly keepsMetadata?: boolean;

  /**
   * Opens or creates the store; called once, before anything else.
   * @throws StoreError `store/corrupt`, `store/truncated`, `store/foreign-format`, `store/locked`, `store/read-only`, `store/full`,
   * `store/io`, `store/not-found`, `store/driver-missing`, `store/unknown-schema`
   */
  open(context: OpenContext): Promise<void>;

  /** Every envelope that has not expired, in no promised order, as of the moment of the call. */
  readAll(): AsyncIterable<Envelope>;

  /** The envelope of (type, key) as it is stored now; undefined when there is none or it has expired. */
  read(type: string, key: string): Promise<Envelope | undefined>;

  /**
   * Applies all changes, in order, or none. Resolves once they are durable as the store promises (at least across `kill -9`).
   * @throws ConflictError `store/conflict` when a condition does not hold; StoreError `store/full`, `store/io`, `store/read-only`,
   * `store/locked`, `store/failed`, `store/changed-outside`, `store/lone-surrogate`, `store/schema-conflict`, `store/closed`,
   * `store/unsupported` for expiry or tags where the store keeps none
   */
  write(changes: readonly StoreChange[], info?: WriteInfo): Promise<void>;

  /** Releases files and locks; a second call does nothing. */
  close(): Promise<void>;
}

/** A store whose format describes schemas. */
export interface CatalogedStore {
  /** The entry that gives documents with this schema id their type: its owner's, or one that lists it as compatible. */
  describing(schemaId: string): CatalogEntry | undefined;
}

/**
 * A store that can be read, at once and as of one moment, while writes go on: a cache over it opens without loading anything.
 */
export interface MomentStore {
  /** False when it would not keep the entries that come with writes, so that nobody needs to find them. */
  readonly keepsIndexes?: boolean;

  /** The store as it is now. @throws StoreError as `read` */
  openMoment(): StoreMoment;

  /**
   * Takes the entries of a moment's documents of one type, in any number of calls, in those indexes of `OpenContext.indexes` that the moment
   * did not give out. With the last call they are whole, unless documents of the type were written without their entries since the moment.
   * @throws StoreError as `write`
   */
  completeIndexes?(moment: StoreMoment, part: IndexCompletion): Promise<void>;
}

export interface IndexCompletion {
  readonly type: string;
  readonly entries: readonly (IndexEntry & { readonly key: string })[];
  readonly isLast: boolean;
}

/** A store as it was at one moment, until it is closed. Holding one makes some stores keep what was overwritten since. */
export interface StoreMoment {
  /** What is in it: one row for each type and schema id that has documents. */
  contents(): readonly StoredContent[];
  read(type: string, key: string): Envelope | undefined;
  /** The next documents, at most `limit`, in no promised order; none once all were given. */
  next(limit: number): readonly Envelope[];
  /** As `next`, of one type alone, and with a place of its own: a document may be given by both. */
  nextOf?(type: string, limit: number): readonly Envelope[];
  /** What the store keeps of an index; undefined when it keeps none that holds every document of the type. */
  index(type: string, index: StoredIndex): MomentIndex | undefined;
  close(): void;
}

export interface StoredContent {
  readonly type: string;
  readonly schemaId: string;
  /** Those that have not expired at the moment. */
  readonly documents: number;
  /** How many of them will expire at all; unset: none. */
  readonly expiring?: number;
}

/** An index as a store knows it: entries of bytes, which compare as the values that they stand for. */
export interface StoredIndex {
  /** The accessor's name. */
  readonly name: string;
  /** Of everything that decides the entries' bytes: entries under another fingerprint are worth nothing. */
  readonly fingerprint: string;
}

export interface MomentIndex {
  /**
   * Store keys of the documents with an entry from `from` up to, not including, `to`, in the order of entry and then of store key (in
   * UTF-16 code units), or the other way round. An entry may be left over from a former state of its document, none is missing.
   */
  find(from: Uint8Array, to: Uint8Array | undefined, options: { readonly reverse: boolean }): Iterable<IndexHit>;
}

export interface IndexHit {
  readonly entry: Uint8Array;
  readonly key: string;
}

/** An entry of a document in a stored index. */
export interface IndexEntry {
  readonly index: StoredIndex;
  readonly entry: Uint8Array;
}

/** The entries of a document, for stores that keep indexes. */
export interface IndexEntries {
  /** All that it has from now on. */
  readonly present: readonly IndexEntry[];
  /** Those that it had, as far as the writer knows, and has no more. */
  readonly gone: readonly IndexEntry[];
}

export type StoreChange = DocumentPut | DocumentDelete | DocumentCheck;

/** Puts a document, with expiry and tags as the envelope has them. */
export interface DocumentPut {
  readonly kind: "put";
  readonly envelope: Envelope;
  readonly entries?: IndexEntries;
  readonly condition?: Condition;
}

/** Deleting what is not there is not an error. */
export interface DocumentDelete {
  readonly kind: "delete";
  readonly type: string;
  readonly key: string;
  readonly entries?: IndexEntries;
  readonly condition?: Condition;
}

/** Changes nothing, and lets the other changes happen only when its condition holds. */
export interface DocumentCheck {
  readonly kind: "check";
  readonly type: string;
  readonly key: string;
  readonly entries?: never;
  readonly condition: Condition;
}

/**
 * What the stored document has to be for a batch to be applied: of this etag (`etagOf`); of this etag, expiry and tags (`stateOf`, which is
 * longer); or null where there must be none. A document that has expired counts as none. All conditions of a batch are judged against what is
 * stored before its first change, and together with the changes: nobody, in no process, writes between.
 */
export type Condition = string | null;

/** Why a transaction was made and by whom; stores with a history keep it. */
export interface WriteInfo {
  readonly action?: string;
  readonly actor?: string;
}

export interface OpenContext {
  /** Milliseconds since 1970, by which documents expire; `Date.now` unless told. */
  readonly clock?: () => number;
  /** The registered definitions as catalog entries, for stores whose format has a catalog. */
  readonly catalog: readonly CatalogEntry[];
  /** Types whose documents may be of former versions as well: a format that keeps no schema ids has to keep theirs. */
  readonly versionedTypes?: ReadonlySet<string>;
  /** By type, the indexes whose entries come with every write: a store that keeps entries of others must not give those out as whole. */
  readonly indexes?: ReadonlyMap<string, readonly StoredIndex[]>;
}
