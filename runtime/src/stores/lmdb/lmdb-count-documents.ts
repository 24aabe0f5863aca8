import { countOf, emptyCounts, type LmdbCounts } from "./lmdb-counts.ts";
import { LmdbDocuments } from "./lmdb-documents.ts";
import type { LmdbEnvironment } from "./lmdb-environment.ts";
import { isLongKey } from "./lmdb-keys.ts";
import { readHead, type ValueHead } from "./lmdb-value.ts";

/** A value as it is stored under a key of the documents. */
export interface StoredValue {
  readonly at: Uint8Array;
  readonly head: ValueHead;
  readonly length: number;
}

/** Bytes of store key and payload. */
export function contentLength({ at, head, length }: StoredValue): number {
  const keyLength = isLongKey(at) ? Buffer.byteLength(head.key ?? "") : at.length - 5;
  return keyLength + length - head.end - (head.storedAtLength ?? 0);
}

/** Takes a document into the counts, once or, with −1, out of them. */
export function countDocument(counts: LmdbCounts, stored: StoredValue, times: 1 | -1 = 1): void {
  const { schemaId, expiresAt } = stored.head;
  // Damage can make any number of it, and every number below has its place in the counts.
  if (schemaId < 1 || schemaId > 1_000_000) return;
  const count = countOf(counts, schemaId);
  count.documents += times;
  count.bytes += times * contentLength(stored);
  if (expiresAt !== undefined) count.expiring += times;
}

/** Inside a transaction: the counts of all that is there. */
export function countAll(environment: LmdbEnvironment, location: string): LmdbCounts {
  const counts = emptyCounts();
  const documents = new LmdbDocuments(environment, location);
  for (const at of environment.documents.getKeys({ start: Buffer.of(0) })) {
    const value = documents.bytesAt(at);
    const head = value && readHead(value);
    if (value !== undefined && head !== undefined) countDocument(counts, { at, head, length: value.length });
  }
  return counts;
}
