import type { float64, int32, uint16, Uuid } from "@keyslot/runtime/types";

export interface Containers {
  /** @key(0) */ list: string[];
  /** @key(1) */ lists: readonly (readonly int32[])[];
  /** @key(2) */ holes: (float64 | null)[];
  /** @key(3) */ set: Set<Uuid>;
  /** Compared by their bytes, not by identity. @key(4) */ days: Set<Date>;
  /** @key(5) */ map: Map<uint16, Leaf>;
  /** @key(6) */ byFlag: Map<boolean, string[]>;
  /** @key(7) */ dictionary: Record<string, Leaf | null>;
  /** @key(8) */ tuple: readonly [string, int32[], Leaf | null];
  /** @key(9) @raw */ raw?: unknown;
  /** @key(10) */ tree: Record<string, Record<string, Leaf[]>>;
}

export interface Leaf {
  /** @key(0) */ value: int32;
  /** @key(1) */ next?: Leaf;
}
