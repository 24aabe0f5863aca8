import { deepEqual } from "node:assert/strict";
import type { Candidate, Cell, FamilyContext } from "../harness/cell.ts";
import { importPeer, peerVersion } from "../harness/peers.ts";
import type { Session } from "../schemas/session.schema.ts";
import { HandIndexed } from "./by-hand.ts";
import { keep } from "./keep.ts";
import { openSessions } from "./open-sessions.ts";
import type { KeyValues, LokiModule, LruCacheModule } from "./peers.ts";
import { makeSession, shuffled, teamOf } from "./sessions.ts";
import { Walk } from "./walk.ts";

const size = 100_000;

/** Lookups by an indexed value that about ten documents share. */
export function queryCells(context: FamilyContext): readonly Cell[] {
  return [
    {
      name: "query by an index, 10 of 100,000 documents",
      unit: "time",
      mode: "repeated",
      note: "Ours are in the order of store keys.",
      candidates: [ours(context), byHand(), loki()],
    },
  ];
}

function ours(context: FamilyContext): Candidate {
  const { Session } = context.subject.documents;
  return {
    name: "keyslot",
    version: "this tree",
    role: "ours",
    async setUp() {
      const cache = await openSessions(context, size);
      for (const key of cache.keys(Session)) cache.get(Session, key);
      const next = teams();
      const run = (count: number) => {
        let found = 0;
        for (let n = 0; n < count; n++) found += cache.query(Session).byTeam(next.next()).length;
        keep(found);
      };
      const verify = () => verifyTeam((team) => cache.query(Session).byTeam(team));
      return { verify, run, tearDown: () => cache.close() };
    },
  };
}

function byHand(): Candidate {
  return {
    name: "lru-cache, Map of Sets beside it",
    version: peerVersion("lru-cache"),
    role: "peer",
    async setUp() {
      const { LRUCache } = await importPeer<LruCacheModule>("lru-cache");
      const cache: KeyValues<string, Session> = new LRUCache({ max: size });
      const indexed = new HandIndexed(cache, sessions());
      const next = teams();
      const run = (count: number) => {
        let found = 0;
        for (let n = 0; n < count; n++) found += indexed.byTeam(next.next()).length;
        keep(found);
      };
      return { verify: () => verifyTeam((team) => indexed.byTeam(team)), run };
    },
  };
}

function loki(): Candidate {
  return {
    name: "lokijs",
    version: peerVersion("lokijs"),
    role: "peer",
    async setUp() {
      const { default: Loki } = await importPeer<LokiModule>("lokijs");
      const collection = new Loki("bench").addCollection<Session>("sessions", { unique: ["id"], indices: ["team"] });
      collection.insert(sessions());
      const next = teams();
      const run = (count: number) => {
        let found = 0;
        for (let n = 0; n < count; n++) found += collection.find({ team: next.next() }).length;
        keep(found);
      };
      return { verify: () => verifyTeam((team) => collection.find({ team })), run };
    },
  };
}

/** Teams to ask for, each as a text of its own. */
function teams(): Walk<string> {
  return new Walk(Array.from(shuffled(size).subarray(0, 8192), (number) => teamOf(number, size)));
}

function verifyTeam(find: (team: string) => readonly Session[]): void {
  const team = teamOf(3, size);
  const wanted = sessions().filter((session) => session.team === team);
  const found = find(team).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  deepEqual(
    found.map(({ id, team, hits }) => ({ id, team, hits })),
    wanted.map(({ id, team, hits }) => ({ id, team, hits })),
  );
}

function sessions(): Session[] {
  return Array.from({ length: size }, (_, at) => makeSession(at, size));
}
