import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import * as sql from "./sqlite-schema.ts";
import { SchemaTable } from "./sqlite-schema-table.ts";
import { ownStatements, type Prepare, type SqliteQuery } from "./sqlite-statement.ts";
import { bufferOf, schemaIdOf, unpackValue } from "./sqlite-value.ts";

/** Reads documents through one connection, each with its checksum tested. */
export interface DocumentReader {
  read(type: string, key: string): Envelope | undefined;
  /** Documents in the order of their rows, at most `limit` behind the row `after`. */
  page(after: number, limit: number): DocumentPage;
}

export interface DocumentPage {
  readonly documents: readonly Envelope[];
  /** The last row that was looked at; undefined when there is none any more. */
  readonly end: { readonly id: number; readonly key: string } | undefined;
  /** What is wrong with the one row of this page. Where a damaged row follows others, those come first, in a page of their own. */
  readonly damaged: StoreError | undefined;
}

/** Leaves out what has expired, and cuts a page before its first damaged row, or behind it where it is the first of all. */
export function pageOf<R>(rows: readonly R[], read: (row: R, previous?: Envelope) => RowContent): DocumentPage {
  const documents: Envelope[] = [];
  let end: DocumentPage["end"];
  for (const row of rows) {
    const { id, key, content } = read(row, documents.at(-1));
    if (content instanceof StoreError) {
      if (documents.length > 0) break;
      return { documents, end: { id, key }, damaged: content };
    }
    if (content !== undefined) documents.push(content);
    end = { id, key };
  }
  return { documents, end, damaged: undefined };
}

export interface RowContent {
  readonly id: number;
  readonly key: string;
  /** Undefined where it has expired. */
  readonly content: Envelope | StoreError | undefined;
}

/** @throws the error, where there is one */
export function checked(content: Envelope | StoreError | undefined): Envelope | undefined {
  if (content instanceof StoreError) throw content;
  return content;
}

export function damagedError(location: string, type: string, key: string): StoreError {
  const advice = "Restore the database from a copy, or put that document again.";
  const reason = `\`${type}\` \`${key}\` is damaged: it does not fit its checksum.`;
  return new StoreError("store/corrupt", location, `${reason} ${advice}`);
}

/** How documents of a type are read. */
interface Reading {
  readonly typeId: number;
  readonly query: SqliteQuery;
  /** Whether the type's number stands in the statement's text. */
  readonly isOwn: boolean;
}

export interface DocumentsPlace {
  readonly location: string;
  /** By which documents expire. */
  readonly clock: () => number;
}

export class SqliteDocuments implements DocumentReader {
  readonly schemas: SchemaTable;
  readonly #prepare: Prepare;
  readonly #location: string;
  readonly #clock: () => number;
  readonly #readings = new Map<string, Reading>();
  /** Of all types beyond those with a statement of their own. */
  #readAny: SqliteQuery | undefined;
  #page: SqliteQuery | undefined;
  #pageOfType: SqliteQuery | undefined;

  constructor(prepare: Prepare, { location, clock }: DocumentsPlace) {
    this.#prepare = prepare;
    this.#location = location;
    this.#clock = clock;
    this.schemas = new SchemaTable(prepare, location);
  }

  read(type: string, key: string): Envelope | undefined {
    const reading = this.#readings.get(type) ?? this.#readingOf(type);
    if (reading === undefined) return undefined;
    const { typeId, query } = reading;
    const cell = query.cell(reading.isOwn ? [key] : [typeId, key]);
    // A damaged row may hold null.
    return cell === undefined ? undefined : checked(this.#present(typeId, key, bufferOf(cell)));
  }

  page(after: number, limit: number): DocumentPage {
    this.#page ??= this.#prepare(sql.pageSql);
    return this.#documentsOf(this.#page.all([after, limit]));
  }

  /** As `page`, of one type, in the order of keys. */
  pageOfType(typeId: number, after: string | undefined, limit: number): DocumentPage {
    return this.#documentsOf(this.rowsOfType(typeId, after, limit));
  }

  rowsOfType(typeId: number, after: string | undefined, limit: number): readonly (readonly unknown[])[] {
    if (after === undefined) return this.#prepare(sql.firstOfTypeSql).all([typeId, "", limit]);
    this.#pageOfType ??= this.#prepare(sql.pageOfTypeSql);
    return this.#pageOfType.all([typeId, after, limit]);
  }

  #readingOf(type: string): Reading | undefined {
    const typeId = this.schemas.typeId(type);
    if (typeId === undefined) return undefined;
    const isOwn = this.#readings.size < ownStatements;
    const query = isOwn ? this.#prepare(sql.readOfTypeSql(typeId, this.#prepare), "cell") : this.#anyReading();
    const reading = { typeId, query, isOwn };
    this.#readings.set(type, reading);
    return reading;
  }

  #anyReading(): SqliteQuery {
    this.#readAny ??= this.#prepare(sql.readSql(this.#prepare), "cell");
    return this.#readAny;
  }

  #documentsOf(rows: readonly (readonly unknown[])[]): DocumentPage {
    return pageOf(rows, ([id, typeId, bytes, schemaId, cell], previous) => {
      const key = bufferOf(bytes).toString("utf8");
      const value = bufferOf(cell);
      const isNumbered = schemaId === schemaIdOf(value);
      const content = isNumbered ? this.#present(typeId, key, value, previous) : this.damaged(typeId, key);
      return { id: Number(id), key, content };
    });
  }

  #present(typeId: unknown, key: string, value: Buffer, previous?: Envelope): Envelope | StoreError | undefined {
    const content = this.envelope(typeId, key, value, previous);
    if (content instanceof StoreError || content.expiresAt === undefined) return content;
    return content.expiresAt <= this.#clock() ? undefined : content;
  }

  /**
   * What a row holds, also where it has expired. A page shares equal texts with its neighbour: it would otherwise leave as many copies of
   * stored-at as there are rows.
   */
  envelope(typeId: unknown, key: string, value: Buffer, previous?: Envelope): Envelope | StoreError {
    const id = schemaIdOf(value);
    const schema = id === undefined ? undefined : this.schemas.schema(id);
    if (schema === undefined || schema.typeId !== typeId) return this.damaged(typeId, key);
    const found = unpackValue(schema, key, value);
    if (found === undefined) return this.damaged(typeId, key);
    const storedAt = found.storedAt === previous?.storedAt ? previous.storedAt : found.storedAt;
    const envelope = { type: schema.type, key, schemaId: schema.schemaId, storedAt, payload: found.payload };
    if (!schema.keepsMetadata) return envelope;
    const { expiresAt, tags } = found;
    return {
      ...envelope,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(tags === undefined ? {} : { tags }),
    };
  }

  damaged(typeId: unknown, key: string): StoreError {
    return damagedError(this.#location, this.schemas.nameOfType(typeId) ?? "a type that is not there", key);
  }
}
