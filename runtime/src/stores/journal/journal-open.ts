import { randomBytes } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { StoreError } from "../../errors.ts";
import { type Closing, readClosing } from "./journal-closing.ts";
import { JournalContent } from "./journal-content.ts";
import { openFile } from "./journal-files.ts";
import type { JournalListing } from "./journal-folder.ts";
import { type JournalRecovery, type RecoverySettings, recoverEnd } from "./journal-recovery.ts";
import { salvage } from "./journal-salvage.ts";
import { createSegment, headerLength, type JournalSegment, readSegment } from "./journal-segment.ts";
import { readSnapshot, type StoredSnapshot } from "./journal-snapshot.ts";
import { JournalState } from "./journal-state.ts";
import { tableCount } from "./journal-table.ts";

export interface OpenedJournal {
  readonly content: JournalContent;
  readonly recovered: readonly JournalRecovery[];
  /** The file that pages are read from; undefined where there is no snapshot. */
  readonly snapshot: number | undefined;
  /** Bytes of the log that the snapshot does not hold, before the last segment. */
  readonly logBytes: number;
}

/** The content of a journal: its newest snapshot, and the segments of the log from there on. @throws StoreError, a system error */
export function openContent(settings: RecoverySettings, listing: JournalListing): OpenedJournal {
  const opening = new Opening(settings, listing);
  try {
    return opening.open();
  } catch (error) {
    opening.release();
    throw error;
  }
}

class Opening {
  readonly #settings: RecoverySettings;
  readonly #listing: JournalListing;
  readonly #recovered: JournalRecovery[] = [];
  readonly #fds = new Set<number>();
  readonly #closing: Closing | undefined;

  constructor(settings: RecoverySettings, listing: JournalListing) {
    this.#settings = settings;
    this.#listing = listing;
    this.#closing = readClosing(settings.folder);
  }

  open(): OpenedJournal {
    const { logs, snapshots } = this.#listing;
    const number = snapshots.at(-1);
    const first = number ?? logs[0] ?? 1;
    const last = Math.max(logs.at(-1) ?? first, first);
    const snapshot = number === undefined ? undefined : this.#openFile(this.#settings.folder.snapshotPath(number));
    const content = snapshot === undefined ? this.#emptyContent() : this.#stored(snapshot, first);
    let logBytes = 0;
    for (let segment = first; segment <= last; segment++) {
      if (!this.#replay(content, segment, last)) break;
      if (segment < last) {
        logBytes += content.reader.position;
        this.#close(content.reader.segment.fd);
      }
    }
    return { content, recovered: this.#recovered, snapshot, logBytes };
  }

  release(): void {
    for (const fd of this.#fds) this.#settings.files.closeSync(fd);
  }

  #emptyContent(): JournalContent {
    return new JournalContent(new JournalState(newSeed()), { sequence: 0, at: 0 }, this.#settings);
  }

  #stored(fd: number, number: number): JournalContent {
    const { files, recover, folder } = this.#settings;
    const path = folder.snapshotPath(number);
    try {
      const found = readSnapshot(files, fd, path);
      if (recover === "intact") verify(found);
      const state = new JournalState(found.info.seed);
      state.adopt(found);
      return new JournalContent(state, found.info, this.#settings);
    } catch (error) {
      if (recover !== "intact" || !(error instanceof StoreError)) throw error;
      return this.#salvaged(fd, number);
    }
  }

  #salvaged(fd: number, number: number): JournalContent {
    const { files, folder, readOnly } = this.#settings;
    const path = folder.snapshotPath(number);
    const segment = this.#openSegment(number);
    if (typeof segment === "string")
      throw this.#refuse("store/corrupt", path, "is damaged, and so is the log behind it");
    this.#close(segment.fd);
    const state = salvage(files, fd, { names: segment.names, seed: newSeed() });
    const bytes = Math.max(0, files.fstatSync(fd).size - state.counts.room);
    const keptIn = readOnly ? undefined : folder.copyAside(number);
    this.#recovered.push({
      kind: "damaged-snapshot",
      file: path,
      position: 0,
      bytes,
      ...(keptIn !== undefined && { keptIn }),
    });
    const last = { sequence: segment.before, at: segment.beforeAt };
    return new JournalContent(state, last, { ...this.#settings, mayLack: true });
  }

  /** False when the log ends here although there are later segments. */
  #replay(content: JournalContent, number: number, last: number): boolean {
    const segment = this.#enter(content, number, last);
    content.enter(segment);
    const { reader } = content;
    content.advance(reader.size);
    const { sequence } = content;
    const closedAt = this.#closing?.number === number ? this.#closing.size : 0;
    const found = recoverEnd(reader, { sequence, isLast: number === last, closedAt }, this.#settings);
    if (found === undefined) return true;
    this.#recovered.push(found);
    for (let later = number + 1; later <= last; later++) this.#setAside(later);
    return number === last;
  }

  #enter(content: JournalContent, number: number, last: number): JournalSegment {
    const { files, folder, readOnly } = this.#settings;
    const path = folder.logPath(number);
    const found = this.#openSegment(number);
    if (typeof found !== "string") return found;
    if (found === "foreign") throw this.#refuse("store/foreign-format", path, "is no log of a journal");
    if (found === "version") throw this.#refuse("store/foreign-format", path, "is of a later version");
    // A segment that was being created when the power went has no frames, and is at most as long as its beginning.
    const isTorn =
      found === "missing" ||
      (found === "short" && number === last && this.#closing?.number !== number && this.#isBare(path, content));
    const { names } = content.state;
    if (!isTorn || (number < last && found === "missing")) throw this.#refuse("store/corrupt", path, "is damaged");
    if (found === "missing" && (number > 1 || readOnly)) throw this.#refuse("store/corrupt", path, "is missing");
    if (readOnly) throw this.#refuse("store/truncated", path, "is not whole yet");
    rmSync(path, { force: true });
    const header = { number, before: content.sequence, beforeAt: content.at, names: names.copy() };
    const segment = createSegment(files, path, header);
    this.#fds.add(segment.fd);
    return segment;
  }

  #isBare(path: string, { state }: JournalContent): boolean {
    const { files } = this.#settings;
    const fd = openFile(files, path, { readOnly: true });
    try {
      return files.fstatSync(fd).size <= headerLength(state.names);
    } finally {
      files.closeSync(fd);
    }
  }

  #openSegment(number: number): ReturnType<typeof readSegment> | "missing" {
    const { files, folder } = this.#settings;
    const path = folder.logPath(number);
    if (!this.#listing.logs.includes(number)) return "missing";
    const fd = this.#openFile(path);
    const found = readSegment(files, fd, path);
    if (typeof found === "string") this.#close(fd);
    else if (found.number !== number) {
      this.#close(fd);
      return "damaged";
    }
    return found;
  }

  #setAside(number: number): void {
    const { folder, readOnly } = this.#settings;
    const path = folder.logPath(number);
    const report = { kind: "damaged-log" as const, file: path, position: 0, bytes: folder.sizeOf(path) };
    if (readOnly) {
      this.#recovered.push(report);
      return;
    }
    const kept = `${path}.set-aside`;
    renameSync(path, kept);
    this.#recovered.push({ ...report, keptIn: basename(kept) });
  }

  #openFile(path: string): number {
    const fd = openFile(this.#settings.files, path, this.#settings);
    this.#fds.add(fd);
    return fd;
  }

  #close(fd: number): void {
    this.#fds.delete(fd);
    this.#settings.files.closeSync(fd);
  }

  #refuse(code: string, path: string, what: string): StoreError {
    const advice = "Restore the journal from a copy; it was left as it is.";
    return new StoreError(code, this.#settings.location, `\`${path}\` ${what}. ${advice}`);
  }
}

// Looks at everything, so that what is damaged is known before anyone relies on it.
function verify({ pages, table }: StoredSnapshot): void {
  for (const page of pages) page.open();
  for (let index = 0; index < tableCount; index++) table.part(index);
}

export function newSeed(): number {
  return randomBytes(4).readInt32LE(0);
}
