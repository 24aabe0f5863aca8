import type { Uuid } from "@keyslot/runtime/types";

/** @document("player") @reserved(2, "badge") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ mark: Mark;
}

export interface Mark {
  /** @key(0) */ text: string;
}
