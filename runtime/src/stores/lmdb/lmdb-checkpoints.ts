import * as fs from "node:fs";
import { promisify } from "node:util";
import type { StoreError } from "../../errors.ts";
import { fileError } from "../files/file-error.ts";
import type { LmdbSnapshot } from "./lmdb-driver.ts";
import { type DurableState, readRecord, sealOf, writeRecord } from "./lmdb-durable-record.ts";
import type { LmdbEnvironment } from "./lmdb-environment.ts";
import { damagedFile, replacedFile } from "./lmdb-error.ts";
import { readMeta } from "./lmdb-meta.ts";

const fdatasync = promisify(fs.fdatasync);

/** Pages that are written before the next state is brought to the disk, or a second after the first of them. */
const startPages = 4096;
/** Writes wait where so many are not yet there: each is of another place in the file, since none of the held ones is written over. */
const mostPages = 65_536;
const longest = 1000;

export interface CheckpointOptions {
  readonly environment: LmdbEnvironment;
  readonly location: string;
  /** Descriptors of the file and of the record beside it, which are closed with this. */
  readonly file: number;
  readonly record: number;
  readonly storeId: string;
  readonly boot: string;
}

/**
 * Brings one state after the other to the disk, beside the event loop, and records each. LMDB itself syncs nothing here: after a power cut, its
 * last states may be there in part. So each process holds the state that it recorded last: none of its pages is written over, and whoever opens
 * the file after the machine's next start goes back to it. A state that is held protects every later one as well.
 */
export class LmdbCheckpoints {
  readonly #options: CheckpointOptions;
  #held: LmdbSnapshot | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pages = 0;
  /** Why nothing can be trusted any more that was not recorded. */
  failure: StoreError | undefined;

  constructor(options: CheckpointOptions) {
    this.#options = options;
  }

  get isBehind(): boolean {
    return this.#pages > mostPages;
  }

  /** To be called after each commit of this process. */
  wrote(pages: number): void {
    this.#pages += pages;
    if (this.#pages > startPages) void this.#begin().catch(() => undefined);
    else this.#timer ??= setTimeout(() => void this.#begin().catch(() => undefined), longest).unref();
  }

  /** Resolves once everything that was committed before the call is on the disk. @throws StoreError `store/io` */
  reached(): Promise<void> {
    return this.#begin();
  }

  async close(): Promise<void> {
    try {
      if (this.failure === undefined && this.#options.environment.isInPlace) {
        await this.#begin();
        this.#record(sealOf(this.#options.file));
      }
    } finally {
      clearTimeout(this.#timer);
      this.#held?.done();
      for (const descriptor of [this.#options.file, this.#options.record]) fs.closeSync(descriptor);
    }
  }

  // One at a time; all that ask while it runs share the one after it.
  #begin(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#next !== undefined) return this.#next;
    const before = this.#running ?? Promise.resolve();
    const next = before
      .catch(() => undefined)
      .then(() => {
        this.#running = next;
        this.#next = undefined;
        return this.#run();
      });
    this.#next = next;
    return next;
  }

  async #run(): Promise<void> {
    const { environment, file, record, location } = this.#options;
    if (this.failure !== undefined) throw this.failure;
    if (!environment.isInPlace) throw replacedFile(location);
    const pages = this.#pages;
    // Held first, so that the state that is read then is as old or younger.
    const held = environment.hold();
    try {
      const state = this.#state("");
      await fdatasync(file);
      environment.transact(() => this.#recordLatest(state));
      await fdatasync(record);
      // What processes held that died is in nobody's way any more.
      environment.root.readerCheck();
    } catch (error) {
      held.done();
      this.failure = fileError(error, location, "write");
      throw this.failure;
    }
    this.#held?.done();
    this.#held = held;
    this.#pages -= pages;
  }

  #state(seal: string): DurableState {
    const { file, location, storeId, boot } = this.#options;
    const found = readMeta(file);
    if (found.kind !== "meta") throw damagedFile(location, "the beginning of the file is damaged");
    return { storeId, boot, meta: found.meta, seal };
  }

  // Alone among all processes. Whoever recorded a later state holds that one, or a former one.
  #recordLatest(state: DurableState): void {
    const { record } = this.#options;
    const known = readRecord(record);
    const isOurs = known?.storeId === state.storeId;
    if (isOurs && known.meta.transaction > state.meta.transaction) return;
    const isSame = isOurs && known.meta.transaction === state.meta.transaction;
    if (isSame && known.boot === state.boot && known.seal === state.seal) return;
    writeRecord(record, state);
  }

  #record(seal: string): void {
    this.#options.environment.transact(() => this.#recordLatest(this.#state(seal)));
  }
}
