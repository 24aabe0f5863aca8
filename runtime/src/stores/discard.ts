import type { Envelope } from "../document/envelope.ts";
import { StoreError } from "../errors.ts";
import type { BackingStore } from "./backing-store.ts";
import { checkChanges } from "./check-changes.ts";
import { checkConditions } from "./check-conditions.ts";
import { refuseClosed } from "./refuse-use.ts";
import type { MaintainedStore, SyncStore } from "./store-abilities.ts";

/** A store that takes everything that a store can take and keeps nothing: for dry runs, and for tests of what is not about storing. */
export function discardStore(): BackingStore & SyncStore & MaintainedStore {
  const location = "discard";
  let isOpen = false;
  const checkOpen = () => {
    if (!isOpen) refuseClosed(location);
  };
  const nothing = (): undefined => {
    checkOpen();
    return undefined;
  };
  const none = async (): Promise<readonly never[]> => {
    checkOpen();
    return [];
  };
  return {
    name: "discard",
    location,
    keepsMetadata: true,
    open: async () => {
      if (isOpen) throw new StoreError("store/locked", location, "this store is already open. Close it first.");
      isOpen = true;
    },
    readAll: () => {
      checkOpen();
      return noEnvelopes();
    },
    read: async () => nothing(),
    readNow: nothing,
    write: async (changes) => {
      checkOpen();
      checkChanges(changes, location);
      checkConditions(changes, location, nothing);
    },
    expire: none,
    evictTag: none,
    usage: async () => {
      checkOpen();
      return { documents: 0, bytes: 0, volume: 0 };
    },
    check: async () => {
      checkOpen();
      return { sound: 0, problems: [] };
    },
    close: async () => {
      isOpen = false;
    },
  };
}

async function* noEnvelopes(): AsyncIterable<Envelope> {}
