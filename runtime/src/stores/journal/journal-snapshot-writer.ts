import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { endianness } from "node:os";
import { crcOfBytes } from "../checksum.ts";
import { createFile, type JournalFiles, syncAside, syncFolderOf, writeAside } from "./journal-files.ts";
import { pageSize, pageStart } from "./journal-page.ts";
import { hashWord, roomOf, schemaWord, sizeWord } from "./journal-record.ts";
import * as snapshot from "./journal-snapshot.ts";
import { JournalTable, tableCount } from "./journal-table.ts";
import { type JournalView, placeOf } from "./journal-view.ts";

/** Milliseconds for which the rest of the program waits at most. */
const longestStep = 2;

export interface SnapshotTarget {
  readonly files: JournalFiles;
  readonly path: string;
  readonly number: number;
  readonly sequence: number;
  readonly at: number;
  /** Looked at between steps: true gives the snapshot up. */
  readonly isGivenUp: () => boolean;
}

/**
 * Writes a view into a file, in small steps beside the rest of the program, and puts it in its place once it is whole and durable. False when it was
 * given up. @throws StoreError, a system error
 */
export async function writeSnapshot(view: JournalView, target: SnapshotTarget): Promise<boolean> {
  const { files, path } = target;
  const temporary = `${path}.${randomBytes(8).toString("hex")}.keyslot-tmp`;
  const fd = createFile(files, temporary);
  let isWhole = false;
  try {
    isWhole = await new SnapshotWriter(view, target, fd).write();
    if (isWhole) await syncAside(files, fd);
  } finally {
    files.closeSync(fd);
    if (!isWhole) rmSync(temporary, { force: true });
  }
  if (!isWhole) return false;
  files.renameSync(temporary, path);
  syncFolderOf(files, path);
  return true;
}

class SnapshotWriter {
  readonly #view: JournalView;
  readonly #target: SnapshotTarget;
  readonly #fd: number;
  readonly #table = new JournalTable();
  readonly #starts: readonly number[];
  /** Length and checksum of each page that was written. */
  readonly #pages: number[] = [];
  #page = Buffer.allocUnsafeSlow(pageSize);
  #words = new Uint32Array(this.#page.buffer);
  #used = pageStart;
  #position = snapshot.firstPage;
  #stepEnd = 0;
  #seen = 0;

  constructor(view: JournalView, target: SnapshotTarget, fd: number) {
    this.#view = view;
    this.#target = target;
    this.#fd = fd;
    this.#starts = view.names.schemas.map(snapshot.recordStart);
  }

  async write(): Promise<boolean> {
    await this.#put(Buffer.from(snapshot.snapshotFormat, "latin1"), 0);
    this.#stepEnd = performance.now() + longestStep;
    for (const number of this.#view.pages.keys()) if (!(await this.#copyPage(number))) return false;
    await this.#endPage();
    const parts = await this.#putTable();
    const json = Buffer.from(JSON.stringify(this.#info()));
    const words = Buffer.from(Uint32Array.from([...this.#pages, ...parts]).buffer);
    const directory = Buffer.concat([words, json]);
    await this.#put(Buffer.concat([directory, this.#trailer(directory, json.length)]), this.#position);
    return true;
  }

  async #copyPage(number: number): Promise<boolean> {
    const page = this.#view.pages[number];
    if (page === undefined) return true;
    page.open();
    for (let offset = pageStart; offset < page.used; ) {
      const at = offset >>> 2;
      const size = page.words[at + sizeWord] ?? 0;
      const room = roomOf(size);
      if (this.#view.isLive(number, page, offset)) {
        if (this.#used + room > this.#page.length) {
          await this.#endPage();
          this.#ensure(room);
        }
        this.#copy(page.bytes.subarray(offset, offset + size), page.words[at + hashWord] ?? 0);
      }
      offset += room;
      if (++this.#seen % 64 !== 0 || performance.now() < this.#stepEnd) continue;
      await this.#rest();
      if (this.#target.isGivenUp()) return false;
    }
    return true;
  }

  #copy(bytes: Buffer, hash: number): void {
    const at = this.#used;
    const room = roomOf(bytes.length);
    this.#page.fill(0, at + room - 8, at + room);
    this.#page.set(bytes, at);
    const schema = (this.#words[(at >>> 2) + schemaWord] ?? 0) & 0xffffff;
    const start = this.#starts[schema] ?? 0;
    this.#words[at >>> 2] = ~crcOfBytes(start, this.#page, at + 4, at + bytes.length);
    this.#table.add(hash, placeOf(this.#pages.length >>> 1, at));
    this.#used += room;
  }

  #ensure(room: number): void {
    const wanted = Math.max(pageSize, pageStart + room);
    if (this.#page.length === wanted) return;
    this.#page = Buffer.allocUnsafeSlow(wanted);
    this.#words = new Uint32Array(this.#page.buffer);
  }

  async #endPage(): Promise<void> {
    if (this.#used === pageStart) return;
    const bytes = this.#page.subarray(pageStart, this.#used);
    this.#pages.push(bytes.length, snapshot.checksumOf(bytes));
    await this.#put(bytes, this.#position);
    this.#used = pageStart;
    this.#stepEnd = performance.now() + longestStep;
  }

  /** Words, entries and checksum of each part. */
  async #putTable(): Promise<readonly number[]> {
    const numbers: number[] = [];
    const group: Buffer[] = [];
    for (let index = 0; index < tableCount; index++) {
      const count = this.#table.countOf(index);
      if (count === 0) {
        numbers.push(0, 0, 0);
        continue;
      }
      const part = this.#table.part(index);
      const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      numbers.push(part.length, count, snapshot.checksumOf(bytes));
      group.push(bytes);
      if (group.length < 32) continue;
      await this.#put(Buffer.concat(group.splice(0)), this.#position);
    }
    await this.#put(Buffer.concat(group), this.#position);
    return numbers;
  }

  #info(): object {
    const { number, sequence, at } = this.#target;
    const names = this.#view.names.schemas.map(({ type, schemaId }) => [type, schemaId]);
    return { number, sequence, at, seed: this.#view.key.seed, names, ...this.#view.counts };
  }

  #trailer(directory: Buffer, jsonLength: number): Buffer {
    const trailer = Buffer.alloc(snapshot.trailerLength);
    trailer.writeUInt32LE(this.#pages.length >>> 1, 0);
    trailer.writeUInt32LE(jsonLength, 4);
    trailer.writeUInt32LE(snapshot.checksumOf(directory), 8);
    trailer.writeUInt32LE(snapshot.snapshotVersion, 12);
    trailer.writeUInt32LE(endianness() === "LE" ? snapshot.byteOrder : 0x04030201, 16);
    trailer.writeUInt32LE(snapshot.checksumOf(trailer.subarray(0, 20)), 20);
    trailer.write(snapshot.snapshotFormat, 24, "latin1");
    return trailer;
  }

  async #put(bytes: Uint8Array, position: number): Promise<void> {
    await writeAside(this.#target.files, this.#fd, { bytes, length: bytes.length, position });
    this.#position = position + bytes.length;
  }

  async #rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#stepEnd = performance.now() + longestStep;
  }
}
