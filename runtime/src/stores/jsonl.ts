import type { BackingStore } from "./backing-store.ts";
import { FileStore, type FileStoreOptions } from "./file-store.ts";
import { parseJsonl } from "./jsonl-format.ts";

export type { FileStoreOptions } from "./file-store.ts";

/**
 * cultcache-py's text format: one JSON object a line, payloads in base64, sorted by type and store key, so that version control
 * shows what changed. The file is held in memory and replaced as a whole by every write; one process writes at a time. The format
 * has no schema ids: a document gets the one that its type is registered with.
 */
export function jsonlStore(options: FileStoreOptions): BackingStore {
  return new FileStore({ name: "JSONL", parse: parseJsonl }, options);
}
