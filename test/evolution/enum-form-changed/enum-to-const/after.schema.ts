import type { Uuid } from "@keyslot/runtime/types";

/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(1) */ side: Side;
}

export const Side = { Red: 1, Blue: 2 } as const;
export type Side = (typeof Side)[keyof typeof Side];
