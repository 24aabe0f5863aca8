import type { item, Timestamp } from "./hard-names.schema.ts";

/** The modules refer to each other. */
export interface list {
  /** @key(0) @default([]) */ items: item[];
  /** @key(1) */ lists?: Map<string, list>;
}

/** Only in this module. */
export interface Player {
  /** @key(0) */ hardNames: item;
}

/** Called like what the support file offers. */
export interface Record {
  /** @key(0) */ Slot: Timestamp;
}
