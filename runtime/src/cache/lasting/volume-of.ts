import { isMaintained, type StoreUsage } from "../../stores/store-abilities.ts";
import type { CacheCore } from "../cache-core.ts";
import { storeRefusal } from "../commit/commit-queue.ts";

/** What stores take where they are. */
export interface CacheVolume {
  /** Bytes on the disk, or in memory where a store has none. */
  readonly bytes: number;
  /** Those of each store that can tell. */
  readonly stores: readonly StoreVolume[];
}

export interface StoreVolume extends StoreUsage {
  readonly name: string;
  readonly location: string;
}

export async function volumeOf({ opened }: CacheCore): Promise<CacheVolume> {
  const stores: StoreVolume[] = [];
  for (const { store } of opened.stores) {
    if (!isMaintained(store)) continue;
    const usage = await store.usage().catch((error: unknown) => {
      throw storeRefusal(store, error);
    });
    stores.push({ name: store.name, location: store.location, ...usage });
  }
  return { bytes: stores.reduce((sum, { volume }) => sum + volume, 0), stores };
}
