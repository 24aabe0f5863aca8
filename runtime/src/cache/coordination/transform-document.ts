import {
  checkFunction,
  conflictError,
  documentText,
  invalidArgumentError,
  isObject,
  kindText,
} from "../cache-errors.ts";
import type { CommitStage, Operation } from "../commit/commit-stage.ts";
import { pauseAfterConflict } from "../commit/conflict-pause.ts";
import { storedEtag } from "../commit/stored-etag.ts";
import type { DocumentVersion } from "../document-version.ts";
import { type Lifetime, prepareDocument } from "../prepare-document.ts";
import { lifetimeOf, type PutOptions } from "../put-arguments.ts";
import { ConflictSignal } from "../transaction/transaction-state.ts";
import { insideUpdate } from "../update-document.ts";
import { type ConditionalTarget, refreshTarget } from "./conditional-operation.ts";

/**
 * Makes of a document, or of its absence, what is to be there: a value, null for no document, undefined to leave everything as it is. May run
 * again when another write came between.
 */
export type Transformation<T> = (
  current: Readonly<T> | undefined,
) => T | null | undefined | Promise<T | null | undefined>;

/** With `expire` or `tags` the document gets those and no others, as by a put; without both it keeps its own. */
export interface TransformOptions extends PutOptions {
  /** So often the function is called before `cache/conflict`; 100 unless told. */
  readonly attempts?: number;
  readonly signal?: AbortSignal;
}

/** What there is after a transformation. */
export interface TransformResult<T> {
  /** Null: there is no document. */
  readonly etag: string | null;
  readonly value: Readonly<T> | undefined;
}

/** Options that are known to be such. */
export interface ReadTransformOptions {
  readonly attempts: number;
  readonly signal: AbortSignal | undefined;
  readonly lifetime: ((now: number) => Lifetime) | undefined;
}

const usualAttempts = 100;

/** @throws CacheError `cache/invalid-argument` */
export function readTransformOptions(options: TransformOptions = {}): ReadTransformOptions {
  if (!isObject(options)) throw invalidArgumentError(`The options are ${kindText(options)}. Pass \`{ attempts }\`.`);
  const { attempts = usualAttempts, signal, ...put } = options;
  if (!Number.isSafeInteger(attempts) || attempts < 1) {
    throw invalidArgumentError(`\`attempts\` is ${String(attempts)}. Give an integer of 1 or more.`);
  }
  return { attempts, signal, lifetime: Object.keys(put).length === 0 ? undefined : lifetimeOf(put) };
}

/**
 * Transformations and updates of one key take turns. As with updates, one that answers at once is made when its commit's turn has come.
 * @throws what the function throws; the signal's reason; as `put`; CacheError `cache/conflict`
 */
export function transformDocument<T>(
  target: ConditionalTarget<T>,
  change: Transformation<T>,
  options: ReadTransformOptions,
): Promise<TransformResult<T>> {
  checkFunction("transform", change);
  const { core, collection, key } = target;
  const call = core.context.bind(insideUpdate(core.context, change));
  return new Promise((resolve, reject) => {
    const { signal } = options;
    const abort = () => reject(signal?.reason);
    if (signal?.aborted === true) return abort();
    signal?.addEventListener("abort", abort);
    const end = () => signal?.removeEventListener("abort", abort);
    collection.updates.acquire(key, (release) => {
      const run = new TransformRun(target, call, { ...options, release }).run();
      void run.then(resolve, reject).finally(end).finally(release);
    });
  });
}

interface RunOptions extends ReadTransformOptions {
  readonly release: () => void;
}

class TransformRun<T> {
  readonly #target: ConditionalTarget<T>;
  readonly #change: Transformation<T>;
  readonly #options: RunOptions;
  #calls = 0;

  constructor(target: ConditionalTarget<T>, change: Transformation<T>, options: RunOptions) {
    this.#target = target;
    this.#change = change;
    this.#options = options;
  }

  async run(): Promise<TransformResult<T>> {
    const { collection, key } = this.#target;
    if (!collection.isAtHand(key)) await refreshTarget(this.#target);
    for (let attempt = 0; ; attempt++) {
      const { decided, later } = await this.#begin();
      const done = later === undefined ? decided : await this.#finish(later, await later.answer);
      if (done !== undefined && (await this.#isTrue(done))) return this.#resultOf(done);
      await pauseAfterConflict(attempt);
    }
  }

  /** Calls the function, and commits what it makes when it does so at once. */
  async #begin(): Promise<Begun<T>> {
    const { core, collection } = this.#target;
    const begun: Begun<T> = {};
    await core.submit(collection, (stage) => {
      // Commits that shared a batch with this one met another write: the answer is still on its way.
      if (begun.later !== undefined) return [];
      const base = this.#baseIn(stage);
      const given = base?.value();
      const answer = this.#call(given);
      if (answer instanceof Promise) {
        begun.later = { base, given, answer };
        return [];
      }
      begun.decided = this.#decide({ base, given }, answer);
      this.#options.release();
      return this.#operationsOf(begun.decided);
    });
    return begun;
  }

  /** Commits a later answer; undefined when another write came between. */
  async #finish(later: Given<T>, answer: T | null | undefined): Promise<Decision<T> | undefined> {
    const decided = this.#decide(later, answer);
    try {
      await this.#target.core.submit(this.#target.collection, (stage) => {
        if (!isStill(later.base, this.#baseIn(stage))) throw new ConflictSignal();
        return this.#operationsOf(decided);
      });
      return decided;
    } catch (error) {
      if (error instanceof ConflictSignal) return undefined;
      throw error;
    }
  }

  #baseIn(stage: CommitStage): DocumentVersion<T> | undefined {
    this.#options.signal?.throwIfAborted();
    return stage.source(this.#target.collection).version(this.#target.key);
  }

  #call(given: Readonly<T> | undefined): ReturnType<Transformation<T>> {
    const { collection, key } = this.#target;
    const { attempts } = this.#options;
    if (this.#calls >= attempts) {
      throw conflictError(`The transformation of the ${documentText(collection.definition.type, key)}`, attempts);
    }
    this.#calls++;
    return this.#change(given);
  }

  #decide({ base, given }: Omit<Given<T>, "answer">, answer: T | null | undefined): Decision<T> {
    const { core, collection, key } = this.#target;
    if (answer === undefined || (answer === null && base === undefined)) return { kind: "kept", base };
    if (answer === null) return { kind: "made", version: undefined };
    const lifetime = this.#options.lifetime?.(core.times.time());
    const { definition } = collection;
    const preparation = { definition, key, storedAt: core.times.now(), lifetime: lifetime ?? base };
    const { version } = prepareDocument(preparation, answer);
    // What is given back as it came: nothing to write.
    if (answer === given && lifetime === undefined && base !== undefined && isSamePayload(base, version)) {
      return { kind: "kept", base };
    }
    version.share();
    return { kind: "made", version };
  }

  #operationsOf(decided: Decision<T>): readonly Operation[] {
    const { collection, key } = this.#target;
    if (decided.kind === "kept") return [];
    return [{ collection, key, version: decided.version, isGuarded: collection.isShared }];
  }

  /** False when a document was left as it is, and is another in a store that others write. */
  async #isTrue(decided: Decision<T>): Promise<boolean> {
    const { collection, key } = this.#target;
    if (decided.kind === "made" || !collection.isShared) return true;
    await refreshTarget(this.#target);
    return isStill(decided.base, collection.version(key));
  }

  async #resultOf(decided: Decision<T>): Promise<TransformResult<T>> {
    const version = decided.kind === "kept" ? decided.base : decided.version;
    const etag = await storedEtag(this.#target.collection, version);
    return { etag, value: version?.value() };
  }
}

interface Begun<T> {
  decided?: Decision<T>;
  later?: Given<T> & { readonly answer: Promise<T | null | undefined> };
}

interface Given<T> {
  readonly base: DocumentVersion<T> | undefined;
  readonly given: Readonly<T> | undefined;
}

type Decision<T> =
  | { readonly kind: "kept"; readonly base: DocumentVersion<T> | undefined }
  | { readonly kind: "made"; readonly version: DocumentVersion<T> | undefined };

function isStill<T>(base: DocumentVersion<T> | undefined, now: DocumentVersion<T> | undefined): boolean {
  return base === undefined ? now === undefined : base.isStill(now);
}

function isSamePayload<T>(one: DocumentVersion<T>, other: DocumentVersion<T>): boolean {
  return one.payload.length === other.payload.length && one.payload.every((byte, at) => byte === other.payload[at]);
}
