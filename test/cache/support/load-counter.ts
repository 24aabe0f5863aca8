import type { DocumentDefinition } from "@keyslot/runtime";
import { definitionOf, loadReleases } from "./load-releases.ts";

const schema = `
import type { float64, int64, safeint, uint8 } from "@keyslot/runtime/types";
/** @document("counter") */
export interface Counter {
  /** @key(0) @id */ id: string;
  /** @key(1) */ hits: safeint;
  /** @key(2) */ total: int64;
  /** @key(3) */ level?: uint8;
  /** @key(4) */ ratio: float64;
  /** @key(5) */ note: string;
}
/** @document("tally") @global */
export interface Tally { /** @key(0) */ runs: safeint; }
`;

export interface Counter {
  readonly id: string;
  readonly hits: number;
  readonly total: bigint;
  readonly level?: number;
  readonly ratio: number;
  readonly note: string;
}

export interface Tally {
  readonly runs: number;
}

/** Documents with integer slots of several types, over generated codecs, and a global. */
export async function loadCounter(): Promise<{
  readonly Counter: DocumentDefinition<Counter>;
  readonly Tally: DocumentDefinition<Tally, undefined>;
}> {
  const [release] = await loadReleases(schema);
  if (release === undefined) throw new Error("Nothing was compiled.");
  return {
    Counter: definitionOf<Counter>(release, "Counter"),
    Tally: definitionOf<Tally, undefined>(release, "Tally"),
  };
}

export function counter(id: string, over: Partial<Counter> = {}): Counter {
  return { id, hits: 0, total: 0n, ratio: 0.5, note: "", ...over };
}
