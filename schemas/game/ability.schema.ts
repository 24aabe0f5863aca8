import type { Duration, float32, UnknownMember } from "@keyslot/runtime/types";

/** @tag(1) */
export interface Strike {
  kind: "strike";
  /** @key(0) */
  damage: float32;
}

/** @tag(2) */
export interface Heal {
  kind: "heal";
  /** @key(0) */
  amount: float32;
  /** @key(1) */
  over: Duration;
}

/** Abilities in a row; shows recursion through a union. @tag(3) */
export interface Combo {
  kind: "combo";
  /** @key(0) @maxItems(8) */
  steps: Ability[];
}

/**
 * What a player can do. Open: an old client carries abilities that it does not know.
 * @union @open
 */
export type Ability = Strike | Heal | Combo | UnknownMember;
