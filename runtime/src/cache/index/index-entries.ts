import type { AnyDocument } from "../../document/definition.ts";
import type { BackingStore, IndexEntries, IndexEntry, MomentStore, StoredIndex } from "../../stores/backing-store.ts";
import type { DocumentChange } from "../commit/commit-history.ts";
import type { AnyVersion } from "../document-version.ts";
import { tuplesOf } from "./document-index.ts";
import { entryBytes, isSameEntry } from "./entry-bytes.ts";
import { storedIndexOf } from "./index-fingerprint.ts";

/** True when a store wants the index entries of what is written to it. */
export function keepsIndexes(store: BackingStore & Partial<MomentStore>): boolean {
  return store.openMoment !== undefined && store.keepsIndexes !== false;
}

/** The indexes of a type as stores know them, in declaration order. */
export function storedIndexesOf(definition: AnyDocument): readonly StoredIndex[] {
  let indexes = known.get(definition);
  if (indexes === undefined) {
    indexes = definition.indexes.map((declaration) => storedIndexOf(definition, declaration));
    known.set(definition, indexes);
  }
  return indexes;
}

/** The entries of a document in all indexes of its type. */
export function indexEntriesOf(definition: AnyDocument, value: unknown): IndexEntry[] {
  const indexes = storedIndexesOf(definition);
  return definition.indexes.flatMap((declaration, at) => {
    const index = indexes[at];
    if (index === undefined) return [];
    return tuplesOf(declaration, value).map((tuple) => ({ index, entry: entryBytes(declaration, tuple) }));
  });
}

/** What a change makes of the entries of the persisted key that the document has before or after it. */
export function entriesOfChange(change: DocumentChange, key: string): IndexEntries {
  const { definition } = change.collection;
  const of = (version: AnyVersion | undefined): IndexEntry[] =>
    version?.persistedKey === key ? indexEntriesOf(definition, version.peek()) : [];
  const present = of(change.after);
  return { present, gone: without(of(change.before), present) };
}

/** Few entries are looked through; a document may have a hundred thousand. */
function without(entries: readonly IndexEntry[], others: readonly IndexEntry[]): IndexEntry[] {
  if (others.length <= 16) return entries.filter((entry) => !others.some((each) => isSame(each, entry)));
  const texts = new Set(others.map(textOf));
  return entries.filter((entry) => !texts.has(textOf(entry)));
}

function textOf({ index, entry }: IndexEntry): string {
  let text = `${index.name.length} ${index.name}`;
  for (const byte of entry) text += String.fromCharCode(byte);
  return text;
}

function isSame(a: IndexEntry, b: IndexEntry): boolean {
  return a.index === b.index && isSameEntry(a.entry, b.entry);
}

// Fingerprints are texts that every write compares.
const known = new WeakMap<AnyDocument, readonly StoredIndex[]>();
