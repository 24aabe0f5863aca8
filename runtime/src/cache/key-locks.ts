/** Lets one at a time hold a key; the others wait in the order in which they came. */
export class KeyLocks {
  readonly #waiting = new Map<string, (() => void)[]>();

  /** Calls `start` when the key is free, at once if it is now. The key is held until `release` is called. */
  acquire(key: string, start: (release: () => void) => void): void {
    const waiting = this.#waiting.get(key);
    const begin = () => start(this.#releaseOnce(key));
    if (waiting !== undefined) {
      waiting.push(begin);
      return;
    }
    this.#waiting.set(key, []);
    begin();
  }

  #releaseOnce(key: string): () => void {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const next = this.#waiting.get(key)?.shift();
      if (next === undefined) this.#waiting.delete(key);
      else next();
    };
  }
}
