import type { int32, Uuid } from "@keyslot/runtime/types";

/** Kept for its slots. */
export interface Player {
  /** @key(0) */ id: Uuid;
  /** @key(5) */ hp: int32;
}
