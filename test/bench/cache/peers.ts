/** What is used of the peers, in the words of their own documentation. */
export interface LruCacheModule {
  readonly LRUCache: new <K, V>(options: { readonly max: number }) => LoadableLru<K, V>;
}

export interface TinyLruModule {
  readonly lru: <V>(max: number) => KeyValues<string, V>;
}

export interface QuickLruModule {
  readonly default: new <K, V>(options: { readonly maxSize: number }) => KeyValues<K, V>;
}

export interface KeyValues<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

export interface LoadableLru<K, V> extends KeyValues<K, V> {
  load(entries: readonly (readonly [K, { readonly value: V }])[]): void;
}

export interface KeyvModule {
  readonly Keyv: new <V>(
    store?: unknown,
  ) => { get(key: string): Promise<V | undefined>; set(key: string, value: V): Promise<unknown> };
}

export interface LokiModule {
  readonly default: new (
    name: string,
  ) => {
    addCollection<T>(
      name: string,
      options: {
        readonly unique: readonly string[];
        readonly indices: readonly string[];
        readonly adaptiveBinaryIndices?: boolean;
      },
    ): LokiCollection<T>;
  };
}

export interface LokiCollection<T> {
  insert(documents: readonly T[]): unknown;
  by(property: string, value: string): (T & object) | undefined;
  find(query: Partial<Record<keyof T, unknown>>): T[];
  update(document: T & object): unknown;
}
