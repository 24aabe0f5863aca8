import type { Envelope } from "../../document/envelope.ts";
import { type Behaviour, collect, context, envelope, expectSame, inOrder, put, remove } from "./row.ts";

export const readingRows: readonly Behaviour[] = [
  {
    name: "readAll shows the moment of its call, whatever is written meanwhile",
    run: async ({ store }) => {
      await store.open(context);
      const all = Array.from({ length: 1200 }, (_, index) =>
        envelope("player", `p${index}`, [index & 0xff, index >> 8]),
      );
      await store.write(all.map(put));
      const reading = store.readAll();
      await store.write([
        remove("player", "p0"),
        put(envelope("player", "p1199", [7])),
        put(envelope("player", "new")),
      ]);
      const seen: Envelope[] = [];
      for await (const value of reading) {
        seen.push(value);
        if (seen.length === 600) await store.write([remove("player", "p1"), put(envelope("player", "p1100", [8]))]);
      }
      expectSame(inOrder(seen), inOrder(all));
      const after = await collect(store.readAll());
      if (after.length !== 1199) throw new Error(`expected 1199 documents after the writes, found ${after.length}`);
    },
  },
  {
    name: "a reading may be given up, and two may run at once",
    run: async ({ store }) => {
      await store.open(context);
      const all = Array.from({ length: 1200 }, (_, index) => envelope("player", `p${index}`));
      await store.write(all.map(put));
      for await (const _ of store.readAll()) break;
      const [first, second] = await Promise.all([collect(store.readAll()), collect(store.readAll())]);
      expectSame(first, inOrder(all));
      expectSame(second, inOrder(all));
      await store.write([put(envelope("player", "after"))]);
    },
  },
  {
    name: "ten thousand documents are all there, and after opening again",
    run: async ({ store, another }) => {
      await store.open(context);
      const all = Array.from({ length: 10_000 }, (_, index) =>
        envelope(`t${index % 7}`, `k${index}`, [index & 0xff, index >> 8]),
      );
      await store.write(all.map(put));
      expectSame(await collect(store.readAll()), inOrder(all));
      await store.close();
      const next = another();
      await next.open(context);
      expectSame(await collect(next.readAll()), inOrder(all));
      expectSame([await next.read("t3", "k3")], [all[3]]);
    },
  },
];
