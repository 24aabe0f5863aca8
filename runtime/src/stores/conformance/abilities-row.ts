import type { BackingStore } from "../backing-store.ts";
import { isFollowable, isHistorical, isMaintained, isSync } from "../store-abilities.ts";
import { type Behaviour, expectEqual } from "./row.ts";
import type { StoreAbility } from "./store-ability.ts";

export interface Abilities {
  readonly writers: "one" | "many";
  readonly keepsMetadata: boolean;
  readonly abilities: readonly StoreAbility[];
}

const guards: Readonly<Record<StoreAbility, (store: BackingStore) => boolean>> = {
  sync: isSync,
  followable: isFollowable,
  maintained: isMaintained,
  historical: isHistorical,
};

/** So that nothing which a store can do goes untested: its row says what that is. */
export function abilitiesRow({ writers, keepsMetadata, abilities }: Abilities): Behaviour {
  return {
    name: "it can do what its row says, and nothing else",
    run: async ({ store }) => {
      const found = Object.entries(guards).filter(([, has]) => has(store));
      expectEqual("what it can do", found.map(([ability]) => ability).sort(), [...abilities].sort());
      expectEqual("whether it keeps expiry and tags", store.keepsMetadata ?? false, keepsMetadata);
      expectEqual("whether others may write it", store.isShared ?? false, writers === "many");
    },
  };
}
