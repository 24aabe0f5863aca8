import type { Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ at?: Spot;
  /** @key(2) */ all?: Set<Spot>;
}

/** @reserved(0, "label") */
export interface Spot {
  /** @key(1) */ x: number;
}
