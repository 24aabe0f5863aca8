import type { int32, Uuid } from "@keyslot/runtime/types";

export interface Player {
  /** @key(0) */ id: Uuid;
  /** @key(1) */ hp: int32;
}
