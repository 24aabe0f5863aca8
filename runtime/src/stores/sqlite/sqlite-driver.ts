import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { StoreError } from "../../errors.ts";

/** What the store needs of a database connection; `better-sqlite3`, `libsql` and `node:sqlite` connections all have it. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

export interface SqliteStatement {
  run(...values: SqliteValue[]): unknown;
  get(...values: SqliteValue[]): unknown;
  all(...values: SqliteValue[]): unknown[];
}

export type SqliteValue = string | number | Uint8Array;

/** A driver that was found and works here. */
export interface SqliteDriver {
  /** Name of its package: `libsql`. */
  readonly name: string;
  connect(path: string): SqliteDatabase;
  connectReadOnly(path: string): SqliteDatabase;
  /** Reads a file on a medium that cannot be written, where SQLite cannot keep its own files; undefined where the driver cannot. */
  readonly connectUnchanging: ((path: string) => SqliteDatabase) | undefined;
  /** How another thread comes to the same driver; undefined where its file is not to be found, as in some bundles. */
  readonly worker: WorkerDriver | undefined;
}

/** What a thread needs to make a connection: the module, the name in it, and the constructor's arguments for a database that is there. */
export interface WorkerDriver {
  readonly module: string;
  readonly exported: string;
  readonly values: (path: string) => readonly unknown[];
}

interface DriverRow {
  readonly name: string;
  /** The constructor's name in the module. */
  readonly exported: string;
  readonly readOnlyArguments: (path: string) => readonly unknown[];
  readonly unchangingArguments?: (path: string) => readonly unknown[];
  /** For a database that is not to be created. */
  readonly existingArguments: (path: string) => readonly unknown[];
}

const uri = (path: string, query: string) => `${pathToFileURL(path).href.replace("file://", "file:")}?${query}`;

// The fastest first.
const rows: readonly DriverRow[] = [
  {
    name: "better-sqlite3",
    exported: "default",
    readOnlyArguments: (path) => [path, { readonly: true, fileMustExist: true }],
    existingArguments: (path) => [path, { fileMustExist: true }],
  },
  {
    name: "libsql",
    exported: "default",
    // It has no option for it.
    readOnlyArguments: (path) => [uri(path, "mode=ro")],
    unchangingArguments: (path) => [uri(path, "immutable=1")],
    existingArguments: (path) => [uri(path, "mode=rw")],
  },
  {
    name: "node:sqlite",
    exported: "DatabaseSync",
    readOnlyArguments: (path) => [path, { readOnly: true }],
    unchangingArguments: (path) => [uri(path, "immutable=1"), { readOnly: true }],
    existingArguments: (path) => [uri(path, "mode=rw")],
  },
];

/** @throws StoreError `store/driver-missing`, which names what to install */
export async function findDriver(location: string): Promise<SqliteDriver> {
  const reasons: string[] = [];
  for (const row of rows) {
    try {
      return await loadDriver(row);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      reasons.push(`\`${row.name}\`: ${text.split("\n")[0]}`);
    }
  }
  const advice = "Install one with `npm install libsql` or `npm install better-sqlite3`, or pass an open `database`.";
  throw new StoreError(
    "store/driver-missing",
    location,
    `no SQLite driver works here. ${advice} (${reasons.join("; ")})`,
  );
}

async function loadDriver(row: DriverRow): Promise<SqliteDriver> {
  // Not a literal, so that neither a compiler nor a bundler asks for drivers that are not installed.
  const specifier: string = row.name;
  const loaded: Readonly<Record<string, unknown>> = await import(specifier);
  const Connection = loaded[row.exported];
  if (typeof Connection !== "function") throw new Error(`it exports no \`${row.exported}\``);
  const connect = (values: readonly unknown[]): SqliteDatabase => {
    const database: unknown = Reflect.construct(Connection, [...values]);
    if (isDatabase(database)) return database;
    throw new Error("its connections have no `exec`, `prepare` and `close`");
  };
  // Some load their native part only now; whether it fits this machine must be known before a file is touched.
  connect([":memory:"]).close();
  const { unchangingArguments } = row;
  return {
    name: row.name,
    connect: (path) => connect([path]),
    connectReadOnly: (path) => connect(row.readOnlyArguments(path)),
    connectUnchanging: unchangingArguments && ((path) => connect(unchangingArguments(path))),
    worker: workerDriver(row),
  };
}

function workerDriver({ name, exported, existingArguments }: DriverRow): WorkerDriver | undefined {
  try {
    return { module: createRequire(import.meta.url).resolve(name), exported, values: existingArguments };
  } catch {
    return undefined;
  }
}

function isDatabase(value: unknown): value is SqliteDatabase {
  if (typeof value !== "object" || value === null) return false;
  const { exec, prepare, close }: Partial<Record<keyof SqliteDatabase, unknown>> = value;
  return typeof exec === "function" && typeof prepare === "function" && typeof close === "function";
}
