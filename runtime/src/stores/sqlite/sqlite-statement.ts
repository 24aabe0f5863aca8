import type { SqliteDatabase, SqliteStatement, SqliteValue } from "./sqlite-driver.ts";

/** A prepared statement that is spoken to in one way, whatever the driver: values and rows are arrays. */
export interface SqliteQuery {
  /** The one value of the first row, of a statement that was prepared for that; undefined when there is no row. */
  cell(values: SqliteValue[]): unknown;
  all(values: SqliteValue[]): readonly (readonly unknown[])[];
  /** Returns how many rows it changed. */
  run(values: SqliteValue[]): number;
}

export interface Prepare {
  /** Prepares a statement, or gives the one that it made of the same text before. */
  (sql: string, shape?: "rows" | "cell"): SqliteQuery;
  /** Whether it may meet a text where bytes are expected, as damage makes it, and whatever is in the text. */
  readonly takesTexts: boolean;
}

/** Prepares statements in the way that is fastest with the driver of this connection. */
export function preparer(database: SqliteDatabase): Prepare {
  const takesArrays = tryArrays(database);
  const made = { rows: new Map<string, SqliteQuery>(), cell: new Map<string, SqliteQuery>() };
  const memorized = (sql: string, shape: "rows" | "cell" = "rows") => {
    const known = made[shape].get(sql);
    if (known !== undefined) return known;
    const query = prepare(sql, shape);
    made[shape].set(sql, query);
    return query;
  };
  // Only `better-sqlite3` makes a text of any bytes; `libsql` ends the process.
  return Object.assign(memorized, { takesTexts: takesArrays?.plucks === true });

  function prepare(sql: string, shape: "rows" | "cell"): SqliteQuery {
    const statement = database.prepare(sql);
    // A connection of the caller's may be set to give bigints.
    call(statement, "safeIntegers", false);
    if (!takesArrays) return new SpreadQuery(statement);
    // Only `better-sqlite3` has `pluck` in `get`; a row of `libsql` is an array then, too.
    if (Reflect.get(statement, "reader") === true)
      call(statement, shape === "cell" && takesArrays.plucks ? "pluck" : "raw", true);
    return new ArrayQuery(statement);
  }
}

/**
 * For so many types or schemas each a connection keeps statements with their numbers in the text, which saves 0.1 to 0.3 µs a call; those of
 * further ones are told their numbers as values.
 */
export const ownStatements = 64;

interface ArrayStatement {
  get(values: SqliteValue[]): unknown;
  all(values: SqliteValue[]): readonly (readonly unknown[])[];
  run(values: SqliteValue[]): { readonly changes: number };
}

/** `better-sqlite3` and `libsql`: an array binds faster than arguments (6.1 against 7.6 µs a get), and raw rows need no property names. */
class ArrayQuery implements SqliteQuery {
  readonly #statement: ArrayStatement;

  constructor(statement: object) {
    if (!isArrayStatement(statement)) throw new TypeError("The driver's statements have no `get`, `all` and `run`.");
    this.#statement = statement;
  }

  cell(values: SqliteValue[]): unknown {
    const found = this.#statement.get(values);
    return Array.isArray(found) ? found[0] : found;
  }

  all(values: SqliteValue[]): readonly (readonly unknown[])[] {
    return this.#statement.all(values);
  }

  run(values: SqliteValue[]): number {
    return this.#statement.run(values).changes;
  }
}

/** `node:sqlite`: values are arguments, rows are objects whose properties are in the order of the columns. */
class SpreadQuery implements SqliteQuery {
  readonly #statement: SqliteStatement;

  constructor(statement: SqliteStatement) {
    this.#statement = statement;
  }

  cell(values: SqliteValue[]): unknown {
    return cellsOf(this.#statement.get(...values))?.[0];
  }

  all(values: SqliteValue[]): readonly (readonly unknown[])[] {
    return this.#statement.all(...values).map((row) => cellsOf(row) ?? []);
  }

  run(values: SqliteValue[]): number {
    const result = this.#statement.run(...values);
    const changes: unknown = typeof result === "object" && result !== null ? Reflect.get(result, "changes") : undefined;
    return Number(changes);
  }
}

function cellsOf(row: unknown): readonly unknown[] | undefined {
  if (typeof row !== "object" || row === null) return undefined;
  return Array.isArray(row) ? row : Object.values(row);
}

/** Whether a connection takes values as an array and gives rows as one, and single values as such; undefined when it does not. */
function tryArrays(database: SqliteDatabase): { readonly plucks: boolean } | undefined {
  try {
    const statement = database.prepare("SELECT ?, ?");
    call(statement, "safeIntegers", false);
    if (!call(statement, "raw", true) || !isArrayStatement(statement)) return undefined;
    const row = statement.get([1, 2]);
    if (!Array.isArray(row) || row[0] !== 1 || row[1] !== 2) return undefined;
    const plucked = database.prepare("SELECT ?");
    call(plucked, "safeIntegers", false);
    return { plucks: call(plucked, "pluck", true) && isArrayStatement(plucked) && plucked.get([7]) === 7 };
  } catch {
    return undefined;
  }
}

function call(statement: object, method: string, value: boolean): boolean {
  const found: unknown = Reflect.get(statement, method);
  if (typeof found !== "function") return false;
  Reflect.apply(found, statement, [value]);
  return true;
}

function isArrayStatement(statement: object): statement is ArrayStatement {
  return ["get", "all", "run"].every((method) => typeof Reflect.get(statement, method) === "function");
}
