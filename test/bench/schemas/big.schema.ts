import type { float64 } from "@keyslot/runtime/types";

/**
 * One large document: 10,000 doubles and 1,000 strings.
 * @document("bench.big")
 */
export interface Big {
  /** @key(0) @id */
  id: string;
  /** @key(1) */
  samples: float64[];
  /** @key(2) */
  labels: string[];
}
