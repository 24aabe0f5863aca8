import type { SlotKeys } from "../memory/slot-keys.ts";
import { KeptOrder } from "./kept-order.ts";
import { MemberLists } from "./member-lists.ts";

/** So many documents are sorted anew by the first query after one was added; of more, an order is kept beside the list. */
const sortedInPlace = 32;

/**
 * Which documents are at which nodes of an index. They are ordered by the first query that needs an order, and kept so for as long as
 * such queries come.
 */
export class IndexDocuments {
  readonly #keys: SlotKeys;
  readonly #lists = new MemberLists();
  readonly #orders = new Map<number, KeptOrder<number>>();
  /** By slot, its members in the lists, and by member its slot, where documents may be at several nodes; otherwise a slot is its own member. */
  readonly #several:
    | { readonly members: Map<number, number[]>; readonly slots: number[]; readonly free: number[] }
    | undefined;

  constructor(keys: SlotKeys, { several }: { readonly several: boolean }) {
    this.#keys = keys;
    this.#several = several ? { members: new Map(), slots: [], free: [] } : undefined;
  }

  size(node: number): number {
    return this.#lists.size(node);
  }

  /** Moves a document to its one node, or to none at -1. The result is the node that it left, or -1. */
  moveTo(slot: number, node: number): number {
    const left = this.#lists.nodeOf(slot);
    if (left === node) return -1;
    if (left >= 0) this.#remove(slot, slot, left);
    if (node >= 0) this.#add(slot, slot, node);
    return left;
  }

  /** Moves a document to several nodes, each different. The result are the nodes that it left. */
  moveToAll(slot: number, nodes: readonly number[]): readonly number[] {
    const several = this.#several;
    if (several === undefined) return [];
    const known = several.members.get(slot) ?? [];
    const left: number[] = [];
    const stayed: number[] = [];
    const members: number[] = [];
    const isWanted = membershipIn(nodes);
    for (const member of known) {
      const node = this.#lists.nodeOf(member);
      if (isWanted(node)) {
        members.push(member);
        stayed.push(node);
        continue;
      }
      this.#remove(member, slot, node);
      several.free.push(member);
      left.push(node);
    }
    const hasStayed = membershipIn(stayed);
    for (const node of nodes) {
      if (hasStayed(node)) continue;
      const member = several.free.pop() ?? several.slots.length;
      several.slots[member] = slot;
      this.#add(member, slot, node);
      members.push(member);
    }
    if (members.length === 0) several.members.delete(slot);
    else several.members.set(slot, members);
    return left;
  }

  /** Calls `visit` for the documents of a node, by store key, until it returns false. True when cut short so. */
  visit(node: number, reverse: boolean, visit: (slot: number) => boolean): boolean {
    const size = this.#lists.size(node);
    if (size === 0) return false;
    if (size === 1) return !visit(this.#slotOf(this.#lists.first(node)));
    if (size <= sortedInPlace) {
      if (!this.#lists.isSorted(node)) this.#lists.setOrder(node, this.#sortedMembers(node));
      const members = this.#lists.members(node);
      if (reverse) members.reverse();
      return !members.every((member) => visit(this.#slotOf(member)));
    }
    let order = this.#orders.get(node);
    if (order === undefined) {
      const slots = this.#sortedMembers(node).map((member) => this.#slotOf(member));
      order = new KeptOrder(slots, (a, b) => this.#keys.compare(a, b));
      this.#orders.set(node, order);
    }
    return order.visit({ reverse }, visit);
  }

  // Texts compare faster than the bytes of records, when each is compared many times.
  #sortedMembers(node: number): number[] {
    return this.#lists
      .members(node)
      .map((member) => ({ member, key: this.#keys.key(this.#slotOf(member)) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map(({ member }) => member);
  }

  #slotOf(member: number): number {
    return this.#several?.slots[member] ?? member;
  }

  #add(member: number, slot: number, node: number): void {
    this.#lists.add(member, node);
    if (this.#orders.size > 0 && this.#orders.get(node)?.add(slot) === false) this.#orders.delete(node);
  }

  #remove(member: number, slot: number, node: number): void {
    this.#lists.remove(member);
    if (this.#orders.size > 0 && this.#orders.get(node)?.delete(slot) === false) this.#orders.delete(node);
  }
}

/** Says what is among `numbers`. Few are looked through; a document may have a hundred thousand, which to look through for each of as many takes minutes. */
function membershipIn(numbers: readonly number[]): (number: number) => boolean {
  if (numbers.length <= 16) return (number) => numbers.includes(number);
  const set = new Set(numbers);
  return (number) => set.has(number);
}
