import type { Uuid } from "@keyslot/runtime/types";

/** @document("player") @index("byPlace", realm, faction) */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ faction: string;
  /** @key(2) */ realm: string;
  /** @key(3) */ guild: string;
}
