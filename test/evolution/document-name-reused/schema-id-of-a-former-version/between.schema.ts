import type { int32, Uuid } from "@keyslot/runtime/types";

/** @document("player") @version(2) @schema("player.v2") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(5) */ hp: int32;
}
