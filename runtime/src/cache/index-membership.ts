import { IndexNode } from "./index-node.ts";
import type { IndexValue } from "./index-value.ts";
import { SlotPlaces } from "./slot-places.ts";

/**
 * Puts documents into the tree of an index and takes them out. Where each stands is remembered, so that moving one asks neither for its
 * old value nor for more than one lookup of the new one. Documents with several tuples are told by tuple.
 */
export class IndexMembership {
  readonly root = new IndexNode(undefined, undefined);
  /** Unset where a document may have several tuples. */
  readonly #places: SlotPlaces | undefined;
  /** By slot: the node that the document ends at, or the one above it when it is alone below its value. */
  readonly #nodes: (IndexNode | undefined)[] = [];
  /** By slot: the value that it is alone below. */
  readonly #alone: (IndexValue | undefined)[] = [];

  constructor({ multi }: { readonly multi: boolean }) {
    this.#places = multi ? undefined : new SlotPlaces();
  }

  /** Moves a document below its one value; undefined takes it out. */
  moveTo(slot: number, value: IndexValue | undefined): void {
    const at = this.#nodes[slot];
    if (value === undefined) {
      if (at !== undefined) this.#leave(slot, at);
      return;
    }
    const child = this.root.child(value);
    if (at !== undefined) {
      if (child === slot || child === at) return;
      this.#leave(slot, at);
    }
    // Leaving may have emptied nothing but the place that was left: the child is another's and stands.
    if (typeof child === "object") this.#end(slot, child);
    else this.add(slot, [value]);
  }

  /** Moves a document to its one tuple. */
  move(slot: number, tuple: readonly IndexValue[] | undefined): void {
    const at = this.#nodes[slot];
    if (at !== undefined) {
      if (tuple !== undefined && this.#isAt(slot, at, tuple)) return;
      this.#leave(slot, at);
    }
    if (tuple !== undefined) this.add(slot, tuple);
  }

  /** Adds a document under a tuple of at least one value. */
  add(slot: number, tuple: readonly IndexValue[]): void {
    let node = this.root;
    for (const [level, value] of tuple.entries()) {
      const child = node.child(value);
      if (typeof child === "object") {
        node = child;
        continue;
      }
      if (child === undefined && level === tuple.length - 1) {
        node.add(value, slot);
        this.#remember(slot, node, value);
        return;
      }
      const made = new IndexNode(node, value);
      if (child === undefined) node.add(value, made);
      else {
        node.replace(made);
        this.#end(child, made);
      }
      node = made;
    }
    this.#end(slot, node);
  }

  /** Takes a document out from under one of its tuples. */
  remove(slot: number, tuple: readonly IndexValue[]): void {
    let node = this.root;
    for (const value of tuple) {
      const child = node.child(value);
      if (typeof child !== "object") {
        if (child === slot) node.delete(value);
        return;
      }
      node = child;
    }
    node.deleteHere(slot);
  }

  #isAt(slot: number, at: IndexNode, tuple: readonly IndexValue[]): boolean {
    let branch: IndexNode | number | undefined = this.root;
    for (const value of tuple) branch = typeof branch === "object" ? branch.child(value) : undefined;
    return branch === slot || (branch === at && this.#alone[slot] === undefined);
  }

  #end(slot: number, node: IndexNode): void {
    this.#remember(slot, node, undefined);
    node.addHere(slot, this.#places);
  }

  #leave(slot: number, at: IndexNode): void {
    const alone = this.#alone[slot];
    this.#remember(slot, undefined, undefined);
    if (alone === undefined) at.deleteHere(slot);
    else at.delete(alone);
  }

  #remember(slot: number, node: IndexNode | undefined, alone: IndexValue | undefined): void {
    if (this.#places === undefined) return;
    // A gap would make V8 keep the arrays as hash tables.
    while (this.#nodes.length < slot) {
      this.#nodes.push(undefined);
      this.#alone.push(undefined);
    }
    this.#nodes[slot] = node;
    this.#alone[slot] = alone;
  }
}
