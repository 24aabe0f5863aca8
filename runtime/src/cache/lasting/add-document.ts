import type { CacheCore } from "../cache-core.ts";
import type { CommitStage, Operation } from "../commit/commit-stage.ts";

/** Puts a document where there is none; false when there is one, as its store knows. */
export async function addDocument(core: CacheCore, operation: Operation): Promise<boolean> {
  const { collection, key } = operation;
  const queue = core.queueOf(collection.store);
  const plan = (stage: CommitStage) => {
    return stage.source(collection).has(key) ? [] : [{ ...operation, isGuarded: true }];
  };
  if ((await queue.submit(plan)).length > 0) return true;
  if (!collection.isShared) return false;
  // Memory may show what others have deleted.
  await queue.refresh([{ type: collection.definition.type, key }]);
  return (await queue.submit(plan)).length > 0;
}
