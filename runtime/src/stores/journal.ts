import type { BackingStore, MomentStore } from "./backing-store.ts";
import type { JournalRecovery } from "./journal/journal-recovery.ts";
import { OpenableJournal } from "./journal/journal-store.ts";
import type { FollowableStore, HistoryStore, MaintainedStore, SyncStore } from "./store-abilities.ts";

export type { JournalRecovery } from "./journal/journal-recovery.ts";

export interface JournalStoreOptions {
  /** The folder of the journal; created when it is missing. Nothing else should be in it. */
  readonly path: string;
  /** Reads the log of a writer, if there is one, and follows it. */
  readonly readOnly?: boolean;
  /** What an acknowledged write survives: the end of the `process`, `kill -9` included (default), or a `power` cut too. */
  readonly durability?: "process" | "power";
  /**
   * What to do with a log that is not whole. `torn-end` (default) cuts off an end that a crash has left, keeps the bytes in a file of their own, and
   * refuses damage; `strict` refuses both; `intact` opens with what is before the damage, and with the intact documents of a damaged snapshot.
   */
  readonly recover?: "torn-end" | "strict" | "intact";
  /** How long transactions are kept that a snapshot has made superfluous: in milliseconds, or "all", or "none" (default). */
  readonly history?: { readonly keep: number | "all" | "none" };
  /** When the log is that many times as large as the content, and has at least so many bytes, a snapshot is made: 2 and 4 MiB unless told. */
  readonly snapshots?: { readonly ratio?: number; readonly leastBytes?: number };
}

export interface JournalStore
  extends BackingStore,
    SyncStore,
    MomentStore,
    MaintainedStore,
    HistoryStore,
    FollowableStore {
  /** What was not whole when it was opened; undefined when all was well. */
  readonly recovered: readonly JournalRecovery[] | undefined;
  /** Makes a snapshot now, and lets go of the log before it as far as it is not kept as history. */
  compact(): Promise<void>;
  /** Brings everything into memory that is read from the snapshot when it is first asked for otherwise. */
  load(): void;
}

/** Documents in an append-only log with one writer, and in memory. @throws StoreError `store/invalid-option` */
export function journalStore(options: JournalStoreOptions): JournalStore {
  return new OpenableJournal(options);
}
