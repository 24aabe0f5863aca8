import { setImmediate as turn } from "node:timers/promises";
import { importPeer } from "../harness/peers.ts";
import type { Session } from "../schemas/session.schema.ts";
import type { Subject } from "../subject/subject.ts";
import type { KeyValues, LruCacheModule, TinyLruModule } from "./peers.ts";
import { makeSession, makeSizedSession, sessionKey } from "./sessions.ts";
import { sourceStore } from "./source-store.ts";

/** What this process is asked to keep and to count. */
export interface MemoryRequest {
  /** Module of the subject. */
  readonly subject: string;
  readonly name: string;
  readonly documents: number;
  /** Of the payload; 0 for as small as it comes. */
  readonly bytes: number;
  /** Whether each is read before counting. */
  readonly isRead: boolean;
}

const request: MemoryRequest = JSON.parse(process.argv[2] ?? "{}");
const make = (number: number): Session =>
  request.bytes === 0 ? makeSession(number, request.documents) : makeSizedSession(number, request.bytes);

const fill = await filling();
const before = await used();
const get = await fill();
if (request.isRead)
  for (let at = 0; at < request.documents; at++) if (!get(sessionKey(at))) throw new Error("Missing.");
const after = await used();
// What is kept is asked for once more, so that it is kept until now.
if (get(sessionKey(0)) === undefined) throw new Error("Nothing was kept.");
process.stdout.write(String((after - before) / request.documents));

type Get = (key: string) => unknown;

/** Loads what is needed; the function that it returns fills and hands out a way to read. */
async function filling(): Promise<() => Promise<Get>> {
  if (request.name === "keyslot") {
    const subject: Subject = await import(request.subject);
    return () => fillOurs(subject);
  }
  const { LRUCache } = await importPeer<LruCacheModule>("lru-cache");
  const { lru } = await importPeer<TinyLruModule>("tiny-lru");
  return async () => {
    const cache: KeyValues<string, Session> =
      request.name === "Map"
        ? new Map()
        : request.name === "tiny-lru"
          ? lru(request.documents)
          : new LRUCache({ max: request.documents });
    for (let at = 0; at < request.documents; at++) cache.set(sessionKey(at), make(at));
    return (key) => cache.get(key);
  };
}

async function fillOurs({ runtime, documents: { Session } }: Subject): Promise<Get> {
  const store = sourceStore(Session, function* () {
    for (let at = 0; at < request.documents; at++) yield make(at);
  });
  const cache = await runtime.openCache({ documents: [Session], stores: [store] });
  return (key) => cache.get(Session, key);
}

/** Bytes of values and buffers that are still reachable. */
async function used(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error("Start with --expose-gc.");
  for (let round = 0; round < 5; round++) {
    globalThis.gc();
    // What is released is counted off in a later turn.
    await turn();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
