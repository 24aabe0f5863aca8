/** What is used of the peers, in the words of their own documentation. */
export interface SqliteModule {
  readonly default: new (path: string, options?: object) => SqliteConnection;
}

/** As `better-sqlite3` and `libsql` have it. */
export interface SqliteConnection {
  exec(sql: string): unknown;
  prepare(sql: string): {
    run(...values: (string | number | Uint8Array)[]): unknown;
    get(...values: (string | number | Uint8Array)[]): unknown;
    all(...values: (string | number | Uint8Array)[]): unknown[];
  };
  close(): unknown;
}

export interface LmdbModule {
  readonly open: (options: {
    readonly path: string;
    readonly encoding?: "msgpack" | "binary" | "json";
    readonly noSync?: boolean;
    readonly overlappingSync?: boolean;
    readonly mapSize?: number;
  }) => LmdbDatabase;
}

export interface LmdbDatabase {
  get(key: string): unknown;
  put(key: string, value: unknown): Promise<boolean>;
  putSync(key: string, value: unknown): boolean;
  transactionSync<R>(act: () => R): R;
  getRange(options?: object): Iterable<{ readonly key: string; readonly value: unknown }>;
  readonly flushed: Promise<boolean>;
  close(): Promise<void>;
}

export interface ClassicLevelModule {
  readonly ClassicLevel: new <V>(
    path: string,
    options: { readonly valueEncoding: "json" | "view" | "buffer" },
  ) => ClassicLevelDatabase<V>;
}

export interface ClassicLevelDatabase<V> {
  open(): Promise<void>;
  get(key: string): Promise<V | undefined>;
  getSync?(key: string): V | undefined;
  put(key: string, value: V, options?: { readonly sync?: boolean }): Promise<void>;
  batch(
    operations: readonly { readonly type: "put"; readonly key: string; readonly value: V }[],
    options?: { readonly sync?: boolean },
  ): Promise<void>;
  iterator(): AsyncIterable<[string, V]>;
  close(): Promise<void>;
}
