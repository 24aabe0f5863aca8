import type { BackingStore, CatalogedStore, MomentStore } from "../backing-store.ts";
import {
  type FollowableStore,
  type HistoryStore,
  isFollowable,
  isHistorical,
  isMaintained,
  isSync,
  type MaintainedStore,
  type SyncStore,
} from "../store-abilities.ts";

/** What a wrapper can do: all that a store must, and whatever else the wrapped one can. */
export type PassedOn = BackingStore &
  Partial<SyncStore & FollowableStore & MaintainedStore & HistoryStore & MomentStore & CatalogedStore>;

/** A store that passes every call on to another, for wrappers that change a few of them. It has the optional methods that the other has. */
export function passOn(store: PassedOn): PassedOn {
  return {
    name: store.name,
    location: store.location,
    isShared: store.isShared ?? false,
    keepsMetadata: store.keepsMetadata ?? false,
    open: (context) => store.open(context),
    readAll: () => store.readAll(),
    read: (type, key) => store.read(type, key),
    write: (changes, info) => store.write(changes, info),
    close: () => store.close(),
    ...(isSync(store) && { readNow: (type, key) => store.readNow(type, key) }),
    ...(isFollowable(store) && { follow: (listener) => store.follow(listener) }),
    ...(isMaintained(store) && passOnMaintenance(store)),
    ...(isHistorical(store) && passOnHistory(store)),
    ...passOnMoments(store),
  };
}

function passOnMaintenance(store: MaintainedStore): MaintainedStore {
  return {
    expire: (limit) => store.expire(limit),
    evictTag: (tag, options) => store.evictTag(tag, options),
    usage: () => store.usage(),
    check: (options) => store.check(options),
  };
}

function passOnHistory(store: HistoryStore): HistoryStore {
  return { history: (query) => store.history(query), stateAt: (time) => store.stateAt(time) };
}

function passOnMoments(store: PassedOn): Partial<MomentStore & CatalogedStore> {
  const { keepsIndexes } = store;
  return {
    ...(keepsIndexes !== undefined && { keepsIndexes }),
    ...(store.openMoment !== undefined && { openMoment: store.openMoment.bind(store) }),
    ...(store.completeIndexes !== undefined && { completeIndexes: store.completeIndexes.bind(store) }),
    ...(store.describing !== undefined && { describing: store.describing.bind(store) }),
  };
}
