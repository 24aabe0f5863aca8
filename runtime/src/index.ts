export type { MemoryBound } from "./cache/bounded/bounded-collection.ts";
export type { BoundedType } from "./cache/bounded/bounded-types.ts";
export type { Cache, StoreDescription } from "./cache/cache.ts";
export type {
  ConditionalResult,
  ConditionOptions,
  EtagCondition,
  PutIfOptions,
  RetrieveOptions,
} from "./cache/coordination/etag-condition.ts";
export type { Lock } from "./cache/coordination/lock.ts";
export type { LockOptions } from "./cache/coordination/lock-options.ts";
export type { MemoizeOptions } from "./cache/coordination/memoize-options.ts";
export type { Memoized } from "./cache/coordination/memoized-function.ts";
export type { MemoizedSync } from "./cache/coordination/memoized-sync.ts";
export type { Transformation, TransformOptions, TransformResult } from "./cache/coordination/transform-document.ts";
export type { IdArgument } from "./cache/document-reader.ts";
export type { CacheStats, StatCounts } from "./cache/lasting/cache-stats.ts";
export type { CacheCheck, CacheProblem } from "./cache/lasting/check-cache.ts";
export { checkStore } from "./cache/lasting/check-store.ts";
export type { DocumentInfo } from "./cache/lasting/document-info.ts";
export type { IncrementOptions } from "./cache/lasting/increment-arguments.ts";
export type { Counted, CountedSlot } from "./cache/lasting/increment-slot.ts";
export type { TouchOptions } from "./cache/lasting/touch-document.ts";
export type { CacheVolume, StoreVolume } from "./cache/lasting/volume-of.ts";
export type {
  DocumentHistoryQuery,
  WrittenChange,
  WrittenState,
  WrittenTransaction,
} from "./cache/observation/document-history.ts";
export { formatTransaction } from "./cache/observation/format-transaction.ts";
export type { KeyView } from "./cache/observation/key-view.ts";
export type { WatchedChange, WatchOptions } from "./cache/observation/watch-documents.ts";
export type { MigrateOptions } from "./cache/opening/migrate-documents.ts";
export type { MigratedDocuments } from "./cache/opening/migration-counts.ts";
export { type CacheOptions, openCache } from "./cache/opening/open-cache.ts";
export type { StoreRoute } from "./cache/opening/store-routing.ts";
export type { PutOptions } from "./cache/put-arguments.ts";
export type { Snapshot } from "./cache/snapshot.ts";
export type { TransactionOptions } from "./cache/transaction/run-transaction.ts";
export type { Transaction } from "./cache/transaction/transaction.ts";
export type { Change } from "./cache/update-document.ts";
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
