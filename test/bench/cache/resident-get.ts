import type { Candidate, Cell, FamilyContext, Prepared } from "../harness/cell.ts";
import { importPeer, peerVersion } from "../harness/peers.ts";
import { keep } from "./keep.ts";
import { openSessions } from "./open-sessions.ts";
import type { KeyValues, KeyvModule, LruCacheModule, QuickLruModule, TinyLruModule } from "./peers.ts";
import { SharedSessions } from "./shared-sessions.ts";

const bars = new Map([
  [1_000, 1.3],
  [100_000, 2],
  [1_000_000, 2],
]);

/** Reads of resident documents by store key, in an order that no cache of the processor foresees. */
export function residentGetCells(context: FamilyContext): readonly Cell[] {
  const sizes = context.isQuick ? [1_000, 100_000] : [1_000, 100_000, 1_000_000];
  return sizes.map((size) => {
    const shared = new SharedSessions(size);
    return {
      name: `get, ${size.toLocaleString("en")} documents`,
      unit: "time",
      mode: "repeated",
      bar: { ratio: bars.get(size) ?? 1 },
      candidates: [
        ours(context, shared),
        lruCache(shared),
        tinyLru(shared),
        quickLru(shared),
        keyv(shared),
        plainMap(shared),
      ],
    };
  });
}

// Every candidate has a loop of its own: in a shared one, the call would be that of whoever is measured with it.

function ours(context: FamilyContext, shared: SharedSessions): Candidate {
  return {
    name: "keyslot",
    version: "this tree",
    role: "ours",
    async setUp() {
      const cache = await openSessions(context, shared.size);
      const { Session } = context.subject.documents;
      // The peers keep values; so does ours, once each was read. What the first read costs is a cell of its own.
      for (const key of cache.keys(Session)) cache.get(Session, key);
      const keys = shared.walk();
      const run = (count: number) => {
        let hits = 0;
        for (let n = 0; n < count; n++) hits += cache.get(Session, keys.next())?.hits ?? Number.NaN;
        keep(hits);
      };
      return { verify: () => shared.verify((key) => cache.get(Session, key)), run, tearDown: () => cache.close() };
    },
  };
}

function lruCache(shared: SharedSessions): Candidate {
  return keyValues({ name: "lru-cache" }, shared, async (size) => {
    const { LRUCache } = await importPeer<LruCacheModule>("lru-cache");
    const cache: KeyValues<string, { hits: number }> = new LRUCache({ max: size });
    const keys = shared.walk();
    const run = (count: number) => {
      let hits = 0;
      for (let n = 0; n < count; n++) hits += cache.get(keys.next())?.hits ?? Number.NaN;
      keep(hits);
    };
    return { cache, run };
  });
}

function tinyLru(shared: SharedSessions): Candidate {
  return keyValues({ name: "tiny-lru" }, shared, async (size) => {
    const { lru } = await importPeer<TinyLruModule>("tiny-lru");
    const cache: KeyValues<string, { hits: number }> = lru(size);
    const keys = shared.walk();
    const run = (count: number) => {
      let hits = 0;
      for (let n = 0; n < count; n++) hits += cache.get(keys.next())?.hits ?? Number.NaN;
      keep(hits);
    };
    return { cache, run };
  });
}

function quickLru(shared: SharedSessions): Candidate {
  return keyValues({ name: "quick-lru" }, shared, async (size) => {
    const { default: QuickLru } = await importPeer<QuickLruModule>("quick-lru");
    const cache: KeyValues<string, { hits: number }> = new QuickLru({ maxSize: size });
    const keys = shared.walk();
    const run = (count: number) => {
      let hits = 0;
      for (let n = 0; n < count; n++) hits += cache.get(keys.next())?.hits ?? Number.NaN;
      keep(hits);
    };
    return { cache, run };
  });
}

function plainMap(shared: SharedSessions): Candidate {
  return keyValues({ name: "Map", version: process.version, role: "reference" }, shared, async () => {
    const cache: KeyValues<string, { hits: number }> = new Map();
    const keys = shared.walk();
    const run = (count: number) => {
      let hits = 0;
      for (let n = 0; n < count; n++) hits += cache.get(keys.next())?.hits ?? Number.NaN;
      keep(hits);
    };
    return { cache, run };
  });
}

function keyv(shared: SharedSessions): Candidate {
  return {
    name: "keyv, in memory",
    version: peerVersion("keyv"),
    role: "peer",
    async setUp() {
      const { Keyv } = await importPeer<KeyvModule>("keyv");
      const cache = new Keyv<{ hits: number }>();
      for (const document of shared.makeDocuments()) await cache.set(document.id, document);
      const keys = shared.walk();
      const run = async (count: number) => {
        let hits = 0;
        for (let n = 0; n < count; n++) hits += (await cache.get(keys.next()))?.hits ?? Number.NaN;
        keep(hits);
      };
      const verify = async () => {
        for (const key of shared.sample()) shared.verifyOne(key, await cache.get(key));
      };
      return { verify, run };
    },
  };
}

interface Named extends Pick<Candidate, "name"> {
  readonly version?: string;
  readonly role?: Candidate["role"];
}

type Filled = Pick<Prepared, "run"> & { readonly cache: KeyValues<string, unknown> };

/** A candidate that is filled with the shared documents. */
function keyValues(named: Named, shared: SharedSessions, make: (size: number) => Promise<Filled>): Candidate {
  return {
    name: named.name,
    version: named.version ?? peerVersion(named.name),
    role: named.role ?? "peer",
    async setUp() {
      const { cache, run } = await make(shared.size);
      for (const document of shared.makeDocuments()) cache.set(document.id, document);
      return { verify: () => shared.verify((key) => cache.get(key)), run };
    },
  };
}
