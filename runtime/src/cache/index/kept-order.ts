import { SortedChunks, type Walk } from "./sorted-chunks.ts";

/** Elements in order, for as long as somebody asks for it: once more was changed than sorting again would look at, it is out of date and stays so. */
export class KeptOrder<T> {
  readonly #chunks: SortedChunks<T>;
  #size: number;
  #changesSinceUse = 0;

  constructor(elements: readonly T[], compare: (a: T, b: T) => number) {
    this.#chunks = new SortedChunks(elements, compare);
    this.#size = elements.length;
  }

  /** Adds an element that is not there yet. False when that was one change too many. */
  add(element: T): boolean {
    this.#size++;
    if (!this.#isWorthwhile()) return false;
    this.#chunks.add(element);
    return true;
  }

  /** Deletes an element. False when that was one change too many. */
  delete(element: T): boolean {
    this.#size--;
    if (!this.#isWorthwhile()) return false;
    this.#chunks.delete(element);
    return true;
  }

  /** As `SortedChunks.visit`. */
  visit(walk: Walk<T>, visit: (element: T) => boolean): boolean {
    this.#changesSinceUse = 0;
    return this.#chunks.visit(walk, visit);
  }

  #isWorthwhile(): boolean {
    return ++this.#changesSinceUse <= this.#size;
  }
}
