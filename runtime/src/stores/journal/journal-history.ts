import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import { errnoOf, fileError } from "../files/file-error.ts";
import type { HistoryQuery, StoredTransaction } from "../store-abilities.ts";
import { type FrameListener, JournalContent } from "./journal-content.ts";
import { documentsOf } from "./journal-documents.ts";
import { openFile } from "./journal-files.ts";
import { type FrameInfo, isSeal, readInfo } from "./journal-frame.ts";
import { newSeed } from "./journal-open.ts";
import { JournalReader } from "./journal-reader.ts";
import type { RecoverySettings } from "./journal-recovery.ts";
import { type JournalSegment, readSegment } from "./journal-segment.ts";
import { readSnapshot } from "./journal-snapshot.ts";
import { JournalState } from "./journal-state.ts";
import { TransactionRecorder } from "./journal-transactions.ts";

/** Segments that are replayed one after the other, from a snapshot or from nothing on. */
interface Run {
  readonly snapshot: number | undefined;
  readonly logs: readonly number[];
}

/** Reads the segments that are kept, with files of its own, up to the transaction that was the last one at the call. */
export class JournalHistory {
  readonly #settings: RecoverySettings;
  readonly #last: number;
  readonly #fds: number[] = [];

  constructor(settings: RecoverySettings, last: number) {
    this.#settings = settings;
    this.#last = last;
  }

  async *transactions(query: HistoryQuery): AsyncIterable<StoredTransaction> {
    let left = query.limit ?? Number.POSITIVE_INFINITY;
    try {
      const runs = this.#runs();
      for (const run of query.reverse === true ? runs.reverse() : runs) {
        for (const found of this.#of(run, query)) {
          if (left-- <= 0) return;
          yield found;
        }
        this.#release();
      }
    } catch (error) {
      throw this.#error(error);
    } finally {
      this.#release();
    }
  }

  async *stateAt(time: number): AsyncIterable<Envelope> {
    try {
      const content = this.#contentAt(time);
      // Absent is what had expired by then.
      if (content !== undefined) yield* documentsOf(content.state, () => time);
    } catch (error) {
      throw this.#error(error);
    } finally {
      this.#release();
    }
  }

  *#of(run: Run, query: HistoryQuery): Iterable<StoredTransaction> {
    const content = this.#begin(run);
    const recorder = new TransactionRecorder(content, this.#last, query);
    for (const number of run.logs) {
      content.enter(this.#open(number));
      // Forwards, a transaction is given away as soon as it was read: there may be millions.
      while (recorder.step()) {
        if (query.reverse !== true) yield* recorder.take();
      }
    }
    yield* recorder.take().reverse();
  }

  #contentAt(time: number): JournalContent | undefined {
    for (const run of this.#runs().reverse()) {
      const sequence = this.#sequenceAt(run, time);
      if (sequence !== undefined) return this.#replayed(run, sequence);
      this.#release();
    }
    const [oldest] = this.#runs();
    const first = oldest?.logs[0];
    if (oldest === undefined || first === undefined) return undefined;
    const { before, beforeAt } = this.#open(first);
    if (before === 0) return undefined;
    if (beforeAt <= time) return this.#begin(oldest);
    const advice = "Ask for a later time, or keep more with `history`.";
    throw new StoreError("store/history-gone", this.#settings.location, `what was stored then is not kept. ${advice}`);
  }

  /** The last transaction of a run at or before a time. A clock may have jumped, so all of them are looked at. */
  #sequenceAt({ logs }: Run, time: number): number | undefined {
    let found: number | undefined;
    for (const number of logs) {
      const segment = this.#open(number);
      const reader = new JournalReader(this.#settings.files, segment);
      for (let sequence = segment.before + 1; sequence <= this.#last && reader.next(reader.size); sequence++) {
        const { at, flags } = readInfo(reader.input);
        if ((flags & isSeal) !== 0) break;
        if (at <= time) found = sequence;
      }
    }
    return found;
  }

  #replayed(run: Run, last: number): JournalContent {
    const content = this.#begin(run);
    const listener: FrameListener = { begin: (_: FrameInfo, sequence) => sequence <= last, change: () => {} };
    for (const number of run.logs) {
      if (content.sequence >= last) break;
      content.enter(this.#open(number));
      content.advance(content.reader.size, listener);
    }
    return content;
  }

  #begin({ snapshot }: Run): JournalContent {
    const { files, folder } = this.#settings;
    if (snapshot === undefined) {
      return new JournalContent(new JournalState(newSeed()), { sequence: 0, at: 0 }, this.#settings);
    }
    const path = folder.snapshotPath(snapshot);
    const fd = openFile(files, path, { readOnly: true });
    this.#fds.push(fd);
    const found = readSnapshot(files, fd, path);
    const state = new JournalState(found.info.seed);
    state.adopt(found);
    return new JournalContent(state, found.info, this.#settings);
  }

  #open(number: number): JournalSegment {
    const { files, folder, location } = this.#settings;
    const path = folder.logPath(number);
    const fd = openFile(files, path, { readOnly: true });
    this.#fds.push(fd);
    const segment = readSegment(files, fd, path);
    if (typeof segment !== "string") return segment;
    throw new StoreError("store/corrupt", location, `\`${path}\` is damaged. Restore it from a copy.`);
  }

  #runs(): Run[] {
    const { logs, snapshots } = this.#settings.folder.list();
    const runs: { snapshot: number | undefined; logs: number[] }[] = [];
    for (const number of logs) {
      const latest = runs.at(-1);
      if (snapshots.includes(number)) runs.push({ snapshot: number, logs: [number] });
      else if (latest !== undefined) latest.logs.push(number);
      else runs.push({ snapshot: undefined, logs: [number] });
    }
    return runs;
  }

  #error(error: unknown): unknown {
    if (errnoOf(error) !== "ENOENT") return fileError(error, this.#settings.location, "read");
    const advice = "Ask again for what there still is.";
    const reason = `a part of the history was let go of while it was read. ${advice}`;
    return new StoreError("store/history-gone", this.#settings.location, reason, { cause: error });
  }

  #release(): void {
    for (const fd of this.#fds.splice(0)) this.#settings.files.closeSync(fd);
  }
}
