import { copyOfCounts } from "./journal-counts.ts";
import type { RecordDraft } from "./journal-draft.ts";
import { emptyPage, JournalPage, mostPages, pageSize, pageStart } from "./journal-page.ts";
import * as record from "./journal-record.ts";
import type { StoredSnapshot } from "./journal-snapshot.ts";
import { JournalView, offsetOf, pageNumberOf, placeOf } from "./journal-view.ts";

/** What a write has changed, so that it can be undone: the record that was there, or the new one where none was. */
interface Undo {
  readonly page: JournalPage;
  readonly offset: number;
  readonly isNew: boolean;
}

/** The content of a journal in memory: records in pages, found through one table. A write appends a record and changes one entry of the table. */
export class JournalState extends JournalView {
  /** Set while writes may still have to be undone. */
  isUndoable = false;
  #current: JournalPage | undefined;
  #currentNumber = 0;
  #free: number[] = [];
  /** Pages of which more than half is garbage. */
  #sparse: number[] = [];
  #next = 0;
  /** Bytes of all pages. */
  #held = 0;
  #undo: Undo[] = [];

  /** Takes over what a snapshot holds. */
  adopt({ names, table, pages, info }: StoredSnapshot): void {
    this.names = names;
    this.table = table;
    this.pages = pages;
    this.counts = copyOfCounts(info.counts);
    this.#held = pages.reduce((sum, { used }) => sum + used, 0);
  }

  /** The content as it is now, which later writes do not reach. */
  freeze(): JournalView {
    const view = new JournalView(this.key.seed);
    view.names = this.names.copy();
    view.table = this.table.freeze();
    view.pages = this.pages.slice();
    view.counts = copyOfCounts(this.counts);
    return view;
  }

  /** Stores the record of a draft for `key`, in the place of the old one. */
  put(draft: RecordDraft, old: number): void {
    const { key } = this;
    const textLength = draft.textTo - draft.textFrom;
    const tagsLength = draft.tagsTo - draft.tagsFrom;
    const head = record.headLength(draft.flags);
    const size = head + key.length + textLength + tagsLength + draft.payloadLength;
    const oldPage = old === 0 ? undefined : this.pageOf(old);
    const offset = this.#allot(size);
    const page = this.#current;
    if (page === undefined) return;
    const { bytes, words } = page;
    writeHead(words, offset >>> 2, { size, hash: key.hash, length: key.length, draft });
    let at = offset + head;
    for (let index = 0; index < key.length; index++) bytes[at + index] = key.bytes[index] ?? 0;
    at += key.length;
    if (textLength > 0) bytes.set(draft.source.subarray(draft.textFrom, draft.textTo), at);
    if (tagsLength > 0) bytes.set(draft.source.subarray(draft.tagsFrom, draft.tagsTo), at + textLength);
    at += textLength + tagsLength;
    if (oldPage !== undefined && draft.prefix + draft.suffix > 0) {
      const parts = record.partsAt(oldPage, offsetOf(old));
      bytes.set(oldPage.bytes.subarray(parts.payload, parts.payload + draft.prefix), at);
      bytes.set(oldPage.bytes.subarray(parts.end - draft.suffix, parts.end), offset + size - draft.suffix);
    }
    const { payload, payloadFrom, payloadTo } = draft;
    const isWhole = payloadTo - payloadFrom === payload.length;
    bytes.set(isWhole ? payload : payload.subarray(payloadFrom, payloadTo), at + draft.prefix);
    this.#link(page, offset, old);
  }

  /** Adds a record that is in another page, under its own key. */
  insert(page: JournalPage, offset: number): void {
    this.#restore(page, offset, this.#placeOfKeyAt(page, offset));
  }

  /** Removes the record at a place. */
  remove(place: number): void {
    const page = this.pageOf(place);
    const offset = offsetOf(place);
    if (this.isUndoable) this.#undo.push({ page, offset, isNew: false });
    this.table.remove(page.words[(offset >>> 2) + record.hashWord] ?? 0, place);
    this.#forget(page, offset, pageNumberOf(place));
  }

  /** How many changes could be undone now. */
  get undoable(): number {
    return this.#undo.length;
  }

  /** Undoes the latest changes, down to the first `count`. */
  undo(count: number): void {
    this.isUndoable = false;
    while (this.#undo.length > count) {
      const last = this.#undo.pop();
      if (last === undefined) break;
      const { page, offset } = last;
      const place = this.#placeOfKeyAt(page, offset);
      if (last.isNew) {
        if (place !== 0) this.remove(place);
      } else this.#restore(page, offset, place);
    }
    this.isUndoable = true;
  }

  /** The first `count` changes will not be undone any more. */
  settle(count: number): void {
    if (count === this.#undo.length) this.#undo.length = 0;
    else this.#undo.splice(0, count);
  }

  /** Empties a page that is mostly garbage, when there is more garbage than content in all. The longer it waited, the less there is to move. */
  tidy(): void {
    if (this.#held < 2 * this.counts.room + 4 * pageSize) return;
    for (let number = this.#sparse[this.#next]; number !== undefined; number = this.#sparse[this.#next]) {
      this.#next++;
      const page = this.pages[number];
      if (page === undefined || page === this.#current || page.live === 0 || !isSparse(page)) continue;
      this.#empty(page.open(), number);
      return;
    }
    this.#sparse = [];
    this.#next = 0;
  }

  // Moves the records that count to where new ones go.
  #empty(page: JournalPage, number: number): void {
    const wasUndoable = this.isUndoable;
    this.isUndoable = false;
    for (let offset = pageStart; offset < page.used; ) {
      const at = offset >>> 2;
      const hash = page.words[at + record.hashWord] ?? 0;
      const place = placeOf(number, offset);
      const step = record.roomOf(page.words[at + record.sizeWord] ?? 0);
      if (this.table.has(hash, place)) this.#restore(page, offset, place);
      offset += step;
    }
    this.isUndoable = wasUndoable;
  }

  #restore(page: JournalPage, offset: number, old: number): void {
    const size = page.words[(offset >>> 2) + record.sizeWord] ?? 0;
    const target = this.#allot(size);
    const current = this.#current;
    if (current === undefined) return;
    current.bytes.set(page.bytes.subarray(offset, offset + size), target);
    this.#link(current, target, old);
  }

  #placeOfKeyAt(page: JournalPage, offset: number): number {
    const { schema, key, text } = record.partsAt(page, offset);
    const type = this.names.schemas[schema]?.typeNumber ?? -1;
    this.key.setBytes(type, page.bytes, { from: key, length: text - key });
    return this.find();
  }

  #allot(size: number): number {
    const room = record.roomOf(size);
    let page = this.#current;
    if (page === undefined || page.used + room > page.bytes.length) {
      page = new JournalPage(Buffer.allocUnsafeSlow(Math.max(pageSize, pageStart + room)));
      const former = this.#current;
      const formerNumber = this.#currentNumber;
      this.#held += page.bytes.length;
      this.#currentNumber = this.#free.pop() ?? this.pages.length;
      if (this.#currentNumber >= mostPages) throw new RangeError("A journal holds at most 32 GB.");
      this.pages[this.#currentNumber] = page;
      this.#current = page;
      if (former !== undefined) this.#retire(former, formerNumber);
    }
    const offset = page.used;
    page.used += room;
    return offset;
  }

  #link(page: JournalPage, offset: number, old: number): void {
    const { words } = page;
    const at = offset >>> 2;
    const hash = words[at + record.hashWord] ?? 0;
    const place = placeOf(this.#currentNumber, offset);
    page.live += record.roomOf(words[at + record.sizeWord] ?? 0);
    this.#count(page, offset, 1);
    if (old === 0) {
      if (this.isUndoable) this.#undo.push({ page, offset, isNew: true });
      this.table.add(hash, place);
      return;
    }
    const oldPage = this.pageOf(old);
    const oldOffset = offsetOf(old);
    if (this.isUndoable) this.#undo.push({ page: oldPage, offset: oldOffset, isNew: false });
    this.table.replace(hash, old, place);
    this.#forget(oldPage, oldOffset, pageNumberOf(old));
  }

  #forget(page: JournalPage, offset: number, number: number): void {
    const room = record.roomOf(page.words[(offset >>> 2) + record.sizeWord] ?? 0);
    const wasSparse = isSparse(page);
    page.live -= room;
    this.#count(page, offset, -1);
    if (page !== this.#current && (page.live === 0 || !wasSparse)) this.#retire(page, number);
  }

  // Looks what is left of a page that no new records go to.
  #retire(page: JournalPage, number: number): void {
    if (page.live === 0) {
      this.#held -= Math.max(page.bytes.length, page.used);
      this.pages[number] = emptyPage;
      this.#free.push(number);
    } else if (isSparse(page)) this.#sparse.push(number);
  }

  #count({ words }: JournalPage, offset: number, by: 1 | -1): void {
    const { counts } = this;
    const at = offset >>> 2;
    const info = words[at + record.schemaWord] ?? 0;
    const flags = info >>> 24;
    const schema = info & 0xffffff;
    const size = words[at + record.sizeWord] ?? 0;
    counts.bySchema[schema] = (counts.bySchema[schema] ?? 0) + by;
    counts.room += by * record.roomOf(size);
    counts.bytes += by * (size - record.headLength(flags));
    if ((flags & (record.hasText | record.expires | record.hasTags)) !== 0) this.#countMore(words, at, by);
  }

  #countMore(words: Uint32Array, at: number, by: 1 | -1): void {
    const { counts } = this;
    const flags = (words[at + record.schemaWord] ?? 0) >>> 24;
    if (flags & record.hasText) counts.bytes -= by * (words[at + record.storedWord] ?? 0);
    if (flags & record.hasTags) {
      counts.tagged += by;
      counts.bytes -= by * (words[at + record.expiryWord + (flags & record.expires ? 2 : 0)] ?? 0);
    }
    const expiry = record.expiryAt(words, at);
    if (expiry === undefined) return;
    const schema = (words[at + record.schemaWord] ?? 0) & 0xffffff;
    counts.expiring[schema] = (counts.expiring[schema] ?? 0) + by;
    if (by > 0 && expiry < counts.firstExpiry) counts.firstExpiry = expiry;
  }
}

interface Head {
  readonly size: number;
  readonly hash: number;
  readonly length: number;
  readonly draft: RecordDraft;
}

function writeHead(words: Uint32Array, at: number, { size, hash, length, draft }: Head): void {
  const { flags } = draft;
  words[at] = 0;
  words[at + record.sizeWord] = size;
  words[at + record.hashWord] = hash;
  words[at + record.schemaWord] = draft.schema | (flags << 24);
  words[at + record.keyWord] = length;
  const isText = (flags & record.hasText) !== 0;
  words[at + record.storedWord] = isText ? draft.textTo - draft.textFrom : draft.storedTime % 2 ** 32;
  words[at + record.storedWord + 1] = isText ? 0 : Math.floor(draft.storedTime / 2 ** 32);
  if (flags & record.expires) record.putDouble(words, at + record.expiryWord, draft.expiresAt);
  if (flags & record.hasTags)
    words[at + record.expiryWord + (flags & record.expires ? 2 : 0)] = draft.tagsTo - draft.tagsFrom;
}

function isSparse({ live, used }: JournalPage): boolean {
  return live * 2 < used;
}
