import { type AnyDocument, type BackingStore, type Cache, memoryStore, openCache } from "@keyslot/runtime";
import { directoryStore } from "@keyslot/runtime/stores/directory";
import { journalStore } from "@keyslot/runtime/stores/journal";
import { lmdbStore } from "@keyslot/runtime/stores/lmdb";
import { shardedStore } from "@keyslot/runtime/stores/sharded";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { sqliteStore } from "@keyslot/runtime/stores/sqlite";
import { freshFolder } from "../../stores/fresh-folder.ts";
import { SharedPlace } from "./shared-place.ts";
import { watchedStore } from "./watched-store.ts";

/** Two caches over one place, or one twice where a place has one owner. */
export interface TwoCaches {
  readonly one: Cache;
  readonly other: Cache;
  readonly clock: { now: number };
  end(): Promise<void>;
}

interface Kind {
  readonly isShared: boolean;
  /** A function that makes stores over a place, in a folder. */
  make(folder: string): () => BackingStore;
}

const kinds = {
  memory: { isShared: false, make: () => memoryStore },
  "a store that does not answer at once": {
    isShared: false,
    make: () => () => Object.assign(watchedStore(), { keepsMetadata: true }),
  },
  "a shared place": {
    isShared: true,
    make: () => {
      const place = new SharedPlace();
      return () => place.store();
    },
  },
  SQLite: { isShared: true, make: (folder) => () => sqliteStore({ path: `${folder}/game.db` }) },
  LMDB: { isShared: true, make: (folder) => () => lmdbStore({ path: `${folder}/game.mdb` }) },
  "a directory": { isShared: true, make: (folder) => () => directoryStore({ path: `${folder}/game` }) },
  shards: {
    isShared: true,
    make: (folder) => () => {
      return shardedStore({ stores: (index) => sqliteStore({ path: `${folder}/${index}.db` }), count: 3 });
    },
  },
  "a journal": { isShared: false, make: (folder) => () => journalStore({ path: `${folder}/journal` }) },
  "a file that keeps no expiry": {
    isShared: false,
    make: (folder) => () => singleFileStore({ path: `${folder}/game.cc` }),
  },
} satisfies Record<string, Kind>;

export type PlaceName = keyof typeof kinds;

export function isPlaceName(name: string): name is PlaceName {
  return name in kinds;
}

/** The names of all kinds of places but those that are left out. */
export function placeNames(...without: readonly PlaceName[]): readonly PlaceName[] {
  return Object.keys(kinds)
    .filter(isPlaceName)
    .filter((name) => !without.includes(name));
}

export async function openTwoCaches(name: PlaceName, documents: readonly AnyDocument[]): Promise<TwoCaches> {
  const { isShared, make }: Kind = kinds[name];
  const folder = freshFolder();
  const store = make(folder.path);
  const clock = { now: 1_000_000 };
  const open = () => openCache({ documents, stores: [store()], clock: () => clock.now });
  const one = await open();
  const other = isShared ? await open() : one;
  const end = async () => {
    await Promise.all([one.close(), other.close()]);
    folder.remove();
  };
  return { one, other, clock, end };
}
