import { StoreError } from "../../errors.ts";

/** What the store needs of the package `lmdb`. */
export interface LmdbModule {
  open(options: LmdbOptions): LmdbRoot;
}

export interface LmdbOptions {
  readonly path: string;
  readonly noSubdir: true;
  readonly noSync: true;
  readonly encoding: "binary";
  readonly keyEncoding: "binary";
  readonly mapSize: number;
  readonly maxReaders: number;
  readonly permissionsMode: number;
  readonly readOnly: boolean;
}

/** One of the ordered maps in a file. Inside `transactionSync` it reads and writes within that transaction. */
export interface LmdbDatabase {
  /** The bytes are the caller's until the next read of the same process. */
  getBinaryFast(key: Uint8Array, options?: { readonly transaction: LmdbSnapshot }): Uint8Array | undefined;
  put(key: Uint8Array, value: Uint8Array): unknown;
  remove(key: Uint8Array): unknown;
  getRange(options: LmdbRange): Iterable<{ readonly key: Uint8Array; readonly value: Uint8Array }>;
  getKeys(options: LmdbRange): Iterable<Uint8Array>;
}

export interface LmdbRange {
  readonly start?: Uint8Array;
  /** Not included. */
  readonly end?: Uint8Array;
  readonly limit?: number;
  readonly transaction?: LmdbSnapshot;
}

/** The file as it was at one moment. While it is held, no page that it shows is used again. */
export interface LmdbSnapshot {
  done(): void;
}

/** The map that the others are listed in. */
export interface LmdbRoot extends LmdbDatabase {
  openDB(options: {
    readonly name: string;
    readonly encoding: "binary";
    readonly keyEncoding: "binary";
  }): LmdbDatabase | undefined;
  /** Alone among all processes; what throws takes everything back. */
  transactionSync<T>(act: () => T, flags: number): T;
  /** Lets the next read see what was committed meanwhile. */
  resetReadTxn(): void;
  useReadTransaction(): LmdbSnapshot;
  /** Of the transaction that is being made. */
  getWriteTxnId(): number;
  /** Frees what dead processes were reading; how many that were. */
  readerCheck(): number;
  close(): Promise<void>;
}

/** In a transaction that can be taken back and is committed before the call returns. */
export const wholeTransaction = 3;

/** @throws StoreError `store/driver-missing` */
export async function findLmdb(location: string): Promise<LmdbModule> {
  // Not a literal, so that neither a compiler nor a bundler asks for a package that is not installed.
  const specifier: string = "lmdb";
  try {
    const loaded: Readonly<Record<string, unknown>> = await import(specifier);
    if (isModule(loaded)) return loaded;
    throw new Error("it exports no `open`");
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      "store/driver-missing",
      location,
      `the package \`lmdb\` does not work here. Install it with \`npm install lmdb\`. (${text.split("\n")[0]})`,
      { cause: error },
    );
  }
}

function isModule(loaded: Readonly<Record<string, unknown>>): loaded is Readonly<Record<string, unknown>> & LmdbModule {
  return typeof loaded.open === "function";
}
