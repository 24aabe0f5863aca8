import type { BackingStore } from "./backing-store.ts";
import { openableShards, type ShardedStoreOptions } from "./wrappers/sharded-set.ts";
import { withAbilities } from "./wrappers/wrapper-parts-abilities.ts";

export { cancelReshard, type ReshardOptions, type ReshardReport, reshard } from "./wrappers/sharded-reshard.ts";
export type { ShardedStoreOptions } from "./wrappers/sharded-set.ts";

/**
 * A store of several, each of which has a share of the documents by a hash of type and store key, so that writers of several processes
 * rarely wait for one another. Which stores belong together, and in what order, is kept in them: other stores are refused.
 * @throws StoreError `store/invalid-option`
 */
export function shardedStore(options: ShardedStoreOptions): BackingStore {
  return withAbilities(openableShards(options, ["whole"]));
}
