import type { DocumentDefinition, FindOptions, IndexReader } from "../document/definition.ts";
import { invalidLimitError } from "./cache-errors.ts";
import type { CollectOptions, DocumentIndex, Hit } from "./document-index.ts";
import type { DocumentVersion } from "./document-version.ts";
import { type IndexQuery, readQuery } from "./index-query.ts";

/** The documents of one type as someone sees them: the cache itself, a snapshot, a transaction, a commit being judged. */
export interface DocumentSource<T> {
  readonly definition: DocumentDefinition<T, never>;
  readonly indexes: readonly DocumentIndex<T>[];
  version(key: string): DocumentVersion<T> | undefined;
  keys(): string[];
  versions(): DocumentVersion<T>[];
  count(): number;
  hits(index: number, query: IndexQuery, options?: CollectOptions): Hit[];
}

/** What generated accessors read a source through. */
export function indexReaderOf<T>(source: DocumentSource<T>): IndexReader<T> {
  return {
    find: (index, values, options) => findDocuments(source, { index, values }, options),
    findOne: (index, values) => findDocuments(source, { index, values }, { limit: 1 })[0],
  };
}

function findDocuments<T>(
  source: DocumentSource<T>,
  asked: { readonly index: number; readonly values: readonly unknown[] },
  options: FindOptions = {},
): readonly Readonly<T>[] {
  const { limit } = options;
  if (limit !== undefined && !(limit >= 0 && (Number.isInteger(limit) || limit === Number.POSITIVE_INFINITY))) {
    throw invalidLimitError(limit);
  }
  const index = source.indexes[asked.index];
  const query = index && readQuery(index.declaration, asked.values);
  if (query === undefined) return [];
  const found: Readonly<T>[] = [];
  for (const hit of source.hits(asked.index, query, options)) {
    const version = source.version(hit.key);
    if (version !== undefined) found.push(version.value());
  }
  return found;
}
