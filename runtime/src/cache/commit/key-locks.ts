/** Lets one at a time hold a key; the others wait in the order in which they came. */
export class KeyLocks {
  readonly #turns = new Map<string, Turns>();

  /** Calls `start` when the key is free, at once if it is now. The key is held until `release` is called. */
  acquire(key: string, start: (release: () => void) => void): void {
    const begin = () => start(this.#releaseOnce(key));
    const turns = this.#turns.get(key);
    if (turns !== undefined) {
      turns.waiting.push(begin);
      return;
    }
    this.#turns.set(key, { waiting: [], next: 0 });
    begin();
  }

  #releaseOnce(key: string): () => void {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const turns = this.#turns.get(key);
      const begin = turns?.waiting[turns.next];
      if (turns === undefined || begin === undefined) {
        this.#turns.delete(key);
        return;
      }
      turns.next++;
      begin();
    };
  }
}

interface Turns {
  readonly waiting: (() => void)[];
  /** Whose turn is next: taking the first of a long list away would move all others. */
  next: number;
}
