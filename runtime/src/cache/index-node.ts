import type { IndexValue } from "./index-value.ts";
import type { Resident } from "./resident.ts";
import { SortedChunks, type Walk } from "./sorted-chunks.ts";

type Compare = (a: IndexValue, b: IndexValue) => number;

/** What stands below a value: a node, or the one document that ends there, which is most often all there is. */
export type IndexBranch = IndexNode | Resident;

/**
 * What an index knows below one prefix of values: the documents whose values end here, and the next values. Both are ordered
 * by the first query that needs an order and kept so from then on; an index that is only ever asked for equality never sorts.
 */
export class IndexNode {
  #only: Resident | undefined;
  #many: Set<Resident> | SortedChunks<Resident> | undefined;
  #size = 0;
  #children: Map<IndexValue, IndexBranch> | undefined;
  #order: SortedChunks<IndexValue> | undefined;

  child(value: IndexValue): IndexBranch | undefined {
    return this.#children?.get(value);
  }

  /** Adds a document below the values of `tuple` from `level` on. */
  add(tuple: readonly IndexValue[], level: number, resident: Resident): void {
    const value = tuple[level];
    if (value === undefined) {
      this.#addHere(resident);
      return;
    }
    this.#children ??= new Map();
    const known = this.#children.get(value);
    if (known instanceof IndexNode) {
      known.add(tuple, level + 1, resident);
      return;
    }
    if (known === undefined) this.#order?.add(value);
    if (known === undefined && level === tuple.length - 1) {
      this.#children.set(value, resident);
      return;
    }
    const node = new IndexNode();
    if (known !== undefined) node.#addHere(known);
    node.add(tuple, level + 1, resident);
    this.#children.set(value, node);
  }

  /** Takes out a document that was added so. True when nothing is left here. */
  remove(tuple: readonly IndexValue[], level: number, resident: Resident): boolean {
    const value = tuple[level];
    if (value === undefined) this.#deleteHere(resident);
    else {
      const child = this.#children?.get(value);
      const isLeft = child instanceof IndexNode ? child.remove(tuple, level + 1, resident) : child === resident;
      if (isLeft && this.#children?.delete(value) === true) this.#order?.delete(value);
    }
    return this.#size === 0 && (this.#children === undefined || this.#children.size === 0);
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
    visit: (value: IndexValue, branch: IndexBranch) => boolean,
  ): boolean {
    const children = this.#children;
    if (children === undefined) return false;
    this.#order ??= new SortedChunks(children.keys(), walk.compare);
    return this.#order.visit(walk, (value) => {
      const branch = children.get(value);
      return branch === undefined || visit(value, branch);
    });
  }

  #addHere(resident: Resident): void {
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

  #deleteHere(resident: Resident): void {
    this.#size--;
    if (this.#only !== undefined) this.#only = undefined;
    else this.#many?.delete(resident);
    if (this.#size === 0) this.#many = undefined;
    else if (this.#size === 1) this.#keepOnly();
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
