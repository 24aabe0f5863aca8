import type { BackingStore, MomentStore } from "./backing-store.ts";
import { checkPath, checkStoreOptions } from "./check-store-options.ts";
import { readBoot } from "./lmdb/lmdb-durable-record.ts";
import { LmdbStore } from "./lmdb/lmdb-store.ts";
import type { FollowableStore, MaintainedStore, SyncStore } from "./store-abilities.ts";

export interface LmdbStoreOptions {
  /** The file; created, with its folder, when it is missing. Beside it are `<path>-lock` and `<path>-durable`. */
  readonly path: string;
  readonly readOnly?: boolean;
  /** What an acknowledged write survives: the end of the `process`, `kill -9` included (default), or a `power` cut too, for which it waits. */
  readonly durability?: "process" | "power";
  /**
   * When every page is looked at before LMDB uses it: `when-due` (default) after the machine's start, and when the file changed while nobody
   * had it open; or `always`.
   */
  readonly verify?: "when-due" | "always";
}

/** Documents in an LMDB file, which many processes may use at once. Needs the package `lmdb`. @throws StoreError `store/invalid-option` */
export function lmdbStore(
  options: LmdbStoreOptions,
): BackingStore & SyncStore & MomentStore & MaintainedStore & FollowableStore {
  checkStoreOptions("LMDB file", options);
  checkPath("LMDB file", options.path);
  return new LmdbStore(options, { boot: readBoot() });
}
