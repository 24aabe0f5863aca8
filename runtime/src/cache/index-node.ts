import type { IndexValue } from "./index-value.ts";
import { type Places, Posting } from "./posting.ts";
import type { SlotKeys } from "./slot-keys.ts";
import { SortedChunks, type Walk } from "./sorted-chunks.ts";

type Compare = (a: IndexValue, b: IndexValue) => number;

/** What stands below a value: a node, or the slot of the one document that ends there, which is most often all there is. */
export type IndexBranch = IndexNode | number;

/**
 * What an index knows below one prefix of values: the documents whose values end here, and the next values. The values are ordered by
 * the first query that needs an order, and kept so for as long as such queries come.
 */
export class IndexNode {
  readonly parent: IndexNode | undefined;
  /** Under which it stands below its parent. */
  readonly value: IndexValue | undefined;
  #documents: Posting | undefined;
  #children: Map<IndexValue, IndexBranch> | undefined;
  #order: SortedChunks<IndexValue> | undefined;
  #changesSinceUse = 0;

  constructor(parent: IndexNode | undefined, value: IndexValue | undefined) {
    this.parent = parent;
    this.value = value;
  }

  child(value: IndexValue): IndexBranch | undefined {
    return this.#children?.get(value);
  }

  /** Puts something below a value that has nothing yet. */
  add(value: IndexValue, branch: IndexBranch): void {
    this.#children ??= new Map();
    this.#children.set(value, branch);
    if (this.#isOrderWorthwhile()) this.#order?.add(value);
  }

  /** Puts a node in the place of the one document below its value. */
  replace(node: IndexNode): void {
    if (node.value !== undefined) this.#children?.set(node.value, node);
  }

  /** Takes out everything below a value, and with it this node when nothing else is here. */
  delete(value: IndexValue): void {
    if (this.#children?.delete(value) === true && this.#isOrderWorthwhile()) this.#order?.delete(value);
    this.#leaveIfEmpty();
  }

  /** Adds a document that ends here. */
  addHere(slot: number, places: Places | undefined): void {
    this.#documents ??= new Posting(places ?? new Map());
    this.#documents.add(slot);
  }

  deleteHere(slot: number): void {
    this.#documents?.delete(slot);
    this.#leaveIfEmpty();
  }

  /** Calls `visit` for the documents that end here, by store key, until it returns false. True when cut short so. */
  visitDocuments(keys: SlotKeys, reverse: boolean, visit: (slot: number) => boolean): boolean {
    return this.#documents?.visit(keys, reverse, visit) ?? false;
  }

  /** Calls `visit` for the next values in order, until it returns false. True when cut short so. */
  visitChildren(
    walk: Walk<IndexValue> & { readonly compare: Compare },
    visit: (value: IndexValue, branch: IndexBranch) => boolean,
  ): boolean {
    const children = this.#children;
    if (children === undefined) return false;
    this.#changesSinceUse = 0;
    this.#order ??= new SortedChunks(children.keys(), walk.compare);
    return this.#order.visit(walk, (value) => {
      const branch = children.get(value);
      return branch === undefined || visit(value, branch);
    });
  }

  // Once as many changes were made as sorting again would look at, nobody asks for the order any more.
  #isOrderWorthwhile(): boolean {
    if (this.#order === undefined) return false;
    if (++this.#changesSinceUse <= (this.#children?.size ?? 0)) return true;
    this.#order = undefined;
    return false;
  }

  #leaveIfEmpty(): void {
    if ((this.#documents?.size ?? 0) > 0 || (this.#children?.size ?? 0) > 0) return;
    if (this.value !== undefined) this.parent?.delete(this.value);
  }
}
