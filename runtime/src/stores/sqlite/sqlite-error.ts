import { StoreError } from "../../errors.ts";

type Outcome = readonly [code: string, message: string];

// By SQLite's primary result code.
const outcomes: Readonly<Record<number, Outcome>> = {
  3: ["store/read-only", "its files cannot be written. Grant write access, or open it with `readOnly: true`."],
  5: ["store/locked", "another connection is writing and does not finish. Try again, or end what holds it."],
  6: ["store/locked", "another statement is using it. Try again when that has ended."],
  8: [
    "store/read-only",
    "it cannot be written. Grant write access to the file and its folder, or open it with `readOnly: true`.",
  ],
  11: ["store/corrupt", "the database is damaged. Restore it from a copy; it was left as it is."],
  13: ["store/full", "there is no room left for it. Free some space, then try again."],
  26: ["store/foreign-format", "it is not a SQLite database. Choose another file; this one was left as it is."],
};

const codes: Readonly<Record<string, number>> = {
  PERM: 3,
  BUSY: 5,
  LOCKED: 6,
  READONLY: 8,
  CORRUPT: 11,
  FULL: 13,
  NOTADB: 26,
};

/** The store error for what a driver threw; SQLite's own words follow ours. */
export function sqliteError(error: unknown, location: string): StoreError {
  if (error instanceof StoreError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const [code, message] = outcomes[resultCodeOf(error)] ?? [
    "store/io",
    "SQLite could not read or write it. Mend the cause, then open it again.",
  ];
  return new StoreError(code, location, `${message} (SQLite: ${text})`, { cause: error });
}

export function isBusy(error: unknown): boolean {
  return resultCodeOf(error) === 5;
}

/**
 * The primary result code; 0 when the driver tells none. `better-sqlite3` has names like `SQLITE_IOERR_READ`, `node:sqlite` numbers,
 * and `libsql` both, of which the name may be unknown to it.
 */
function resultCodeOf(error: unknown): number {
  if (!(error instanceof Error)) return 0;
  for (const member of ["errcode", "rawCode"]) {
    const number: unknown = Reflect.get(error, member);
    if (typeof number === "number") return number & 0xff;
  }
  const code: unknown = Reflect.get(error, "code");
  const name = typeof code === "string" ? /^SQLITE_([A-Z]+)/.exec(code)?.[1] : undefined;
  return name === undefined ? 0 : (codes[name] ?? 0);
}
