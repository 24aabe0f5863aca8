import type { Envelope } from "../document/envelope.ts";
import type { BackingStore } from "./backing-store.ts";

/** A store that answers at once. */
export interface SyncStore {
  /** As `read`. @throws StoreError */
  readNow(type: string, key: string): Envelope | undefined;
}

/** A store that can tell what others, in other processes or through other stores of this one, have written to its place. */
export interface FollowableStore {
  /**
   * Calls `listener` soon after others wrote, with the documents that may differ from before; `undefined` stands for all of them. What the
   * store itself writes is not told. Until `stop`, which also ends with the store.
   * @throws StoreError
   */
  follow(listener: (changed: readonly DocumentName[] | undefined) => void): Following;
}

export interface Following {
  /** Looks now; resolves once the listener was told of everything that others had stored before the call. @throws StoreError */
  poll(): Promise<void>;
  stop(): void;
}

export interface DocumentName {
  readonly type: string;
  readonly key: string;
}

/** A store that looks after itself when it is asked to, in steps of a bounded size. */
export interface MaintainedStore {
  /** Removes documents that have expired, at most `limit`; the result is what was removed. @throws StoreError as `write` */
  expire(limit: number): Promise<readonly DocumentName[]>;

  /** Removes the documents with a tag, of one type or of all, at most `limit`; the result is what was removed. @throws StoreError as `write` */
  evictTag(tag: string, options: { readonly type?: string; readonly limit: number }): Promise<readonly DocumentName[]>;

  /** What the store holds, without reading all of it. */
  usage(): Promise<StoreUsage>;

  /**
   * Looks at everything that is stored. With `fix` it repairs what is certainly its own and recomputable (counters, left-over entries and
   * temporary files of dead writers), and puts aside documents that are damaged, with their bytes, where nothing reads them. With `dryRun` it
   * says what `fix` would do, and does nothing. What it does not know it leaves alone.
   * @throws StoreError
   */
  check(options?: CheckOptions): Promise<StoreCheck>;
}

export interface StoreUsage {
  /** Documents that are stored, those that have expired and are not yet removed included. */
  readonly documents: number;
  /** Bytes of their store keys and payloads. */
  readonly bytes: number;
  /** Bytes that the store takes on the disk, or in memory where it has none. */
  readonly volume: number;
}

export interface CheckOptions {
  readonly fix?: boolean;
  readonly dryRun?: boolean;
}

export interface StoreCheck {
  /** Documents that were looked at and found sound. */
  readonly sound: number;
  readonly problems: readonly StoreProblem[];
}

export interface StoreProblem {
  /** What is wrong, by a stable name. */
  readonly code:
    | "damaged-document"
    | "dangling-entry"
    | "duplicate-document"
    | "wrong-count"
    | "orphan-file"
    | "damaged-structure";
  /** File, table or position. */
  readonly place: string;
  /** A sentence for a human. */
  readonly message: string;
  readonly type?: string;
  readonly key?: string;
  /** What `fix` did about it, or would do with `dryRun`: nothing, mended it, or put it aside. */
  readonly remedy: "none" | "mended" | "set-aside";
}

/** A store that keeps who wrote what. */
export interface HistoryStore {
  /** Transactions, oldest first, as far back as the store keeps them. @throws StoreError */
  history(query?: HistoryQuery): AsyncIterable<StoredTransaction>;

  /** Every envelope as it was after the last transaction at or before a time. @throws StoreError `store/history-gone` when that was not kept */
  stateAt(time: number): AsyncIterable<Envelope>;
}

export interface HistoryQuery {
  /** Those that changed a document of this type, or this document. */
  readonly type?: string;
  readonly key?: string;
  /** Milliseconds since 1970: from this time on, and before that one. */
  readonly from?: number;
  readonly to?: number;
  readonly action?: string;
  readonly actor?: string;
  /** At most so many. */
  readonly limit?: number;
  /** Newest first. */
  readonly reverse?: boolean;
}

export interface StoredTransaction {
  /** Counts up by one from transaction to transaction of a store. */
  readonly sequence: number;
  /** When it was stored, in milliseconds since 1970. */
  readonly at: number;
  readonly action?: string;
  readonly actor?: string;
  readonly changes: readonly StoredChange[];
}

/** A document before and after; undefined where there was or is none. */
export interface StoredChange {
  readonly type: string;
  readonly key: string;
  readonly before: Envelope | undefined;
  readonly after: Envelope | undefined;
}

export function isSync(store: BackingStore): store is BackingStore & SyncStore {
  return "readNow" in store && typeof store.readNow === "function";
}

export function isFollowable(store: BackingStore): store is BackingStore & FollowableStore {
  return "follow" in store && typeof store.follow === "function";
}

export function isMaintained(store: BackingStore): store is BackingStore & MaintainedStore {
  return "usage" in store && typeof store.usage === "function";
}

export function isHistorical(store: BackingStore): store is BackingStore & HistoryStore {
  return "history" in store && typeof store.history === "function";
}
