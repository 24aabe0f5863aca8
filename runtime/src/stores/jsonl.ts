import type { BackingStore } from "./backing-store.ts";
import { checkSchemaIds } from "./check-store-options.ts";
import { FileStore, type FileStoreOptions } from "./one-file/file-store.ts";
import { parseJsonl } from "./one-file/jsonl-format.ts";

export type { FileStoreOptions } from "./one-file/file-store.ts";

export interface JsonlStoreOptions extends FileStoreOptions {
  /**
   * By type name, the schema id of documents whose line names none: for types of which former versions are read, once, because
   * nothing in such a line tells the versions apart.
   */
  readonly schemaIds?: Readonly<Record<string, string>>;
}

/**
 * cultcache-py's text format: one JSON object a line, payloads in base64, sorted by type and store key, so that version control
 * shows what changed. The file is held in memory and replaced as a whole by every write; one process writes at a time. The format
 * has no schema ids: a document gets the one that its type is registered with. Where former versions of a type are read, its lines
 * name theirs.
 */
export function jsonlStore(options: JsonlStoreOptions): BackingStore {
  checkSchemaIds("JSONL", options);
  const schemaIds = new Map(Object.entries(options?.schemaIds ?? {}));
  return new FileStore(
    { name: "JSONL", parse: (bytes, source) => parseJsonl(bytes, { ...source, schemaIds }) },
    options,
  );
}
