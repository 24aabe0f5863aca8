import type { FindOptions, IndexDeclaration, IndexPart } from "../../document/definition.ts";
import type { SlotKeys } from "../memory/slot-keys.ts";
import { IndexDocuments } from "./index-documents.ts";
import type { IndexQuery } from "./index-query.ts";
import { IndexTree, rootNode } from "./index-tree.ts";
import { comparatorOf, type IndexOrder, type IndexValue, toIndexValue } from "./index-value.ts";

/** A document found, and the values by which it was: what two ordered results are merged by. */
export interface Hit {
  readonly values: readonly IndexValue[];
  readonly key: string;
}

export interface CollectOptions extends FindOptions {
  /** Leaves out documents by store key. */
  readonly skip?: ((key: string) => boolean) | undefined;
}

/** One index: a tree with a level a part, hashed by value and ordered where a query asked for an order. */
export class DocumentIndex<T> {
  readonly declaration: IndexDeclaration<T>;
  readonly compare: readonly ((a: IndexValue, b: IndexValue) => number)[];
  readonly #keys: SlotKeys;
  readonly #multiPart: number;
  // The part of an index that has no other and one value a document: most indexes are so, and most writes leave its value.
  readonly #onlyPart: IndexPart<T> | undefined;
  readonly #tree = new IndexTree();
  readonly #documents: IndexDocuments;

  constructor(declaration: IndexDeclaration<T>, keys: SlotKeys) {
    this.declaration = declaration;
    this.compare = declaration.parts.map((part) => comparatorOf(part.order));
    this.#keys = keys;
    this.#multiPart = declaration.parts.findIndex((part) => part.multi);
    this.#documents = new IndexDocuments(keys, { several: this.#multiPart >= 0 });
    const [first, ...others] = declaration.parts;
    if (others.length === 0 && first?.multi === false) this.#onlyPart = first;
  }

  /** Moves a document to the values of its new version; undefined takes it out, while its key is still there. */
  change(slot: number, after: T | undefined): void {
    const only = this.#onlyPart;
    if (only !== undefined) {
      const value = after === undefined ? undefined : toIndexValue(only.order, only.read(after));
      this.#moveTo(slot, value === undefined ? -1 : this.#tree.childFor(rootNode, value));
      return;
    }
    const nodes = after === undefined ? [] : tuplesOf(this.declaration, after).map((tuple) => this.#nodeFor(tuple));
    if (this.#multiPart < 0) this.#moveTo(slot, nodes[0] ?? -1);
    else for (const left of this.#documents.moveToAll(slot, nodes)) this.#prune(left);
  }

  /** The documents that match, in order; each once, at its first place. */
  collect(query: IndexQuery, options: CollectOptions = {}): Hit[] {
    const { skip } = options;
    const hits: Hit[] = [];
    this.#visitEach(query, options, (values, slot) => {
      const key = this.#keys.key(slot);
      if (skip?.(key) === true) return false;
      hits.push({ values, key });
      return true;
    });
    return hits;
  }

  /** The slots of what `collect` finds. */
  slots(query: IndexQuery, options: FindOptions = {}): number[] {
    const slots: number[] = [];
    this.#visitEach(query, options, (_, slot) => slots.push(slot) > 0);
    return slots;
  }

  /** Orders hits as `collect` does. */
  compareHits(a: Hit, b: Hit): number {
    for (const [level, compare] of this.compare.entries()) {
      const [left, right] = [a.values[level], b.values[level]];
      // A document without the last part stands after those that have it.
      if (left === undefined || right === undefined) {
        if (left !== right) return left === undefined ? 1 : -1;
        continue;
      }
      const order = compare(left, right);
      if (order !== 0) return order;
    }
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  }

  /** Gives each document once, at its first place, until as many as the limit were taken. */
  #visitEach(query: IndexQuery, options: FindOptions, take: VisitHit): void {
    const { limit = Number.POSITIVE_INFINITY, reverse = false } = options;
    const seen = this.#multiPart >= query.values.length ? new Set<number>() : undefined;
    let left = limit;
    if (left <= 0) return;
    this.#visit(query, reverse, (values, slot) => {
      if (seen?.has(slot) === true) return true;
      seen?.add(slot);
      if (take(values, slot)) left--;
      return left > 0;
    });
  }

  #visit(query: IndexQuery, reverse: boolean, visit: VisitHit): void {
    let node: number = rootNode;
    for (const value of query.values) node = node < 0 ? node : this.#tree.child(node, value);
    if (node < 0) return;
    const level = query.values.length;
    const compare = this.compare[level];
    if (query.range === undefined || compare === undefined) {
      this.#visitBelow({ node, values: query.values, reverse }, visit);
      return;
    }
    this.#tree.visitChildren(node, { ...query.range, reverse, compare }, (value, child) => {
      return !this.#visitBelow({ node: child, values: [...query.values, value], reverse }, visit);
    });
  }

  /** True when `visit` cut the walk short. */
  #visitBelow({ node, values, reverse }: Branch, visit: VisitHit): boolean {
    const documents = () => this.#documents.visit(node, reverse, (slot) => visit(values, slot));
    const compare = this.compare[values.length];
    if (compare === undefined) return documents();
    const children = () =>
      this.#tree.visitChildren(node, { reverse, compare }, (value, child) => {
        return !this.#visitBelow({ node: child, values: [...values, value], reverse }, visit);
      });
    return reverse ? documents() || children() : children() || documents();
  }

  #moveTo(slot: number, node: number): void {
    const left = this.#documents.moveTo(slot, node);
    if (left >= 0 && this.#documents.size(left) === 0) this.#prune(left);
  }

  #nodeFor(tuple: readonly IndexValue[]): number {
    let node: number = rootNode;
    for (const value of tuple) node = this.#tree.childFor(node, value);
    return node;
  }

  #prune(leaf: number): void {
    this.#tree.prune(leaf, (node) => this.#documents.size(node) > 0);
  }
}

/**
 * The values under which an index holds a document: one tuple, one for each element of a multi-valued part, none when a part
 * before the last is absent, and a tuple without its last value when only that is absent in a composite index.
 */
export function tuplesOf<T>(declaration: IndexDeclaration<T>, value: T): readonly (readonly IndexValue[])[] {
  const { parts } = declaration;
  let tuples: readonly (readonly IndexValue[])[] = [[]];
  for (const [level, part] of parts.entries()) {
    const values = partValues(part, value);
    if (values.length === 0) return level === parts.length - 1 && level > 0 ? tuples : [];
    const only = values[0];
    if (values.length === 1 && only !== undefined) tuples = tuples.map((tuple) => [...tuple, only]);
    else tuples = tuples.flatMap((tuple) => values.map((each) => [...tuple, each]));
  }
  return tuples;
}

function partValues<T>(part: IndexPart<T>, value: T): readonly IndexValue[] {
  const read = part.read(value);
  if (!part.multi) return present(part.order, [read]);
  if (!isIterable(read)) return [];
  return [...new Set(present(part.order, read))];
}

function present(order: IndexOrder, values: Iterable<unknown>): IndexValue[] {
  const result: IndexValue[] = [];
  for (const each of values) {
    const value = toIndexValue(order, each);
    if (value !== undefined) result.push(value);
  }
  return result;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

interface Branch {
  readonly node: number;
  readonly values: readonly IndexValue[];
  readonly reverse: boolean;
}

/** Returns false to end the walk, or that a document was not taken. */
type VisitHit = (values: readonly IndexValue[], slot: number) => boolean;
