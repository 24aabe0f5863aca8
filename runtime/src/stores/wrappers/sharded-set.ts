import { StoreError } from "../../errors.ts";
import type { BackingStore } from "../backing-store.ts";
import { shardOf } from "./sharded-hash.ts";
import { checkState, prepareShards, type ShardState } from "./sharded-manifest.ts";
import { PartsStore } from "./wrapper-parts-store.ts";
import { reservedDocuments } from "./wrapper-reserved.ts";

export interface ShardedStoreOptions {
  /** The shards in their order; or what makes the store of a number, from 0 up to `count`. */
  readonly stores: readonly BackingStore[] | ((index: number) => BackingStore);
  /** How many shards there are; needed where `stores` is a function. */
  readonly count?: number;
}

/** The shards of a set as one store, which opens when the set is in one of these states. */
export function openableShards(options: ShardedStoreOptions, states: readonly ShardState[]): PartsStore {
  const parts = readShards(options);
  const count = parts.length;
  return new PartsStore({
    name: `sharded ${parts[0]?.name}`,
    location: `${parts[0]?.location} (${count} shards)`,
    parts,
    reserved: reservedDocuments("sharded"),
    partOf: (type, key) => shardOf(type, key, count),
    prepare: async (place) => {
      const state = await prepareShards(place);
      if (!states.includes(state)) checkState(place, state);
    },
  });
}

function readShards({ stores, count }: ShardedStoreOptions): readonly BackingStore[] {
  const size = count ?? (typeof stores === "function" ? 0 : stores.length);
  if (!Number.isInteger(size) || size < 1 || size > 4096)
    throw invalidOption("`count` is no number of shards. Give one from 1 to 4096.");
  const shards = typeof stores === "function" ? Array.from({ length: size }, (_, index) => stores(index)) : stores;
  if (shards.length !== size)
    throw invalidOption(`\`count\` is ${size}, and \`stores\` are ${shards.length}. Leave \`count\` out.`);
  if (new Set(shards).size < size)
    throw invalidOption("`stores` holds one store twice. Give each shard a place of its own.");
  return shards;
}

function invalidOption(problem: string): StoreError {
  return new StoreError("store/invalid-option", "sharded store", problem);
}
