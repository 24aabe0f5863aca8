import { statSync } from "node:fs";
import { StoreError } from "../../errors.ts";
import { errnoOf, fileError } from "../files/file-error.ts";
import { type JournalFiles, syncAside, writeWhole } from "./journal-files.ts";
import type { JournalOutput } from "./journal-output.ts";
import type { JournalSegment } from "./journal-segment.ts";

// Looking whether the file is still the one that was opened costs as much as a write. In a burst, where a write follows the last one within so many
// milliseconds, it is looked at once a millisecond.
const burst = 0.05;
const restBetweenLooks = 1;

export interface LogSettings {
  readonly files: JournalFiles;
  readonly location: string;
}

/** The segment that is written to. */
export class JournalLog {
  segment: JournalSegment;
  /** Where the next frame goes. */
  size: number;
  readonly #settings: LogSettings;
  #device = 0;
  #inode = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #wroteAt = Number.NEGATIVE_INFINITY;

  constructor(segment: JournalSegment, size: number, settings: LogSettings) {
    this.segment = segment;
    this.size = size;
    this.#settings = settings;
    this.#identify();
  }

  /**
   * Writes at the end. Whatever fails, the file is as it was before, or the error is `store/failed`'s cause.
   * @throws StoreError
   */
  append({ bytes, at }: JournalOutput): void {
    const { files, location } = this.#settings;
    this.#look();
    try {
      writeWhole(files, this.segment.fd, { bytes, length: at, position: this.size });
    } catch (error) {
      throw this.#takeBack(fileError(error, location, "write"));
    }
    this.size += at;
  }

  /** Whether the file is still where it was. */
  get isThere(): boolean {
    const found = this.#found();
    return found?.ino === this.#inode && found.dev === this.#device;
  }

  /** Makes durable what was written. */
  sync(): Promise<void> {
    return syncAside(this.#settings.files, this.segment.fd);
  }

  syncNow(): void {
    this.#settings.files.fdatasyncSync(this.segment.fd);
  }

  /** Goes on in another segment. */
  turnTo(segment: JournalSegment): void {
    this.segment = segment;
    this.size = segment.first;
    this.#identify();
  }

  /** Cuts off what was written last. @throws a system error */
  cutTo(size: number): void {
    this.#settings.files.ftruncateSync(this.segment.fd, size);
    this.size = size;
  }

  close(): void {
    this.#settings.files.closeSync(this.segment.fd);
  }

  // Half a frame at the end would make everything behind it unreadable.
  #takeBack(failure: StoreError): StoreError {
    try {
      this.#settings.files.ftruncateSync(this.segment.fd, this.size);
      return failure;
    } catch {
      return new StoreError("store/io", this.#settings.location, "half a write could not be taken back.", {
        cause: failure,
      });
    }
  }

  #identify(): void {
    const { dev, ino } = this.#settings.files.fstatSync(this.segment.fd);
    this.#device = dev;
    this.#inode = ino;
    this.#lookedAt = Number.NEGATIVE_INFINITY;
  }

  #look(): void {
    const now = performance.now();
    const isBurst = now - this.#wroteAt < burst;
    this.#wroteAt = now;
    if (isBurst && now - this.#lookedAt < restBetweenLooks) return;
    const { location } = this.#settings;
    const found = this.#found();
    if (found === undefined || found.ino !== this.#inode || found.dev !== this.#device || found.size !== this.size) {
      const advice = "Writing would lose documents. Close the store and open it again.";
      throw new StoreError("store/changed-outside", location, `another program changed the log. ${advice}`);
    }
    this.#lookedAt = now;
  }

  #found(): { readonly ino: number; readonly dev: number; readonly size: number } | undefined {
    try {
      return statSync(this.segment.path);
    } catch (error) {
      if (errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR") return undefined;
      throw fileError(error, this.#settings.location, "read");
    }
  }
}
