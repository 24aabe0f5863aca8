/** Bytes of a page that holds more than one record. */
export const pageSize = 262_144;
/** A place is the page's number, and where in it in units of eight bytes. The first unit of a page is empty, so that no place is 0. */
export const pageStart = 8;
export const mostPages = 131_072;

/** Where a page is that is not in memory. */
export interface PageSource {
  /** The bytes as they are on the disk. @throws a system error */
  read(): Buffer;
  /** @throws StoreError when they are not as they were written */
  check(bytes: Buffer): void;
}

/** Records one behind the other. They are never overwritten, so that whoever holds a page can go on reading it. */
export class JournalPage {
  bytes: Buffer;
  words: Uint32Array;
  /** Where the next record goes. */
  used: number;
  /** Bytes of records that count now; a moment may need others. */
  live: number;
  #source: PageSource | undefined;

  constructor(bytes: Buffer, used = pageStart) {
    this.bytes = bytes;
    this.words = wordsOf(bytes);
    this.used = used;
    this.live = 0;
  }

  /** A page that is read when it is first asked for. */
  static stored(source: PageSource, used: number): JournalPage {
    const page = new JournalPage(nothing, used);
    page.live = used - pageStart;
    page.#source = source;
    return page;
  }

  /** The page with its bytes. @throws StoreError */
  open(): this {
    if (this.#source !== undefined) this.#bring(this.#source);
    return this;
  }

  /** Brings the bytes into memory. What nobody has looked at yet need not be checked: `open` does it before anyone does. */
  load(): void {
    if (this.#source !== undefined && this.bytes === nothing) this.#set(this.#source.read());
  }

  #bring(source: PageSource): void {
    this.load();
    try {
      source.check(this.bytes);
    } catch (error) {
      this.#set(nothing);
      throw error;
    }
    this.#source = undefined;
  }

  #set(bytes: Buffer): void {
    this.bytes = bytes;
    this.words = wordsOf(bytes);
  }
}

const nothing = Buffer.allocUnsafeSlow(0);

function wordsOf(bytes: Buffer): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
}

/** In the place of a page whose number waits for another. */
export const emptyPage = new JournalPage(nothing, pageStart);
