/** What is used of the peers, in the words of their own documentation. */
export interface SqliteModule {
  readonly default: new (path: string, options?: object) => SqliteConnection;
}

/** As `better-sqlite3` and `libsql` have it. */
export interface SqliteConnection {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

export interface SqliteStatement {
  run(...values: (string | number | Uint8Array)[]): unknown;
  get(...values: (string | number | Uint8Array)[]): unknown;
  all(...values: (string | number | Uint8Array)[]): unknown[];
  /** The first value of each row in place of the row. */
  pluck(): SqliteStatement;
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
  getSync(key: string): V | undefined;
  put(key: string, value: V, options?: { readonly sync?: boolean }): Promise<void>;
  batch(
    operations: readonly { readonly type: "put"; readonly key: string; readonly value: V }[],
    options?: { readonly sync?: boolean },
  ): Promise<void>;
  iterator(): AsyncIterable<[string, V]>;
  close(): Promise<void>;
}

export interface KeyvModule {
  readonly Keyv: new (options: {
    readonly store: unknown;
  }) => {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown): Promise<unknown>;
    disconnect(): Promise<void>;
  };
}

export interface KeyvSqliteModule {
  readonly KeyvSqlite: new (options: { readonly uri: string; readonly busyTimeout: number }) => unknown;
}

export interface CacacheModule {
  readonly default: {
    get(cache: string, key: string): Promise<{ readonly data: Buffer }>;
    put(cache: string, key: string, data: string): Promise<unknown>;
  };
}

export interface UnstorageModule {
  readonly createStorage: (options: { readonly driver: unknown }) => {
    getItem(key: string): Promise<unknown>;
    setItem(key: string, value: unknown): Promise<void>;
    dispose(): Promise<void>;
  };
}

export interface UnstorageFsModule {
  readonly default: (options: { readonly base: string }) => unknown;
}
