import { invalidArgumentError } from "./cache-errors.ts";

/** When writes are made, as envelopes say it. Many fall into one millisecond, and its text costs more than the rest of an envelope. */
export class WriteTimes {
  readonly #clock: () => number;
  #latest = Number.NEGATIVE_INFINITY;
  #milliseconds = Number.NaN;
  #text = "";

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** By which documents expire, in milliseconds since 1970: it never goes back, so that nothing comes back. */
  time(): number {
    const now = this.#clock();
    if (now > this.#latest) this.#latest = now;
    return this.#latest;
  }

  /** The time now, for `storedAt`. @throws CacheError `cache/invalid-argument` when the clock tells none */
  now(): string {
    const now = this.#clock();
    if (now === this.#milliseconds) return this.#text;
    const time = new Date(now);
    if (Number.isNaN(time.getTime())) {
      throw invalidArgumentError("`clock` returned what is not a time. Return milliseconds since 1970.");
    }
    this.#text = time.toISOString();
    this.#milliseconds = now;
    return this.#text;
  }
}
