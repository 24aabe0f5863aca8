import { TextValues } from "./text-values.ts";

/**
 * Documents that were read, decoded and frozen: by slot for queries, and by the id they were asked for by, so that `get` is one
 * lookup.
 */
export class ReadValues<T> {
  readonly #bySlot: (Readonly<T> | undefined)[] = [];
  readonly #byText = new TextValues<Readonly<T>>();
  /** V8 hashes integers without a secret: without one of ours, somebody could choose ids that meet. */
  readonly #byNumber = new Map<number, Readonly<T>>();
  readonly #secret = Math.floor(Math.random() * 2 ** 32);

  at(slot: number): Readonly<T> | undefined {
    return this.#bySlot[slot];
  }

  keep(slot: number, value: Readonly<T>): void {
    // A gap would make V8 keep the array as a hash table.
    while (this.#bySlot.length < slot) this.#bySlot.push(undefined);
    this.#bySlot[slot] = value;
  }

  /** What was kept for an id. */
  get(id: unknown): Readonly<T> | undefined {
    if (typeof id === "string") return this.#byText.get(id);
    return isPlainNumber(id) ? this.#byNumber.get(this.#scramble(id)) : undefined;
  }

  /** Keeps a value for an id that means its key, if that id is one to remember. */
  keepFor(id: unknown, key: string, value: Readonly<T>): void {
    // Not `key`, though equal: the id may be the very text that the value keeps alive.
    if (id === key) this.#byText.set(id, value);
    else if (isPlainNumber(id) && String(id) === key) this.#byNumber.set(this.#scramble(id), value);
  }

  /** Keeps the new value of a document that was read before; of others nothing. */
  replace(slot: number, key: string, value: Readonly<T> | undefined): void {
    if (this.#bySlot[slot] === undefined) return;
    this.#bySlot[slot] = value;
    this.#byText.replace(key, value);
    if (this.#byNumber.size === 0) return;
    // Other keys may read as the same number, and larger numbers have the same lowest bits: those are other documents.
    const id = Number(key);
    if (isPlainNumber(id) && String(id) === key) this.#replaceNumber(this.#scramble(id), value);
  }

  #replaceNumber(scrambled: number, value: Readonly<T> | undefined): void {
    if (value === undefined) this.#byNumber.delete(scrambled);
    else if (this.#byNumber.has(scrambled)) this.#byNumber.set(scrambled, value);
  }

  // Two numbers never become one: both steps can be undone.
  #scramble(id: number): number {
    return Math.imul(id ^ this.#secret, this.#secret | 1);
  }
}

/** A number whose text is a store key as it is, and which the bits of an integer hold. */
function isPlainNumber(id: unknown): id is number {
  return typeof id === "number" && (id | 0) === id && id !== 0;
}
