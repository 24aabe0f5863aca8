const smallestPage = 0x400;
const largestPage = 0x10000;

/** A page of records, which lie one behind the other up to `used`. */
export interface Page {
  readonly bytes: Uint8Array;
  used: number;
  /** Bytes of it that belong to records still in use. */
  live: number;
  /** True once it waits to be emptied. */
  isSparse: boolean;
}

/**
 * Memory for records, in pages of up to 64 KB that many small ones share; a large one has a page of its own. What was written is never
 * overwritten, so that a former version stays readable for as long as somebody holds its page, and is garbage after that.
 */
export class RecordPages {
  readonly #pages: (Page | undefined)[] = [];
  /** Numbers of pages that are gone. */
  readonly #free: number[] = [];
  /** Numbers of pages of which more than half is garbage. */
  readonly #sparse: number[] = [];
  /** The page that records are added to. */
  #open = -1;
  #live = 0;

  /** Bytes of memory that the pages take. */
  memory(): number {
    return this.#pages.reduce((sum, page) => sum + (page?.bytes.length ?? 0), 0);
  }

  page(number: number): Page {
    const page = this.#pages[number];
    if (page === undefined) throw new Error(`There is no page ${number}.`);
    return page;
  }

  /** The number of a page that has room for `size` bytes behind what it holds. */
  pageFor(size: number): number {
    if (size > largestPage / 4) return this.#add(size);
    const open = this.#pages[this.#open];
    if (open !== undefined && open.bytes.length - open.used >= size) return this.#open;
    // A small table has small pages.
    let length = smallestPage;
    while (length < largestPage && (length < this.#live / 4 || length < size)) length *= 2;
    const closed = this.#open;
    this.#open = this.#add(length);
    if (open !== undefined) this.#judge(closed, open);
    return this.#open;
  }

  /** Counts a record that was written behind what the page holds. */
  grow(number: number, end: number): void {
    const page = this.page(number);
    page.live += end - page.used;
    this.#live += end - page.used;
    page.used = end;
  }

  /** Counts a record out. */
  shrink(number: number, size: number): void {
    const page = this.page(number);
    page.live -= size;
    this.#live -= size;
    if (page.live > 0) this.#judge(number, page);
    else {
      this.#pages[number] = undefined;
      this.#free.push(number);
      if (number === this.#open) this.#open = -1;
    }
  }

  /** The number of a page whose records should move elsewhere, so that it can go; -1 when there is none. */
  takeSparse(): number {
    for (;;) {
      const number = this.#sparse.pop();
      if (number === undefined) return -1;
      if (this.#pages[number]?.isSparse === true) return number;
    }
  }

  // The open page fills up first: moving records within it would free nothing.
  #judge(number: number, page: Page): void {
    if (page.isSparse || page.live >= page.bytes.length / 2 || number === this.#open) return;
    page.isSparse = true;
    this.#sparse.push(number);
  }

  #add(length: number): number {
    const number = this.#free.pop() ?? this.#pages.length;
    this.#pages[number] = { bytes: new Uint8Array(length), used: 0, live: 0, isSparse: false };
    return number;
  }
}
