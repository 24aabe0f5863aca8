import type { int32, Uuid } from "@keyslot/runtime/types";

/** @document("player") @reserved(3, "guild") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ hp: int32;
  /** @key(4) */ rank?: string;
}
