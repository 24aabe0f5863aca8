import type { StoreChange, WriteInfo } from "../backing-store.ts";
import { acquireFileLock, type FileLock } from "../files/file-lock.ts";
import type { JournalStoreOptions } from "../journal.ts";
import { checkWritable } from "../refuse-use.ts";
import type { Following } from "../store-abilities.ts";
import { JournalAttributes } from "./journal-attributes.ts";
import type { CheckSource } from "./journal-check.ts";
import { writeClosing } from "./journal-closing.ts";
import { JournalCompaction } from "./journal-compaction.ts";
import type { JournalContent } from "./journal-content.ts";
import { syncFolderOf } from "./journal-files.ts";
import { JournalHistory } from "./journal-history.ts";
import { JournalLog } from "./journal-log.ts";
import { type OpenedJournal, openContent } from "./journal-open.ts";
import type { JournalRecovery, RecoverySettings } from "./journal-recovery.ts";
import type { OpenSide } from "./journal-sides.ts";
import { JournalWriter } from "./journal-writer.ts";

const leastBytes = 4_194_304;
const ratio = 2;

/** A journal that is open for writing, with the lock that says so. */
export class WritingJournal implements OpenSide {
  readonly settings: RecoverySettings;
  readonly content: JournalContent;
  readonly recovered: readonly JournalRecovery[];
  readonly #lock: FileLock;
  readonly #snapshot: number | undefined;
  readonly #writer: JournalWriter;
  readonly #compaction: JournalCompaction;
  #attributes: JournalAttributes | undefined;
  #gathering: Promise<JournalAttributes> | undefined;
  #isClosing = false;

  private constructor(
    lock: FileLock,
    { content, recovered, snapshot, logBytes }: OpenedJournal,
    { settings, options, clock }: WritingSettings,
  ) {
    this.#lock = lock;
    this.settings = settings;
    this.content = content;
    this.recovered = recovered;
    this.#snapshot = snapshot;
    const { files, location } = settings;
    const { reader, sequence, at: lastAt, state } = content;
    const end = content.isSealed ? content.lastFrame : reader.position;
    const log = new JournalLog(reader.segment, end, { files, location });
    const { durability = "process", history, snapshots } = options;
    this.#writer = new JournalWriter(state, log, { location, durability, clock, sequence, lastAt });
    this.#compaction = new JournalCompaction(this.#writer, state, {
      files: settings,
      settings: { keep: history?.keep ?? "none", ratio, leastBytes, clock, ...snapshots },
      logBytes,
    });
  }

  static async open(settings: RecoverySettings, options: JournalStoreOptions, clock: () => number): Promise<OpenSide> {
    const { folder, location, files } = settings;
    const lock = acquireFileLock(folder.lockTarget, location);
    try {
      folder.removeLeftovers();
      const opened = openContent(settings, folder.list());
      const { content } = opened;
      // Who sealed it died before it could go on in another segment.
      if (content.isSealed) files.ftruncateSync(content.reader.segment.fd, content.lastFrame);
      // The log, and its name, survive whatever an acknowledged write is to survive.
      const { segment } = content.reader;
      files.fdatasyncSync(segment.fd);
      syncFolderOf(files, segment.path);
      const journal = new WritingJournal(lock, opened, { settings, options, clock });
      await journal.#settleIn();
      return journal;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  catchUp(): void {
    this.#writer.settle();
  }

  checkWritable(): void {
    const { failure } = this.#writer;
    if (failure !== undefined) checkWritable(this.settings.location, { readOnly: false, failure });
  }

  readonly write = (changes: readonly StoreChange[], info?: WriteInfo): Promise<void> => {
    if (this.#writer.failure !== undefined) this.checkWritable();
    const done = this.#writer.write(changes, info);
    if (this.#attributes !== undefined) this.#note(changes);
    this.#compaction.consider();
    return done;
  };

  readonly attributes = (): Promise<JournalAttributes> => {
    this.#gathering ??= this.#gather();
    return this.#gathering;
  };

  readonly forgetAttributes = (): void => {
    this.#gathering = undefined;
    this.#attributes = undefined;
  };

  readonly compact = (): Promise<void> => this.#compaction.runAnew();

  readonly checkSource = async (): Promise<CheckSource> => {
    const { log } = this.#writer;
    return this.#writer.atRest(() => ({
      files: this.settings,
      view: this.content.state,
      end: { number: log.segment.number, size: log.size },
      isCompacting: this.#compaction.isRunning,
      rewrite: this.compact,
    }));
  };

  history(): JournalHistory {
    return new JournalHistory(this.settings, this.#writer.sequence);
  }

  /** Nobody else writes as long as this is open. */
  readonly follow = (): Following => ({ poll: async () => {}, stop: () => {} });

  async close(): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    try {
      await this.#writer.finish();
      await this.#compaction.close();
      this.#noteEnd();
      this.#writer.log.close();
      if (this.#snapshot !== undefined) this.settings.files.closeSync(this.#snapshot);
    } finally {
      this.#lock.release();
    }
  }

  // That it was closed in order need not be known: without the note, a cut at the end looks like one that a crash has left.
  #noteEnd(): void {
    const { log, failure } = this.#writer;
    const { files, folder } = this.settings;
    if (failure !== undefined) return;
    try {
      if (!log.isThere) return;
      log.syncNow();
      writeClosing(files, folder, { number: log.segment.number, size: log.size });
    } catch {
      return;
    }
  }

  // What is left of a damaged snapshot is written anew.
  async #settleIn(): Promise<void> {
    if (this.recovered.some(({ kind }) => kind === "damaged-snapshot")) await this.compact();
  }

  async #gather(): Promise<JournalAttributes> {
    const { state } = this.content;
    this.#attributes = new JournalAttributes(state);
    await this.#attributes.addAll(state.freeze());
    return this.#attributes;
  }

  #note(changes: readonly StoreChange[]): void {
    for (const change of changes) if (change.kind === "put") this.#attributes?.add(change.envelope);
  }
}

interface WritingSettings {
  readonly settings: RecoverySettings;
  readonly options: JournalStoreOptions;
  readonly clock: () => number;
}
