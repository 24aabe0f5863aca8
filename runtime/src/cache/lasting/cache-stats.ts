import type { DocumentChange } from "../commit/commit-history.ts";

/** How often something happened since the cache was opened, or since the counts were reset. */
export interface StatCounts {
  /** Documents that `get` found, and did not find. */
  readonly hits: number;
  readonly misses: number;
  /** Documents that this cache stored. */
  readonly puts: number;
  /** Documents that `maxBytes` left no room for. */
  readonly evictions: number;
  /** Documents that left memory because they had expired. */
  readonly expirations: number;
}

export interface CacheStats extends StatCounts {
  /** The same by type name. */
  readonly types: Readonly<Record<string, StatCounts>>;
}

const none = { hits: 0, misses: 0, puts: 0, evictions: 0, expirations: 0 };

/** Counts what happens to the documents of some types. */
export class StatCounter {
  readonly #types: ReadonlyMap<string, Counts>;

  constructor(types: Iterable<string>) {
    this.#types = new Map(Array.from(types, (type) => [type, { ...none }]));
  }

  /** Counts the reads of a type: `-1` for one that found nothing. */
  readsOf(type: string): (slot: number) => void {
    const counts = this.#countsOf(type);
    return (slot) => {
      if (slot < 0) counts.misses++;
      else counts.hits++;
    };
  }

  add(changes: readonly DocumentChange[]): void {
    for (const { collection, after, cause } of changes) {
      const counts = this.#countsOf(collection.definition.type);
      if (cause === "expired") counts.expirations++;
      else if (cause === "evicted") counts.evictions++;
      else if (cause === undefined && after !== undefined) counts.puts++;
    }
  }

  read(): CacheStats {
    const total = { ...none };
    const types: Record<string, StatCounts> = Object.create(null);
    for (const [type, counts] of this.#types) {
      types[type] = { ...counts };
      total.hits += counts.hits;
      total.misses += counts.misses;
      total.puts += counts.puts;
      total.evictions += counts.evictions;
      total.expirations += counts.expirations;
    }
    return { ...total, types };
  }

  reset(): void {
    for (const counts of this.#types.values()) Object.assign(counts, none);
  }

  #countsOf(type: string): Counts {
    const counts = this.#types.get(type);
    if (counts === undefined) throw new Error(`Nothing is counted of ${type}.`);
    return counts;
  }
}

type Counts = { -readonly [Name in keyof StatCounts]: number };
