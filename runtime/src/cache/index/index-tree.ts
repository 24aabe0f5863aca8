import { grown } from "../memory/grown.ts";
import type { IndexValue } from "./index-value.ts";
import { KeptOrder } from "./kept-order.ts";
import type { Walk } from "./sorted-chunks.ts";

type Compare = (a: IndexValue, b: IndexValue) => number;

/** The node that stands for no values. */
export const rootNode = 0;

/**
 * The values of an index: a tree with a level a part, of nodes that are numbers. Values below a node are hashed; they are ordered by the first
 * query that needs an order, and kept so for as long as such queries come.
 */
export class IndexTree {
  #parents = new Int32Array(1);
  /** By node: the value that it stands for below its parent. */
  readonly #values: IndexValue[] = [0];
  readonly #children: (Map<IndexValue, number> | undefined)[] = [undefined];
  readonly #orders = new Map<number, KeptOrder<IndexValue>>();
  readonly #free: number[] = [];

  /** The node of a value below another, or -1. */
  child(node: number, value: IndexValue): number {
    return this.#children[node]?.get(value) ?? -1;
  }

  /** The node of a value below another; made when there is none. */
  childFor(node: number, value: IndexValue): number {
    let children = this.#children[node];
    if (children === undefined) {
      children = new Map();
      this.#children[node] = children;
    }
    const known = children.get(value);
    if (known !== undefined) return known;
    const made = this.#free.pop() ?? this.#values.length;
    this.#parents = grown(this.#parents, made + 1);
    this.#parents[made] = node;
    this.#values[made] = value;
    this.#children[made] = undefined;
    children.set(value, made);
    if (this.#orders.get(node)?.add(value) === false) this.#orders.delete(node);
    return made;
  }

  /** Takes out a node that has no documents, and those above it that then have nothing left. */
  prune(leaf: number, hasDocuments: (node: number) => boolean): void {
    for (let node = leaf; node !== rootNode && !this.#hasChildren(node) && !hasDocuments(node); ) {
      const parent = this.#parents[node] ?? rootNode;
      const value = this.#values[node] ?? 0;
      this.#children[parent]?.delete(value);
      if (this.#orders.get(parent)?.delete(value) === false) this.#orders.delete(parent);
      this.#orders.delete(node);
      this.#children[node] = undefined;
      // The value may be a long text.
      this.#values[node] = 0;
      this.#free.push(node);
      node = parent;
    }
  }

  /** Calls `visit` for the next values in order, until it returns false. True when cut short so. */
  visitChildren(
    node: number,
    walk: Walk<IndexValue> & { readonly compare: Compare },
    visit: (value: IndexValue, child: number) => boolean,
  ): boolean {
    const children = this.#children[node];
    if (children === undefined) return false;
    let order = this.#orders.get(node);
    if (order === undefined) {
      order = new KeptOrder([...children.keys()], walk.compare);
      this.#orders.set(node, order);
    }
    return order.visit(walk, (value) => {
      const child = children.get(value);
      return child === undefined || visit(value, child);
    });
  }

  #hasChildren(node: number): boolean {
    return (this.#children[node]?.size ?? 0) > 0;
  }
}
