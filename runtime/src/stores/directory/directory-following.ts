import { type FSWatcher, watch } from "node:fs";
import type { DocumentName, Following } from "../store-abilities.ts";
import { type ChangesMark, changesSince, markChanges } from "./directory-changes.ts";
import type { DirectoryPlace } from "./directory-file.ts";
import { isTreeLocked } from "./directory-lock.ts";
import { readState, statePath } from "./directory-state.ts";

/** Milliseconds between two looks where the system tells nothing, as of other machines' writes. */
const interval = 500;
/** Milliseconds by which what the system tells is put off, so that many writes are one look. */
const delay = 5;

export type ChangesListener = (changed: readonly DocumentName[] | undefined) => void;

export interface FollowedTree {
  readonly place: DirectoryPlace;
  /** What changes are marked with that are not to be told. */
  readonly ownToken: string;
  /** Finishes what a dead writer left; unset where the tree is only read. @throws StoreError */
  readonly mend?: () => Promise<void>;
}

/** Looks at the list of changes when the system says that something was written, and now and then without being told. */
export class DirectoryFollowing implements Following {
  readonly #tree: FollowedTree;
  readonly #listener: ChangesListener;
  #mark: ChangesMark | undefined;
  #leftBy: string | undefined;
  #looking: Promise<void> = Promise.resolve();
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout;
  #soon: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** @throws StoreError, a system error */
  constructor(tree: FollowedTree, listener: ChangesListener) {
    this.#tree = tree;
    this.#listener = listener;
    this.#mark = markChanges(tree.place);
    this.#timer = setInterval(() => this.#lookSoon(), interval).unref();
    try {
      this.#watcher = watch(statePath(tree.place), { persistent: false }, () => this.#lookSoon());
      this.#watcher.on("error", () => this.#watcher?.close());
    } catch {
      // Too many are watched already, or this file system cannot be: looking now and then has to do.
    }
  }

  poll(): Promise<void> {
    const look = this.#looking.then(() => this.#look());
    this.#looking = look.catch(() => undefined);
    return look;
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    this.#watcher?.close();
  }

  #lookSoon(): void {
    if (this.#isStopped || this.#soon !== undefined) return;
    this.#soon = setTimeout(() => {
      this.#soon = undefined;
      // Whoever wants to know why the tree cannot be read asks it, or polls.
      this.poll().catch(() => undefined);
    }, delay).unref();
  }

  async #look(): Promise<void> {
    if (this.#isStopped) return;
    await this.#lookAfterTheDead();
    if (this.#isStopped) return;
    const { place, ownToken } = this.#tree;
    const since = this.#mark && changesSince(place, this.#mark);
    if (since === undefined) {
      // The list began anew, or there was none.
      const mark = markChanges(place);
      if (mark === undefined && this.#mark === undefined) return;
      this.#mark = mark;
      this.#listener(undefined);
      return;
    }
    this.#mark = since.end;
    const others = since.changes.filter(({ writer }) => writer !== ownToken);
    if (others.some(({ names }) => names === undefined)) this.#listener(undefined);
    else {
      const names = others.flatMap((change) => change.names ?? []);
      if (names.length > 0) this.#listener(names);
    }
  }

  // A writer that died has changed what is in no list.
  async #lookAfterTheDead(): Promise<void> {
    const { place, mend } = this.#tree;
    const state = readState(place);
    if (state === undefined || state.writer === "" || isTreeLocked(place)) return;
    if (mend !== undefined) return mend();
    const left = `${state.writer} ${state.sequence}`;
    if (left === this.#leftBy) return;
    this.#leftBy = left;
    this.#listener(undefined);
  }
}
