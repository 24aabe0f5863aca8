import type { IndexValue } from "./index-value.ts";
import type { Resident } from "./resident.ts";
import { SortedChunks, type Walk } from "./sorted-chunks.ts";

type Compare = (a: IndexValue, b: IndexValue) => number;

/**
 * What an index knows below one prefix of values: the documents whose values end here, and the next values. Both are ordered
 * by the first query that needs an order and kept so from then on; an index that is only ever asked for equality never sorts.
 */
export class IndexNode {
  // Most values of most indexes belong to one document, which then costs no collection.
  #only: Resident | undefined;
  #many: Set<Resident> | SortedChunks<Resident> | undefined;
  #size = 0;
  #children: Map<IndexValue, IndexNode> | undefined;
  #order: SortedChunks<IndexValue> | undefined;

  get isEmpty(): boolean {
    return this.#size === 0 && (this.#children === undefined || this.#children.size === 0);
  }

  child(value: IndexValue): IndexNode | undefined {
    return this.#children?.get(value);
  }

  childOrNew(value: IndexValue): IndexNode {
    this.#children ??= new Map();
    let node = this.#children.get(value);
    if (node === undefined) {
      node = new IndexNode();
      this.#children.set(value, node);
      this.#order?.add(value);
    }
    return node;
  }

  dropChild(value: IndexValue): void {
    if (this.#children?.delete(value) === true) this.#order?.delete(value);
  }

  add(resident: Resident): void {
    this.#size++;
    if (this.#size === 1) {
      this.#only = resident;
      return;
    }
    if (this.#only !== undefined) {
      this.#many = new Set([this.#only]);
      this.#only = undefined;
    }
    this.#many?.add(resident);
  }

  delete(resident: Resident): void {
    this.#size--;
    if (this.#only !== undefined) this.#only = undefined;
    else this.#many?.delete(resident);
    if (this.#size === 0) this.#many = undefined;
    else if (this.#size === 1) this.#keepOnly();
  }

  /** Calls `visit` for the documents that end here, by store key, until it returns false. True when cut short so. */
  visitDocuments(reverse: boolean, visit: (resident: Resident) => boolean): boolean {
    if (this.#only !== undefined) return !visit(this.#only);
    if (this.#many instanceof Set) this.#many = new SortedChunks(this.#many, compareResidents);
    return this.#many?.visit({ reverse }, visit) ?? false;
  }

  /** Calls `visit` for the next values in order, until it returns false. True when cut short so. */
  visitChildren(
    walk: Walk<IndexValue> & { readonly compare: Compare },
    visit: (value: IndexValue, node: IndexNode) => boolean,
  ): boolean {
    const children = this.#children;
    if (children === undefined) return false;
    this.#order ??= new SortedChunks(children.keys(), walk.compare);
    return this.#order.visit(walk, (value) => {
      const node = children.get(value);
      return node === undefined || visit(value, node);
    });
  }

  #keepOnly(): void {
    this.visitDocuments(false, (resident) => {
      this.#only = resident;
      return false;
    });
    this.#many = undefined;
  }
}

function compareResidents(a: Resident, b: Resident): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
