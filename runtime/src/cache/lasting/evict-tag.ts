import type { BackingStore } from "../../stores/backing-store.ts";
import { type DocumentName, isMaintained, type MaintainedStore } from "../../stores/store-abilities.ts";
import type { CacheCore } from "../cache-core.ts";
import type { AnyCollection } from "../collection.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import type { CommitStage, Operation } from "../commit/commit-stage.ts";
import { takeTurns } from "../lazy/lazy-schedule.ts";

/** So many documents go at once; between two steps everything else has its turn. */
const step = 256;

/**
 * Deletes the documents with a tag of some types, in stores and memory, and returns how many those were. Memoized results that are no
 * document go too, of whatever type: nobody counts them, and they are made again when they are asked for.
 */
export async function evictTag(core: CacheCore, tag: string, collections: Iterable<AnyCollection>): Promise<number> {
  let count = 0;
  const stores = new Set<BackingStore>();
  for (const collection of collections) {
    stores.add(collection.store.store);
    // What was put before this call is judged before it.
    await core.submit(collection, () => []);
    const { store } = collection.store;
    count +=
      (collection.isShared || collection.isBounded) && isMaintained(store)
        ? await evictStored(core, collection, { tag, store })
        : await evictResident(core, collection, tag);
  }
  for (const store of stores) {
    if (store.keepsMetadata !== true || !isMaintained(store)) continue;
    while ((await evictSome(store, tag, "keyslot.result")).length > 0) await takeTurns();
  }
  return count;
}

/** @throws StoreError */
function evictSome(store: BackingStore & MaintainedStore, tag: string, type: string): Promise<readonly DocumentName[]> {
  return store
    .evictTag(tag, { type, limit: step })
    .catch((error: unknown) => Promise.reject(storeRefusal(store, error)));
}

/** Where others write too, or memory holds only some, the store alone knows what has the tag; memory follows. */
async function evictStored(
  core: CacheCore,
  collection: AnyCollection,
  { tag, store }: { readonly tag: string; readonly store: BackingStore & MaintainedStore },
): Promise<number> {
  const { type } = collection.definition;
  const queue = core.queueOf(collection.store);
  for (let count = 0; ; await takeTurns()) {
    const evicted = await evictSome(store, tag, type);
    if (evicted.length === 0) return count;
    count += evicted.length;
    await queue.refresh(evicted);
  }
}

/** Elsewhere memory knows, and what is written is judged by it. */
async function evictResident(core: CacheCore, collection: AnyCollection, tag: string): Promise<number> {
  const keys = collection.tagged(tag);
  let count = 0;
  for (let from = 0; from < keys.length; from += step) {
    if (from > 0) await takeTurns();
    const some = keys.slice(from, from + step);
    const changes = await core.submit(collection, (stage) => deletionsOf(collection, stage, { keys: some, tag }));
    count += changes.length;
  }
  return count;
}

function deletionsOf(
  collection: AnyCollection,
  stage: CommitStage,
  { keys, tag }: { readonly keys: readonly string[]; readonly tag: string },
): readonly Operation[] {
  const source = stage.source(collection);
  // Another write may have taken the tag away meanwhile.
  const tagged = keys.filter((key) => source.version(key)?.tags?.includes(tag));
  return tagged.map((key) => ({ collection, key, version: undefined, isGuarded: true }));
}
