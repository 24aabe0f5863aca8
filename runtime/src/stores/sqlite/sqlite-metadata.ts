import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { DocumentName } from "../store-abilities.ts";
import type { SqliteDocuments } from "./sqlite-documents.ts";
import * as sql from "./sqlite-metadata-schema.ts";
import type { StoredSchema } from "./sqlite-schema-table.ts";
import type { Prepare } from "./sqlite-statement.ts";
import { bufferOf, schemaIdOf } from "./sqlite-value.ts";

/**
 * The rows that find documents by expiry and by tag. What they say is believed only where the document's own value says so too: a row that
 * was damaged must not remove a document.
 */
export class SqliteMetadata {
  readonly #prepare: Prepare;
  readonly #documents: SqliteDocuments;
  #nextExpiry: number | undefined;

  constructor(prepare: Prepare, documents: SqliteDocuments) {
    this.#prepare = prepare;
    this.#documents = documents;
  }

  /** When the next document expires, as far as this connection knows: others write as well. */
  get nextExpiry(): number {
    this.#nextExpiry ??= this.#readNextExpiry();
    return this.#nextExpiry;
  }

  /** Asks anew when it is needed next. */
  forgetNextExpiry(): void {
    this.#nextExpiry = undefined;
  }

  /** Inside a transaction: makes the rows of a document that was put under a schema with metadata, unless it was replaced since. */
  settle(schema: StoredSchema, { key, expiresAt, tags = [] }: Envelope): void {
    const id = this.#prepare(sql.findDocumentSql).all([schema.typeId, key, schema.id])[0]?.[0];
    if (id !== undefined) this.setRows({ id: Number(id), schema, expiresAt, tags });
  }

  /** Inside a transaction. */
  setRows({ id, schema, expiresAt, tags }: MetadataRows): void {
    if (!isTime(expiresAt)) this.#prepare(sql.dropExpirySql).run([id]);
    else {
      this.#prepare(sql.setExpirySql).run([id, schema.id, expiresAt]);
      if (this.#nextExpiry !== undefined && expiresAt < this.#nextExpiry) this.#nextExpiry = expiresAt;
    }
    const wanted = new Set(tags);
    for (const [cell, typeId] of this.#prepare(sql.tagsSql).all([id])) {
      const tag = bufferOf(cell);
      if (typeId !== schema.typeId || !wanted.delete(tag.toString("utf8")))
        this.#prepare(sql.dropTagSql).run([id, tag]);
    }
    for (const tag of wanted) this.#prepare(sql.addTagSql).run([id, tag, schema.typeId]);
  }

  /** Inside a transaction: makes the rows of a document as its value has them. A damaged one has none until it is put again. */
  correct(id: number, value: Buffer, envelope: Envelope | StoreError): void {
    const schema = this.#documents.schemas.schema(schemaIdOf(value) ?? 0);
    if (envelope instanceof StoreError || schema === undefined || !schema.keepsMetadata) this.dropRows(id);
    else this.setRows({ id, schema, expiresAt: envelope.expiresAt, tags: envelope.tags ?? [] });
  }

  /** Inside a transaction: removes the rows of a document that is not there, or has no metadata. */
  dropRows(id: number): void {
    this.#prepare(sql.dropExpirySql).run([id]);
    this.#prepare(sql.dropTagsSql).run([id]);
  }

  /** Inside a transaction: removes documents that have expired, those first that did so first. */
  removeExpired(now: number, limit: number): RemovedDocuments {
    const rows = this.#prepare(sql.expiredSql).all([now, limit]);
    const removed = this.#remove(rows, ({ expiresAt }) => expiresAt !== undefined && expiresAt <= now);
    this.forgetNextExpiry();
    return { removed, isDone: rows.length < limit };
  }

  /** Inside a transaction: removes documents that have a tag. */
  removeTagged(tag: string, { typeId, limit }: TaggedRows): RemovedDocuments {
    const query = this.#prepare(typeId === undefined ? sql.taggedSql : sql.taggedOfTypeSql);
    const rows = query.all(typeId === undefined ? [tag, limit] : [tag, typeId, limit]);
    const type = typeId === undefined ? undefined : this.#documents.schemas.nameOfType(typeId);
    const mayGo = (envelope: Envelope) => {
      return envelope.tags?.includes(tag) === true && (type === undefined || envelope.type === type);
    };
    const removed = this.#remove(rows, mayGo);
    return { removed, isDone: rows.length < limit };
  }

  #remove(rows: readonly (readonly unknown[])[], mayGo: (envelope: Envelope) => boolean): readonly DocumentName[] {
    const removed: DocumentName[] = [];
    for (const [rowId, id, typeId, keyBytes, value] of rows) {
      if (typeof id !== "number" || keyBytes == null) {
        this.dropRows(Number(rowId));
        continue;
      }
      const key = bufferOf(keyBytes).toString("utf8");
      const envelope = this.#documents.envelope(typeId, key, bufferOf(value));
      if (!(envelope instanceof StoreError) && mayGo(envelope)) {
        this.#prepare(sql.deleteByIdSql).run([id]);
        removed.push({ type: envelope.type, key });
      } else this.correct(id, bufferOf(value), envelope);
    }
    return removed;
  }

  #readNextExpiry(): number {
    return Number(this.#prepare(sql.nextExpirySql).all([])[0]?.[0]);
  }
}

export interface MetadataRows {
  readonly id: number;
  readonly schema: StoredSchema;
  readonly expiresAt: number | undefined;
  readonly tags: readonly string[];
}

export interface TaggedRows {
  readonly typeId: number | undefined;
  readonly limit: number;
}

export interface RemovedDocuments {
  readonly removed: readonly DocumentName[];
  /** Whether there are no more. */
  readonly isDone: boolean;
}

/** SQLite keeps no NaN: such a document never expires. */
function isTime(expiresAt: number | undefined): expiresAt is number {
  return expiresAt !== undefined && !Number.isNaN(expiresAt);
}
