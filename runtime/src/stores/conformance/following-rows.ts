import type { BackingStore } from "../backing-store.ts";
import { type DocumentName, type FollowableStore, type Following, isFollowable } from "../store-abilities.ts";
import {
  type Behaviour,
  context,
  envelope,
  expectEqual,
  expectSame,
  namesOf,
  put,
  remove,
  type StoreSetup,
} from "./row.ts";

export const followingRows: readonly Behaviour[] = [
  {
    name: "what another store writes is told by the next poll, and its documents can be read then",
    run: async (setup) => {
      const { follower, told, following } = await follow(setup);
      await setup.store.write([put(envelope("player", "alice", [1])), put(envelope("item", "sword"))]);
      await following.poll();
      told.expect([envelope("player", "alice"), envelope("item", "sword")]);
      expectSame([await follower.read("player", "alice")], [envelope("player", "alice", [1])]);
      await setup.store.write([remove("player", "alice")]);
      await following.poll();
      told.expect([envelope("player", "alice")]);
      expectSame([await follower.read("player", "alice")], [undefined]);
    },
  },
  {
    name: "where nothing was written, nothing is told, and nothing after following was stopped",
    run: async (setup) => {
      const { told, following } = await follow(setup);
      await following.poll();
      await following.poll();
      expectEqual("what was told", told.calls, []);
      await setup.store.write([put(envelope("player", "alice"))]);
      await following.poll();
      told.expect([envelope("player", "alice")]);
      following.stop();
      await setup.store.write([put(envelope("player", "bob"))]);
      await setup.store.close();
      expectEqual("what was told after the end", told.calls, []);
      following.stop();
    },
  },
  {
    name: "a follower that looks seldom misses nothing",
    run: async (setup) => {
      const { told, following } = await follow(setup);
      const all = Array.from({ length: 3000 }, (_, index) => envelope("player", `p${index}`));
      for (let at = 0; at < all.length; at += 100) await setup.store.write(all.slice(at, at + 100).map(put));
      await following.poll();
      told.expect(all);
    },
  },
];

export const ownFollowingRows: readonly Behaviour[] = [
  {
    name: "what a store writes itself is not told to it, and what others write in between is",
    run: async (setup) => {
      const { follower, told, following } = await follow({ ...setup, reader: setup.another });
      await follower.write([put(envelope("player", "own"))]);
      await following.poll();
      expectEqual("what was told", told.calls, []);
      await setup.store.write([put(envelope("player", "theirs"))]);
      await follower.write([put(envelope("player", "own"))]);
      await following.poll();
      told.expect([envelope("player", "theirs")]);
    },
  },
];

/** What a listener was told since it was last asked. */
class Told {
  readonly calls: (readonly DocumentName[] | undefined)[] = [];

  /** @throws Error unless every one of these was told */
  expect(names: readonly DocumentName[]): void {
    const told = this.calls.splice(0);
    if (told.includes(undefined)) return;
    const found = new Set(namesOf(told.flatMap((documents) => documents ?? [])));
    const missing = namesOf(names).filter((name) => !found.has(name));
    if (missing.length > 0) throw new Error(`expected to be told of ${missing.slice(0, 5).join(", ")}`);
  }
}

async function follow({ store, another, reader = another }: StoreSetup): Promise<{
  readonly follower: BackingStore;
  readonly told: Told;
  readonly following: Following;
}> {
  await store.open(context);
  await store.write([put(envelope("player", "before"))]);
  const follower = reader();
  await follower.open(context);
  const told = new Told();
  const following = followable(follower).follow((changed) => told.calls.push(changed));
  return { follower, told, following };
}

function followable(store: BackingStore): FollowableStore {
  if (!isFollowable(store)) throw new Error("expected a store with `follow`");
  return store;
}
