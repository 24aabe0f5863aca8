import { Worker } from "node:worker_threads";
import type { StoreChange } from "../backing-store.ts";
import type { WorkerDriver } from "./sqlite-driver.ts";

/** In pages of the log, from which on it is worth moving: 4 MB, SQLite's own limit. */
export const passPages = 1000;

// In pages of the log, from which on writes wait for a whole pass: with writes going on, no pass reaches the log's end, and only a log that
// was moved to its end is begun anew. 16 MB.
const longLog = 4096;

// Run by `eval`, so that it works wherever a bundler puts this file. `PASSIVE` waits for nobody, and nobody waits for it.
const source = `
const { parentPort, workerData } = require("node:worker_threads");
const { module, exported, values } = workerData;
const loaded = require(module);
const database = Reflect.construct(exported === "default" ? loaded : loaded[exported], values);
parentPort.on("message", (message) => {
  if (message === "close") {
    database.close();
    parentPort.close();
    return;
  }
  let pages = 0;
  try {
    pages = database.prepare("PRAGMA wal_checkpoint(PASSIVE)").get().log;
  } catch {}
  parentPort.postMessage(pages);
});
`;

export interface CheckpointOptions {
  readonly driver: WorkerDriver;
  readonly file: string;
  /** Called when there will be no more passes: SQLite has to make them where it writes. */
  readonly onLost: () => void;
}

/**
 * Moves the log into the database in a thread of its own: a checkpoint writes and syncs for many milliseconds, in which no read would be
 * answered. The thread is there once the log is long enough for the first time.
 */
export class SqliteCheckpoints {
  readonly #options: CheckpointOptions;
  #worker: Worker | undefined;
  #isLost = false;
  #isPassing = false;
  #written = 0;
  /** Whether the pass that is under way began when writes waited already: it reaches the log's end. */
  #isLast = false;
  #waitAt = longLog;
  #waiting: { readonly promise: Promise<void>; readonly release: () => void } | undefined;

  constructor(options: CheckpointOptions) {
    this.#options = options;
  }

  /** Until when writes have to wait; undefined when they need not. */
  get waiting(): Promise<void> | undefined {
    return this.#waiting?.promise;
  }

  /** Counts pages that were written to the log, and begins a pass when they are many. */
  wrote(pages: number): void {
    this.#written += pages;
    if (!this.#isPassing && this.#written >= passPages) this.#pass();
    // Who writes without ever coming back to the event loop would not hear that the pass is done.
    else if (this.#isPassing && this.#written >= longLog) this.#wait();
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#worker = undefined;
    this.#isLost = true;
    worker.ref();
    await new Promise((resolve) => {
      worker.once("exit", resolve);
      worker.postMessage("close");
    });
  }

  #pass(): void {
    if (this.#isLost) return;
    this.#isPassing = true;
    this.#written = 0;
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage("pass");
    } catch {
      this.#lose();
    }
  }

  #start(): Worker {
    const { driver, file } = this.#options;
    const workerData = { module: driver.module, exported: driver.exported, values: driver.values(file) };
    const worker = new Worker(source, { eval: true, name: "keyslot checkpoints", execArgv: [], workerData });
    worker.unref();
    worker.on("message", (pages) => this.#passed(Number(pages)));
    worker.on("error", () => this.#lose());
    worker.on("exit", () => this.#lose());
    return worker;
  }

  #passed(pages: number): void {
    if (this.#isLost) return;
    this.#isPassing = false;
    if (this.#isLast) {
      // Where a reader keeps the log from being begun anew, waiting again would not help before it has grown much further.
      this.#waitAt = pages + longLog;
      this.#release();
    } else if (pages >= this.#waitAt) {
      this.#wait();
      this.#isLast = true;
      this.#pass();
      return;
    } else {
      if (pages < longLog) this.#waitAt = longLog;
      this.#release();
    }
    if (this.#written >= passPages) this.#pass();
  }

  #wait(): void {
    if (this.#waiting !== undefined || this.#isLost) return;
    let release = () => {};
    const promise = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#waiting = { promise, release };
    // Somebody waits: the process must not end before.
    this.#worker?.ref();
  }

  #release(): void {
    this.#worker?.unref();
    this.#waiting?.release();
    this.#waiting = undefined;
    this.#isLast = false;
  }

  #lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#worker = undefined;
    this.#release();
    this.#options.onLost();
  }
}

// From here on it pays to ask how many pages there are at all.
const manyPages = 64;

/**
 * How many pages the changes wrote to the log, more or less: an own one for each document, entry, row of metadata and full page of payload, and
 * no page twice.
 * A thousand documents of a small database are a few dozen pages, which are not worth a pass.
 */
export function pagesOf(changes: readonly StoreChange[], pagesOfDatabase: () => number): number {
  let pages = 0;
  for (const change of changes) {
    if (change.kind === "check") continue;
    pages += 1 + (change.entries?.present.length ?? 0);
    if (change.kind !== "put") continue;
    const { payload, expiresAt, tags = [] } = change.envelope;
    // Their rows, and the entries of the indexes that find those.
    pages += (payload.length >>> 12) + (expiresAt === undefined ? 0 : 2) + 2 * tags.length;
  }
  return pages < manyPages ? pages : Math.min(pages, pagesOrMore(pagesOfDatabase));
}

// What was written is stored: a question about it that fails, because another process is in the way, must not make it look as if it were not.
function pagesOrMore(pagesOfDatabase: () => number): number {
  try {
    return pagesOfDatabase();
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
