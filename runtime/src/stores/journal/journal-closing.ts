import { randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { crcOfText, crcStart } from "../checksum.ts";
import { errnoOf } from "../files/file-error.ts";
import { createFile, type JournalFiles, writeWhole } from "./journal-files.ts";
import type { JournalFolder } from "./journal-folder.ts";

/** How long a segment was when the journal was closed last: it has been that long ever since. */
export interface Closing {
  readonly number: number;
  readonly size: number;
}

const name = "journal.closed";

/** What the last closing noted; undefined where nothing legible is. @throws a system error */
export function readClosing({ path }: JournalFolder): Closing | undefined {
  try {
    const found = /^(\d{1,15}) (\d{1,15}) (\d{1,10})\n$/.exec(readFileSync(join(path, name), "latin1"));
    const [number = 0, size = 0, checksum] = (found ?? []).slice(1).map(Number);
    return checksum === checksumOf({ number, size }) ? { number, size } : undefined;
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Notes it, once the segment is durable: a note that a power cut leaves is true. @throws a system error */
export function writeClosing(files: JournalFiles, { path }: JournalFolder, closing: Closing): void {
  const temporary = join(path, `${name}.${randomBytes(8).toString("hex")}.keyslot-tmp`);
  const fd = createFile(files, temporary);
  try {
    const bytes = Buffer.from(`${closing.number} ${closing.size} ${checksumOf(closing)}\n`);
    writeWhole(files, fd, { bytes, length: bytes.length, position: 0 });
    files.renameSync(temporary, join(path, name));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    files.closeSync(fd);
  }
}

function checksumOf({ number, size }: Closing): number {
  return ~crcOfText(crcStart, `${number} ${size}`) >>> 0;
}
