import { type DocumentName, type Following, isFollowable } from "../../stores/store-abilities.ts";
import type { CacheCore } from "../cache-core.ts";
import type { RoutedStore } from "../opening/store-routing.ts";

/** A store that tells what others write to it. */
export interface FollowedStore {
  readonly source: RoutedStore;
  readonly following: Following;
  /** Says where that is taken in; what was told before comes at once. */
  attach(take: (names: readonly DocumentName[] | undefined) => void): void;
}

/**
 * Begins to follow a store; undefined when it cannot be followed. Before its documents are loaded, so that nothing that is written meanwhile is
 * missed.
 * @throws StoreError
 */
export function followStore(source: RoutedStore): FollowedStore | undefined {
  const { store } = source;
  if (!isFollowable(store)) return undefined;
  const early: (readonly DocumentName[] | undefined)[] = [];
  let take = (names: readonly DocumentName[] | undefined): void => void early.push(names);
  const following = store.follow((names) => take(names));
  return {
    source,
    following,
    attach: (to) => {
      take = to;
      for (const names of early.splice(0)) to(names);
    },
  };
}

/** Takes what others write into memory from now on; what fails meanwhile is told to `onError`. */
export function takeInFollowed(core: CacheCore): void {
  const { followed, onError } = core.opened;
  for (const { source, following, attach } of followed) {
    core.onClose(() => following.stop());
    attach((names) => {
      core.track(core.queueOf(source).refresh(names)).catch(onError);
    });
  }
}

/** Takes in what others have written until now. @throws StoreError; as `CommitQueue.refresh` */
export async function refreshStores(core: CacheCore): Promise<void> {
  const { followed, stores } = core.opened;
  for (const source of stores) {
    if (source.store.isShared !== true) continue;
    const known = followed.find((each) => each.source === source);
    if (known === undefined) await core.queueOf(source).refresh(undefined);
    else {
      await known.following.poll();
      // What was told stands in the queue already: behind it, nothing is left to be taken in.
      await core.queueOf(source).refresh([]);
    }
  }
}
