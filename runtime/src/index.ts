export type { MemoryBound } from "./cache/bounded-collection.ts";
export type { BoundedType } from "./cache/bounded-types.ts";
export type { Cache, StoreDescription } from "./cache/cache.ts";
export type { CacheStats, StatCounts } from "./cache/cache-stats.ts";
export type { CacheCheck, CacheProblem } from "./cache/check-cache.ts";
export { checkStore } from "./cache/check-store.ts";
export type {
  DocumentHistoryQuery,
  WrittenChange,
  WrittenState,
  WrittenTransaction,
} from "./cache/document-history.ts";
export type { DocumentInfo } from "./cache/document-info.ts";
export type { IdArgument } from "./cache/document-reader.ts";
export type {
  ConditionalResult,
  ConditionOptions,
  EtagCondition,
  PutIfOptions,
  RetrieveOptions,
} from "./cache/etag-condition.ts";
export { formatTransaction } from "./cache/format-transaction.ts";
export type { IncrementOptions } from "./cache/increment-arguments.ts";
export type { Counted, CountedSlot } from "./cache/increment-slot.ts";
export type { KeyView } from "./cache/key-view.ts";
export type { Lock } from "./cache/lock.ts";
export type { LockOptions } from "./cache/lock-options.ts";
export type { MemoizeOptions } from "./cache/memoize-options.ts";
export type { Memoized } from "./cache/memoized-function.ts";
export type { MemoizedSync } from "./cache/memoized-sync.ts";
export type { MigrateOptions } from "./cache/migrate-documents.ts";
export type { MigratedDocuments } from "./cache/migration-counts.ts";
export { type CacheOptions, openCache } from "./cache/open-cache.ts";
export type { PutOptions } from "./cache/put-arguments.ts";
export type { TransactionOptions } from "./cache/run-transaction.ts";
export type { Snapshot } from "./cache/snapshot.ts";
export type { StoreRoute } from "./cache/store-routing.ts";
export type { TouchOptions } from "./cache/touch-document.ts";
export type { Transaction } from "./cache/transaction.ts";
export type { Transformation, TransformOptions, TransformResult } from "./cache/transform-document.ts";
export type { Change } from "./cache/update-document.ts";
export type { CacheVolume, StoreVolume } from "./cache/volume-of.ts";
export type { WatchedChange, WatchOptions } from "./cache/watch-documents.ts";
export type { CatalogEntry, CatalogMember } from "./document/catalog-entry.ts";
export { ConflictError, type StoreConflict } from "./document/conflict-error.ts";
export { defineMigrations, type Migrations, type MigrationsOf } from "./document/define-migrations.ts";
export type {
  AnyDocument,
  Codec,
  DecodeOptions,
  DocumentDefinition,
  FindOptions,
  IndexDeclaration,
  IndexPart,
  IndexReader,
  Range,
} from "./document/definition.ts";
export type { Envelope } from "./document/envelope.ts";
export { etagOf, stateOf } from "./document/etag.ts";
export type { FormerCodec, FormerVersion, FormerVersions } from "./document/former-version.ts";
export { keyPath } from "./document/key-path.ts";
export {
  dateFromTimestamp,
  durationFromMilliseconds,
  millisecondsFromDuration,
  timestampFromDate,
} from "./document/temporal.ts";
export { CacheError, DecodeError, EncodeError, KeyslotError, StoreError } from "./errors.ts";
export type {
  BackingStore,
  Condition,
  DocumentCheck,
  DocumentDelete,
  DocumentPut,
  IndexCompletion,
  IndexEntries,
  IndexEntry,
  IndexHit,
  MomentIndex,
  MomentStore,
  OpenContext,
  StoreChange,
  StoredContent,
  StoredIndex,
  StoreMoment,
  WriteInfo,
} from "./stores/backing-store.ts";
export { type CopyOptions, type CopyProgress, copyStore } from "./stores/copy-store.ts";
export { memoryStore } from "./stores/memory.ts";
export type {
  CheckOptions,
  DocumentName,
  FollowableStore,
  Following,
  HistoryQuery,
  HistoryStore,
  MaintainedStore,
  StoreCheck,
  StoredChange,
  StoredTransaction,
  StoreProblem,
  StoreUsage,
  SyncStore,
} from "./stores/store-abilities.ts";
export { decodeBatch, encodeBatch } from "./wire/batch.ts";
export { Reader, type ReaderOptions } from "./wire/reader.ts";
export { unknownSlots } from "./wire/unknown-slots.ts";
export { Writer } from "./wire/writer.ts";
