import type { CacheCore } from "../cache-core.ts";
import type { Collection } from "../collection.ts";
import type { CommitStage } from "../commit/commit-stage.ts";
import type { DocumentVersion } from "../document-version.ts";

/** Deletes a document and returns what it was; of several callers, in whatever processes, one gets it. */
export async function popDocument<T>(
  core: CacheCore,
  collection: Collection<T>,
  key: string,
): Promise<Readonly<T> | undefined> {
  const queue = core.queueOf(collection.store);
  const found: { version?: DocumentVersion<T> | undefined } = {};
  const plan = (stage: CommitStage) => {
    found.version = stage.source(collection).version(key);
    return found.version === undefined ? [] : [{ collection, key, version: undefined, isGuarded: true }];
  };
  await queue.submit(plan);
  if (found.version === undefined && collection.isShared) {
    // Others may have put what memory does not have.
    await queue.refresh([{ type: collection.definition.type, key }]);
    await queue.submit(plan);
  }
  return found.version?.value();
}
