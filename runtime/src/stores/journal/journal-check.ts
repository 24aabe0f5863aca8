import { rmSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "../../errors.ts";
import { crcOfBytes } from "../checksum.ts";
import type { CheckOptions, StoreCheck, StoreProblem } from "../store-abilities.ts";
import { sumOf } from "./journal-counts.ts";
import { openFile } from "./journal-files.ts";
import { pageStart } from "./journal-page.ts";
import { JournalReader } from "./journal-reader.ts";
import { roomOf, schemaWord, sizeWord } from "./journal-record.ts";
import type { RecoverySettings } from "./journal-recovery.ts";
import { readSegment } from "./journal-segment.ts";
import { readSnapshot, recordStart } from "./journal-snapshot.ts";
import { tableCount } from "./journal-table.ts";
import type { JournalView } from "./journal-view.ts";

export interface CheckSource {
  readonly files: RecoverySettings;
  readonly view: JournalView;
  /** The last segment, and how much of it is written. */
  readonly end: { readonly number: number; readonly size: number };
  /** A snapshot that is being written, of which there may be a temporary file. */
  readonly isCompacting: boolean;
  /** Puts the content in memory in the place of what is on the disk. */
  readonly rewrite: () => Promise<void>;
}

/** Reads every file of a journal anew, beside what is in memory. @throws StoreError */
export async function checkJournal(
  source: CheckSource,
  { fix = false, dryRun = false }: CheckOptions,
): Promise<StoreCheck> {
  const problems: StoreProblem[] = [];
  const wouldFix = fix || dryRun;
  const { folder } = source.files;
  const { logs, snapshots, leftovers } = folder.list();
  if (!source.isCompacting) {
    for (const name of leftovers) {
      if (fix && !dryRun) rmSync(join(folder.path, name), { force: true });
      problems.push(orphan(join(folder.path, name), wouldFix));
    }
  }
  const sound = checkMemory(source, problems);
  const files = [
    ...snapshots.map((number) => () => checkSnapshot(source, number)),
    ...logs.filter((number) => number <= source.end.number).map((number) => () => checkSegment(source, number)),
  ];
  let isDamaged = false;
  for (const check of files) {
    const message = check();
    if (message === undefined) continue;
    isDamaged = true;
    problems.push({ code: "damaged-structure", ...message, remedy: wouldFix && sound.isWhole ? "mended" : "none" });
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (isDamaged && sound.isWhole && fix && !dryRun) await source.rewrite();
  return { sound: sound.count, problems };
}

interface Damage {
  readonly place: string;
  readonly message: string;
}

// What is in memory, and what is read into it on the way. Its counts are made anew.
function checkMemory({ view, files }: CheckSource, problems: StoreProblem[]): { count: number; isWhole: boolean } {
  let count = 0;
  let isWhole = true;
  for (const [number, page] of view.pages.entries()) {
    try {
      page.open();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      isWhole = false;
      continue;
    }
    for (let offset = pageStart; offset < page.used; offset += roomOf(page.words[(offset >>> 2) + sizeWord] ?? 8))
      if (view.isLive(number, page, offset)) count++;
  }
  const kept = sumOf(view.counts.bySchema);
  if (isWhole && kept !== count) {
    const message = `The journal holds ${count} documents and counts ${kept}.`;
    problems.push({ code: "wrong-count", place: files.location, message, remedy: "none" });
  }
  return { count, isWhole };
}

function checkSnapshot({ files: { files, folder } }: CheckSource, number: number): Damage | undefined {
  const path = folder.snapshotPath(number);
  const fd = openFile(files, path, { readOnly: true });
  try {
    const { pages, table, names } = readSnapshot(files, fd, path);
    const starts = names.schemas.map(recordStart);
    for (const page of pages) {
      const { words, bytes } = page.open();
      for (let offset = pageStart; offset < page.used; ) {
        const at = offset >>> 2;
        const size = words[at + sizeWord] ?? 8;
        const start = starts[(words[at + schemaWord] ?? 0) & 0xffffff] ?? 0;
        if (~crcOfBytes(start, bytes, offset + 4, offset + size) >>> 0 !== words[at])
          return { place: path, message: "A document of the snapshot is damaged." };
        offset += roomOf(size);
      }
    }
    for (let index = 0; index < tableCount; index++) table.part(index);
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return { place: path, message: error.message };
    throw error;
  } finally {
    files.closeSync(fd);
  }
}

function checkSegment({ files: { files, folder }, end }: CheckSource, number: number): Damage | undefined {
  const path = folder.logPath(number);
  const fd = openFile(files, path, { readOnly: true });
  try {
    const segment = readSegment(files, fd, path);
    if (typeof segment === "string") return { place: path, message: "The beginning of the log is damaged." };
    const reader = new JournalReader(files, segment);
    const size = number === end.number ? end.size : reader.size;
    while (reader.next(size));
    if (reader.position >= size) return undefined;
    return { place: `${path}, byte ${reader.position}`, message: "The log is damaged from here on." };
  } finally {
    files.closeSync(fd);
  }
}

function orphan(place: string, isRemoved: boolean): StoreProblem {
  const message = "A snapshot that was not finished is left over.";
  return { code: "orphan-file", place, message, remedy: isRemoved ? "mended" : "none" };
}
