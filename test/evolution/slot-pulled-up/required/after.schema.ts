import type { Uuid } from "@keyslot/runtime/types";

export interface Named {
  /** @key(1) */ name: string;
  /** @key(2) */ title: string;
}

/** @document("player") */
export interface Player extends Named {
  /** @key(0) @id */ id: Uuid;
}
