import { type Behaviour, collect, context, envelope, expectSame, put } from "./row.ts";

export const schemaIdRows: readonly Behaviour[] = [
  {
    name: "schema ids are kept, several for one type too",
    run: async ({ store, another }) => {
      await store.open(context);
      const first = { ...envelope("player", "alice", [1]), schemaId: "game.player.v1" };
      const second = { ...envelope("player", "bob", [2]), schemaId: "game.player.v2" };
      await store.write([put(first)]);
      await store.write([put(second)]);
      expectSame(await collect(store.readAll()), [first, second]);
      await store.close();
      const next = another();
      await next.open(context);
      expectSame(await collect(next.readAll()), [first, second]);
      const moved = { ...first, schemaId: "game.player.v2" };
      await next.write([put(moved)]);
      expectSame(await collect(next.readAll()), [moved, second]);
    },
  },
];
