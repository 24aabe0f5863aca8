import type { BackingStore, MomentStore, StoreMoment } from "../../stores/backing-store.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import type { LoadTarget } from "../opening/load-store.ts";
import type { RoutedStore } from "../opening/store-routing.ts";
import { LazyCollection } from "./lazy-collection.ts";
import { readContents } from "./lazy-contents.ts";
import { LazyStore } from "./lazy-store.ts";

/**
 * Opens a store's documents without reading them; undefined when it has to be read: because it cannot be as of one moment, or because
 * something in it is refused.
 * @throws StoreError
 */
export function openLazily(source: RoutedStore, target: LoadTarget): LazyStore | undefined {
  let moment: StoreMoment | undefined;
  let rest: LazyStore | undefined;
  try {
    moment = momentOf(source.store);
    rest = moment && begin(source, moment, target);
    return rest;
  } catch (error) {
    throw storeRefusal(source.store, error);
  } finally {
    if (rest === undefined) moment?.close();
  }
}

function momentOf(store: BackingStore & Partial<MomentStore>): StoreMoment | undefined {
  return store.openMoment?.();
}

function begin(source: RoutedStore, moment: StoreMoment, target: LoadTarget): LazyStore | undefined {
  const contents = readContents(source, moment, target);
  if (contents === undefined) return undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a store holds documents of any type side by side.
  const collections = new Map<string, LazyCollection<any>>();
  for (const [type, collection] of target.byType) {
    if (collection.store === source && collection instanceof LazyCollection) collections.set(type, collection);
  }
  const own = [...target.byType.values()].filter((collection) => collection.store === source && collection.isBounded);
  const bounded = new Set(own.map(({ definition }) => definition.type));
  const rest = new LazyStore({ source, collections, foreign: target.foreign ?? [], bounded }, moment);
  for (const [type, collection] of collections) {
    const content = contents.get(type);
    if (content === undefined) continue;
    for (const [former, count] of content.former) target.migrated.add(type, former, count);
    collection.begin(rest, content);
    rest.addType(collection, content);
  }
  return rest;
}
