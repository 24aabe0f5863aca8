import type { Envelope } from "../../document/envelope.ts";
import { noCounts } from "./journal-counts.ts";
import { JournalKey } from "./journal-key.ts";
import { JournalNames } from "./journal-names.ts";
import type { JournalPage } from "./journal-page.ts";
import * as record from "./journal-record.ts";
import { type JournalMatcher, JournalTable } from "./journal-table.ts";
import { JournalTimes } from "./journal-times.ts";

const pageBits = 15;
const unitMask = 2 ** pageBits - 1;

/** The content of a journal at a moment: records in pages, found through one table. */
export class JournalView implements JournalMatcher {
  readonly times = new JournalTimes();
  names = new JournalNames();
  table = new JournalTable();
  pages: JournalPage[] = [];
  counts = noCounts();
  readonly key: JournalKey;

  constructor(seed: number) {
    this.key = new JournalKey(seed);
  }

  /** The place of the document that `key` names, expired or not; 0 for none. */
  find(): number {
    return this.table.find(this.key.hash, this);
  }

  isAt(place: number): boolean {
    const page = this.pageOf(place);
    const { bytes, words } = page;
    const { key } = this;
    const at = (place & unitMask) << 1;
    if (words[at + record.keyWord] !== key.length) return false;
    const info = words[at + record.schemaWord] ?? 0;
    if (this.names.schemas[info & 0xffffff]?.typeNumber !== key.type) return false;
    const from = (at << 2) + record.headLength(info >>> 24);
    for (let index = 0; index < key.length; index++) if (bytes[from + index] !== key.bytes[index]) return false;
    return true;
  }

  /** @throws StoreError when the page cannot be read */
  pageOf(place: number): JournalPage {
    const page = this.pages[place >>> pageBits];
    if (page === undefined) throw new Error("A place of the table leads to no page.");
    return page.open();
  }

  /** The place of (type, key), unless it is absent at that time; 0 then. */
  findPresent(type: string, key: string, now: number): number {
    const number = this.names.typeNumber(type);
    if (number < 0 || !this.key.setText(number, key)) return 0;
    const place = this.find();
    return place === 0 || this.isExpired(place, now) ? 0 : place;
  }

  isExpired(place: number, now: number): boolean {
    const expiry = record.expiryAt(this.pageOf(place).words, (place & unitMask) << 1);
    return expiry !== undefined && expiry <= now;
  }

  envelope(place: number): Envelope {
    return record.envelopeAt(this.pageOf(place), offsetOf(place), this);
  }

  read(type: string, key: string, now: number): Envelope | undefined {
    const place = this.findPresent(type, key, now);
    return place === 0 ? undefined : this.envelope(place);
  }

  /** Whether the record at an offset of a page is that of a document, and not what a later write has replaced. */
  isLive(number: number, page: JournalPage, offset: number): boolean {
    return this.table.has(page.words[(offset >>> 2) + record.hashWord] ?? 0, placeOf(number, offset));
  }
}

export function placeOf(page: number, offset: number): number {
  return ((page << pageBits) | (offset >>> 3)) >>> 0;
}

export function offsetOf(place: number): number {
  return (place & unitMask) << 3;
}

export function pageNumberOf(place: number): number {
  return place >>> pageBits;
}
