import type { BackingStore } from "./backing-store.ts";
import { FileStore, type FileStoreOptions } from "./one-file/file-store.ts";
import { parseSingleFile } from "./one-file/single-file-parse.ts";

export type { FileStoreOptions } from "./one-file/file-store.ts";

/**
 * CultCache's single file, `cultcache.store.v1`, as all its libraries read and write it. The file is held in memory and replaced
 * as a whole by every write: a format to exchange and to keep, for some thousands of documents. One process writes at a time.
 * What is not rewritten keeps its bytes, documents of unknown types and their catalog entries included.
 */
export function singleFileStore(options: FileStoreOptions): BackingStore {
  return new FileStore({ name: "single file", parse: parseSingleFile }, options);
}
