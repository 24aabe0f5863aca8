import type { Uuid, uint8 } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) @min(0) */ hp: uint8;
}
