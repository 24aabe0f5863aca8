import type { Cell, FamilyContext } from "../harness/cell.ts";
import { readCpuTime } from "../harness/clock.ts";
import { keep } from "./keep.ts";
import { openSessions, type SessionCache } from "./open-sessions.ts";
import { SharedSessions } from "./shared-sessions.ts";

const size = 100_000;

/** The first read of each document, which turns bytes into a value. No peer has bytes to begin with. */
export function firstGetCell(context: FamilyContext): Cell {
  const { Session } = context.subject.documents;
  const shared = new SharedSessions(size);
  return {
    name: "first get of a document, 100,000 documents",
    unit: "time",
    mode: "once",
    rounds: context.isQuick ? 3 : 7,
    note: "Includes decoding and freezing. The peers are given values, and have nothing to compare with.",
    candidates: [
      {
        name: "keyslot",
        version: "this tree",
        role: "ours",
        async setUp() {
          let cache: SessionCache = await openSessions(context, size);
          const walk = shared.walk();
          return {
            verify: () => shared.verify((key) => cache.get(Session, key)),
            async before() {
              await cache.close();
              cache = await openSessions(context, size);
            },
            run() {
              let hits = 0;
              const before = readCpuTime();
              for (let n = 0; n < size; n++) hits += cache.get(Session, walk.next())?.hits ?? Number.NaN;
              const figure = (readCpuTime() - before) / size;
              keep(hits);
              return figure;
            },
            tearDown: () => cache.close(),
          };
        },
      },
    ],
  };
}
