import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { MomentIndex, StoredContent, StoredIndex, StoreMoment } from "../backing-store.ts";
import { type DocumentPage, SqliteDocuments } from "./sqlite-documents.ts";
import type { SqliteDatabase } from "./sqlite-driver.ts";
import { SqliteIndex } from "./sqlite-entries.ts";
import { sqliteError } from "./sqlite-error.ts";
import { formatOf } from "./sqlite-mark.ts";
import { expiredBySchemaSql } from "./sqlite-metadata-schema.ts";
import * as sql from "./sqlite-schema.ts";
import { preparer } from "./sqlite-statement.ts";

export interface MomentPlace {
  readonly location: string;
  /** What has expired by then is not in the moment. */
  readonly now: number;
  readonly end: () => void;
}

/** A database as it was when this was made, through a connection of its own in a read transaction. */
export class SqliteMoment implements StoreMoment {
  readonly #location: string;
  readonly #end: () => void;
  readonly #prepare: ReturnType<typeof preparer>;
  readonly #documents: SqliteDocuments;
  /** How many documents there are, by number of schema. */
  readonly #counts = new Map<number, number>();
  /** How many of those had expired when the moment was made. */
  readonly #expired = new Map<number, number>();
  readonly #places = new Map<string, string | undefined>();
  #place = 0;
  #isClosed = false;

  /** The connection has begun its transaction; its first read, here, fixes the moment. */
  constructor(database: SqliteDatabase, { location, now, end }: MomentPlace) {
    this.#location = location;
    this.#end = end;
    this.#prepare = preparer(database);
    this.#documents = new SqliteDocuments(this.#prepare, { location, clock: () => now });
    for (const query of [sql.countedBySchemaSql, sql.uncountedSql]) {
      for (const [id, count] of this.#prepare(query).all([])) {
        this.#counts.set(Number(id), (this.#counts.get(Number(id)) ?? 0) + Number(count));
      }
    }
    // The older format has no expiry.
    if (formatOf(database, location) < 3) return;
    for (const [id, count] of this.#prepare(expiredBySchemaSql).all([now]))
      this.#expired.set(Number(id), Number(count));
  }

  contents(): readonly StoredContent[] {
    this.#refuseClosed();
    const found = new Map<string, StoredContent>();
    for (const [id, counted] of this.#counts) {
      const documents = counted < 0 ? counted : Math.max(0, counted - (this.#expired.get(id) ?? 0));
      if (documents === 0) continue;
      const schema = this.#documents.schemas.schema(id);
      if (schema === undefined || documents < 0) throw this.#damagedCount();
      const { type, schemaId, metadata } = schema;
      const name = JSON.stringify([type, schemaId]);
      const expiring = metadata === "expiring" ? documents : 0;
      found.set(name, sum(found.get(name), { type, schemaId, documents, expiring }));
    }
    return [...found.values()];
  }

  read(type: string, key: string): Envelope | undefined {
    return this.#guard(() => this.#documents.read(type, key));
  }

  next(limit: number): readonly Envelope[] {
    for (;;) {
      const page = this.#guard(() => this.#documents.page(this.#place, limit));
      this.#place = page.end?.id ?? this.#place;
      if (isAnswer(page)) return documentsOf(page);
    }
  }

  nextOf(type: string, limit: number): readonly Envelope[] {
    for (;;) {
      const page = this.#guard(() => {
        const typeId = this.#documents.schemas.typeId(type);
        return typeId === undefined ? undefined : this.#documents.pageOfType(typeId, this.#places.get(type), limit);
      });
      if (page === undefined) return [];
      this.#places.set(type, page.end?.key ?? this.#places.get(type));
      if (isAnswer(page)) return documentsOf(page);
    }
  }

  index(type: string, index: StoredIndex): MomentIndex | undefined {
    const id = this.#guard(() => this.#documents.schemas.indexId(type, index));
    for (const [schemaId, documents] of this.#counts) {
      if (documents === 0) continue;
      const schema = this.#documents.schemas.schema(schemaId);
      // What was written without these entries, or may have been.
      if (schema === undefined || (schema.type === type && (id === undefined || !schema.indexes.has(id))))
        return undefined;
    }
    if (id === undefined) return { find: () => [] };
    return new SqliteIndex(this.#prepare, id, (read) => this.#guard(read));
  }

  /** Rows of a type as they are stored, in the order of keys: row, type, key, schema, value. */
  rowsOf(type: string, after: string | undefined, limit: number): readonly (readonly unknown[])[] {
    return this.#guard(() => {
      const typeId = this.#documents.schemas.typeId(type);
      return typeId === undefined ? [] : this.#documents.rowsOfType(typeId, after, limit);
    });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    try {
      this.#end();
    } catch (error) {
      throw sqliteError(error, this.#location);
    }
  }

  #guard<T>(read: () => T): T {
    this.#refuseClosed();
    try {
      return read();
    } catch (error) {
      throw sqliteError(error, this.#location);
    }
  }

  #refuseClosed(): void {
    if (this.#isClosed) throw new StoreError("store/closed", this.#location, "this moment of the store is closed.");
  }

  #damagedCount(): StoreError {
    const advice = "Restore the database from a copy; it was left as it is.";
    return new StoreError("store/corrupt", this.#location, `its table of schemas is damaged. ${advice}`);
  }
}

function sum(known: StoredContent | undefined, more: StoredContent & { readonly expiring: number }): StoredContent {
  const { type, schemaId } = more;
  const documents = (known?.documents ?? 0) + more.documents;
  const expiring = (known?.expiring ?? 0) + more.expiring;
  return { type, schemaId, documents, ...(expiring === 0 ? {} : { expiring }) };
}

/** A page of which everything has expired does not say that there are no more. */
function isAnswer({ documents, damaged, end }: DocumentPage): boolean {
  return documents.length > 0 || damaged !== undefined || end === undefined;
}

function documentsOf({ documents, damaged }: DocumentPage): readonly Envelope[] {
  if (damaged !== undefined) throw damaged;
  return documents;
}
