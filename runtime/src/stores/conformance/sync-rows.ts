import type { BackingStore } from "../backing-store.ts";
import { isSync, type SyncStore } from "../store-abilities.ts";
import { type Behaviour, context, envelope, expectCode, expectSame, put, remove } from "./row.ts";

export const syncRows: readonly Behaviour[] = [
  {
    name: "a reading at once shows what a reading shows",
    run: async ({ store }) => {
      const now = syncOf(store);
      await expectCode(["store/closed"], () => now.readNow("player", "alice"));
      await store.open(context);
      const alice = envelope("player", "alice", [1, 2, 3]);
      expectSame([now.readNow("player", "alice")], [undefined]);
      await store.write([put(alice), put(envelope("item", "alice"))]);
      expectSame([now.readNow("player", "alice")], [alice]);
      expectSame([now.readNow("player", "bob"), now.readNow("nothing", "alice")], [undefined, undefined]);
      await store.write([put(envelope("player", "alice", [4]))]);
      expectSame([now.readNow("player", "alice")], [await store.read("player", "alice")]);
      await store.write([remove("player", "alice")]);
      expectSame([now.readNow("player", "alice")], [undefined]);
      await store.close();
      await expectCode(["store/closed"], () => now.readNow("player", "alice"));
    },
  },
  {
    name: "bytes that were read at once are the reader's",
    run: async ({ store }) => {
      await store.open(context);
      await store.write([put(envelope("player", "alice", [1, 2, 3]))]);
      syncOf(store).readNow("player", "alice")?.payload.fill(9);
      expectSame([syncOf(store).readNow("player", "alice")], [envelope("player", "alice", [1, 2, 3])]);
    },
  },
];

export const syncExpiryRows: readonly Behaviour[] = [
  {
    name: "a reading at once shows no document that has expired",
    run: async ({ store }) => {
      let now = 1_800_000_000_000;
      await store.open({ catalog: [], clock: () => now });
      const alice = { ...envelope("player", "alice"), expiresAt: now + 1, tags: ["a"] };
      await store.write([put(alice)]);
      expectSame([syncOf(store).readNow("player", "alice")], [alice]);
      now++;
      expectSame([syncOf(store).readNow("player", "alice")], [undefined]);
    },
  },
];

function syncOf(store: BackingStore): SyncStore {
  if (!isSync(store)) throw new Error("expected a store with `readNow`");
  return store;
}
