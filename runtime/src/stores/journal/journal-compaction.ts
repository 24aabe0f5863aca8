import { rmSync } from "node:fs";
import { fileError } from "../files/file-error.ts";
import { openFile, syncFolderOf, writeWhole } from "./journal-files.ts";
import { beginFrame, endFrame, isSeal } from "./journal-frame.ts";
import { JournalOutput } from "./journal-output.ts";
import type { RecoverySettings } from "./journal-recovery.ts";
import { createSegment, type JournalSegment, readSegment } from "./journal-segment.ts";
import { writeSnapshot } from "./journal-snapshot-writer.ts";
import type { JournalState } from "./journal-state.ts";
import type { JournalView } from "./journal-view.ts";
import type { JournalWriter } from "./journal-writer.ts";

export interface CompactionSettings {
  readonly keep: number | "all" | "none";
  readonly ratio: number;
  readonly leastBytes: number;
  readonly clock: () => number;
}

interface Turn {
  readonly view: JournalView;
  readonly number: number;
  readonly sequence: number;
  readonly at: number;
}

/** Puts a snapshot in the place of the log, while the writer goes on in another segment. */
export class JournalCompaction {
  /** Why the last one failed: nothing is lost by that, and the next one may succeed. */
  failure: unknown;
  readonly #writer: JournalWriter;
  readonly #state: JournalState;
  readonly #files: RecoverySettings;
  readonly #settings: CompactionSettings;
  /** Bytes of log that a snapshot would make superfluous, before the segment that is written to. */
  #before: number;
  #running: Promise<void> | undefined;
  #isGivenUp = false;
  /** After a failure it waits until the log has grown by half. */
  #notBefore = 0;

  constructor(
    writer: JournalWriter,
    state: JournalState,
    options: { readonly files: RecoverySettings; readonly settings: CompactionSettings; readonly logBytes: number },
  ) {
    this.#writer = writer;
    this.#state = state;
    this.#files = options.files;
    this.#settings = options.settings;
    this.#before = options.logBytes;
  }

  /** Begins one when the log has grown large beside the content. */
  consider(): void {
    const bytes = this.#before + this.#writer.log.size;
    const { leastBytes, ratio } = this.#settings;
    if (bytes < leastBytes || bytes < this.#notBefore || bytes < this.#state.counts.room * ratio) return;
    if (this.#running !== undefined || this.#writer.failure !== undefined) return;
    this.#notBefore = bytes * 1.5;
    this.run().catch((error: unknown) => {
      this.failure = error;
    });
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** One of the content as it is now. @throws StoreError */
  async runAnew(): Promise<void> {
    await this.#running?.catch(() => undefined);
    await this.run();
  }

  /** @throws StoreError */
  run(): Promise<void> {
    this.#running ??= this.#compact().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Gives up what is under way: the log alone is enough. */
  async close(): Promise<void> {
    this.#isGivenUp = true;
    await this.#running?.catch(() => undefined);
  }

  async #compact(): Promise<void> {
    const { files, folder, location } = this.#files;
    try {
      // Most of it beside the main thread: what is left then, the next step makes durable.
      await this.#writer.log.sync().catch((error: unknown) => this.#failSync(error));
      const { view, number, sequence, at } = await this.#writer.atRest(() => this.#turn());
      const target = {
        files,
        path: folder.snapshotPath(number),
        number,
        sequence,
        at,
        isGivenUp: () => this.#isGivenUp,
      };
      if (!(await writeSnapshot(view, target))) return;
      this.#before = 0;
      this.#notBefore = 0;
      this.failure = undefined;
      this.#forget(number);
    } catch (error) {
      throw fileError(error, location, "write");
    }
  }

  // The log goes on in a new segment, and the content as it is now is what the snapshot will hold.
  #turn(): Turn {
    const { files, folder } = this.#files;
    const writer = this.#writer;
    if (writer.failure !== undefined) throw writer.failure;
    const { log, sequence, lastAt: at } = writer;
    const former = log.segment;
    const size = log.size;
    const number = former.number + 1;
    const path = folder.logPath(number);
    this.#seal(former, { size, sequence, at });
    this.#syncNow();
    let segment: JournalSegment | undefined;
    try {
      const names = this.#state.names.copy();
      segment = createSegment(files, path, { number, before: sequence, beforeAt: at, names });
      files.fdatasyncSync(segment.fd);
      syncFolderOf(files, path);
    } catch (error) {
      if (segment !== undefined) files.closeSync(segment.fd);
      rmSync(path, { force: true });
      this.#unseal(size, error);
    }
    log.turnTo(segment);
    files.closeSync(former.fd);
    this.#before += size;
    return { view: this.#state.freeze(), number, sequence, at };
  }

  #seal({ fd, start }: JournalSegment, { size, sequence, at }: { size: number; sequence: number; at: number }): void {
    const output = new JournalOutput();
    endFrame(output, beginFrame(output, { sequence, at, flags: isSeal }), start);
    try {
      writeWhole(this.#files.files, fd, { bytes: output.bytes, length: output.at, position: size });
    } catch (error) {
      this.#unseal(size, error);
    }
  }

  // A segment is whole, on the disk too, before there is another: so only the end of the last one can ever be torn.
  #syncNow(): void {
    try {
      this.#writer.log.syncNow();
    } catch (error) {
      this.#failSync(error);
    }
  }

  #failSync(error: unknown): never {
    const failure = fileError(error, this.#files.location, "write");
    this.#writer.failure = failure;
    throw failure;
  }

  // A log with a seal is one that nobody goes on with.
  #unseal(size: number, cause: unknown): never {
    const failure = fileError(cause, this.#files.location, "write");
    try {
      this.#writer.log.cutTo(size);
    } catch {
      this.#writer.failure = failure;
    }
    throw failure;
  }

  #forget(newest: number): void {
    const { folder } = this.#files;
    for (const number of superfluous(this.#files, newest, this.#settings)) {
      rmSync(folder.logPath(number), { force: true });
      rmSync(folder.snapshotPath(number), { force: true });
    }
  }
}

/** Segments before the newest snapshot, oldest first, that are not kept as history; each with the snapshot that it goes on from. */
function superfluous(
  { files, folder }: RecoverySettings,
  newest: number,
  settings: CompactionSettings,
): readonly number[] {
  const { logs, snapshots } = folder.list();
  const former = [...new Set([...logs, ...snapshots])].filter((number) => number < newest).sort((a, b) => a - b);
  const { keep } = settings;
  if (keep === "all") return [];
  if (keep === "none") return former;
  const oldest = settings.clock() - keep;
  let gone = former.findIndex((number) => endOf({ files, folder }, number) > oldest);
  if (gone < 0) return former;
  // What is kept begins with a snapshot.
  while (gone > 0 && !snapshots.includes(former[gone] ?? 0)) gone--;
  return former.slice(0, gone);
}

/** When the last transaction of a segment was, which the next one says. */
function endOf({ files, folder }: Pick<RecoverySettings, "files" | "folder">, number: number): number {
  const path = folder.logPath(number + 1);
  let fd: number;
  try {
    fd = openFile(files, path, { readOnly: true });
  } catch {
    return Number.NEGATIVE_INFINITY;
  }
  try {
    const segment = readSegment(files, fd, path);
    return typeof segment === "string" ? Number.POSITIVE_INFINITY : segment.beforeAt;
  } finally {
    files.closeSync(fd);
  }
}
