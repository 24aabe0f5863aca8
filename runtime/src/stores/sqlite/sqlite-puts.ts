import type { Envelope } from "../../document/envelope.ts";
import * as sql from "./sqlite-schema.ts";
import type { StoredSchema } from "./sqlite-schema-table.ts";
import { ownStatements, type Prepare, type SqliteQuery } from "./sqlite-statement.ts";
import { packValue } from "./sqlite-value.ts";

// Calling a statement costs a driver more than a row does: in one of 32 rows they take 1.2 µs each where single ones take 1.9, and with
// `libsql` half as long. SQLite keeps the pages that a statement changes until it is done, so that many more rows gain nothing.
const manyRows = 32;

// What is left of many, and where SQLite would keep those pages in a temporary file if they were more than fifteen.
const fewRows = 4;

// In bytes. Beyond it the call matters little, and what SQLite would keep becomes large.
const largeValue = 4096;

/** Puts documents through one connection. Those of a transaction gather, and several go out with one statement. */
export class SqlitePuts {
  readonly #prepare: Prepare;
  readonly #any: SqliteQuery;
  readonly #move: SqliteQuery;
  /** Of how many rows statements are, the largest first. */
  readonly #sizes: readonly [number, ...number[]];
  /** By number of rows and of schema. */
  readonly #own = new Map<number, Map<number, SqliteQuery>>();
  /** Key, value, key, value, all of one schema. */
  readonly #gathered: (string | Uint8Array)[] = [];
  #schema: StoredSchema | undefined;

  /** `keepsInMemory`: whether the connection keeps in memory what a statement changes. */
  constructor(prepare: Prepare, keepsInMemory: boolean) {
    this.#prepare = prepare;
    this.#any = prepare(sql.putSql);
    this.#move = prepare(sql.moveSql);
    this.#sizes = keepsInMemory ? [manyRows, fewRows] : [fewRows];
  }

  /** False when the document is there under another schema, and nothing was done. */
  put(schema: StoredSchema, envelope: Envelope): boolean {
    return this.#putOne(schema, envelope.key, packValue(schema, envelope.key, envelope));
  }

  /** Inside a transaction, and done once `flush` was called. */
  gather(schema: StoredSchema, envelope: Envelope): void {
    const { key } = envelope;
    const value = packValue(schema, key, envelope);
    if (schema !== this.#schema || value.length > largeValue) this.flush();
    if (value.length > largeValue) {
      this.#settle(schema, key, value);
      return;
    }
    this.#schema = schema;
    if (this.#gathered.push(key, value) === this.#sizes[0] * 2) this.flush();
  }

  flush(): void {
    const schema = this.#schema;
    const gathered = this.#gathered;
    if (schema === undefined || gathered.length === 0) return;
    let at = 0;
    for (const rows of this.#sizes) {
      const length = rows * 2;
      for (; gathered.length - at >= length; at += length) this.#putSeveral(schema, gathered.slice(at, at + length));
    }
    this.#putEach(schema, gathered.slice(at));
    gathered.length = 0;
  }

  /** After a transaction that did not come about: what gathered in it, and numbers that were given in it. */
  forget(): void {
    this.#gathered.length = 0;
    this.#own.clear();
  }

  #putSeveral(schema: StoredSchema, values: (string | Uint8Array)[]): void {
    const rows = values.length / 2;
    // Where a document is there under another schema, each is put by itself: doing it twice changes nothing.
    if (this.#statement(rows, schema)?.run(values) !== rows) this.#putEach(schema, values);
  }

  #putEach(schema: StoredSchema, values: readonly (string | Uint8Array)[]): void {
    for (let at = 0; at < values.length; at += 2) {
      const [key, value] = [values[at], values[at + 1]];
      if (typeof key === "string" && typeof value === "object") this.#settle(schema, key, value);
    }
  }

  #settle(schema: StoredSchema, key: string, value: Uint8Array): void {
    if (!this.#putOne(schema, key, value)) this.#move.run([schema.id, value, schema.typeId, key]);
  }

  #putOne(schema: StoredSchema, key: string, value: Uint8Array): boolean {
    const own = this.#statement(1, schema);
    const changes = own === undefined ? this.#any.run([schema.typeId, key, schema.id, value]) : own.run([key, value]);
    return changes !== 0;
  }

  #statement(rows: number, schema: StoredSchema): SqliteQuery | undefined {
    const found = this.#own.get(rows)?.get(schema.id);
    return found ?? this.#addStatement(rows, schema);
  }

  #addStatement(rows: number, schema: StoredSchema): SqliteQuery | undefined {
    const known = this.#own.get(rows) ?? new Map<number, SqliteQuery>();
    this.#own.set(rows, known);
    if (known.size >= ownStatements) return undefined;
    const made = this.#prepare(sql.putRowsSql(schema, rows));
    known.set(schema.id, made);
    return made;
  }
}
