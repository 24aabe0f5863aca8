import type { Envelope } from "../../document/envelope.ts";
import type { BackingStore, MomentStore, StoreMoment } from "../backing-store.ts";
import {
  type Behaviour,
  context,
  contextWith,
  envelope,
  expectEqual,
  expectSame,
  inOrder,
  put,
  remove,
} from "./row.ts";

const start = 1_800_000_000_000;

export const momentRows: readonly Behaviour[] = [
  {
    name: "a moment shows what was stored when it was opened, whatever is written meanwhile",
    run: async ({ store }) => {
      await store.open(context);
      const all = Array.from({ length: 300 }, (_, index) => envelope(`t${index % 2}`, `k${index}`, [index & 0xff]));
      await store.write(all.map(put));
      const moment = momentOf(store);
      const some = [...moment.next(100)];
      await store.write([
        remove("t0", "k0"),
        remove("t1", "k299"),
        put(envelope("t0", "k2", [7, 7])),
        put(envelope("t9", "new")),
      ]);
      expectEqual("the contents", contentsOf(moment), ["t0 t0 150 0", "t1 t1 150 0"]);
      expectSame([moment.read("t0", "k0"), moment.read("t9", "new")], [all[0], undefined]);
      expectSame([moment.read("t0", "k2")], [all[2]]);
      expectSame(inOrder([...some, ...restOf(moment)]), inOrder(all));
      moment.close();
      const later = momentOf(store);
      expectEqual("the contents later", contentsOf(later), ["t0 t0 149 0", "t1 t1 149 0", "t9 t9 1 0"]);
      expectSame([later.read("t0", "k0"), later.read("t0", "k2")], [undefined, envelope("t0", "k2", [7, 7])]);
      later.close();
    },
  },
  {
    name: "the bytes of a moment are its reader's",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(envelope("player", "alice", [1, 2, 3]))]);
      const moment = momentOf(store);
      moment.read("player", "alice")?.payload.fill(9);
      for (const { payload } of restOf(moment)) payload.fill(9);
      expectSame([moment.read("player", "alice")], [envelope("player", "alice", [1, 2, 3])]);
      moment.close();
      expectSame([await store.read("player", "alice")], [envelope("player", "alice", [1, 2, 3])]);
    },
  },
];

export const expiringMomentRows: readonly Behaviour[] = [
  {
    name: "a moment leaves out what had expired, counts the others, and says how many of them will",
    run: async ({ store }) => {
      const clock = { now: start };
      await store.open(contextWith(clock));
      const gone = [1, 2, 3].map((number) => ({ ...envelope("player", `gone${number}`), expiresAt: start + number }));
      const expiring = [4, 5].map((number) => ({
        ...envelope("player", `there${number}`),
        expiresAt: start + 1000,
        tags: ["a"],
      }));
      const lasting = [envelope("item", "sword"), envelope("player", "zoe")];
      await store.write([...gone, ...expiring, ...lasting].map(put));
      clock.now = start + 10;
      const moment = momentOf(store);
      expectEqual("the contents", contentsOf(moment), ["item item 1 0", "player player 3 2"]);
      expectSame(
        gone.map(({ key }) => moment.read("player", key)),
        [undefined, undefined, undefined],
      );
      expectSame(
        expiring.map(({ key }) => moment.read("player", key)),
        expiring,
      );
      expectSame(inOrder(restOf(moment)), inOrder([...expiring, ...lasting]));
      moment.close();
    },
  },
];

function momentOf(store: BackingStore & Partial<MomentStore>): StoreMoment {
  if (store.openMoment === undefined) throw new Error("expected a store with `openMoment`");
  return store.openMoment();
}

function contentsOf(moment: StoreMoment): string[] {
  return moment
    .contents()
    .filter(({ documents }) => documents > 0)
    .map(({ type, schemaId, documents, expiring = 0 }) => `${type} ${schemaId} ${documents} ${expiring}`)
    .sort();
}

function restOf(moment: StoreMoment): Envelope[] {
  const all: Envelope[] = [];
  for (let some = moment.next(64); some.length > 0; some = moment.next(64)) {
    if (some.length > 64) throw new Error(`expected at most 64 documents, found ${some.length}`);
    all.push(...some);
  }
  return all;
}
