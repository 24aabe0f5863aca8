import { fstatSync } from "node:fs";
import { endianness } from "node:os";
import { StoreError } from "../../errors.ts";
import { crcOfBytes, crcOfText, crcStart } from "../checksum.ts";
import type { JournalCounts } from "./journal-counts.ts";
import { type JournalFiles, readPart } from "./journal-files.ts";
import type { JournalNames, JournalSchema } from "./journal-names.ts";
import { JournalPage, pageStart } from "./journal-page.ts";
import { parseNames } from "./journal-segment.ts";
import { JournalTable, type TablePart, tableCount } from "./journal-table.ts";

// A snapshot is: name of the format (8 bytes) · pages · parts of the table · directory · trailer. The directory: of each page its length and checksum, of
// each part its words, entries and checksum, all in words; then the rest as JSON. The trailer: pages (4) · length of the JSON (4) · checksum of
// directory and JSON (4) · version (4) · order of bytes (4) · a checksum of this (4) · name of the format (8).
export const snapshotFormat = "KSLTSNAP";
export const snapshotVersion = 1;
export const trailerLength = 32;
/** How a machine of the other byte order reads this, it is not this. */
export const byteOrder = 0x01020304;
/** A page's first record is as far behind its beginning as in memory, and the file's name takes that room in the first one. */
export const firstPage = 8;

export interface SnapshotInfo {
  readonly number: number;
  readonly seed: number;
  /** Transactions that it holds. */
  readonly sequence: number;
  readonly at: number;
  readonly counts: JournalCounts;
}

export interface StoredSnapshot {
  readonly info: SnapshotInfo;
  readonly names: JournalNames;
  readonly table: JournalTable;
  readonly pages: JournalPage[];
  readonly size: number;
}

/** Where the checksum of a record starts: with its type and schema id. */
export function recordStart({ type, schemaId }: JournalSchema): number {
  return crcOfText(crcOfText(crcStart, type), schemaId);
}

/**
 * The snapshot in an open file, of which only the directory is read. A page or a part of the table is read when it is first asked for, and nobody
 * sees a byte of it before its checksum was found to be right.
 * @throws StoreError, a system error
 */
export function readSnapshot(files: JournalFiles, fd: number, location: string): StoredSnapshot {
  const { size } = fstatSync(fd);
  const directory = readDirectory(files, fd, { size, location });
  const { words, info, names, pageCount } = directory;
  const pages: JournalPage[] = [];
  let at = firstPage;
  for (let index = 0; index < pageCount; index++) {
    const used = words[index * 2] ?? 0;
    pages.push(pageAt(files, fd, { from: at, used, checksum: words[index * 2 + 1] ?? 0, location }));
    at += used;
  }
  const parts = words.subarray(pageCount * 2);
  const froms = new Float64Array(tableCount);
  for (let index = 0; index < tableCount; index++) {
    froms[index] = at;
    at += (parts[index * 3] ?? 0) * 4;
  }
  const counts = Uint32Array.from({ length: tableCount }, (_, index) => parts[index * 3 + 1] ?? 0);
  const load = (index: number): TablePart => {
    const from = froms[index] ?? 0;
    const bytes = readPart(files, fd, { from, to: from + (parts[index * 3] ?? 0) * 4 });
    if (checksumOf(bytes) !== parts[index * 3 + 2]) throw damaged(location, "its table");
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
  };
  return { info, names, pages, table: new JournalTable({ counts, load }), size };
}

interface Directory {
  readonly words: Uint32Array;
  readonly info: SnapshotInfo;
  readonly names: JournalNames;
  readonly pageCount: number;
}

function readDirectory(
  files: JournalFiles,
  fd: number,
  { size, location }: { readonly size: number; readonly location: string },
): Directory {
  const trailer = readPart(files, fd, { from: Math.max(0, size - trailerLength), to: size });
  const format = trailer.toString("latin1", trailerLength - 8);
  if (format !== snapshotFormat) throw damaged(location, "its end");
  if (checksumOf(trailer.subarray(0, 20)) !== trailer.readUInt32LE(20)) throw damaged(location, "its end");
  if (trailer.readUInt32LE(12) !== snapshotVersion) throw foreign(location, "is of a later version");
  if (trailer.readUInt32LE(16) !== (endianness() === "LE" ? byteOrder : 0x04030201))
    throw foreign(location, "was written on a machine of another byte order");
  const pageCount = trailer.readUInt32LE(0);
  const jsonLength = trailer.readUInt32LE(4);
  const length = pageCount * 8 + tableCount * 12 + jsonLength;
  if (length + trailerLength + firstPage > size) throw damaged(location, "its directory");
  const bytes = readPart(files, fd, { from: size - trailerLength - length, to: size - trailerLength });
  if (checksumOf(bytes) !== trailer.readUInt32LE(8)) throw damaged(location, "its directory");
  const wordCount = pageCount * 2 + tableCount * 3;
  const found = parseInfo(bytes.toString("utf8", wordCount * 4));
  if (found === undefined) throw damaged(location, "its directory");
  return { ...found, pageCount, words: new Uint32Array(bytes.buffer, bytes.byteOffset, wordCount) };
}

interface PagePlace {
  readonly from: number;
  readonly used: number;
  readonly checksum: number;
  readonly location: string;
}

function pageAt(files: JournalFiles, fd: number, { from, used, checksum, location }: PagePlace): JournalPage {
  const read = () => {
    // The room in front of the first record is not in the file.
    const bytes = Buffer.allocUnsafeSlow(used + pageStart);
    bytes.fill(0, 0, pageStart);
    let at = 0;
    while (at < used) {
      const count = files.readSync(fd, bytes, pageStart + at, used - at, from + at);
      if (count === 0) throw damaged(location, "a page");
      at += count;
    }
    return bytes;
  };
  const check = (bytes: Buffer) => {
    if (checksumOf(bytes.subarray(pageStart)) !== checksum) throw damaged(location, "a page");
  };
  return JournalPage.stored({ read, check }, used + pageStart);
}

function parseInfo(text: string): { readonly info: SnapshotInfo; readonly names: JournalNames } | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) return undefined;
  const numberOf = (name: string): number => {
    const found: unknown = Reflect.get(value, name);
    return typeof found === "number" ? found : Number.POSITIVE_INFINITY;
  };
  const names = parseNames(JSON.stringify(Reflect.get(value, "names")));
  const bySchema: unknown = Reflect.get(value, "bySchema");
  const expiring: unknown = Reflect.get(value, "expiring");
  if (names === undefined || !Array.isArray(bySchema) || !Array.isArray(expiring)) return undefined;
  const counts = {
    bySchema: bySchema.map(Number),
    bytes: numberOf("bytes"),
    room: numberOf("room"),
    expiring: expiring.map(Number),
    tagged: numberOf("tagged"),
    // JSON has no infinity: none is there.
    firstExpiry: numberOf("firstExpiry"),
  };
  const [number, seed, sequence, at] = ["number", "seed", "sequence", "at"].map(numberOf);
  return { names, info: { number: number ?? 0, seed: seed ?? 0, sequence: sequence ?? 0, at: at ?? 0, counts } };
}

export function checksumOf(bytes: Uint8Array): number {
  return ~crcOfBytes(crcStart, bytes, 0, bytes.length) >>> 0;
}

function damaged(location: string, what: string): StoreError {
  const advice = 'Restore it from a copy, or open it with `recover: "intact"`; it was left as it is.';
  return new StoreError("store/corrupt", location, `${what} is damaged. ${advice}`);
}

function foreign(location: string, what: string): StoreError {
  return new StoreError("store/foreign-format", location, `the snapshot ${what}. Open it where it was written.`);
}
