import type { Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) */ id: Uuid;
  /** @key(1) @id */ email: string;
}
