import type { uint8 } from "@keyslot/runtime/types";

export interface Player {
  /** @key(0) @default(300) */
  hp: uint8;
}
