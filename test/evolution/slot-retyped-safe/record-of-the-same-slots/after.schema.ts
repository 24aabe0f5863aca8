import type { float64, Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ it: Place;
}

export interface Spot {
  /** @key(0) */ x: float64;
}

export interface Place {
  /** @key(0) */ x: float64;
}
