import type { int32, Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Gamer {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ hp: int32;
}
