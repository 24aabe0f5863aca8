import { highestKey } from "../model/highest-key.ts";
import type { RecordModel } from "../model/schema-model.ts";
import type { LockedRecord, TypeShape } from "./lockfile.ts";

/** Hands out keys of one record that nothing ever used: not live, not retired, not reserved. */
export class FreeKeys {
  readonly #used: Set<number>;

  constructor(record: RecordModel, locked: LockedRecord | undefined) {
    this.#used = new Set([
      ...record.slots.map((slot) => slot.key),
      ...record.reserved.keys,
      ...(locked?.slots.map((slot) => slot.key) ?? []),
      ...(locked?.reserved.keys ?? []),
      ...(locked?.formerVersions.flatMap((former) => former.types.flatMap((type) => keysOf(type, former.name))) ?? []),
    ]);
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

function keysOf(type: TypeShape, name: string): readonly number[] {
  return type.kind === "record" && type.name === name ? type.slots.map((slot) => slot.key) : [];
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
