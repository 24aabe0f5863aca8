import type { Box, First } from "./first.schema.ts";

/** Imported in a circle with `first.schema.ts`. */
export interface Second {
  /** @key(0) */ firsts: First[];
  /** @key(1) @default(Kind.A) */ kind: Kind;
  /** @key(2) */ words?: Box<Map<string, readonly number[]>>;
}

export enum Kind {
  A = "a",
  B = "b",
}
