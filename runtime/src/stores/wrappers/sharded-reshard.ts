import { etagOf } from "../../document/etag.ts";
import { StoreError } from "../../errors.ts";
import type { BackingStore } from "../backing-store.ts";
import { isSameDocument } from "../copy-same-document.ts";
import { type CopyProgress, copyStore } from "../copy-store.ts";
import { moveState, readState } from "./sharded-manifest.ts";
import { openableShards, type ShardedStoreOptions } from "./sharded-set.ts";
import { lockPart } from "./wrapper-batch.ts";
import type { BatchLock } from "./wrapper-intent.ts";
import { withAbilities } from "./wrapper-parts-abilities.ts";
import { partAt } from "./wrapper-parts-place.ts";
import type { PartsStore } from "./wrapper-parts-store.ts";
import { readReserved, reservedEnvelope } from "./wrapper-reserved.ts";

export interface ReshardOptions {
  /** Called after each batch. */
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Ends it between two batches, with its reason: both sets then wait for `reshard` to be run again. */
  readonly signal?: AbortSignal;
}

export interface ReshardReport {
  /** Documents that the new set has. */
  readonly documents: number;
}

/**
 * Moves all documents of a set of shards into a new one of another number, which is empty. Neither is open. While it runs, and after it was
 * interrupted, nobody writes to the old set and nobody opens the new one; run again with the same stores, it goes on. The new set opens
 * once every document was found in it, to the byte; from then on the old one is refused (`store/moved`) and can be deleted.
 * @throws StoreError `store/copy-conflict` when the new set is not empty; those of the stores
 */
export async function reshard(
  from: ShardedStoreOptions,
  to: ShardedStoreOptions,
  options: ReshardOptions = {},
): Promise<ReshardReport> {
  const source = openableShards(from, ["whole", "moving", "moved"]);
  const target = openableShards(to, ["whole", "filling"]);
  return whileOpen([source, target], async () => {
    await beginMove(source, target);
    const [shownSource, shownTarget] = [withAbilities(source), withAbilities(target)];
    const groupBy = (document: { readonly type: string; readonly key: string }) => target.partFor(document)?.part;
    await copyStore(shownSource, shownTarget, { ...options, resume: true, existing: "replace", groupBy });
    const documents = await verify(source, target);
    await moveState(source.opened().place, ["moving"], "moved");
    await moveState(target.opened().place, ["filling"], "whole");
    return { documents };
  });
}

/** Gives a set back to its users of whose `reshard` nobody wants the end; what it has copied so far can be deleted. @throws StoreError */
export async function cancelReshard(from: ShardedStoreOptions): Promise<void> {
  const source = openableShards(from, ["whole", "moving"]);
  await whileOpen([source], async () => {
    const { place } = source.opened();
    for (const part of place.parts) {
      const found = await part.read(place.reserved.lock.type, place.reserved.lock.key);
      if (found === undefined || readReserved<BatchLock>(found, part.location).purpose !== "reshard") continue;
      await part.write([{ kind: "delete", ...place.reserved.lock, condition: etagOf(found) }]);
    }
    await moveState(place, ["moving"], "whole");
  });
}

async function whileOpen<T>(stores: readonly BackingStore[], act: () => Promise<T>): Promise<T> {
  const opened: BackingStore[] = [];
  try {
    for (const store of stores) {
      await store.open({ catalog: [] });
      opened.push(store);
    }
    return await act();
  } finally {
    for (const store of opened) await store.close();
  }
}

// From the end of this on, what the source has stays as it is.
async function beginMove(source: PartsStore, target: PartsStore): Promise<void> {
  const [before, begun] = [source.opened(), target.opened()];
  if ((await readState(begun.place)) === "whole") {
    await refuseDocuments(target);
    await moveState(begun.place, ["whole"], "filling");
  }
  if ((await readState(before.place)) === "moved") return;
  await moveState(before.place, ["whole"], "moving");
  const { place, recovery } = before;
  const { lock } = place.reserved;
  for (const part of place.parts.keys()) {
    const found = await partAt(place, part).read(lock.type, lock.key);
    if (found !== undefined && readReserved<BatchLock>(found, place.location).purpose === "reshard") continue;
    const value: BatchLock = { format: 1, token: crypto.randomUUID(), purpose: "reshard", parts: [part] };
    await lockPart(place, recovery, { part, document: reservedEnvelope(lock, value, place.clock()) });
  }
}

async function refuseDocuments(target: PartsStore): Promise<void> {
  for await (const { type, key } of target.readAll()) {
    const document = `the document ${JSON.stringify(key)} of ${JSON.stringify(type)}`;
    const advice = "Move the documents into new, empty stores.";
    throw new StoreError("store/copy-conflict", target.location, `${document} is there already. ${advice}`);
  }
}

/** Looks for every document of the source in the target, and takes out what an earlier attempt has left. @returns how many there are */
async function verify(source: PartsStore, target: PartsStore): Promise<number> {
  let documents = 0;
  for await (const envelope of source.readAll()) {
    const { type, key } = envelope;
    const found = await target.read(type, key);
    const isThere = found !== undefined && isSameDocument(found, envelope);
    // It may have expired since, in both.
    if (!isThere && (await source.read(type, key)) !== undefined) throw lostError(target, key);
    documents++;
  }
  for await (const { type, key } of target.readAll()) {
    if ((await source.read(type, key)) === undefined) await target.write([{ kind: "delete", type, key }]);
  }
  return documents;
}

function lostError(target: PartsStore, key: string): StoreError {
  const problem = `the document ${JSON.stringify(key)} did not arrive as it was sent`;
  return new StoreError("store/corrupt", target.location, `${problem}. Nothing was taken from the old shards.`);
}
