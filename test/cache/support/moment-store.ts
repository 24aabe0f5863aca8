import type {
  BackingStore,
  Envelope,
  IndexCompletion,
  IndexEntry,
  IndexHit,
  MomentStore,
  OpenContext,
  StoreChange,
  StoredContent,
  StoredIndex,
  StoreMoment,
} from "@keyslot/runtime";
import { type WatchedStore, watchedStore } from "./watched-store.ts";

export interface MomentOptions {
  /** Keeps every entry that a document ever had, and gives some to other documents. */
  readonly leavesEntries?: boolean;
  /** False for a store that keeps no indexes. */
  readonly keepsIndexes?: boolean;
  /** Loses its indexes at every other opening. */
  readonly losesIndexes?: boolean;
  /** True for a store that can tell the documents of one type. */
  readonly tellsTypes?: boolean;
}

export interface FakeMomentStore extends WatchedStore, MomentStore {
  /** How many moments are open. */
  moments: number;
  /** The next reads of a moment fail with this. */
  readFailure: Error | undefined;
  /** What was read of moments: `read player/a`, `next 1`. */
  readonly reads: string[];
}

/** A store in memory that can be read as of one moment: copies of maps, and indexes as lists that are filtered and sorted. */
export function momentStore(options: MomentOptions = {}): FakeMomentStore {
  const watched = watchedStore();
  const kept: Kept = { documents: new Map(), indexes: new Map(), incomplete: new Map() };
  let openings = 0;
  let declared: OpenContext["indexes"];
  const store: FakeMomentStore = Object.assign(watched, {
    moments: 0,
    readFailure: undefined,
    reads: [],
    keepsIndexes: options.keepsIndexes ?? true,
    openMoment: () => momentOf(store, copyOf(kept), options),
    completeIndexes: async (_: StoreMoment, part: IndexCompletion) => complete(kept, part),
  });
  const { open, write } = watched as BackingStore;
  store.open = async (context) => {
    await open.call(store, context);
    declared = context.indexes;
    if (options.losesIndexes === true && openings++ % 2 === 1) kept.indexes.clear();
    forgetOthers(kept, declared);
  };
  store.write = async (changes) => {
    await write.call(store, changes);
    for (const change of changes) keep(kept, change, { declared, leavesEntries: options.leavesEntries === true });
  };
  return store;
}

interface Kept {
  /** By type and key. */
  readonly documents: Map<string, Envelope>;
  /** By type and name: those that hold every document of the type. */
  readonly indexes: Map<string, KeptIndex>;
  /** Those that have the entries of what was written since the store was opened. */
  readonly incomplete: Map<string, KeptIndex>;
}

interface KeptIndex {
  readonly fingerprint: string;
  readonly hits: Map<string, IndexHit>;
}

const place = (type: string, name: string) => `${type}\n${name}`;
const typesOf = ({ documents }: Kept) => new Set(Array.from(documents.values(), ({ type }) => type));

function copyOf({ documents, indexes }: Kept): Kept {
  const copies = Array.from(indexes, ([at, index]) => [at, { ...index, hits: new Map(index.hits) }] as const);
  return { documents: new Map(documents), indexes: new Map(copies), incomplete: new Map() };
}

function forgetOthers(kept: Kept, declared: OpenContext["indexes"]): void {
  const now = new Map<string, StoredIndex>();
  for (const [type, indexes] of declared ?? []) for (const index of indexes) now.set(place(type, index.name), index);
  for (const [at, { fingerprint }] of kept.indexes) {
    if (now.get(at)?.fingerprint !== fingerprint) kept.indexes.delete(at);
  }
  const types = typesOf(kept);
  for (const [type, indexes] of declared ?? []) {
    for (const { name, fingerprint } of indexes) {
      const at = place(type, name);
      if (!types.has(type)) kept.indexes.set(at, { fingerprint, hits: new Map() });
      if (!kept.indexes.has(at)) kept.incomplete.set(at, { fingerprint, hits: new Map() });
      else kept.incomplete.delete(at);
    }
  }
}

function complete(kept: Kept, { type, entries, isLast }: IndexCompletion): void {
  for (const { index, entry, key } of entries) {
    kept.incomplete.get(place(type, index.name))?.hits.set(textOf({ entry, key }), { entry, key });
  }
  for (const [at, index] of isLast ? kept.incomplete : []) {
    if (!at.startsWith(place(type, ""))) continue;
    kept.indexes.set(at, index);
    kept.incomplete.delete(at);
  }
}

interface Keeping {
  readonly declared: OpenContext["indexes"];
  readonly leavesEntries: boolean;
}

function keep(kept: Kept, change: StoreChange, { declared, leavesEntries }: Keeping): void {
  const { type, key } = change.kind === "put" ? change.envelope : change;
  if (change.kind === "put") kept.documents.set(place(type, key), change.envelope);
  else kept.documents.delete(place(type, key));
  const { entries } = change;
  if (entries === undefined && change.kind === "put") {
    for (const { name } of declared?.get(type) ?? []) {
      kept.indexes.delete(place(type, name));
      kept.incomplete.delete(place(type, name));
    }
  }
  const hitsOf = ({ index }: IndexEntry) => {
    const at = place(type, index.name);
    return (kept.indexes.get(at) ?? kept.incomplete.get(at))?.hits;
  };
  const others = leavesEntries ? [...kept.documents.values()].filter((each) => each.type === type).slice(0, 2) : [];
  if (!leavesEntries) for (const each of entries?.gone ?? []) hitsOf(each)?.delete(textOf({ ...each, key }));
  for (const each of entries?.present ?? []) {
    for (const owner of [key, ...others.map((other) => other.key)]) {
      hitsOf(each)?.set(textOf({ ...each, key: owner }), { entry: each.entry, key: owner });
    }
  }
}

const textOf = ({ entry, key }: IndexHit) => `${Buffer.from(entry).toString("hex")} ${key}`;

function momentOf(store: FakeMomentStore, kept: Kept, { tellsTypes = false }: MomentOptions): StoreMoment {
  const all = kept.documents.values();
  const ofType = new Map<string, Iterator<Envelope>>();
  let isOpen = true;
  store.moments++;
  const read = <R>(what: string, result: () => R): R => {
    if (!isOpen) throw new Error(`The moment is closed: ${what}.`);
    store.reads.push(what);
    if (store.readFailure !== undefined) throw store.readFailure;
    return result();
  };
  // One at a time, so that everything can come between.
  const take = (documents: Iterator<Envelope>) => {
    const next = documents.next();
    return next.done === true ? [] : [next.value];
  };
  return {
    contents: () => read("contents", () => contentsOf(kept)),
    read: (type, key) => read(`read ${type}/${key}`, () => kept.documents.get(place(type, key))),
    next: (limit) => read(`next ${limit}`, () => take(all)),
    ...(tellsTypes && {
      nextOf: (type: string) =>
        read(`next of ${type}`, () => {
          const documents = ofType.get(type) ?? documentsOf(kept, type).values();
          ofType.set(type, documents);
          return take(documents);
        }),
    }),
    index: (type, { name, fingerprint }) => {
      const index = kept.indexes.get(place(type, name));
      if (index?.fingerprint !== fingerprint) return undefined;
      return { find: (from, to, { reverse }) => find([...index.hits.values()], { from, to, reverse }, read) };
    },
    close: () => {
      if (!isOpen) throw new Error("The moment is closed twice.");
      isOpen = false;
      store.moments--;
    },
  };
}

function documentsOf({ documents }: Kept, type: string): Envelope[] {
  return [...documents.values()].filter((each) => each.type === type);
}

function contentsOf(kept: Kept): StoredContent[] {
  const contents = new Map<string, StoredContent>();
  for (const { type, schemaId } of kept.documents.values()) {
    const known = contents.get(place(type, schemaId));
    contents.set(place(type, schemaId), { type, schemaId, documents: (known?.documents ?? 0) + 1 });
  }
  return [...contents.values()];
}

interface Wanted {
  readonly from: Uint8Array;
  readonly to: Uint8Array | undefined;
  readonly reverse: boolean;
}

function* find(
  hits: readonly IndexHit[],
  wanted: Wanted,
  read: <R>(what: string, result: () => R) => R,
): Generator<IndexHit> {
  const { from, to, reverse } = wanted;
  const within = hits.filter(({ entry }) => {
    return Buffer.compare(entry, from) >= 0 && (to === undefined || Buffer.compare(entry, to) < 0);
  });
  within.sort((a, b) => Buffer.compare(a.entry, b.entry) || (a.key < b.key ? -1 : 1));
  for (const hit of reverse ? within.reverse() : within) yield read("find", () => hit);
}
