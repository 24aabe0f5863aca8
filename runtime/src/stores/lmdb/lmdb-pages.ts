import * as fs from "node:fs";
import { headerLength, isMapRoot, type MapRoot, type Meta, parseMapRoot, readAt } from "./lmdb-meta.ts";

const flagsAt = 18;
const branch = 0x01;
const leaf = 0x02;
const overflow = 0x04;
const nodeHead = 8;
const isFar = 0x01;
const isMap = 0x02;
const mapRecordLength = 48;
const farLength = 24;

/** What cannot be as LMDB would have written it; it would follow such numbers out of the file, and end the process. */
export class PageFault extends Error {}

export interface PageEntry {
  readonly key: Buffer;
  readonly flags: number;
  /** Empty for one whose value lies on pages of its own. */
  readonly value: Buffer;
}

/** Walks over the pages of one state of a file, and tests whatever LMDB would rely on. */
export class LmdbPages {
  readonly #file: number;
  readonly #meta: Meta;
  readonly #size: number;
  readonly #seen: Uint8Array;
  #compare: (a: Uint8Array, b: Uint8Array) => number = Buffer.compare;

  constructor(file: number, meta: Meta) {
    this.#file = file;
    this.#meta = meta;
    this.#size = fs.fstatSync(file).size;
    // A cut file may say that it has any number of pages.
    const pages = Math.min(meta.lastPage + 1, Math.ceil(this.#size / meta.pageSize));
    this.#seen = new Uint8Array(pages + 1);
  }

  /** Whether every page that the file says it has is there. It need not be: the last ones may never have been written. */
  get isComplete(): boolean {
    return this.#size >= (this.#meta.lastPage + 1) * this.#meta.pageSize;
  }

  /** The entries of the root map, each map of it among them. @throws PageFault */
  rootEntries(): readonly PageEntry[] {
    const entries: PageEntry[] = [];
    this.#walkMap(this.#meta.main, (entry) => entries.push(entry));
    return entries;
  }

  /** Looks at every page of every map. @throws PageFault */
  verify(): void {
    this.#seen.fill(0);
    this.#walkMap(this.#meta.free, () => undefined);
    for (const { key, flags, value } of this.rootEntries()) {
      if ((flags & isMap) === 0) continue;
      const map = parseMapRoot(value, 0);
      if (map.flags !== 0 || !isMapRoot(map, this.#meta.lastPage))
        throw new PageFault(`the map ${JSON.stringify(key.toString("latin1"))} does not begin anywhere`);
      this.#walkMap(map, () => undefined);
    }
  }

  #walkMap({ root, depth, entries, flags }: MapRoot, visit: (entry: PageEntry) => void): void {
    if (root === undefined) return;
    let found = 0;
    this.#compare = flags === 0 ? Buffer.compare : compareNumbers;
    const count = (entry: PageEntry) => {
      found++;
      visit(entry);
    };
    this.#walk(root, depth, count);
    if (found !== entries) throw new PageFault(`a map has ${found} entries, where its record says ${entries}`);
  }

  #walk(number: number, depth: number, visit: (entry: PageEntry) => void): void {
    const page = this.#page(number);
    const flags = page.readUInt16LE(flagsAt);
    const isLeaf = depth === 1;
    if (flags !== (isLeaf ? leaf : branch)) throw new PageFault(`page ${number} is not of the kind that is due`);
    let before: Buffer | undefined;
    for (const [index, at] of this.#nodes(page, number).entries()) {
      const length = page.readUInt16LE(at + 6);
      const key = page.subarray(at + nodeHead, at + nodeHead + length);
      if (at + nodeHead + length > page.length) throw new PageFault(`a key of page ${number} leads out of it`);
      // The first key of a branch stands for everything that comes before.
      const isCompared = isLeaf || index > 0;
      if (isCompared && before !== undefined && this.#compare(before, key) >= 0)
        throw new PageFault(`the keys of page ${number} are out of order`);
      before = isCompared ? key : undefined;
      if (isLeaf) visit(this.#entry(page, { at, key, number }));
      else this.#walk(page.readUIntLE(at, 6), depth - 1, visit);
    }
  }

  /** Where the nodes of a page begin. */
  #nodes(page: Buffer, number: number): readonly number[] {
    // All places within a page are counted from behind its head.
    const lower = headerLength + page.readUInt16LE(20);
    const upper = headerLength + page.readUInt16LE(22);
    const count = (lower - headerLength) / 2;
    const isFitting = lower >= headerLength + 2 && upper >= lower && upper <= page.length && Number.isInteger(count);
    if (!isFitting) throw new PageFault(`page ${number} says that it begins behind its end`);
    return Array.from({ length: count }, (_, index) => {
      const at = headerLength + page.readUInt16LE(headerLength + 2 * index);
      if (at < upper || at + nodeHead > page.length || at % 2 !== 0)
        throw new PageFault(`a node of page ${number} lies outside of it`);
      return at;
    });
  }

  #entry(page: Buffer, { at, key, number }: { at: number; key: Buffer; number: number }): PageEntry {
    const length = page.readUInt32LE(at);
    const flags = page.readUInt16LE(at + 4);
    const from = at + nodeHead + key.length;
    if ((flags & ~(isFar | isMap)) !== 0) throw new PageFault(`an entry of page ${number} is of no kind of ours`);
    const stored = flags & isFar ? farLength : length;
    if (from + stored > page.length || (flags & isMap && length !== mapRecordLength))
      throw new PageFault(`a value of page ${number} leads out of it`);
    const value = page.subarray(from, from + stored);
    if ((flags & isFar) === 0) return { key, flags, value };
    this.#checkFar(value, length);
    return { key, flags, value: Buffer.alloc(0) };
  }

  /** A long value lies on pages of its own, one after the other. */
  #checkFar(place: Buffer, length: number): void {
    const first = Number(place.readBigUInt64LE(0));
    const page = this.#page(first);
    const pages = Math.floor((headerLength - 1 + length) / this.#meta.pageSize) + 1;
    const isFitting =
      page.readUInt16LE(flagsAt) === overflow &&
      page.readUInt32LE(20) === pages &&
      Number(place.readBigUInt64LE(16)) === pages &&
      first + pages - 1 <= this.#meta.lastPage &&
      (first + pages) * this.#meta.pageSize <= this.#size;
    if (!isFitting) throw new PageFault(`the value on page ${first} does not end where it says`);
    for (let number = first + 1; number < first + pages; number++) this.#meet(number);
  }

  #page(number: number): Buffer {
    this.#meet(number);
    const { pageSize } = this.#meta;
    const page = readAt(this.#file, number * pageSize, pageSize);
    if (page.length < pageSize) throw new PageFault(`page ${number} is cut off`);
    if (Number(page.readBigUInt64LE(0)) !== number) throw new PageFault(`page ${number} is another one`);
    return page;
  }

  // A page that two places lead to would be overwritten by one of them; and circles have no end.
  #meet(number: number): void {
    if (number < 2 || number > this.#meta.lastPage) throw new PageFault(`there is no page ${number}`);
    if (number >= this.#seen.length) throw new PageFault(`page ${number} is cut off`);
    if (this.#seen[number] !== 0) throw new PageFault(`page ${number} is led to twice`);
    this.#seen[number] = 1;
  }
}

// The map of free pages has numbers as keys, the others bytes.
function compareNumbers(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== 8 || b.length !== 8) throw new PageFault("a key of the map of free pages is no number");
  const [first, second] = [a, b].map((key) => Buffer.from(key).readBigUInt64LE());
  return first !== undefined && second !== undefined && first < second ? -1 : 1;
}
