import type { StoreError } from "../../errors.ts";
import { errnoOf, fileError } from "../files/file-error.ts";
import { checkWritable } from "../refuse-use.ts";
import { checkRoot } from "./directory-file.ts";
import { type WritableTree, whileWriting } from "./directory-session.ts";
import { discardWrite, type PrintedWrite, type StagedChange, stageWrite } from "./directory-staged-write.ts";
import type { DirectoryWriter } from "./directory-writer.ts";

// As many writes go under one holding of the lock; others may want it, too.
const largestGroup = 256;

interface QueuedWrite {
  readonly printed: PrintedWrite;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface WaitingWrite extends QueuedWrite {
  readonly staged: readonly StagedChange[] | undefined;
}

/** What a store does to its tree, one after the other, in the order of the calls. */
export class DirectoryQueue {
  readonly #location: string;
  #last: Promise<unknown> = Promise.resolve();
  #group: QueuedWrite[] | undefined;
  #failure: StoreError | undefined;

  constructor(location: string) {
    this.#location = location;
  }

  /** Why nothing more is written. */
  get failure(): StoreError | undefined {
    return this.#failure;
  }

  /** Resolves once nothing is left to do. */
  async idle(): Promise<void> {
    await this.#last;
  }

  /** Acts once everything that was begun before is done. @throws StoreError */
  take<T>(act: () => Promise<T>): Promise<T> {
    this.#group = undefined;
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Writes of one turn of the event loop go under one holding of the lock. @throws ConflictError, StoreError */
  write(tree: WritableTree, printed: PrintedWrite): Promise<void> {
    return new Promise((resolve, reject) => {
      const group = this.#group ?? this.#beginGroup(tree);
      group.push({ printed, resolve, reject });
      if (group.length >= largestGroup) this.#group = undefined;
    });
  }

  /** The store error for whatever went wrong. After most failures nobody knows what is on the disk, and nothing more is written. */
  failureOf(error: unknown): StoreError {
    const failure = fileError(error, this.#location, "write");
    const errno = errnoOf(error);
    // A full table of descriptors is met before anything is changed, and passes.
    if (failure.code === "store/io" && errno !== "EMFILE" && errno !== "ENFILE") this.#failure ??= failure;
    return failure;
  }

  #beginGroup(tree: WritableTree): QueuedWrite[] {
    const group: QueuedWrite[] = [];
    void this.take(() => {
      if (this.#group === group) this.#group = undefined;
      return this.#commit(tree, group);
    });
    this.#group = group;
    return group;
  }

  async #commit(tree: WritableTree, group: readonly QueuedWrite[]): Promise<void> {
    const waiting: WaitingWrite[] = [];
    for (const write of group) {
      // Most conditions of writers that race do not hold: nothing is staged before they were judged.
      const isJudged = write.printed.changes.some(({ condition }) => condition !== undefined);
      try {
        checkRoot(tree.place);
        waiting.push({ ...write, staged: isJudged ? undefined : await stageWrite(write.printed, tree.staging) });
      } catch (error) {
        write.reject(this.failureOf(error));
      }
    }
    while (waiting.length > 0) {
      const acknowledged: (() => void)[] = [];
      const commitSome = async (writer: DirectoryWriter) => {
        while (!writer.isBroken) {
          const next = waiting.shift();
          if (next === undefined) return;
          if (await this.#commitOne(tree, writer, next)) acknowledged.push(next.resolve);
        }
      };
      try {
        await whileWriting(tree, commitSome);
      } catch (error) {
        const failure = this.failureOf(error);
        for (const { staged, reject } of waiting.splice(0)) {
          if (staged !== undefined) discardWrite(staged, tree.staging);
          reject(failure);
        }
      }
      for (const resolve of acknowledged) resolve();
    }
  }

  async #commitOne(
    { staging }: WritableTree,
    writer: DirectoryWriter,
    { printed, staged, reject }: WaitingWrite,
  ): Promise<boolean> {
    let ready = staged;
    try {
      checkWritable(this.#location, { readOnly: false, failure: this.#failure });
      writer.judge(printed.changes);
      ready ??= await stageWrite(printed, staging);
      await writer.commit(ready);
      return true;
    } catch (error) {
      // Changes that are recorded may still be finished, by whoever comes next.
      if (ready !== undefined && !writer.isBroken) discardWrite(ready, staging);
      reject(this.failureOf(error));
      return false;
    }
  }
}
