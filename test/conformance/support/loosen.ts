import { isDeepStrictEqual } from "node:util";
import type { RecordModel, Scalar, SlotModel, TypeModel } from "@keyslot/compiler";
import type { Contract } from "../harness.ts";
import { walkOf } from "./limits.ts";
import type { Random } from "./random.ts";
import { type Node, nil, parseTree, printFloat, printTree } from "./wire-tree.ts";

/** The payload of a value as another writer might have written it: readable, and not the shortest. */
export function loosen(contract: Contract, type: string, payload: Buffer, random: Random): Buffer {
  return printTree(new Loosening(contract, random).target(type, parseTree(payload)), random);
}

class Loosening {
  readonly #contract: Contract;
  readonly #random: Random;

  constructor(contract: Contract, random: Random) {
    this.#contract = contract;
    this.#random = random;
  }

  target(name: string, node: Node): Node {
    const type = walkOf(this.#contract).typeOf(name);
    if (node.kind !== "array" || type.kind === "enum") return node;
    if (type.kind === "record") return { kind: "array", items: this.#slots(type, node.items) };
    const [tag = nil, body = nil] = node.items;
    const member = type.members.find((each) => tag.kind === "int" && BigInt(each.tag) === tag.value);
    return { kind: "array", items: [tag, member ? this.target(member.record, body) : verbatim(body)] };
  }

  /** Gaps hold anything, nils at the end are left out, and so are defaults. */
  #slots(record: RecordModel, items: readonly Node[]): readonly Node[] {
    const byKey = new Map(record.slots.map((slot) => [slot.key, slot]));
    const known = Math.max(-1, ...byKey.keys()) + 1;
    const loose = items.map((item, key) => {
      const slot = byKey.get(key);
      if (slot) return this.#slot(slot, item);
      return key < known && this.#random.once(2) ? this.#junk() : verbatim(item);
    });
    if (items.length > known) return loose;
    while (loose.at(-1)?.kind === "nil" && this.#random.below(3) > 0) loose.pop();
    return loose;
  }

  #slot(slot: SlotModel, item: Node): Node {
    if (item.kind === "nil") return item;
    if (slot.presence === "defaulted" && this.#random.once(2) && isDefault(slot, item)) return nil;
    return this.#part(slot.type, item);
  }

  #junk(): Node {
    const junk: readonly [Node, ...Node[]] = [
      { kind: "int", value: 5n },
      { kind: "array", items: [nil, { kind: "map", entries: [[nil, nil]] }] },
      { kind: "ext", type: 77, body: Buffer.of(1, 2, 3) },
      { kind: "str", body: Buffer.of(0xff, 0xfe) },
    ];
    return this.#random.pick(junk);
  }

  #part(type: TypeModel, node: Node): Node {
    const inside = (element: TypeModel) => (item: Node) => this.#part(element, item);
    if (node.kind === "nil") return node;
    switch (type.kind) {
      case "scalar":
        return this.#scalar(type.scalar, node);
      case "reference":
        return this.target(type.name, node);
      case "nullable":
        return this.#part(type.type, node);
      case "raw":
        return verbatim(node);
      case "list":
        return node.kind === "array" ? { kind: "array", items: node.items.map(inside(type.element)) } : node;
      case "set":
        if (node.kind !== "array") return node;
        return { kind: "array", items: this.#random.shuffled(node.items.map(inside(type.element))) };
      case "tuple": {
        if (node.kind !== "array") return node;
        const items = node.items.map((item, i) => this.#part(type.elements[i] ?? { kind: "raw" }, item));
        return { kind: "array", items };
      }
      case "map": {
        if (node.kind !== "map") return node;
        const entries = node.entries.map(
          ([key, value]) => [this.#part(type.key, key), this.#part(type.value, value)] as const,
        );
        return { kind: "map", entries: this.#random.shuffled(entries) };
      }
    }
  }

  #scalar(scalar: Scalar, node: Node): Node {
    if (node.kind === "float") return this.#float(node);
    if (node.kind === "bin" && this.#random.once(3))
      return { kind: "array", items: [...node.body].map((byte) => ({ kind: "int", value: BigInt(byte) })) };
    if (node.kind === "ext" && (scalar === "date" || scalar === "timestamp")) return this.#timestamp(node);
    return node;
  }

  /** Whole numbers stand as integers too, and what single precision holds in either width. */
  #float({ value, width }: Extract<Node, { kind: "float" }>): Node {
    const isWhole = Number.isInteger(value) && !Object.is(value, -0) && value >= -(2 ** 63) && value < 2 ** 64;
    if (isWhole && this.#random.once(2)) return { kind: "int", value: BigInt(value) };
    const other = width === 4 ? 8 : 4;
    const isExact = other === 8 || Object.is(Math.fround(value), value);
    return { kind: "verbatim", body: printFloat(value, isExact && this.#random.once(2) ? other : width) };
  }

  /** In one of the wider forms. */
  #timestamp(node: Extract<Node, { kind: "ext" }>): Node {
    const { body } = node;
    const seconds = body.length === 4 ? BigInt(body.readUInt32BE()) : body.readBigUInt64BE() & (2n ** 34n - 1n);
    const nanos = body.length === 4 ? 0 : body.readUInt32BE() >>> 2;
    if (body.length === 12 || this.#random.once(2)) return node;
    if (body.length === 4 && this.#random.once(2)) {
      const middle = Buffer.alloc(8);
      middle.writeBigUInt64BE(seconds);
      return { kind: "ext", type: -1, body: middle };
    }
    const long = Buffer.alloc(12);
    long.writeUInt32BE(nanos);
    long.writeBigInt64BE(seconds, 4);
    return { kind: "ext", type: -1, body: long };
  }
}

/** What must come back byte for byte. */
function verbatim(node: Node): Node {
  return node.source ? { kind: "verbatim", body: node.source } : node;
}

function isDefault(slot: SlotModel, item: Node): boolean {
  const { default: given } = slot;
  if (item.kind === "bool") return item.value === given;
  if (item.kind === "int" && (typeof given === "number" || typeof given === "string")) {
    const isPlain = slot.type.kind === "scalar" && slot.type.scalar !== "plainDate";
    return isPlain && isDeepStrictEqual(String(given), String(item.value));
  }
  if (item.kind === "str") return item.body.toString() === given;
  return item.kind === "array" && item.items.length === 0 && Array.isArray(given) && given.length === 0;
}
