import { ConflictError } from "../../document/conflict-error.ts";
import { etagOf } from "../../document/etag.ts";
import { StoreError } from "../../errors.ts";
import type { BackingStore, DocumentPut } from "../backing-store.ts";
import { shardHash } from "./sharded-hash.ts";
import { reshardingError } from "./wrapper-batch-recovery.ts";
import { type PartsPlace, partAt } from "./wrapper-parts-place.ts";
import { readReserved, reservedEnvelope } from "./wrapper-reserved.ts";

/** What each shard says of the set that it belongs to. */
export interface ShardManifest {
  readonly format: 1;
  /** The same in all shards of a set, and in no other. */
  readonly set: string;
  readonly count: number;
  readonly index: number;
  readonly hash: string;
  /**
   * Of the set; the first shard's counts. `creating`: not every shard has its manifest yet, and none has documents. `filling`, `moving`,
   * `moved`: see `reshard`.
   */
  readonly state: ShardState;
}

export type ShardState = "creating" | "whole" | "filling" | "moving" | "moved";

/**
 * Makes sure that the stores are the shards of one set, in their order, and makes a new set of empty ones. The result is the set's state.
 * @throws StoreError `store/shard-mismatch`
 */
export async function prepareShards(place: PartsPlace): Promise<ShardState> {
  for (;;) {
    // The first shard's comes first: what it says of the others then holds when they are read.
    const stored = await readManifest(place, partAt(place, 0));
    const others = await Promise.all(place.parts.slice(1).map((part) => readManifest(place, part)));
    const found = stored ?? (await beginSet(place, others));
    // Somebody else has begun it since: what was read of the others is of before.
    if (found === undefined) continue;
    for (const [position, manifest] of [found, ...others].entries())
      if (manifest !== undefined) checkManifest(place, { manifest, index: position, set: found.set });
    await completeSet(place, found, others);
    if (found.state !== "creating") return found.state;
    await moveState(place, ["creating"], "whole");
    return "whole";
  }
}

type Manifests = readonly (ShardManifest | undefined)[];

/** Makes the first manifest of a new set; undefined when there is one by now. @throws StoreError `store/shard-mismatch` */
async function beginSet(place: PartsPlace, others: Manifests): Promise<ShardManifest | undefined> {
  const store = partAt(place, 0);
  if (others.some((manifest) => manifest !== undefined)) {
    if ((await readManifest(place, store)) !== undefined) return undefined;
    throw mismatch(place, `shard 0 (${store.location}) has no manifest, and others have`);
  }
  const set = crypto.randomUUID();
  const made = await createManifest(place, { set, index: 0 });
  return made.set === set ? made : undefined;
}

/** Makes the manifests that a set lacks whose creation was interrupted. @throws StoreError `store/shard-mismatch` */
async function completeSet(place: PartsPlace, { state, set }: ShardManifest, others: Manifests): Promise<void> {
  for (const [position, manifest] of others.entries()) {
    if (manifest !== undefined) continue;
    const index = position + 1;
    if (state !== "creating")
      throw mismatch(
        place,
        `shard ${index} (${partAt(place, index).location}) has no manifest, although the set is complete`,
      );
    const made = await createManifest(place, { set, index });
    checkManifest(place, { manifest: made, index, set });
  }
}

/** The state of a set whose manifests were seen to be in order. */
export async function readState(place: PartsPlace): Promise<ShardState | undefined> {
  return (await readManifest(place, partAt(place, 0)))?.state;
}

/** @throws StoreError unless documents may be read from and written to a set in this state */
export function checkState(place: PartsPlace, state: ShardState): void {
  if (state === "filling" || state === "moving") throw reshardingError(place.location);
  if (state !== "moved") return;
  const advice = "Open the stores that they were moved to.";
  throw new StoreError("store/moved", place.location, `its documents were moved to another set of shards. ${advice}`);
}

/** Brings a set into a state, from one of certain others. @throws StoreError `store/shard-mismatch` when it is in none of them */
export async function moveState(place: PartsPlace, from: readonly ShardState[], to: ShardState): Promise<void> {
  const { type, key } = place.reserved.manifest;
  const store = partAt(place, 0);
  for (;;) {
    const stored = await store.read(type, key);
    const manifest = stored && readReserved<ShardManifest>(stored, place.location);
    if (manifest?.state === to) return;
    if (stored === undefined || manifest === undefined || !from.includes(manifest.state))
      throw mismatch(place, `the set is \`${manifest?.state ?? "gone"}\`, not \`${from.join("` or `")}\``);
    const envelope = reservedEnvelope(place.reserved.manifest, { ...manifest, state: to }, place.clock());
    if (await isPut(store, { envelope, condition: etagOf(stored) })) return;
  }
}

async function readManifest(place: PartsPlace, part: BackingStore): Promise<ShardManifest | undefined> {
  const { type, key } = place.reserved.manifest;
  const found = await part.read(type, key);
  return found && readReserved<ShardManifest>(found, part.location);
}

interface NewManifest {
  readonly set: string;
  readonly index: number;
}

// Of several processes that create a set at once, one succeeds, and the others find what it wrote.
async function createManifest(place: PartsPlace, { set, index }: NewManifest): Promise<ShardManifest> {
  const store = partAt(place, index);
  for await (const { type } of store.readAll()) {
    if (place.reserved.types.has(type)) continue;
    // Somebody else may have created the set, and used it, since its manifests were read.
    const created = await readManifest(place, store);
    if (created !== undefined) return created;
    throw mismatch(place, `shard ${index} (${store.location}) has documents and no manifest`);
  }
  const manifest: ShardManifest = {
    format: 1,
    set,
    count: place.parts.length,
    index,
    hash: shardHash,
    state: "creating",
  };
  const envelope = reservedEnvelope(place.reserved.manifest, manifest, place.clock());
  if (await isPut(store, { envelope, condition: null })) return manifest;
  return (await readManifest(place, store)) ?? manifest;
}

async function isPut(store: BackingStore, put: Omit<DocumentPut, "kind">): Promise<boolean> {
  try {
    await store.write([{ kind: "put", ...put }]);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

interface FoundManifest {
  readonly manifest: ShardManifest;
  readonly index: number;
  readonly set: string;
}

function checkManifest(place: PartsPlace, { manifest, index, set }: FoundManifest): void {
  const { location } = partAt(place, index);
  if (manifest.format !== 1) throw mismatch(place, `shard ${index} (${location}) is of a later version`);
  if (manifest.hash !== shardHash)
    throw mismatch(place, `shard ${index} (${location}) is of the hash \`${manifest.hash}\``);
  if (manifest.count !== place.parts.length)
    throw mismatch(
      place,
      `shard ${index} (${location}) is one of ${manifest.count}, and ${place.parts.length} were given`,
    );
  if (manifest.index !== index)
    throw mismatch(place, `${location} is shard ${manifest.index}, and was given as ${index}`);
  if (manifest.set !== set) throw mismatch(place, `shard ${index} (${location}) belongs to another set`);
}

function mismatch(place: PartsPlace, problem: string): StoreError {
  const advice = "Give all shards of one set, in their order; `reshard` moves the documents to another number of them.";
  return new StoreError("store/shard-mismatch", place.location, `${problem}. ${advice} Nothing was changed.`);
}
