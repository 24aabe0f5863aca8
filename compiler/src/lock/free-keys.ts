import { highestKey } from "../model/highest-key.ts";
import type { LockedRecord } from "./lockfile.ts";

/** Hands out keys of one record that nothing ever used. */
export class FreeKeys {
  readonly #used: Set<number>;

  constructor(used: Iterable<number>) {
    this.#used = new Set(used);
  }

  isUsed(key: number): boolean {
    return this.#used.has(key);
  }

  take(key: number): void {
    this.#used.add(key);
  }

  /** One above everything that was ever used, so that a number never looks as if it had been there before. */
  get next(): number {
    return Math.max(-1, ...this.#used) + 1;
  }
}

/** Every key that a release of the record ever had, live, retired or reserved. */
export function keysReleased({ slots, reserved, formerVersions }: LockedRecord): readonly number[] {
  const former = formerVersions.flatMap(({ name, types }) =>
    types.flatMap((type) => (type.kind === "record" && type.name === name ? type.slots : [])),
  );
  return [...[...slots, ...former].map((slot) => slot.key), ...reserved.keys];
}

/** The lowest key that is free in every one of these and above everything that they used; when there is none, the lowest gap. */
export function freeKeyFor(records: readonly FreeKeys[]): number | undefined {
  const above = Math.max(0, ...records.map((keys) => keys.next));
  if (above <= highestKey) return above;
  for (let key = 0; key <= highestKey; key++) {
    if (records.every((keys) => !keys.isUsed(key))) return key;
  }
  return undefined;
}
