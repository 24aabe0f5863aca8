import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { OpenContext, StoreChange, StoreMoment, WriteInfo } from "../backing-store.ts";
import { fileError } from "../files/file-error.ts";
import type { JournalStore, JournalStoreOptions } from "../journal.ts";
import { refuseClosed } from "../refuse-use.ts";
import type {
  CheckOptions,
  DocumentName,
  Following,
  HistoryQuery,
  StoreCheck,
  StoredTransaction,
  StoreUsage,
} from "../store-abilities.ts";
import type { JournalAttributes } from "./journal-attributes.ts";
import { checkJournal } from "./journal-check.ts";
import { sumOf } from "./journal-counts.ts";
import { documentsOf } from "./journal-documents.ts";
import { type JournalFiles, journalFiles } from "./journal-files.ts";
import { JournalMoment } from "./journal-moment.ts";
import { checkJournalOptions } from "./journal-options.ts";
import type { JournalRecovery } from "./journal-recovery.ts";
import { type OpenSide, openJournal } from "./journal-sides.ts";

type ChangeListener = (changed: readonly DocumentName[] | undefined) => void;

/** See `journalStore`. */
export class OpenableJournal implements JournalStore {
  readonly name = "journal";
  readonly location: string;
  readonly isShared: boolean;
  readonly keepsMetadata = true;
  readonly keepsIndexes = false;
  readonly #options: JournalStoreOptions;
  readonly #files: JournalFiles;
  #opened: OpenSide | undefined;
  #isOpening = false;
  #clock: () => number = Date.now;
  #recovered: readonly JournalRecovery[] | undefined;

  /** @throws StoreError `store/invalid-option` */
  constructor(options: JournalStoreOptions, files: JournalFiles = journalFiles) {
    checkJournalOptions(options);
    this.#options = options;
    this.#files = files;
    this.location = options.path;
    this.isShared = options.readOnly === true;
  }

  get recovered(): readonly JournalRecovery[] | undefined {
    return this.#recovered;
  }

  async open({ clock = Date.now }: OpenContext): Promise<void> {
    if (this.#opened !== undefined || this.#isOpening) {
      throw new StoreError("store/locked", this.location, "this store is already open. Close it first.");
    }
    this.#isOpening = true;
    try {
      this.#clock = clock;
      const opened = await openJournal(this.#options, this.#files, clock);
      this.#recovered = opened.recovered.length > 0 ? opened.recovered : undefined;
      this.#opened = opened;
    } finally {
      this.#isOpening = false;
    }
  }

  // Not a generator: its moment is the call, and a generator would first look at the first `next`.
  readAll(): AsyncIterable<Envelope> {
    return this.#reading(({ content }) => documentsOf(content.state.freeze(), this.#clock));
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    return this.readNow(type, key);
  }

  readNow(type: string, key: string): Envelope | undefined {
    const opened = this.#opened ?? refuseClosed(this.location);
    try {
      opened.catchUp();
      return opened.content.state.read(type, key, this.#clock());
    } catch (error) {
      throw fileError(error, this.location, "read");
    }
  }

  // Not async: writes of one turn share one promise.
  write(changes: readonly StoreChange[], info?: WriteInfo): Promise<void> {
    try {
      return (this.#opened ?? refuseClosed(this.location)).write(changes, info);
    } catch (error) {
      return Promise.reject(fileError(error, this.location, "write"));
    }
  }

  openMoment(): StoreMoment {
    const settings = { location: this.location, now: this.#clock() };
    return this.#reading(({ content }) => new JournalMoment(content.state.freeze(), settings));
  }

  async expire(limit: number): Promise<readonly DocumentName[]> {
    const opened = this.#writable();
    const { expiring, firstExpiry } = opened.content.state.counts;
    if (sumOf(expiring) === 0 || firstExpiry > this.#clock()) return [];
    const removed = await this.#remove(opened, (attributes) => attributes.takeExpired(this.#clock(), limit));
    // All that was due is gone: until the next one is, nobody has to look.
    if (removed.length < limit) opened.content.state.counts.firstExpiry = (await opened.attributes()).firstExpiry;
    return removed;
  }

  async evictTag(
    tag: string,
    options: { readonly type?: string; readonly limit: number },
  ): Promise<readonly DocumentName[]> {
    const opened = this.#writable();
    if (opened.content.state.counts.tagged === 0) return [];
    return this.#remove(opened, (attributes) => attributes.takeTagged(tag, options));
  }

  async usage(): Promise<StoreUsage> {
    return this.#reading(({ content, settings }) => {
      const { bySchema, bytes } = content.state.counts;
      return { documents: sumOf(bySchema), bytes, volume: settings.folder.volume() };
    });
  }

  async check(options: CheckOptions = {}): Promise<StoreCheck> {
    const { checkSource } = this.#opened ?? refuseClosed(this.location);
    if (options.fix === true && options.dryRun !== true) this.#writable();
    try {
      return await checkJournal(await checkSource(), options);
    } catch (error) {
      throw fileError(error, this.location, "read");
    }
  }

  history(query: HistoryQuery = {}): AsyncIterable<StoredTransaction> {
    return this.#reading((opened) => opened.history().transactions(query));
  }

  stateAt(time: number): AsyncIterable<Envelope> {
    return this.#reading((opened) => opened.history().stateAt(time));
  }

  follow(listener: ChangeListener): Following {
    return this.#reading((opened) => opened.follow(listener));
  }

  async compact(): Promise<void> {
    await this.#writable().compact();
  }

  load(): void {
    this.#reading(({ content: { state } }) => {
      for (const page of state.pages) page.load();
      state.table.load();
    });
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.close();
  }

  async #remove(
    { attributes, forgetAttributes, write }: OpenSide,
    take: (attributes: JournalAttributes) => readonly DocumentName[],
  ): Promise<readonly DocumentName[]> {
    try {
      const found = take(await attributes());
      if (found.length > 0) await write(found.map(({ type, key }) => ({ kind: "delete", type, key })));
      return found;
    } catch (error) {
      // What was taken and not removed has to be found again.
      forgetAttributes();
      throw fileError(error, this.location, "write");
    }
  }

  #writable(): OpenSide {
    const opened = this.#opened ?? refuseClosed(this.location);
    opened.checkWritable();
    return opened;
  }

  #reading<T>(read: (opened: OpenSide) => T): T {
    const opened = this.#opened ?? refuseClosed(this.location);
    try {
      opened.catchUp();
      return read(opened);
    } catch (error) {
      throw fileError(error, this.location, "read");
    }
  }
}
