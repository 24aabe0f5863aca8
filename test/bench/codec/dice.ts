const words =
  `alpha river stone lamp Keyslot garden window yellow north bridge silver paper harbour engine little orange of to a in
the and summer mountain ticket wonderful configuration extraordinary blue forest market seven quickly under bread winter anchor
Zürich naïve Łódź 東京 emoji🙂`.split(/\s+/);

/** Random values that are the same at every run. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 0x9e3779b9) >>> 0;
  }

  /** From 0 to 1: a linear congruence, mixed. */
  next(): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(part: number): boolean {
    return this.next() < part;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.between(0, from.length - 1)];
    if (picked === undefined) throw new Error("There is nothing to pick from.");
    return picked;
  }

  /** Of one to thirteen characters each; about a tenth is not ASCII. */
  words(count: number): string {
    return Array.from({ length: count }, () => this.pick(words)).join(" ");
  }

  hex(length: number): string {
    return Array.from({ length }, () => this.between(0, 15).toString(16)).join("");
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.between(0, 255));
  }

  /** Whole milliseconds, as `Date` has them. */
  date(): Date {
    return new Date(this.between(1_400_000_000_000, 1_800_000_000_000));
  }
}
