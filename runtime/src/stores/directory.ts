import type { DirectoryStoreOptions } from "./directory/directory-open.ts";
import { type DirectoryStore, FolderStore } from "./directory/directory-store.ts";

export type { DirectoryStoreOptions } from "./directory/directory-open.ts";
export type { DirectoryStore } from "./directory/directory-store.ts";

/**
 * One file a document, in folders that follow the parts of the store key: `player/users/alice.keyslot`. Several processes, and machines
 * on one network tree, may use it at once. Every file has a checksum. @throws StoreError `store/invalid-option`
 */
export function directoryStore(options: DirectoryStoreOptions): DirectoryStore {
  return new FolderStore(options);
}
