import type { DocumentDefinition, FindOptions, IndexReader } from "../document/definition.ts";
import { invalidLimitError } from "./cache-errors.ts";
import type { DocumentVersion } from "./document-version.ts";
import type { CollectOptions, DocumentIndex, Hit } from "./index/document-index.ts";
import { type IndexQuery, readQuery } from "./index/index-query.ts";

/** The documents of one type as someone sees them: the cache itself, a snapshot, a transaction, a commit being judged. */
export interface DocumentSource<T> {
  readonly definition: DocumentDefinition<T, never>;
  readonly indexes: readonly DocumentIndex<T>[];
  /** What callers get: shared and frozen where the type allows it, otherwise a copy of their own. */
  value(key: string): Readonly<T> | undefined;
  has(key: string): boolean;
  version(key: string): DocumentVersion<T> | undefined;
  keys(): string[];
  values(): Readonly<T>[];
  count(): number;
  /** The documents that match, in order. */
  find(index: number, query: IndexQuery, options?: FindOptions): Readonly<T>[];
  hits(index: number, query: IndexQuery, options?: CollectOptions): Hit[];
}

/** What generated accessors read a source through; they may be kept, so each use asks whether there still is one. */
export function indexReaderOf<T>(source: () => DocumentSource<T>): IndexReader<T> {
  return {
    find: (index, values, options) => findDocuments(source(), { index, values }, options),
    findOne: (index, values) => findDocument(source(), { index, values }),
  };
}

interface Asked {
  readonly index: number;
  readonly values: readonly unknown[];
}

// Only a value for each part names one document; the first of many would be an answer to another question.
function findDocument<T>(source: DocumentSource<T>, asked: Asked): Readonly<T> | undefined {
  const index = source.indexes[asked.index];
  const query = index && readQuery(index.declaration, asked.values);
  if (query === undefined || query.values.length !== index?.declaration.parts.length) return undefined;
  return findDocuments(source, asked, { limit: 1 })[0];
}

function findDocuments<T>(
  source: DocumentSource<T>,
  asked: Asked,
  given: FindOptions | undefined,
): readonly Readonly<T>[] {
  const options: FindOptions = given ?? {};
  const { limit } = options;
  if (limit !== undefined && !(limit >= 0 && (Number.isInteger(limit) || limit === Number.POSITIVE_INFINITY))) {
    throw invalidLimitError(limit);
  }
  const index = source.indexes[asked.index];
  const query = index && readQuery(index.declaration, asked.values);
  if (query === undefined) return [];
  return source.find(asked.index, query, options);
}
