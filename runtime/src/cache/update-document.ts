import { conflictError, documentText, notFoundError } from "./cache-errors.ts";
import type { CallContext, CallScope } from "./call-context.ts";
import type { Collection } from "./collection.ts";
import type { CommitQueue } from "./commit/commit-queue.ts";
import { pauseAfterConflict } from "./commit/conflict-pause.ts";
import type { DocumentVersion } from "./document-version.ts";
import { prepareDocument } from "./prepare-document.ts";
import { ConflictSignal } from "./transaction/transaction-state.ts";

/** Makes a document's new value of its current one. May run again when another write came between. */
export type Change<T> = (current: Readonly<T>) => T | Promise<T>;

export interface UpdateTarget<T> {
  readonly collection: Collection<T>;
  readonly key: string;
  readonly queue: Pick<CommitQueue, "submit">;
  readonly context: CallContext;
  now(): string;
}

const attemptLimit = 50;

/**
 * Updates of one key take turns. A change that answers at once is made when its commit's turn has come, from the value that
 * the commits before it leave, so that any number of them fits into one batch. One that answers later is tried again when
 * another write came between.
 */
export function updateDocument<T>(target: UpdateTarget<T>, change: Change<T>): Promise<Readonly<T>> {
  const { collection, key } = target;
  // The change is called from the queue; what the caller keeps in AsyncLocalStorage is there nevertheless.
  const call = target.context.bind(insideUpdate(target.context, change));
  return new Promise((resolve, reject) => {
    collection.updates.acquire(key, (release) => {
      new Update(target, call, release).run().then(resolve, reject).finally(release);
    });
  });
}

/** `change`, so that what it calls can be told to be inside an update. */
export function insideUpdate<A, R>(
  context: CallContext,
  change: (current: A) => R | Promise<R>,
): (current: A) => R | Promise<R> {
  return (current) => {
    const scope: CallScope = { kind: "update", isActive: true };
    const leave = () => {
      scope.isActive = false;
    };
    let answer: R | Promise<R> | undefined;
    try {
      answer = context.run(scope, () => change(current));
      return answer;
    } finally {
      if (answer instanceof Promise) answer.then(leave, leave);
      else leave();
    }
  };
}

class Update<T> {
  readonly #target: UpdateTarget<T>;
  readonly #change: Change<T>;
  readonly #release: () => void;

  constructor(target: UpdateTarget<T>, change: Change<T>, release: () => void) {
    this.#target = target;
    this.#change = change;
    this.#release = release;
  }

  async run(): Promise<Readonly<T>> {
    const { collection, key } = this.#target;
    for (let attempt = 0; attempt < attemptLimit; attempt++) {
      const { made, later } = await this.#begin();
      const version = later === undefined ? made : await this.#finish(later.base, await later.answer);
      if (version !== undefined) return version.value();
      await pauseAfterConflict(attempt);
    }
    throw conflictError(`The update of the ${documentText(collection.definition.type, key)}`, attemptLimit);
  }

  /** Calls the change, and commits what it makes when it does so at once. */
  async #begin(): Promise<Begun<T>> {
    const { collection, key, queue } = this.#target;
    const begun: Begun<T> = {};
    const isGuarded = collection.isShared;
    await queue.submit((stage) => {
      const base = stage.source(collection).version(key);
      if (base === undefined) throw notFoundError(collection.definition.type, key);
      const answer = this.#change(base.value());
      if (answer instanceof Promise) {
        begun.later = { base, answer };
        return [];
      }
      begun.made = this.#prepare(answer, base);
      // The next update of this key may go into the same batch: it will see what this one made.
      this.#release();
      return [{ collection, key, version: begun.made, isGuarded }];
    });
    return begun;
  }

  /** Commits a later answer; undefined when another write came between. */
  async #finish(base: DocumentVersion<T>, changed: T): Promise<DocumentVersion<T> | undefined> {
    const { collection, key, queue } = this.#target;
    const version = this.#prepare(changed, base);
    try {
      await queue.submit((stage) => {
        if (!base.isStill(stage.source(collection).version(key))) throw new ConflictSignal();
        return [{ collection, key, version, isGuarded: collection.isShared }];
      });
      return version;
    } catch (error) {
      if (error instanceof ConflictSignal) return undefined;
      throw error;
    }
  }

  // A document keeps its expiry and tags when it is updated.
  #prepare(changed: T, base: DocumentVersion<T>): DocumentVersion<T> {
    const { collection, key } = this.#target;
    const { definition } = collection;
    const { version } = prepareDocument({ definition, key, storedAt: this.#target.now(), lifetime: base }, changed);
    // The caller gets it once it is stored, when its decoded copy has been let go of.
    version.share();
    return version;
  }
}

interface Begun<T> {
  made?: DocumentVersion<T>;
  later?: { readonly base: DocumentVersion<T>; readonly answer: Promise<T> };
}
