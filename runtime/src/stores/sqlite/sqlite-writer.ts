import type { Envelope } from "../../document/envelope.ts";
import type { IndexEntries, IndexEntry, StoreChange, StoredIndex } from "../backing-store.ts";
import type { SqliteDocuments } from "./sqlite-documents.ts";
import { SqliteMetadata } from "./sqlite-metadata.ts";
import { SqlitePuts } from "./sqlite-puts.ts";
import * as sql from "./sqlite-schema.ts";
import type { MetadataMark, SchemaTable, StoredSchema } from "./sqlite-schema-table.ts";
import { sortedKey } from "./sqlite-sorted-key.ts";
import type { Prepare, SqliteQuery } from "./sqlite-statement.ts";
import { packValue, schemaIdOf, unpackValue } from "./sqlite-value.ts";

/** By type, the indexes whose entries come with its documents. */
export type DeclaredIndexes = ReadonlyMap<string, readonly StoredIndex[]>;

// Documents are counted in lots: it costs 0.2 µs for each, and the rest is counted whenever somebody asks.
const countedAtOnce = 1024;

export interface WriterOptions {
  readonly declared: DeclaredIndexes;
  /** Whether the connection keeps in memory what a statement changes, in case it has to be taken back. */
  readonly keepsInMemory: boolean;
}

/** Applies changes through one connection. Transactions are the caller's affair. */
export class SqliteWriter {
  readonly #schemas: SchemaTable;
  readonly #declared: DeclaredIndexes;
  readonly #prepare: Prepare;
  readonly #puts: SqlitePuts;
  readonly metadata: SqliteMetadata;
  /** Documents with metadata that were put in this transaction, under the schema that says so. */
  readonly #unsettled: { readonly schema: StoredSchema; readonly envelope: Envelope }[] = [];
  readonly #delete: SqliteQuery;
  readonly #addEntry: SqliteQuery;
  readonly #dropEntry: SqliteQuery;
  /** The last schema that was written under, which is mostly the next one too. */
  #last: { readonly isIndexed: boolean; readonly schema: StoredSchema } | undefined;
  readonly #indexNumbers = new Map<StoredIndex, number>();
  #counting: readonly SqliteQuery[] | undefined;
  #uncounted = 0;

  constructor(prepare: Prepare, documents: SqliteDocuments, { declared, keepsInMemory }: WriterOptions) {
    this.#schemas = documents.schemas;
    this.metadata = new SqliteMetadata(prepare, documents);
    this.#declared = declared;
    this.#prepare = prepare;
    this.#puts = new SqlitePuts(prepare, keepsInMemory);
    this.#delete = prepare(sql.deleteSql);
    this.#addEntry = prepare(sql.addEntrySql);
    this.#dropEntry = prepare(sql.dropEntrySql);
  }

  /** Undefined when no document of this type was ever written. */
  typeId(type: string): number | undefined {
    return this.#schemas.typeId(type);
  }

  /** Applies a change that one statement is enough for; false when it was not, and nothing was done. */
  applyAlone(change: StoreChange): boolean {
    if (change.kind === "check" || change.entries !== undefined) return false;
    if (change.kind === "delete") {
      this.#remove(change.type, change.key);
      return true;
    }
    const schema = this.#known(change.envelope, false);
    if (schema === undefined || schema.keepsMetadata) return false;
    this.#uncounted++;
    return this.#puts.put(schema, change.envelope);
  }

  /** Inside a transaction. */
  applyAll(changes: readonly StoreChange[]): void {
    for (const change of changes) this.#apply(change);
    this.#flush();
  }

  #flush(): void {
    this.#puts.flush();
    for (const { schema, envelope } of this.#unsettled) this.metadata.settle(schema, envelope);
    this.#unsettled.length = 0;
  }

  #apply(change: StoreChange): void {
    if (change.kind === "check") return;
    if (change.kind === "delete") {
      this.#flush();
      this.#remove(change.type, change.key);
      if (change.entries !== undefined) this.#index(change.type, change.key, change.entries);
      return;
    }
    const { envelope, entries } = change;
    const isIndexed = entries !== undefined && this.#declared.has(envelope.type);
    const schema = this.#known(envelope, isIndexed) ?? this.#add(envelope, isIndexed);
    this.#uncounted++;
    this.#puts.gather(schema, envelope);
    if (schema.keepsMetadata) this.#unsettled.push({ schema, envelope });
    if (entries !== undefined) this.#index(envelope.type, envelope.key, entries);
  }

  /** Whether so many were put since they were last counted. */
  get isCountDue(): boolean {
    return this.#uncounted >= countedAtOnce;
  }

  /** Inside a transaction: takes what was written since into the counts of `schemas`. */
  count(): void {
    // Preparing them takes 90 µs, as much as counting a thousand documents.
    this.#counting ??= [this.#prepare(sql.countSql), this.#prepare(sql.countedSql)];
    for (const query of this.#counting) query.run([]);
    this.#uncounted = 0;
    // Others may have written what expires sooner.
    this.metadata.forgetNextExpiry();
  }

  /** Inside a transaction: entries of documents that are there. */
  addEntries(type: string, entries: readonly (IndexEntry & { readonly key: string })[]): void {
    for (const { index, entry, key } of entries)
      this.#addEntry.run([this.#indexId(type, index), entry, sortedKey(key)]);
  }

  /** Inside a transaction: documents whose entries are all there are marked so, unless they were written anew since they were read. */
  markIndexed(type: string, rows: readonly MarkedRow[]): void {
    const renumber = this.#prepare(sql.renumberSql);
    const added = this.#indexIds(type);
    for (const { key, value } of rows) {
      const schema = this.#schemas.schema(schemaIdOf(value) ?? 0);
      if (schema === undefined || added.every((id) => schema.indexes.has(id))) continue;
      const content = unpackValue(schema, key, value);
      // What is damaged keeps the index from being whole.
      if (content === undefined) continue;
      const indexes = [...new Set([...schema.indexes, ...added])].sort((a, b) => a - b);
      const { metadata } = schema;
      const marked = this.#schemas.addSchema(type, schema.schemaId, { indexes, metadata });
      renumber.run([marked.id, packValue(marked, key, content), schema.typeId, key, value]);
    }
  }

  /** After a transaction that did not come about. */
  forget(): void {
    this.#last = undefined;
    this.#puts.forget();
    this.#unsettled.length = 0;
    this.metadata.forgetNextExpiry();
    this.#indexNumbers.clear();
    this.#schemas.forget();
  }

  #remove(type: string, key: string): void {
    const typeId = this.#schemas.typeId(type);
    if (typeId !== undefined) this.#delete.run([typeId, key]);
  }

  #index(type: string, key: string, { present, gone }: IndexEntries): void {
    if (!this.#declared.has(type)) return;
    const sorted = sortedKey(key);
    // What is gone first: an entry may be in both lists.
    for (const { index, entry } of gone) this.#dropEntry.run([this.#indexId(type, index), entry, sorted]);
    for (const { index, entry } of present) this.#addEntry.run([this.#indexId(type, index), entry, sorted]);
  }

  #known(envelope: Envelope, isIndexed: boolean): StoredSchema | undefined {
    const { type, schemaId } = envelope;
    const metadata = markOf(envelope);
    const last = this.#last;
    const isSame =
      last?.schema.type === type &&
      last.schema.schemaId === schemaId &&
      last.isIndexed === isIndexed &&
      last.schema.metadata === metadata;
    if (isSame) return last.schema;
    const indexes = isIndexed ? this.#knownIndexes(type) : [];
    const schema = indexes && this.#schemas.known(type, schemaId, { indexes, metadata });
    if (schema !== undefined) this.#last = { isIndexed, schema };
    return schema;
  }

  #add(envelope: Envelope, isIndexed: boolean): StoredSchema {
    const { type, schemaId } = envelope;
    const indexes = isIndexed ? this.#indexIds(type) : [];
    return this.#schemas.addSchema(type, schemaId, { indexes, metadata: markOf(envelope) });
  }

  #knownIndexes(type: string): readonly number[] | undefined {
    const ids: number[] = [];
    for (const index of this.#declared.get(type) ?? []) {
      const id = this.#schemas.indexId(type, index);
      if (id === undefined) return undefined;
      ids.push(id);
    }
    return ids.sort((a, b) => a - b);
  }

  #indexIds(type: string): readonly number[] {
    const declared = this.#declared.get(type) ?? [];
    return declared.map((index) => this.#schemas.addIndex(type, index)).sort((a, b) => a - b);
  }

  #indexId(type: string, index: StoredIndex): number {
    let id = this.#indexNumbers.get(index);
    if (id === undefined) {
      id = this.#schemas.indexId(type, index) ?? this.#schemas.addIndex(type, index);
      this.#indexNumbers.set(index, id);
    }
    return id;
  }
}

function markOf({ expiresAt, tags }: Envelope): MetadataMark | undefined {
  if (expiresAt !== undefined) return "expiring";
  return tags === undefined ? undefined : "tagged";
}

export interface MarkedRow {
  readonly key: string;
  readonly value: Buffer;
}
