import type { int32 } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id @max(99) */ id: int32;
  /** @key(1) */ hp: int32;
}
