import type { Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ side: Side;
  /** @key(2) @default("red") */ former: Side;
}

export type Side = "red" | "blue";
