/** What a journal holds, kept with every write. */
export interface JournalCounts {
  /** Documents by number of schema. */
  readonly bySchema: readonly number[];
  /** Bytes of store keys and payloads. */
  readonly bytes: number;
  /** Bytes of the records, with everything around those. */
  readonly room: number;
  /** Documents with an expiry, by number of schema. */
  readonly expiring: readonly number[];
  readonly tagged: number;
  /** No document expires before this. */
  readonly firstExpiry: number;
}

/** Counts that a state changes itself. */
export interface KeptCounts extends JournalCounts {
  readonly bySchema: number[];
  readonly expiring: number[];
  bytes: number;
  room: number;
  tagged: number;
  firstExpiry: number;
}

export function noCounts(): KeptCounts {
  return { bySchema: [], expiring: [], bytes: 0, room: 0, tagged: 0, firstExpiry: Number.POSITIVE_INFINITY };
}

export function copyOfCounts(counts: JournalCounts): KeptCounts {
  return { ...counts, bySchema: [...counts.bySchema], expiring: [...counts.expiring] };
}

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
