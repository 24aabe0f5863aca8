import type { float32, uint32 } from "@keyslot/runtime/types";

/**
 * What a cache typically holds: a small document that is found by an index too. Without `data` about 44 bytes.
 * @document("bench.session")
 */
export interface Session {
  /** @key(0) @id */
  id: string;
  /** @key(1) @index */
  team: string;
  /** @key(2) */
  device: string;
  /** @key(3) */
  locale: string;
  /** @key(4) */
  startedAt: uint32;
  /** @key(5) */
  hits: uint32;
  /** @key(6) */
  load: float32;
  /** @key(7) */
  active: boolean;
  /** Whatever the application keeps of it. @key(8) */
  data?: string;
}
