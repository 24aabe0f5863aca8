import { type ByteEdit, mutated } from "../../codec/support/alter.ts";
import type { Random } from "./random.ts";
import { type Node, nil, parseTree, printTree } from "./wire-tree.ts";

/** A payload with a few bytes changed, cut off before its end, or with another value in the place of one of its values. */
export function mutate(payload: Buffer, random: Random): Buffer {
  switch (random.below(4)) {
    case 0:
      return payload.subarray(0, random.below(payload.length));
    case 1:
      return Buffer.from(mutated(payload, editsOf(random)));
    default:
      return printTree(exchange(parseTree(payload), random), random);
  }
}

const telling = [0xc0, 0xc1, 0x90, 0x80, 0xdd, 0xdf, 0xc6, 0xdb, 0xc9, 0xff, 0xd7, 0xcf, 0xca] as const;

function editsOf(random: Random): readonly ByteEdit[] {
  return Array.from({ length: 1 + random.below(3) }, () => ({
    at: random.below(5000),
    kind: random.pick(["set", "cut", "insert", "delete", "repeat"]),
    byte: random.once(2) ? random.below(256) : random.pick(telling),
  }));
}

/** Changes one of the values of a tree. */
function exchange(node: Node, random: Random): Node {
  let left = random.below(countNodes(node));
  const visit = (part: Node): Node => {
    if (left-- === 0) return change(part, random);
    if (part.kind === "array") return { kind: "array", items: part.items.map(visit) };
    if (part.kind === "map")
      return { kind: "map", entries: part.entries.map(([key, value]) => [visit(key), visit(value)] as const) };
    return part.source ? { kind: "verbatim", body: part.source } : part;
  };
  return visit(node);
}

function countNodes(node: Node): number {
  const parts = node.kind === "array" ? node.items : node.kind === "map" ? node.entries.flat() : [];
  return parts.reduce((sum, part) => sum + countNodes(part), 1);
}

function change(node: Node, random: Random): Node {
  if (random.once(3)) return random.pick(junk);
  switch (node.kind) {
    case "array":
      return { kind: "array", items: changeItems(node.items, random) };
    case "map":
      return { kind: "map", entries: changeItems(node.entries, random) };
    case "int":
      return {
        kind: "int",
        value: BigInt.asIntN(64, node.value + random.pick([1n, -1n, 2n ** 31n, 2n ** 63n, -256n])),
      };
    case "str":
      return { ...node, body: Buffer.from(mutated(node.body, editsOf(random))) };
    case "ext":
      return { ...node, body: Buffer.from(mutated(node.body, editsOf(random))) };
    default:
      return random.pick(junk);
  }
}

function changeItems<T>(items: readonly T[], random: Random): readonly T[] {
  const at = random.below(Math.max(1, items.length));
  const item = items[at];
  if (item === undefined) return items;
  return random.once(2) ? items.filter((_, i) => i !== at) : items.toSpliced(at, 0, item);
}

const junk: readonly [Node, ...Node[]] = [
  nil,
  { kind: "bool", value: true },
  { kind: "int", value: -1n },
  { kind: "int", value: 300n },
  { kind: "int", value: 2n ** 64n - 1n },
  { kind: "int", value: -(2n ** 63n) },
  { kind: "float", width: 8, value: 1e300 },
  { kind: "float", width: 8, value: 1.5 },
  { kind: "float", width: 4, value: Number.NaN },
  { kind: "str", body: Buffer.from("x") },
  { kind: "str", body: Buffer.of(0xed, 0xa0, 0x80) },
  { kind: "str", body: Buffer.from("9999-12-31") },
  { kind: "bin", body: Buffer.of(1, 2, 3) },
  { kind: "array", items: [] },
  { kind: "array", items: [nil, { kind: "int", value: 256n }] },
  { kind: "map", entries: [] },
  { kind: "map", entries: [[nil, nil]] },
  { kind: "ext", type: -1, body: Buffer.alloc(4, 1) },
  { kind: "ext", type: -1, body: Buffer.alloc(8, 0xff) },
  { kind: "ext", type: -1, body: Buffer.alloc(12, 0x7f) },
  { kind: "ext", type: -1, body: Buffer.alloc(5) },
  { kind: "ext", type: 1, body: Buffer.alloc(4) },
  { kind: "ext", type: 86, body: Buffer.from("010000000000f07f", "hex") },
  { kind: "ext", type: 86, body: Buffer.alloc(12) },
  { kind: "ext", type: 85, body: Buffer.from("0100807fffffffff", "hex") },
  { kind: "ext", type: 77, body: Buffer.alloc(3) },
  { kind: "ext", type: 72, body: Buffer.of(0x80) },
  { kind: "verbatim", body: Buffer.of(0xc1) },
  { kind: "verbatim", body: Buffer.from("ddffffffff", "hex") },
  { kind: "verbatim", body: Buffer.from("dfffffffff", "hex") },
  { kind: "verbatim", body: Buffer.from("dbfffffff0", "hex") },
  { kind: "verbatim", body: Buffer.alloc(70, 0x91) },
  { kind: "verbatim", body: Buffer.concat([Buffer.alloc(70, 0x91), Buffer.of(0xc0)]) },
  { kind: "verbatim", body: Buffer.concat([Buffer.alloc(50_000, 0x91), Buffer.of(0xc0)]) },
];
