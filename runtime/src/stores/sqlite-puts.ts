import type { Envelope } from "../document/envelope.ts";
import * as sql from "./sqlite-schema.ts";
import type { StoredSchema } from "./sqlite-schema-table.ts";
import { ownStatements, type Prepare, type SqliteQuery } from "./sqlite-statement.ts";
import { packValue } from "./sqlite-value.ts";

// Calling a statement costs a driver more than a row does: eight rows at once take 1.0 µs each where single ones take 1.6, with `libsql` 1.8
// where they take 3.4. SQLite keeps the pages that a statement changes until it is done, so that many more rows cost more again.
const rowsAtOnce = 8;

// In bytes. Beyond it the call matters little, and what SQLite would keep of eight of them becomes large.
const largeValue = 4096;

/** Puts documents through one connection. Those of a transaction gather, and several go out with one statement. */
export class SqlitePuts {
  readonly #prepare: Prepare;
  readonly #any: SqliteQuery;
  readonly #move: SqliteQuery;
  /** By number of schema. */
  readonly #single = new Map<number, SqliteQuery>();
  readonly #several = new Map<number, SqliteQuery>();
  /** Key, value, key, value, all of one schema. */
  readonly #gathered: (string | Uint8Array)[] = [];
  #schema: StoredSchema | undefined;

  constructor(prepare: Prepare) {
    this.#prepare = prepare;
    this.#any = prepare(sql.putSql);
    this.#move = prepare(sql.moveSql);
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
    if (this.#gathered.push(key, value) === rowsAtOnce * 2) this.flush();
  }

  flush(): void {
    const schema = this.#schema;
    const gathered = this.#gathered;
    if (schema === undefined || gathered.length === 0) return;
    const isWhole = gathered.length === rowsAtOnce * 2;
    const several = isWhole ? this.#statement(this.#several, schema, rowsAtOnce) : undefined;
    // Where a document is there under another schema, each is put by itself: doing it twice changes nothing.
    if (several?.run(gathered) !== rowsAtOnce) {
      for (let at = 0; at < gathered.length; at += 2) {
        const [key, value] = [gathered[at], gathered[at + 1]];
        if (typeof key === "string" && typeof value === "object") this.#settle(schema, key, value);
      }
    }
    gathered.length = 0;
  }

  /** After a transaction that did not come about: what gathered in it, and numbers that were given in it. */
  forget(): void {
    this.#gathered.length = 0;
    this.#single.clear();
    this.#several.clear();
  }

  #settle(schema: StoredSchema, key: string, value: Uint8Array): void {
    if (!this.#putOne(schema, key, value)) this.#move.run([schema.id, value, schema.typeId, key]);
  }

  #putOne(schema: StoredSchema, key: string, value: Uint8Array): boolean {
    const own = this.#statement(this.#single, schema, 1);
    const changes = own === undefined ? this.#any.run([schema.typeId, key, schema.id, value]) : own.run([key, value]);
    return changes !== 0;
  }

  #statement(known: Map<number, SqliteQuery>, schema: StoredSchema, rows: number): SqliteQuery | undefined {
    const found = known.get(schema.id);
    if (found !== undefined || known.size >= ownStatements) return found;
    const made = this.#prepare(sql.putRowsSql(schema, rows));
    known.set(schema.id, made);
    return made;
  }
}
