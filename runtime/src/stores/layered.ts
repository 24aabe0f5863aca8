import { StoreError } from "../errors.ts";
import type { BackingStore } from "./backing-store.ts";
import { type FollowableStore, isFollowable, isMaintained, isSync } from "./store-abilities.ts";
import { LayeredStore } from "./wrappers/layered-store.ts";
import { passOn } from "./wrappers/wrapper-pass-on.ts";

export interface LayeredStoreOptions {
  /** Holds copies of documents; may lose any of them at any time. */
  readonly near: BackingStore;
  /** Holds the documents. */
  readonly far: BackingStore;
  /**
   * For how many milliseconds a copy counts as true after it was seen to be so, where others may write the far store: that long it may
   * be outdated. 0 unless told: every read asks the far store whether the copy's etag is still the document's.
   */
  readonly maxAge?: number;
  /** How many documents the near store may hold; the least recently used go first. Any number unless told. */
  readonly nearDocuments?: number;
  /** Told when the near store fails, which is no error of a read or write. */
  readonly onNearError?: (error: unknown) => void;
}

/**
 * A slow store with a quick one in front. Everything is written to the far store first; the near one has copies, of which nothing is
 * believed that was not seen to be true. What the far store can do, this one can.
 * @throws StoreError `store/invalid-option`
 */
export function layeredStore(options: LayeredStoreOptions): BackingStore {
  const { near, far, maxAge = 0, nearDocuments = Number.POSITIVE_INFINITY, onNearError = () => {} } = options;
  if (!(maxAge >= 0)) throw invalidOption(far, "`maxAge` is no number of milliseconds. Give 0 or more.");
  if (!(nearDocuments >= 1)) throw invalidOption(far, "`nearDocuments` is no number of documents. Give 1 or more.");
  if (near === far) throw invalidOption(far, "`near` and `far` are one store. Give two.");
  const store = new LayeredStore({ near, far, maxAge, nearDocuments, onNearError });
  const passed = passOn(far);
  return {
    ...passed,
    get name() {
      return `layered ${far.name}`;
    },
    open: (context) => store.open(context),
    read: (type, key) => store.read(type, key),
    write: (changes, info) => store.write(changes, info),
    close: () => store.close(),
    ...(isSync(far) && { readNow: (type: string, key: string) => store.readNow(far, { type, key }) }),
    ...(isFollowable(far) && {
      follow: (listener: Parameters<FollowableStore["follow"]>[0]) =>
        far.follow((changed) => {
          store.forget(changed);
          listener(changed);
        }),
    }),
    ...(isMaintained(far) && {
      expire: async (limit: number) => {
        const removed = await far.expire(limit);
        await store.expireNear(limit);
        return removed;
      },
      evictTag: async (tag: string, chosen: { readonly type?: string; readonly limit: number }) =>
        store.removed(await far.evictTag(tag, chosen)),
    }),
  };
}

function invalidOption({ location }: BackingStore, problem: string): StoreError {
  return new StoreError("store/invalid-option", location, problem);
}
