import type { int32 } from "@keyslot/runtime/types";

/** @document("shard") */
export interface Shard {
  /** @key(0) @id */ side: Side;
  /** @key(1) */ size: int32;
}

/** @open */
export enum Side {
  /** @tag(1) */ Red = 10,
}
