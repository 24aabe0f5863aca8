import type { Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ at?: Spot;
}

export interface Spot {
  /** @key(0) */ label?: string;
  /** @key(1) */ x: number;
}
