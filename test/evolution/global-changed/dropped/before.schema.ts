import type { int32 } from "@keyslot/runtime/types";

/** @document("settings") @global */
export interface Settings {
  /** @key(0) */ hp: int32;
}
