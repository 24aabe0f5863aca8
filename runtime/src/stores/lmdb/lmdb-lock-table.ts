import * as fs from "node:fs";
import { readMeta } from "./lmdb-meta.ts";

const magic = 0xbeefc0de;
const transactionAt = 8;

/**
 * What LMDB's package does wrong when it opens a file: it tells everyone that the last transaction is the one that it read a moment ago,
 * also where another process has committed a later one meanwhile, which the next writer would overwrite. So each writer, who is alone, looks.
 */
export class LmdbLockTable {
  readonly #file: number;
  readonly #table: number;

  /** The table's descriptor stays open as long as LMDB's own: closing it would drop the locks of this process. */
  constructor(path: string) {
    this.#file = fs.openSync(path, "r");
    this.#table = fs.openSync(`${path}-lock`, "r+");
  }

  /** Inside a transaction that was begun after `base`: false when there is a later one, which everyone is then told of. */
  isLatest(base: number): boolean {
    const found = readMeta(this.#file);
    if (found.kind !== "meta" || found.meta.transaction <= base) return true;
    const told = Buffer.alloc(16);
    fs.readSync(this.#table, told, 0, 16, 0);
    if (told.readUInt32LE(0) !== magic || Number(told.readBigUInt64LE(transactionAt)) !== base)
      throw new Error("the table of locks is not as it should be");
    told.writeBigUInt64LE(BigInt(found.meta.transaction), transactionAt);
    fs.writeSync(this.#table, told, transactionAt, 8, transactionAt);
    return false;
  }

  close(): void {
    fs.closeSync(this.#table);
    fs.closeSync(this.#file);
  }
}
