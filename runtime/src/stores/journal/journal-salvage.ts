import { crcOfBytes } from "../checksum.ts";
import { type JournalFiles, readPart } from "./journal-files.ts";
import type { JournalNames } from "./journal-names.ts";
import { JournalPage, pageStart } from "./journal-page.ts";
import { headLength, keyWord, partsAt, roomOf, schemaWord, sizeWord } from "./journal-record.ts";
import { firstPage, recordStart } from "./journal-snapshot.ts";
import { JournalState } from "./journal-state.ts";

/**
 * What is intact of a damaged snapshot: every record has a checksum of its own, and is found wherever it is. The directory and the table are not
 * looked at.
 */
export function salvage(
  files: JournalFiles,
  fd: number,
  { names, seed }: { names: JournalNames; seed: number },
): JournalState {
  const state = new JournalState(seed);
  state.names = names.copy();
  const { size } = files.fstatSync(fd);
  const bytes = readPart(files, fd, { from: firstPage, to: size });
  // A page that holds the whole file: its records are copied into pages of the usual size.
  const whole = Buffer.allocUnsafeSlow((bytes.length + pageStart + 7) & ~7);
  bytes.copy(whole, pageStart);
  const page = new JournalPage(whole, pageStart + bytes.length);
  const starts = names.schemas.map(recordStart);
  for (let offset = pageStart; offset + headLength(0) <= page.used; ) {
    if (!isIntact(page, offset, starts)) {
      offset += 8;
      continue;
    }
    state.insert(page, offset);
    offset += roomOf(page.words[(offset >>> 2) + sizeWord] ?? 0);
  }
  return state;
}

function isIntact(page: JournalPage, offset: number, starts: readonly number[]): boolean {
  const { words, bytes, used } = page;
  const at = offset >>> 2;
  const size = words[at + sizeWord] ?? 0;
  const start = starts[(words[at + schemaWord] ?? 0) & 0xffffff];
  if (start === undefined || size < headLength(0) || size > used - offset) return false;
  if ((words[at + keyWord] ?? 0) > size || partsAt(page, offset).payload > offset + size) return false;
  return ~crcOfBytes(start, bytes, offset + 4, offset + size) >>> 0 === words[at];
}
