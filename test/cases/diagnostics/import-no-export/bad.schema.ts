import type { int33 } from "@keyslot/runtime/types";

export interface Player {
  /** @key(0) */
  hp: int33;
}
