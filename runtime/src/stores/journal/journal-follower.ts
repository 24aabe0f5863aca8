import { existsSync, type FSWatcher, watch } from "node:fs";
import { StoreError } from "../../errors.ts";
import { errnoOf } from "../files/file-error.ts";
import type { DocumentName, Following } from "../store-abilities.ts";
import type { FrameListener, JournalContent } from "./journal-content.ts";
import { openFile } from "./journal-files.ts";
import { type OpenedJournal, openContent } from "./journal-open.ts";
import type { RecoverySettings } from "./journal-recovery.ts";
import { readSegment } from "./journal-segment.ts";

/** Where nobody tells of changes, as on a network's file system, it is looked so often. */
const restBetweenLooks = 1000;

type Listener = (changed: readonly DocumentName[] | undefined) => void;

/** Reads the log of a writer in another process, and goes on where it has ended. */
export class JournalFollower {
  readonly #settings: RecoverySettings;
  readonly #listeners = new Set<Listener>();
  #opened: OpenedJournal;
  /** What no listener was told of yet, by type and key; undefined when it may be anything. */
  #untold: Map<string, DocumentName> | undefined = new Map();
  #watcher: FSWatcher | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(settings: RecoverySettings) {
    this.#settings = settings;
    this.#opened = openPatiently(settings);
  }

  get opened(): OpenedJournal {
    return this.#opened;
  }

  get content(): JournalContent {
    return this.#opened.content;
  }

  /** Replays what was written since. @throws StoreError, a system error */
  catchUp(): void {
    try {
      this.#goOn();
    } catch (error) {
      // A writer that took a write back, or compacted twice meanwhile: whatever it was, the journal is read anew.
      if (!(error instanceof StoreError) && errnoOf(error) !== "ENOENT") throw error;
      this.#reopen();
    }
  }

  follow(listener: Listener): Following {
    // Of what was written before it asked, it need not be told.
    this.catchUp();
    this.#tell();
    const own: Listener = (changed) => listener(changed);
    this.#listeners.add(own);
    this.#watch();
    return {
      poll: async () => {
        this.catchUp();
        this.#tell();
      },
      stop: () => {
        this.#listeners.delete(own);
        if (this.#listeners.size === 0) this.#rest();
      },
    };
  }

  close(): void {
    this.#listeners.clear();
    this.#rest();
    this.#release();
  }

  #goOn(): void {
    const listener = this.#listener();
    for (;;) {
      const { content } = this.#opened;
      const { reader } = content;
      const { size } = reader;
      if (size < reader.position)
        throw new StoreError("store/corrupt", this.#settings.location, "the log became shorter.");
      if (size > reader.position) content.advance(size, listener);
      if (!content.isSealed || !this.#enterNext(content)) return;
    }
  }

  #enterNext(content: JournalContent): boolean {
    const { files, folder } = this.#settings;
    const { segment } = content.reader;
    const path = folder.logPath(segment.number + 1);
    if (!existsSync(path)) {
      if (folder.list().logs.some((number) => number > segment.number + 1)) this.#reopen();
      return false;
    }
    const fd = openFile(files, path, { readOnly: true });
    const next = readSegment(files, fd, path);
    if (typeof next === "string") {
      files.closeSync(fd);
      return false;
    }
    content.enter(next);
    files.closeSync(segment.fd);
    return true;
  }

  #reopen(): void {
    const former = this.#opened;
    this.#opened = openPatiently(this.#settings);
    release(former, this.#settings);
    this.#untold = undefined;
    this.#tellLater();
  }

  #listener(): FrameListener | undefined {
    if (this.#listeners.size === 0) return undefined;
    const { state } = this.#opened.content;
    return {
      change: () => {
        const { key, names } = state;
        const type = names.schemas.find(({ typeNumber }) => typeNumber === key.type)?.type ?? "";
        const text = key.bytes.toString("utf8", 0, key.length);
        this.#untold?.set(`${key.type}:${text}`, { type, key: text });
        this.#tellLater();
      },
    };
  }

  // A listener that reads or writes must not do so in the middle of a replay.
  #tellLater(): void {
    setImmediate(() => this.#tell());
  }

  #tell(): void {
    const untold = this.#untold;
    if (untold?.size === 0) return;
    this.#untold = new Map();
    const changed = untold === undefined ? undefined : [...untold.values()];
    for (const listener of this.#listeners) listener(changed);
  }

  #watch(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => this.#look(), restBetweenLooks);
    this.#timer.unref();
    try {
      this.#watcher = watch(this.#settings.folder.path, { persistent: false }, () => this.#look());
      this.#watcher.on("error", () => this.#watcher?.close());
    } catch {
      // Too many watchers on this machine: the timer looks.
    }
  }

  // What fails here fails again, and is told, when somebody reads.
  #look(): void {
    try {
      this.catchUp();
    } catch {
      return;
    }
    this.#tell();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#watcher?.close();
    this.#watcher = undefined;
  }

  #release(): void {
    release(this.#opened, this.#settings);
  }
}

// While a journal is listed and opened, its writer may put a snapshot in the place of what was listed.
function openPatiently(settings: RecoverySettings): OpenedJournal {
  for (let round = 0; ; round++) {
    try {
      return openContent(settings, settings.folder.list());
    } catch (error) {
      const isMoving = errnoOf(error) === "ENOENT" || error instanceof StoreError;
      if (!isMoving || round === 3) throw error;
    }
  }
}

function release({ content, snapshot }: OpenedJournal, { files }: RecoverySettings): void {
  files.closeSync(content.reader.segment.fd);
  if (snapshot !== undefined) files.closeSync(snapshot);
}
