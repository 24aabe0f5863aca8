import type { float64, Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ it: Spot;
}

export interface Spot {
  /** @key(0) */ x: float64;
}

export interface Size {
  /** @key(0) */ width: float64;
}
