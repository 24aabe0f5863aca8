import { deepEqual } from "node:assert/strict";
import type { Candidate, Cell, FamilyContext, Prepared } from "../harness/cell.ts";
import { importPeer, peerVersion } from "../harness/peers.ts";
import type { Session } from "../schemas/session.schema.ts";
import { HandIndexed } from "./by-hand.ts";
import { openSessions } from "./open-sessions.ts";
import type { KeyValues, KeyvModule, LokiModule, LruCacheModule } from "./peers.ts";
import { updatesInPlace, updatesThatMove } from "./session-updates.ts";
import { makeSession } from "./sessions.ts";
import { Walk } from "./walk.ts";

const size = 100_000;
const batch = 1000;

type Updates = () => readonly Session[];

/** Writes of documents that are there already, awaited one by one and many at once. */
export function putCells(context: FamilyContext): readonly Cell[] {
  const inPlace: Updates = () => updatesInPlace(size);
  const moving: Updates = () => updatesThatMove(size);
  const note =
    "Ours is checked, encoded and handed to the store, and leaves later changes of the value outside; the peers keep a reference to it.";
  return [
    {
      name: "put, 100,000 documents",
      unit: "time",
      mode: "repeated",
      note,
      candidates: [put(context, inPlace), lru(inPlace), loki(inPlace), keyv(inPlace)],
    },
    {
      name: "put 1,000 at once, 100,000 documents",
      unit: "time",
      mode: "repeated",
      note: "A document's part of `putMany`; the peers have nothing for many.",
      candidates: [putMany(context, inPlace), lru(inPlace), loki(inPlace), keyv(inPlace)],
    },
    {
      name: "put that moves a document in its index, 100,000 documents",
      unit: "time",
      mode: "repeated",
      note,
      candidates: [put(context, moving), lru(moving), loki(moving)],
    },
    {
      name: "update, 100,000 documents",
      unit: "time",
      mode: "repeated",
      note: "Read, changed by a function and written, safely against other writes in between.",
      candidates: [update(context)],
    },
  ];
}

function put(context: FamilyContext, updates: Updates): Candidate {
  return ours(context, (cache) => {
    const { Session } = context.subject.documents;
    const next = new Walk(updates());
    return async (count) => {
      for (let n = 0; n < count; n++) await cache.put(Session, next.next());
    };
  });
}

function putMany(context: FamilyContext, updates: Updates): Candidate {
  return ours(context, (cache) => {
    const { Session } = context.subject.documents;
    const next = new Walk(updates());
    return async (count) => {
      for (let left = count; left > 0; left -= batch) {
        const documents = Array.from({ length: Math.min(left, batch) }, () => next.next());
        await cache.putMany(Session, documents);
      }
    };
  });
}

function update(context: FamilyContext): Candidate {
  return ours(context, (cache) => {
    const { Session } = context.subject.documents;
    const next = new Walk(updatesInPlace(size).map(({ id }) => id));
    return async (count) => {
      for (let n = 0; n < count; n++) {
        await cache.update(Session, next.next(), (session) => ({ ...session, hits: session.hits + 1 }));
      }
    };
  });
}

type OpenedCache = Awaited<ReturnType<typeof openSessions>>;

function ours(context: FamilyContext, make: (cache: OpenedCache) => Prepared["run"]): Candidate {
  const { Session } = context.subject.documents;
  return {
    name: "keyslot",
    version: "this tree",
    role: "ours",
    async setUp() {
      const cache = await openSessions(context, size);
      const verify = async () => {
        const changed = { ...makeSession(7, size), hits: 77, team: "seven" };
        await cache.put(Session, changed);
        deepEqual(cache.get(Session, changed.id), changed);
        deepEqual(cache.query(Session).byTeam("seven"), [changed]);
        await cache.put(Session, makeSession(7, size));
        deepEqual(cache.query(Session).byTeam("seven"), []);
      };
      return { verify, run: make(cache), tearDown: () => cache.close() };
    },
  };
}

function lru(updates: Updates): Candidate {
  return {
    name: "lru-cache, Map of Sets beside it",
    version: peerVersion("lru-cache"),
    role: "peer",
    async setUp() {
      const { LRUCache } = await importPeer<LruCacheModule>("lru-cache");
      const cache: KeyValues<string, Session> = new LRUCache({ max: size });
      const indexed = new HandIndexed(cache, sessions());
      const next = new Walk(updates());
      const run = (count: number) => {
        for (let n = 0; n < count; n++) indexed.put(next.next());
      };
      const verify = () => {
        const changed = { ...makeSession(7, size), team: "seven" };
        indexed.put(changed);
        deepEqual(indexed.byTeam("seven"), [changed]);
        indexed.put(makeSession(7, size));
      };
      return { verify, run };
    },
  };
}

function loki(updates: Updates): Candidate {
  return {
    name: "lokijs",
    version: peerVersion("lokijs"),
    role: "peer",
    async setUp() {
      const { default: Loki } = await importPeer<LokiModule>("lokijs");
      const options = { unique: ["id"], indices: ["team"], adaptiveBinaryIndices: true };
      const sessions_ = new Loki("bench").addCollection<Session>("sessions", options);
      sessions_.insert(sessions());
      const next = new Walk(updates());
      const change = (document: Session) => {
        const kept = sessions_.by("id", document.id);
        if (kept === undefined) throw new Error("A document is missing.");
        sessions_.update(Object.assign(kept, document));
      };
      const run = (count: number) => {
        for (let n = 0; n < count; n++) change(next.next());
      };
      const verify = () => {
        change({ ...makeSession(7, size), team: "seven" });
        deepEqual(
          sessions_.find({ team: "seven" }).map(({ id }) => id),
          [makeSession(7, size).id],
        );
        change(makeSession(7, size));
      };
      return { verify, run };
    },
  };
}

function keyv(updates: Updates): Candidate {
  return {
    name: "keyv, in memory",
    version: peerVersion("keyv"),
    role: "peer",
    async setUp() {
      const { Keyv } = await importPeer<KeyvModule>("keyv");
      const cache = new Keyv<Session>();
      for (const document of sessions()) await cache.set(document.id, document);
      const next = new Walk(updates());
      const run = async (count: number) => {
        for (let n = 0; n < count; n++) {
          const document = next.next();
          await cache.set(document.id, document);
        }
      };
      const verify = async () => deepEqual(await cache.get(makeSession(7, size).id), makeSession(7, size));
      return { verify, run };
    },
  };
}

function sessions(): Session[] {
  return Array.from({ length: size }, (_, at) => makeSession(at, size));
}
