import type { BackingStore } from "@keyslot/runtime";
import type { StoreAbility } from "@keyslot/runtime/testing";
import { isFollowable, isHistorical, isMaintained, isSync } from "../../runtime/src/stores/store-abilities.ts";

/** The optional interfaces of a store, as its own row of the conformance suite would say them. */
export function abilitiesOf(store: BackingStore): StoreAbility[] {
  const found: StoreAbility[] = [];
  if (isSync(store)) found.push("sync");
  if (isFollowable(store)) found.push("followable");
  if (isMaintained(store)) found.push("maintained");
  if (isHistorical(store)) found.push("historical");
  return found;
}
