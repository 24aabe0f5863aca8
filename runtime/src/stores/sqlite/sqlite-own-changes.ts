import type { OwnChanges } from "./sqlite-connection.ts";

interface Range {
  readonly after: number;
  last: number;
}

/** Which part of the log this store wrote itself. Where nobody else writes between, that is one range, however much it is. */
export class SqliteOwnChanges implements OwnChanges {
  #ranges: Range[] = [];

  add(after: number, last: number): void {
    if (last === after) return;
    const previous = this.#ranges.at(-1);
    if (previous?.last === after) previous.last = last;
    else this.#ranges.push({ after, last });
  }

  has(sequence: number): boolean {
    return this.#ranges.some(({ after, last }) => sequence > after && sequence <= last);
  }

  /** What was looked at is not asked for again. */
  forgetThrough(sequence: number): void {
    this.#ranges = this.#ranges.filter(({ last }) => last > sequence);
  }
}
