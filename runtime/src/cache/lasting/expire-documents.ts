import { type DocumentName, isMaintained, type MaintainedStore } from "../../stores/store-abilities.ts";
import type { CacheCore } from "../cache-core.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import { takeTurns } from "../lazy/lazy-schedule.ts";
import type { RoutedStore } from "../opening/store-routing.ts";

/** So many documents go at once; between two steps everything else has its turn. */
const step = 256;

/** Removes what has expired from memory and stores, and returns how many documents that were. */
export async function expireDocuments(core: CacheCore): Promise<number> {
  const removed = new Set<string>();
  const stop = core.history.watch(({ changes }) => {
    for (const { collection, key, cause } of changes) {
      if (cause === "expired") removed.add(`${collection.definition.type}\0${key}`);
    }
  });
  try {
    for (const collection of core.opened.collections.values()) {
      while (collection.settle(step) === step) await takeTurns();
    }
    for (const source of expiringStores(core)) {
      for (let names = await expireStored(core, source, step); names.length > 0; ) {
        for (const { type, key } of names) removed.add(`${type}\0${key}`);
        await takeTurns();
        names = await expireStored(core, source, step);
      }
    }
  } finally {
    stop();
  }
  return removed.size;
}

export interface ExpiringStore {
  readonly routed: RoutedStore;
  readonly store: MaintainedStore;
}

/** The stores of which something can expire. */
export function expiringStores({ opened }: CacheCore): readonly ExpiringStore[] {
  return opened.stores.flatMap((routed) => {
    const { store } = routed;
    return store.keepsMetadata === true && isMaintained(store) ? [{ routed, store }] : [];
  });
}

/** Removes what has expired from a store, at most `limit` documents; the result is what was removed. @throws StoreError */
export async function expireStored(
  core: CacheCore,
  { routed, store }: ExpiringStore,
  limit: number,
): Promise<readonly DocumentName[]> {
  const names = await store.expire(limit).catch((error: unknown): DocumentName[] => {
    throw storeRefusal(routed.store, error);
  });
  if (routed.store.isShared !== true) return names;
  // What memory still has of these is older than what others put in their place, and what has expired now.
  const types = new Map([...core.opened.collections.values()].map((each) => [each.definition.type, each]));
  const held = names.filter(({ type, key }) => types.get(type)?.holds(key) === true);
  if (held.length > 0) await core.queueOf(routed).refresh(held);
  return names;
}
