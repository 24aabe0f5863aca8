import type { int32, Uuid } from "@keyslot/runtime/types";

/** @document("player") @reserved(6-8) */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(5) */ hp: int32;
}
