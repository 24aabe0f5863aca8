import type { Random } from "./random.ts";

/** A MessagePack value as it stands in bytes, for tests that write it in another way. */
export type Node = NodeContent & {
  /** Its bytes, where it was read from some. */
  readonly source?: Buffer;
};

type NodeContent =
  | { readonly kind: "nil" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly width: 4 | 8; readonly value: number }
  | { readonly kind: "str" | "bin"; readonly body: Buffer }
  | { readonly kind: "ext"; readonly type: number; readonly body: Buffer }
  | { readonly kind: "array"; readonly items: readonly Node[] }
  | { readonly kind: "map"; readonly entries: readonly (readonly [Node, Node])[] }
  /** Bytes as they are. */
  | { readonly kind: "verbatim"; readonly body: Buffer };

export const nil: Node = { kind: "nil" };

/** Reads well-formed bytes. @throws RangeError for others */
export function parseTree(bytes: Buffer): Node {
  const place = { at: 0 };
  const node = parseNode(bytes, place);
  if (place.at !== bytes.length) throw new RangeError("There is more than one value.");
  return node;
}

interface Place {
  at: number;
}

function parseNode(bytes: Buffer, place: Place): Node {
  const start = place.at;
  const content = parseContent(bytes, place);
  return { ...content, source: bytes.subarray(start, place.at) };
}

function parseContent(bytes: Buffer, place: Place): NodeContent {
  const head = bytes.readUInt8(place.at++);
  if (head < 0x80) return { kind: "int", value: BigInt(head) };
  if (head < 0x90) return parseMap(bytes, place, head & 15);
  if (head < 0xa0) return parseArray(bytes, place, head & 15);
  if (head < 0xc0) return { kind: "str", body: take(bytes, place, head & 31) };
  if (head >= 0xe0) return { kind: "int", value: BigInt(head - 256) };
  if (head === 0xc0) return nil;
  if (head <= 0xc3) return { kind: "bool", value: head === 0xc3 };
  if (head <= 0xc6) return { kind: "bin", body: take(bytes, place, length(bytes, place, head - 0xc4)) };
  if (head <= 0xc9) return parseExt(bytes, place, length(bytes, place, head - 0xc7));
  if (head === 0xca) return { kind: "float", width: 4, value: take(bytes, place, 4).readFloatBE() };
  if (head === 0xcb) return { kind: "float", width: 8, value: take(bytes, place, 8).readDoubleBE() };
  if (head <= 0xcf) return { kind: "int", value: wholeOf(take(bytes, place, 1 << (head - 0xcc))) };
  if (head <= 0xd3) {
    const body = take(bytes, place, 1 << (head - 0xd0));
    return { kind: "int", value: BigInt.asIntN(body.length * 8, wholeOf(body)) };
  }
  if (head <= 0xd8) return parseExt(bytes, place, 1 << (head - 0xd4));
  if (head <= 0xdb) return { kind: "str", body: take(bytes, place, length(bytes, place, head - 0xd9)) };
  if (head <= 0xdd) return parseArray(bytes, place, length(bytes, place, head - 0xdb));
  return parseMap(bytes, place, length(bytes, place, head - 0xdd));
}

function take(bytes: Buffer, place: Place, count: number): Buffer {
  if (place.at + count > bytes.length) throw new RangeError("The bytes end inside a value.");
  place.at += count;
  return bytes.subarray(place.at - count, place.at);
}

/** Of `2 ** width` bytes. */
function length(bytes: Buffer, place: Place, width: number): number {
  return take(bytes, place, 1 << width).readUIntBE(0, 1 << width);
}

function wholeOf(body: Buffer): bigint {
  return BigInt(`0x${body.toString("hex")}`);
}

function parseExt(bytes: Buffer, place: Place, count: number): NodeContent {
  const type = take(bytes, place, 1).readInt8();
  return { kind: "ext", type, body: take(bytes, place, count) };
}

function parseArray(bytes: Buffer, place: Place, count: number): NodeContent {
  return { kind: "array", items: Array.from({ length: count }, () => parseNode(bytes, place)) };
}

function parseMap(bytes: Buffer, place: Place, count: number): NodeContent {
  const entries = Array.from({ length: count }, () => [parseNode(bytes, place), parseNode(bytes, place)] as const);
  return { kind: "map", entries };
}

/** Writes a value, now and then with wider headers and integers than are needed. */
export function printTree(node: Node, random: Random): Buffer {
  switch (node.kind) {
    case "nil":
      return Buffer.of(0xc0);
    case "bool":
      return Buffer.of(node.value ? 0xc3 : 0xc2);
    case "int":
      return printInt(node.value, random);
    case "float":
      return printFloat(node.value, node.width);
    case "str":
      return Buffer.concat([printHead(node.body.length, strForms, random), node.body]);
    case "bin":
      return Buffer.concat([printHead(node.body.length, binForms, random), node.body]);
    case "ext":
      return printExt(node.type, node.body, random);
    case "array":
      return Buffer.concat([
        printHead(node.items.length, arrayForms, random),
        ...node.items.map((item) => printTree(item, random)),
      ]);
    case "map": {
      const parts = node.entries.flatMap(([key, value]) => [printTree(key, random), printTree(value, random)]);
      return Buffer.concat([printHead(node.entries.length, mapForms, random), ...parts]);
    }
    case "verbatim":
      return node.body;
  }
}

/** How a length is written: within the head byte up to `fix`, or behind one of `heads`, whose bodies have 1, 2 or 4 bytes. */
interface Forms {
  readonly fix: number;
  readonly base: number;
  readonly heads: readonly (readonly [head: number, width: number])[];
}

const strForms: Forms = { fix: 31, base: 0xa0, heads: widths(0xd9, 1) };
const binForms: Forms = { fix: -1, base: 0, heads: widths(0xc4, 1) };
const extForms: Forms = { fix: -1, base: 0, heads: widths(0xc7, 1) };
const arrayForms: Forms = { fix: 15, base: 0x90, heads: widths(0xdc, 2) };
const mapForms: Forms = { fix: 15, base: 0x80, heads: widths(0xde, 2) };

function widths(head: number, first: 1 | 2): Forms["heads"] {
  return [1, 2, 4].filter((width) => width >= first).map((width, i) => [head + i, width] as const);
}

function printHead(count: number, { fix, base, heads }: Forms, random: Random): Buffer {
  const fitting = heads.filter(([, width]) => count < 2 ** (8 * width));
  const isShort = count <= fix && !random.once(4);
  if (isShort) return Buffer.of(base | count);
  const [head, width] = fitting[random.once(3) ? random.below(fitting.length) : 0] ?? [0xc1, 1];
  const bytes = Buffer.alloc(1 + width, head);
  bytes.writeUIntBE(count, 1, width);
  return bytes;
}

function printInt(value: bigint, random: Random): Buffer {
  const forms = intForms.filter(([, , least, most]) => value >= least && value <= most);
  const [head, width] = forms[random.once(2) ? random.below(forms.length) : 0] ?? [0xc1, 0];
  if (width === 0) return Buffer.of(Number(BigInt.asUintN(8, value)));
  const bytes = Buffer.alloc(1 + width, head);
  bytes.write(
    BigInt.asUintN(8 * width, value)
      .toString(16)
      .padStart(2 * width, "0"),
    1,
    "hex",
  );
  return bytes;
}

/** Head byte, bytes behind it, least and greatest value; of width 0, the value is the head byte. */
const intForms: readonly (readonly [number, number, bigint, bigint])[] = [
  [0, 0, -32n, 127n],
  ...[1, 2, 4, 8].map((width, i) => [0xcc + i, width, 0n, 2n ** BigInt(8 * width) - 1n] as const),
  ...[1, 2, 4, 8].map((width, i) => {
    const half = 2n ** BigInt(8 * width - 1);
    return [0xd0 + i, width, -half, half - 1n] as const;
  }),
];

export function printFloat(value: number, width: 4 | 8): Buffer {
  const bytes = Buffer.alloc(1 + width, width === 4 ? 0xca : 0xcb);
  if (width === 4) bytes.writeFloatBE(value, 1);
  else bytes.writeDoubleBE(value, 1);
  return bytes;
}

function printExt(type: number, body: Buffer, random: Random): Buffer {
  const fixed = [1, 2, 4, 8, 16].indexOf(body.length);
  const head = fixed >= 0 && !random.once(4) ? Buffer.of(0xd4 + fixed) : printHead(body.length, extForms, random);
  return Buffer.concat([head, Buffer.of(type & 255), body]);
}
