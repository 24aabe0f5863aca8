import type { BackingStore, CatalogedStore } from "../backing-store.ts";
import {
  type CheckOptions,
  type DocumentName,
  type FollowableStore,
  type Following,
  isFollowable,
  isMaintained,
  isSync,
  type MaintainedStore,
  type StoreCheck,
  type StoreUsage,
  type SyncStore,
} from "../store-abilities.ts";
import { partsMoments } from "./wrapper-parts-moment.ts";
import type { PartsStore } from "./wrapper-parts-store.ts";
import { type PassedOn, passOn } from "./wrapper-pass-on.ts";

/** A store of several, with the optional methods that all of them have. There is no common order of their transactions, so no history. */
export function withAbilities(store: PartsStore): PassedOn {
  const { parts } = store;
  return {
    ...passOn(store),
    ...(parts.every(isSync) && syncReads(store)),
    ...(parts.every(isMaintained) && maintenance(store, parts)),
    ...(parts.every(isFollowable) && following(store, parts)),
    ...(parts.some(isCataloged) && cataloging(parts)),
    ...partsMoments(store),
  };
}

function syncReads(store: PartsStore): SyncStore {
  return {
    readNow: (type, key) => {
      const part = store.partFor({ type, key })?.store;
      return part !== undefined && isSync(part) ? part.readNow(type, key) : undefined;
    },
  };
}

function maintenance(store: PartsStore, parts: readonly (BackingStore & MaintainedStore)[]): MaintainedStore {
  type Remove = (part: MaintainedStore, limit: number) => Promise<readonly DocumentName[]>;
  const removeUpTo = async (limit: number, remove: Remove) => {
    store.opened();
    const removed: DocumentName[] = [];
    for (const [number, part] of parts.entries()) {
      if (removed.length >= limit) break;
      // Never in the middle of a batch across several stores.
      removed.push(...(await store.alone(number, () => remove(part, limit - removed.length))));
    }
    return removed;
  };
  return {
    expire: (limit) => removeUpTo(limit, (part, rest) => part.expire(rest)),
    evictTag: (tag, options) => removeUpTo(options.limit, (part, limit) => part.evictTag(tag, { ...options, limit })),
    usage: () => usageOf(store, parts),
    check: (options) => checkOf(store, parts, options),
  };
}

async function usageOf(store: PartsStore, parts: readonly MaintainedStore[]): Promise<StoreUsage> {
  store.opened();
  const usages = await Promise.all(parts.map((part) => part.usage()));
  const own = await ownDocuments(store);
  const sum = (pick: (usage: StoreUsage) => number) => usages.reduce((total, usage) => total + pick(usage), 0);
  return {
    documents: sum(({ documents }) => documents) - own.documents,
    bytes: sum(({ bytes }) => bytes) - own.bytes,
    volume: sum(({ volume }) => volume),
  };
}

async function checkOf(
  store: PartsStore,
  parts: readonly MaintainedStore[],
  options: CheckOptions | undefined,
): Promise<StoreCheck> {
  store.opened();
  const checks: StoreCheck[] = [];
  for (const part of parts) checks.push(await part.check(options));
  const own = await ownDocuments(store);
  return {
    sound: checks.reduce((total, { sound }) => total + sound, 0) - own.documents,
    problems: checks.flatMap(({ problems }) => problems),
  };
}

// Manifests; what a batch on its way has put is gone in a moment.
async function ownDocuments({ parts, reserved }: PartsStore): Promise<Pick<StoreUsage, "documents" | "bytes">> {
  const { type, key } = reserved.manifest;
  const found = await Promise.all(parts.map((part) => part.read(type, key)));
  const manifests = found.filter((envelope) => envelope !== undefined);
  const bytes = manifests.reduce((total, { payload }) => total + key.length + payload.length, 0);
  return { documents: manifests.length, bytes };
}

function following(store: PartsStore, parts: readonly FollowableStore[]): FollowableStore {
  return {
    follow: (listener) => {
      store.opened();
      const tell = (changed: readonly DocumentName[] | undefined) => {
        const shown = changed?.filter((name) => !store.reserved.owns(name));
        if (shown === undefined || shown.length > 0) listener(shown);
      };
      const followings: Following[] = [];
      try {
        for (const part of parts) followings.push(part.follow(tell));
      } catch (error) {
        for (const begun of followings) begun.stop();
        throw error;
      }
      store.listeners.add(listener);
      return {
        poll: async () => {
          await Promise.all(followings.map((each) => each.poll()));
        },
        stop: () => {
          store.listeners.delete(listener);
          for (const each of followings) each.stop();
        },
      };
    },
  };
}

function isCataloged(store: BackingStore & Partial<CatalogedStore>): store is BackingStore & CatalogedStore {
  return store.describing !== undefined;
}

function cataloging(parts: readonly BackingStore[]): CatalogedStore {
  return {
    describing: (schemaId) => {
      for (const part of parts) {
        const entry = isCataloged(part) ? part.describing(schemaId) : undefined;
        if (entry !== undefined) return entry;
      }
      return undefined;
    },
  };
}
