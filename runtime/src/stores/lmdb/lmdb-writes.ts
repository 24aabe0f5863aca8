import { StoreError } from "../../errors.ts";
import type { StoreChange } from "../backing-store.ts";
import { checkChanges } from "../check-changes.ts";
import { copyOfChange } from "../copy-change.ts";
import { checkWritable } from "../refuse-use.ts";
import type { LmdbEnvironment } from "./lmdb-environment.ts";
import { lmdbError, replacedFile } from "./lmdb-error.ts";
import { LmdbWriter } from "./lmdb-writer.ts";

export interface WritesOptions {
  readonly environment: LmdbEnvironment;
  readonly location: string;
  readonly readOnly: boolean;
  readonly durability: "process" | "power";
  readonly clock: () => number;
  readonly writer: string;
}

interface WaitingWrite {
  readonly changes: readonly StoreChange[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** The writes of a store: all of one turn of the event loop are one transaction, in which each holds or fails by itself. */
export class LmdbWrites {
  readonly #options: WritesOptions;
  #waiting: WaitingWrite[] = [];
  #flight: Promise<void> | undefined;
  #failure: StoreError | undefined;

  constructor(options: WritesOptions) {
    this.#options = options;
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    this.checkWritable();
    checkChanges(changes, this.#options.location);
    const kept = changes.map(copyOfChange);
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ changes: kept, resolve, reject });
      this.#flight ??= this.#takeOff();
    });
  }

  /** A transaction of the store's own upkeep, after the writes that were begun. @throws StoreError as `write` */
  async change<T>(act: (writer: LmdbWriter) => T): Promise<T> {
    this.checkWritable();
    await this.settled();
    this.checkWritable();
    const result = this.#guard(() => this.#transact(act));
    await this.#reach();
    return result;
  }

  async settled(): Promise<void> {
    while (this.#flight !== undefined) await this.#flight;
  }

  checkWritable(): void {
    const { environment, location, readOnly } = this.#options;
    checkWritable(location, { readOnly, failure: this.#failure ?? environment.checkpoints?.failure });
  }

  // Begins with the next microtask, when everything of this turn is there.
  async #takeOff(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#store(batch);
      const { checkpoints } = this.#options.environment;
      if (checkpoints?.isBehind === true) await checkpoints.reached().catch(() => undefined);
    }
    this.#flight = undefined;
  }

  async #store(batch: readonly WaitingWrite[]): Promise<void> {
    const refused = new Map<WaitingWrite, unknown>();
    try {
      this.checkWritable();
      this.#guard(() =>
        this.#transact((writer) => {
          for (const write of batch) tryApply(writer, write, refused);
        }),
      );
      await this.#reach();
    } catch (error) {
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const write of batch) {
      if (refused.has(write)) write.reject(refused.get(write));
      else write.resolve();
    }
  }

  #transact<T>(act: (writer: LmdbWriter) => T): T {
    const { environment, location, clock, writer: name } = this.#options;
    if (!environment.isInPlace) throw replacedFile(location);
    let pages = 0;
    const result = environment.transact(() => {
      const writer = new LmdbWriter(environment, { location, now: clock() });
      const made = act(writer);
      if (!writer.isIdle) writer.finish(name);
      pages = writer.pages;
      return made;
    });
    if (pages > 0) environment.checkpoints?.wrote(pages);
    return result;
  }

  async #reach(): Promise<void> {
    if (this.#options.durability === "power") await this.#options.environment.checkpoints?.reached();
  }

  #guard<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      const failure = lmdbError(error, this.#options.location);
      if (failure.code === "store/io") this.#failure = failure;
      throw failure;
    }
  }
}

/** What is refused before anything of it was applied leaves the others of its turn alone. */
function tryApply(writer: LmdbWriter, write: WaitingWrite, refused: Map<WaitingWrite, unknown>): void {
  try {
    writer.check(write.changes);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    refused.set(write, error);
    return;
  }
  writer.apply(write.changes);
}
