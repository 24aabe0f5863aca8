import { StoreError } from "../../errors.ts";
import type { StoreChange, WriteInfo } from "../backing-store.ts";
import { checkConditions } from "../check-conditions.ts";
import { fileError } from "../files/file-error.ts";
import { JournalEncoder } from "./journal-encoder.ts";
import { beginFrame, endFrame, goesOn, longestBody } from "./journal-frame.ts";
import type { JournalLog } from "./journal-log.ts";
import type { JournalState } from "./journal-state.ts";

export interface WriterSettings {
  readonly location: string;
  readonly durability: "process" | "power";
  readonly clock: () => number;
}

/** What there was before a group, for the case that it fails. */
interface Before {
  readonly names: number;
  readonly sequence: number;
  readonly lastAt: number;
}

/** Writes that go out together, and are acknowledged together. */
interface Group extends Before {
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** What is written at once is done when it is returned. */
const settled = Promise.resolve();

/**
 * Turns writes into frames and brings those of one turn to the log in one go. A write is made in memory at once, so that the next one is judged by it;
 * it is undone when the log does not take it, together with all that came after.
 */
export class JournalWriter {
  /** Transactions in the log, and when the last one was. */
  sequence: number;
  lastAt: number;
  failure: StoreError | undefined;
  readonly log: JournalLog;
  readonly #state: JournalState;
  readonly #encoder: JournalEncoder;
  readonly #settings: WriterSettings;
  #group: Group | undefined;
  #flight: Promise<void> | undefined;
  #rest: (() => void) | undefined;
  #isGathering = false;

  constructor(state: JournalState, log: JournalLog, settings: WriterSettings & { sequence: number; lastAt: number }) {
    this.#state = state;
    this.log = log;
    this.#settings = settings;
    this.sequence = settings.sequence;
    this.lastAt = settings.lastAt;
    this.#encoder = new JournalEncoder(state, settings.location);
    state.isUndoable = true;
  }

  /** @throws ConflictError, StoreError; resolves once the changes are durable */
  write(changes: readonly StoreChange[], info?: WriteInfo): Promise<void> {
    const now = this.#settings.clock();
    this.#judge(changes, now);
    const { output } = this.#encoder;
    const { undoable, names } = this.#state;
    const before = { names: names.schemas.length, sequence: this.sequence, lastAt: this.lastAt };
    const flags = this.#settings.durability === "power" && output.at > 0 ? goesOn : 0;
    const from = beginFrame(output, {
      sequence: this.sequence + 1,
      at: now,
      flags,
      action: info?.action,
      actor: info?.actor,
    });
    const empty = output.at;
    try {
      this.#encoder.encode(changes, now);
      if (output.at - from > longestBody) throw this.#tooLong();
    } catch (error) {
      output.at = from;
      this.#state.undo(undoable);
      names.truncate(before.names);
      throw error;
    }
    // What changes nothing leaves no trace.
    if (output.at === empty) output.at = from;
    else {
      endFrame(output, from, this.log.segment.start);
      this.sequence++;
      this.lastAt = now;
    }
    return this.#settings.durability === "process" ? this.#send(before) : (this.#group ?? this.#begin(before)).done;
  }

  // The first write of a turn goes out at once: who waits for each write pays for no turn. What follows in the same turn goes out together.
  #send(before: Before): Promise<void> {
    if (this.#isGathering) return (this.#group ?? this.#begin(before)).done;
    this.#isGathering = true;
    void settled.then(this.#endTurn);
    // Each part by itself: a spread would take longer than the rest of the write.
    const { names, sequence, lastAt } = before;
    this.#group = { names, sequence, lastAt, done: settled, resolve: rest, reject: raise };
    this.#land();
    return settled;
  }

  readonly #endTurn = (): void => {
    this.#isGathering = false;
    this.#land();
  };

  /** Brings what waits to the log, so that a reader sees nothing that is not there. */
  settle(): void {
    if (this.#settings.durability === "process" && this.#group !== undefined) this.#land();
  }

  /** Resolves once nothing waits and nothing is under way; whether it succeeded is told to those who wrote. */
  async finish(): Promise<void> {
    for (;;) {
      const waiting = this.#flight ?? this.#group?.done;
      if (waiting === undefined) return;
      await waiting.catch(() => undefined);
    }
  }

  /** Calls `act` when all that was written is in the log, and durable as promised. @throws what `act` throws */
  async atRest<T>(act: () => T): Promise<T> {
    if (this.#flight === undefined) {
      this.#land();
      return act();
    }
    return new Promise<T>((resolve, reject) => {
      this.#rest = () => {
        try {
          resolve(act());
        } catch (error) {
          reject(error);
        }
      };
    });
  }

  // Brings what waits to the log without letting anyone in between.
  #land(): void {
    const group = this.#group;
    if (group === undefined) return;
    this.#group = undefined;
    try {
      if (this.#append() && this.#settings.durability === "power") this.log.syncNow();
      this.#state.settle(this.#state.undoable);
      group.resolve();
    } catch (error) {
      this.#fail(error, [group]);
    }
    this.#state.tidy();
  }

  #judge(changes: readonly StoreChange[], now: number): void {
    const state = this.#state;
    for (const change of changes) {
      if (change.condition === undefined) continue;
      checkConditions(changes, this.#settings.location, (type, key) => state.read(type, key, now));
      return;
    }
  }

  #begin(before: Before): Group {
    let resolve = () => {};
    let reject: (error: unknown) => void = () => {};
    const done = new Promise<void>((onDone, onFailed) => {
      resolve = onDone;
      reject = onFailed;
    });
    const { names, sequence, lastAt } = before;
    this.#group = { names, sequence, lastAt, done, resolve, reject };
    if (this.#settings.durability === "power" && this.#flight === undefined) this.#flight = this.#fly();
    return this.#group;
  }

  // One flight at a time: what is written meanwhile waits for the next.
  async #fly(): Promise<void> {
    // Others of the same turn go with it.
    await undefined;
    for (let group = this.#group; group !== undefined; group = this.#group) {
      this.#group = undefined;
      const changes = this.#state.undoable;
      try {
        if (this.#append()) await this.#sync();
        this.#state.settle(changes);
        group.resolve();
      } catch (error) {
        this.#fail(error, [group, this.#group]);
      }
      this.#state.tidy();
      this.#takeRest();
    }
    this.#flight = undefined;
  }

  // Of a file that could not be synced, nobody knows what is on the disk: also when it is said that the disk is full.
  async #sync(): Promise<void> {
    try {
      await this.log.sync();
    } catch (cause) {
      const text = cause instanceof Error ? cause.message : String(cause);
      const advice = "Mend that, then open it again.";
      throw new StoreError("store/io", this.#settings.location, `the log could not be synced: ${text}. ${advice}`, {
        cause,
      });
    }
  }

  #takeRest(): void {
    const rest = this.#rest;
    if (rest === undefined) return;
    this.#rest = undefined;
    this.#land();
    rest();
  }

  /** False when there was nothing to write. */
  #append(): boolean {
    const { output } = this.#encoder;
    if (output.at === 0) return false;
    this.log.append(output);
    output.reset();
    return true;
  }

  // What was not acknowledged is undone in memory, with all that was built on it.
  #fail(error: unknown, groups: readonly (Group | undefined)[]): void {
    const failure = fileError(error, this.#settings.location, "write");
    const [first] = groups;
    this.#group = undefined;
    this.#encoder.output.reset();
    this.#state.undo(0);
    if (first !== undefined) {
      this.#state.names.truncate(first.names);
      this.sequence = first.sequence;
      this.lastAt = first.lastAt;
    }
    // A full disk left everything as it was; after any other failure nobody knows what is on the disk.
    if (failure.code !== "store/full") this.failure = failure;
    for (const group of groups) group?.reject(failure);
  }

  #tooLong(): StoreError {
    return new StoreError(
      "store/unsupported",
      this.#settings.location,
      "a transaction of a journal takes at most 1 GB. Write the documents in several.",
    );
  }
}

function rest(): void {}

function raise(error: unknown): never {
  throw error;
}
