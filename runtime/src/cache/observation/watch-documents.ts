import type { AnyDocument, DocumentDefinition } from "../../document/definition.ts";
import type { CacheCore } from "../cache-core.ts";
import { checkFunction, invalidArgumentError, isObject, kindText } from "../cache-errors.ts";
import type { ChangeCause, CommitRecord, DocumentChange } from "../commit/commit-history.ts";
import { storeKeyFor } from "../document-reader.ts";
import type { AnyVersion } from "../document-version.ts";
import { tuplesOf } from "../index/document-index.ts";
import { type IndexQuery, matchesQuery, readQuery } from "../index/index-query.ts";

/** A document that changed. */
export interface WatchedChange<T> {
  /** Its store key. */
  readonly key: string;
  /** The document before and after; undefined where there was or is none. Decoded when it is asked for. */
  readonly before: Readonly<T> | undefined;
  readonly after: Readonly<T> | undefined;
  /** `written` by this cache, `expired`, `evicted`, or written `elsewhere`. */
  readonly cause: "written" | ChangeCause;
  /** What the transaction that wrote it said of itself. */
  readonly action: string | undefined;
  readonly actor: string | undefined;
}

/** Which changes of a type to tell; without any, all. */
export interface WatchOptions<K> {
  /** Of this document. */
  readonly id?: K;
  /** Of documents that an index has under these values before or after the change: its accessor's name, and what the accessor takes. */
  readonly index?: string;
  readonly values?: readonly unknown[];
  /** Ends the watching when it is aborted. */
  readonly signal?: AbortSignal;
}

/**
 * Calls `listener` with each change of a type's documents, in order, soon after memory shows it. An error that the listener throws is thrown
 * where nobody catches it, as an event listener's is.
 * @throws CacheError `cache/invalid-argument`; as `storeKeyFor`
 */
export function watchDocuments<T, K>(
  core: CacheCore,
  definition: DocumentDefinition<T, K>,
  { listener, options }: { readonly listener: (change: WatchedChange<T>) => void; readonly options: WatchOptions<K> },
): () => void {
  checkFunction("watch", listener);
  const collection = core.collectionOf<T>(definition);
  const isWanted = wanted(definition, options);
  let isWatching = options.signal?.aborted !== true;
  const tell = (change: WatchedChange<T>) => {
    if (isWatching) listener(change);
  };
  const forget = core.history.watch((commit) => {
    for (const change of commit.changes) {
      if (change.collection !== collection || !isWanted(change)) continue;
      const told = new ToldChange<T>(change, commit);
      queueMicrotask(() => tell(told));
    }
  });
  const stop = () => {
    isWatching = false;
    forget();
    options.signal?.removeEventListener("abort", stop);
  };
  if (isWatching) options.signal?.addEventListener("abort", stop);
  else forget();
  return stop;
}

class ToldChange<T> implements WatchedChange<T> {
  readonly #change: DocumentChange;
  readonly #commit: CommitRecord;

  constructor(change: DocumentChange, commit: CommitRecord) {
    this.#change = change;
    this.#commit = commit;
  }

  get key(): string {
    return this.#change.key;
  }

  get before(): Readonly<T> | undefined {
    return this.#change.before?.value();
  }

  get after(): Readonly<T> | undefined {
    return this.#change.after?.value();
  }

  get cause(): "written" | ChangeCause {
    return this.#change.cause ?? "written";
  }

  get action(): string | undefined {
    return this.#commit.info?.action;
  }

  get actor(): string | undefined {
    return this.#commit.info?.actor;
  }
}

function wanted<T, K>(
  definition: DocumentDefinition<T, K>,
  options: WatchOptions<K>,
): (change: DocumentChange) => boolean {
  checkWatchOptions(options);
  const key = options.id === undefined ? undefined : storeKeyFor(definition, [options.id]);
  const holds = options.index === undefined ? undefined : indexTest(definition, options.index, options.values ?? []);
  return ({ key: changed, before, after }) => {
    if (before === undefined && after === undefined) return false;
    if (key !== undefined && changed !== key) return false;
    return holds === undefined || holds(before) || holds(after);
  };
}

function indexTest(
  definition: AnyDocument,
  accessor: string,
  values: readonly unknown[],
): (version: AnyVersion | undefined) => boolean {
  const declaration = definition.indexes.find((each) => each.accessor === accessor);
  if (declaration === undefined) {
    const known = definition.indexes.map((each) => `\`${each.accessor}\``).join(", ") || "none";
    throw invalidArgumentError(`\`${definition.type}\` has no index \`${accessor}\`. Its indexes: ${known}.`);
  }
  const query: IndexQuery | undefined = readQuery(declaration, values);
  return (version) => {
    if (version === undefined || query === undefined) return false;
    return tuplesOf(declaration, version.peek()).some((tuple) => matchesQuery(declaration, query, tuple));
  };
}

function checkWatchOptions(options: unknown): void {
  if (!isObject(options)) {
    throw invalidArgumentError(
      `\`watch\` was given ${kindText(options)} for its options. Pass \`{ id, index, values, signal }\`.`,
    );
  }
  for (const name of Object.keys(options)) {
    if (["id", "index", "values", "signal"].includes(name)) continue;
    throw invalidArgumentError(
      `\`${name}\` is not an option of \`watch\`. Use \`id\`, \`index\`, \`values\` and \`signal\`.`,
    );
  }
}
