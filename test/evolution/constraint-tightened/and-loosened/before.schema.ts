import type { int32, Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) @min(0) @max(9) */ hp: int32;
}
