import type { float64, uint8, uint32 } from "@keyslot/runtime/types";

/**
 * A small flat document, as there are many of: 8 slots, about 44 bytes.
 * @document("bench.settings")
 */
export interface Settings {
  /** @key(0) @id */
  id: string;
  /** @key(1) */
  name: string;
  /** @key(2) */
  locale: string;
  /** @key(3) */
  dark: boolean;
  /** @key(4) */
  autosave: boolean;
  /** @key(5) */
  zoom: float64;
  /** @key(6) */
  fontSize: uint8;
  /** @key(7) */
  revision: uint32;
}
