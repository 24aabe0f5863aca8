import type { IndexHit, MomentIndex } from "../backing-store.ts";
import * as sql from "./sqlite-schema.ts";
import { keyOfSorted } from "./sqlite-sorted-key.ts";
import type { Prepare } from "./sqlite-statement.ts";
import { bufferOf } from "./sqlite-value.ts";

// Most searches want few hits; those that want many soon get them in large pages.
const pageSizes = [16, 128, 1024];

/** Entries of one index, read through a connection that holds a moment. */
export class SqliteIndex implements MomentIndex {
  readonly #prepare: Prepare;
  readonly #id: number;
  readonly #guard: <T>(read: () => T) => T;

  /** `guard` runs what reads, and throws what it throws as a StoreError. */
  constructor(prepare: Prepare, id: number, guard: <T>(read: () => T) => T) {
    this.#prepare = prepare;
    this.#id = id;
    this.#guard = guard;
  }

  *find(from: Uint8Array, to: Uint8Array | undefined, options: { readonly reverse: boolean }): Iterable<IndexHit> {
    let last: IndexPosition | undefined;
    for (let page = 0; ; page++) {
      const limit = pageSizes[Math.min(page, pageSizes.length - 1)] ?? 1024;
      const rows = this.#guard(() => this.#page({ from, to, last, limit, reverse: options.reverse }));
      for (const [entry, key] of rows) {
        last = { entry: bufferOf(entry), key: bufferOf(key) };
        yield { entry: new Uint8Array(last.entry), key: keyOfSorted(last.key) };
      }
      if (rows.length < limit) return;
    }
  }

  #page({ from, to, last, limit, reverse }: IndexPage): readonly (readonly unknown[])[] {
    const query = this.#prepare(sql.entriesSql({ isFirst: last === undefined, isBounded: to !== undefined, reverse }));
    const after = last === undefined ? [] : [last.entry, last.key];
    const lower = last === undefined || reverse ? [from] : after;
    const upper = last !== undefined && reverse ? after : to === undefined ? [] : [to];
    return query.all([this.#id, ...lower, ...upper, limit]);
  }
}

interface IndexPosition {
  readonly entry: Uint8Array;
  readonly key: Buffer;
}

interface IndexPage {
  readonly from: Uint8Array;
  readonly to: Uint8Array | undefined;
  readonly last: IndexPosition | undefined;
  readonly limit: number;
  readonly reverse: boolean;
}
