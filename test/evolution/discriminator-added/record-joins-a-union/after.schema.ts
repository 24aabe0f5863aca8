import type { float64, Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ mark: Mark;
  /** @key(2) */ badge?: Badge;
}

/** @tag(1) */
export interface Mark {
  kind: "mark";
  /** @key(0) */ text: string;
}

/** @tag(2) */
export interface Star {
  kind: "star";
  /** @key(0) */ points: float64;
}

/** @union */
export type Badge = Mark | Star;
