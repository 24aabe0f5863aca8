import type { int32, Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ stacks: Stack[];
}

export interface Stack {
  /** @key(0) */ count: int32;
  /** @key(1) */ note: string | null;
}
