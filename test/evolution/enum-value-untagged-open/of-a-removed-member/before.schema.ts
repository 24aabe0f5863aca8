import type { Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ side: Side;
}

/** @open */
export enum Side {
  /** @tag(1) */ Red = 10,
  /** @tag(2) */ Blue = 20,
}
