import type { int32, Uuid } from "@keyslot/runtime/types";

/** @document @was("Player") */
export interface Gamer {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ hp: int32;
}
