/** Decides when results are computed again before they expire. */
export class EarlyRefresh {
  readonly #factor: number;
  /** Milliseconds that a computation takes, the last ones weighing most. */
  #duration: number | undefined;

  constructor(factor: number) {
    this.#factor = factor;
  }

  get isWanted(): boolean {
    return this.#factor > 0;
  }

  took(milliseconds: number): void {
    this.#duration = this.#duration === undefined ? milliseconds : 0.7 * this.#duration + 0.3 * milliseconds;
  }

  /**
   * True for a random one of those who ask while a result is about to expire: the XFetch rule of A. Vattani, F. Chierichetti and K. Lowenstein,
   * "Optimal Probabilistic Cache Stampede Prevention", PVLDB 8 (2015): `now − duration · factor · ln(random) ≥ expiry`.
   */
  isDue(now: number, expiresAt: number | undefined): boolean {
    if (expiresAt === undefined || this.#duration === undefined) return false;
    // From above 0 to 1: the logarithm of 0 would be always due.
    const random = 1 - Math.random();
    return now - this.#duration * this.#factor * Math.log(random) >= expiresAt;
  }
}
