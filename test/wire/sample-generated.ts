import * as k from "@keyslot/runtime/codegen";
import type * as authored from "./sample-schema.ts";

// Generated code as the compiler prints it, by hand and with the kernel behind one name: it shows how the parts are meant to be used, and the
// kernel's tests run on it.

const factionShape = k.enumeration("Faction", "int", true, [
  [0, 0],
  [1, 1],
  [3, 9],
]);
const rankShape = k.enumeration("SampleRank", "string", false, [
  ["member", "member"],
  ["leader", "leader"],
]);
const factionTable = k.enumTable(factionShape);
const rankTable = k.enumTable(rankShape);

export type Faction = authored.Faction;
export type Figure = authored.Figure;
export type ItemStack = authored.ItemStack;

const itemStackShape = k.recordShape("ItemStack", 3, [
  k.slot(0, "item", "required", k.scalar("string", { maxLength: 40 })),
  k.slot(1, "count", "defaulted", k.scalar("uint16", { min: 1 }), () => 1),
  k.slot(2, "label", "optional", k.scalar("string")),
]);

function sizeItemStack(v: ItemStack, depth: number): number {
  k.checkObject(v);
  k.checkDepth(depth);
  let n = 5;
  n += k.sizeString(v.item);
  k.checkMaxLength(v.item, 40);
  n += k.sizeUint16(v.count);
  k.checkMin(v.count, 1);
  n += v.label === undefined ? 1 : k.sizeString(v.label);
  return n + k.sizeUnknown(v, depth);
}

function writeItemStack(v: ItemStack, b: Uint8Array, d: DataView, p: number): number {
  const u = k.unknownOf(v);
  p = k.writeRecordHeader(b, d, p, 3, u);
  p = k.writeString(b, d, p, v.item);
  p = k.writeUint16(b, d, p, v.count);
  p = v.label === undefined ? k.writeNil(b, p) : k.writeString(b, d, p, v.label);
  return u === undefined ? p : k.writeUnknown(b, p, u);
}

function readItemStack(r: k.Reader, depth: number): ItemStack {
  const n = r.readArrayHeader(depth);
  const item = n > 0 && !r.tryNil() ? k.readString(r) : r.missing();
  const count = n > 1 && !r.tryNil() ? k.readUint16(r) : 1;
  const label = n > 2 && !r.tryNil() ? k.readString(r) : undefined;
  const value: ItemStack = { item, count };
  if (label !== undefined) value.label = label;
  if (n > 3) k.keepUnknown(r, value, n - 3, depth);
  return value;
}

class ItemStackView extends k.LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, itemStackShape, start, depth);
  }

  get item(): string {
    return k.readString(k.requireSlot(this, 0));
  }

  get count(): number {
    const r = k.seekSlot(this, 1);
    return r === undefined ? 1 : k.readUint16(r);
  }

  get label(): string | undefined {
    const r = k.seekSlot(this, 2);
    return r === undefined ? undefined : k.readString(r);
  }
}

export const ItemStack: k.Codec<ItemStack, ItemStackView> = /* @__PURE__ */ k.defineRecord({
  name: "ItemStack",
  schemaHash: "sample-item-stack",
  shape: itemStackShape,
  size: sizeItemStack,
  write: writeItemStack,
  read: readItemStack,
  view: (bytes) => new ItemStackView(bytes),
});

const circleShape = k.recordShape(
  "Circle",
  1,
  [k.slot(0, "radius", "required", k.scalar("float32"))],
  ["kind", "circle"],
);

function sizeCircle(v: authored.Circle, depth: number): number {
  k.checkObject(v);
  k.checkDepth(depth);
  if (v.kind !== "circle") k.fault("wire/undeclared-value");
  return 5 + k.sizeFloat32(v.radius) + k.sizeUnknown(v, depth);
}

function writeCircle(v: authored.Circle, b: Uint8Array, d: DataView, p: number): number {
  const u = k.unknownOf(v);
  p = k.writeRecordHeader(b, d, p, 1, u);
  p = k.writeFloat32(b, d, p, v.radius);
  return u === undefined ? p : k.writeUnknown(b, p, u);
}

function readCircle(r: k.Reader, depth: number): authored.Circle {
  const n = r.readArrayHeader(depth);
  const radius = n > 0 && !r.tryNil() ? k.readFloat32(r) : r.missing();
  const value: authored.Circle = { kind: "circle", radius };
  if (n > 1) k.keepUnknown(r, value, n - 1, depth);
  return value;
}

const groupShape = k.recordShape(
  "Group",
  1,
  [
    k.slot(
      0,
      "shapes",
      "required",
      k.list(
        k.reference(() => figureShape),
        8,
      ),
    ),
  ],
  ["kind", "group"],
);

function sizeGroup(v: authored.Group, depth: number): number {
  k.checkObject(v);
  k.checkDepth(depth);
  if (v.kind !== "group") k.fault("wire/undeclared-value");
  let n = 10;
  k.checkArray(v.shapes);
  k.checkDepth(depth + 1);
  k.checkMaxItems(v.shapes.length, 8);
  for (const x of v.shapes) n += sizeFigure(x, depth + 2);
  return n + k.sizeUnknown(v, depth);
}

function writeGroup(v: authored.Group, b: Uint8Array, d: DataView, p: number): number {
  const u = k.unknownOf(v);
  p = k.writeRecordHeader(b, d, p, 1, u);
  p = k.writeArrayHeader(b, d, p, v.shapes.length);
  for (const x of v.shapes) p = writeFigure(x, b, d, p);
  return u === undefined ? p : k.writeUnknown(b, p, u);
}

function readGroup(r: k.Reader, depth: number): authored.Group {
  const n = r.readArrayHeader(depth);
  const shapes: Figure[] = [];
  if (n > 0 && !r.tryNil()) {
    for (let i = r.readArrayHeader(depth + 1); i > 0; i--) shapes.push(readFigure(r, depth + 2));
  } else r.missing();
  const value: authored.Group = { kind: "group", shapes };
  if (n > 1) k.keepUnknown(r, value, n - 1, depth);
  return value;
}

const figureShape: k.UnionShape = k.unionShape("Figure", true, "kind", [
  [1, () => circleShape],
  [2, () => groupShape],
]);

function sizeFigure(v: Figure, depth: number): number {
  k.checkObject(v);
  k.checkDepth(depth);
  switch ("kind" in v ? v.kind : undefined) {
    case "circle":
      return k.unionHeaderSize + sizeCircle(v as authored.Circle, depth + 1);
    case "group":
      return k.unionHeaderSize + sizeGroup(v as authored.Group, depth + 1);
    default:
      return k.sizeUnknownMember(v, depth, [1, 2]);
  }
}

function writeFigure(v: Figure, b: Uint8Array, d: DataView, p: number): number {
  switch ("kind" in v ? v.kind : undefined) {
    case "circle":
      return writeCircle(v as authored.Circle, b, d, k.writeUnionHeader(b, d, p, 1));
    case "group":
      return writeGroup(v as authored.Group, b, d, k.writeUnionHeader(b, d, p, 2));
    default:
      return k.writeUnknownMember(b, d, p, v as Extract<Figure, { raw: unknown }>);
  }
}

function readFigure(r: k.Reader, depth: number): Figure {
  const tag = k.readUnionHeader(r, depth);
  switch (tag) {
    case 1:
      return readCircle(r, depth + 1);
    case 2:
      return readGroup(r, depth + 1);
    default:
      return k.readUnknownMember(r, tag, depth);
  }
}

export const Figure: k.Codec<Figure, Figure> = /* @__PURE__ */ k.defineUnion({
  name: "Figure",
  schemaHash: "sample-figure",
  shape: figureShape,
  size: sizeFigure,
  write: writeFigure,
  read: readFigure,
  view: (bytes) => Figure.decode(bytes),
});

export type Sample = authored.Sample;

const sampleShape = k.recordShape("Sample", 19, [
  k.slot(0, "id", "required", k.scalar("uuid")),
  k.slot(1, "name", "required", k.scalar("string", { minLength: 2, maxLength: 24 })),
  k.slot(2, "faction", "defaulted", factionShape, () => 0),
  k.slot(4, "email", "optional", k.scalar("string", { pattern: /^[^@\s]+@[^@\s]+$/ })),
  k.slot(5, "hp", "defaulted", k.scalar("int32", { min: 0, max: 9999 }), () => 100),
  k.slot(6, "born", "nullable", k.scalar("timestamp")),
  k.slot(
    7,
    "inventory",
    "required",
    k.list(
      k.reference(() => itemStackShape),
      64,
    ),
  ),
  k.slot(
    8,
    "favourite",
    "required",
    k.reference(() => itemStackShape),
  ),
  k.slot(9, "bonuses", "defaulted", k.dictionary(k.scalar("int32")), () => ({})),
  k.slot(10, "scores", "required", k.map(k.scalar("uint16"), k.scalar("float64"))),
  k.slot(11, "badges", "defaulted", k.set(k.scalar("string")), () => new Set()),
  k.slot(12, "stacks", "optional", k.set(k.reference(() => itemStackShape))),
  k.slot(13, "position", "required", k.tuple(k.scalar("float32"), k.scalar("float32"))),
  k.slot(
    14,
    "figure",
    "required",
    k.reference(() => figureShape),
  ),
  k.slot(15, "avatar", "optional", k.scalar("bytes", { maxLength: 256 })),
  k.slot(16, "mod", "optional", k.raw),
  k.slot(17, "rank", "defaulted", rankShape, () => "member"),
  k.slot(18, "when", "optional", k.scalar("date")),
]);
const emailPattern = /^[^@\s]+@[^@\s]+$/;

function sizeSample(v: Sample, depth: number): number {
  k.checkObject(v);
  k.checkDepth(depth);
  let n = 31;
  n += k.sizeUuid(v.id);
  n += k.sizeString(v.name);
  k.checkMinLength(v.name, 2);
  k.checkMaxLength(v.name, 24);
  n += k.sizeEnum(factionTable, v.faction);
  if (v.email !== undefined) {
    n += k.sizeString(v.email);
    k.checkPattern(v.email, emailPattern);
  }
  n += k.sizeInt32(v.hp);
  k.checkMin(v.hp, 0);
  k.checkMax(v.hp, 9999);
  if (v.born !== null) n += k.sizeTimestamp(v.born);
  k.checkArray(v.inventory);
  k.checkDepth(depth + 1);
  k.checkMaxItems(v.inventory.length, 64);
  for (const x of v.inventory) n += sizeItemStack(x, depth + 2);
  n += sizeItemStack(v.favourite, depth + 1);
  k.checkDictionary(v.bonuses);
  for (const [key, x] of Object.entries(v.bonuses)) n += k.sizeString(key) + k.sizeInt32(x);
  k.checkMap(v.scores);
  for (const [key, x] of v.scores) n += k.sizeUint16(key) + k.sizeFloat64(x);
  k.checkSet(v.badges);
  for (const x of v.badges) n += k.sizeString(x);
  if (v.stacks !== undefined) {
    k.checkSet(v.stacks);
    for (const x of v.stacks) n += sizeItemStack(x, depth + 2);
  }
  k.checkTuple(v.position, 2);
  n += k.sizeFloat32(v.position[0]) + k.sizeFloat32(v.position[1]);
  n += sizeFigure(v.figure, depth + 1);
  if (v.avatar !== undefined) {
    n += k.sizeBytes(v.avatar);
    k.checkMaxLength(v.avatar, 256);
  }
  if (v.mod !== undefined) n += k.sizeRawSlot(v.mod, depth + 1);
  n += k.sizeEnum(rankTable, v.rank);
  if (v.when !== undefined) n += k.sizeDate(v.when);
  return n + k.sizeUnknown(v, depth);
}

function writeSample(v: Sample, b: Uint8Array, d: DataView, p: number): number {
  const u = k.unknownOf(v);
  p = k.writeRecordHeader(b, d, p, 19, u);
  p = k.writeUuid(b, d, p, v.id);
  p = k.writeString(b, d, p, v.name);
  p = k.writeEnum(factionTable, b, d, p, v.faction);
  p = k.writeNil(b, p);
  p = v.email === undefined ? k.writeNil(b, p) : k.writeString(b, d, p, v.email);
  p = k.writeInt32(b, d, p, v.hp);
  p = v.born === null ? k.writeNil(b, p) : k.writeTimestamp(b, d, p, v.born);
  p = k.writeArrayHeader(b, d, p, v.inventory.length);
  for (const x of v.inventory) p = writeItemStack(x, b, d, p);
  p = writeItemStack(v.favourite, b, d, p);
  p = writeBonuses(v.bonuses, b, d, p);
  p = writeScores(v.scores, b, d, p);
  p = writeBadges(v.badges, b, d, p);
  p = v.stacks === undefined ? k.writeNil(b, p) : writeStacks(v.stacks, b, d, p);
  p = k.writeArrayHeader(b, d, p, 2);
  p = k.writeFloat32(b, d, p, v.position[0]);
  p = k.writeFloat32(b, d, p, v.position[1]);
  p = writeFigure(v.figure, b, d, p);
  p = v.avatar === undefined ? k.writeNil(b, p) : k.writeBytes(b, d, p, v.avatar);
  p = v.mod === undefined ? k.writeNil(b, p) : k.writeRaw(b, d, p, v.mod);
  p = k.writeEnum(rankTable, b, d, p, v.rank);
  p = v.when === undefined ? k.writeNil(b, p) : k.writeDate(b, d, p, v.when);
  return u === undefined ? p : k.writeUnknown(b, p, u);
}

function writeBonuses(v: Sample["bonuses"], b: Uint8Array, d: DataView, p: number): number {
  const entries = Object.entries(v);
  p = k.writeMapHeader(b, d, p, entries.length);
  const s = k.beginEntries();
  for (const [key, x] of entries) {
    k.markEntry(s, p);
    p = k.writeString(b, d, p, key);
    k.markKey(s, p);
    p = k.writeInt32(b, d, p, x);
  }
  return k.sortEntries(s, b, p);
}

function writeScores(v: Sample["scores"], b: Uint8Array, d: DataView, p: number): number {
  p = k.writeMapHeader(b, d, p, v.size);
  const s = k.beginEntries();
  for (const [key, x] of v) {
    k.markEntry(s, p);
    p = k.writeUint16(b, d, p, key);
    k.markKey(s, p);
    p = k.writeFloat64(b, d, p, x);
  }
  return k.sortEntries(s, b, p);
}

function writeBadges(v: Sample["badges"], b: Uint8Array, d: DataView, p: number): number {
  p = k.writeArrayHeader(b, d, p, v.size);
  const s = k.beginEntries();
  for (const x of v) {
    k.markEntry(s, p);
    p = k.writeString(b, d, p, x);
  }
  return k.sortElements(s, b, p);
}

function writeStacks(v: Set<ItemStack>, b: Uint8Array, d: DataView, p: number): number {
  p = k.writeArrayHeader(b, d, p, v.size);
  const s = k.beginEntries();
  for (const x of v) {
    k.markEntry(s, p);
    p = writeItemStack(x, b, d, p);
  }
  return k.sortElements(s, b, p);
}

function readSample(r: k.Reader, depth: number): Sample {
  const n = r.readArrayHeader(depth);
  const id = n > 0 && !r.tryNil() ? k.readUuid(r) : r.missing();
  const name = n > 1 && !r.tryNil() ? k.readString(r) : r.missing();
  const faction = n > 2 && !r.tryNil() ? (k.readEnum(factionTable, r) as Faction) : 0;
  if (n > 3) k.skipValue(r, depth + 1);
  const email = n > 4 && !r.tryNil() ? k.readString(r) : undefined;
  const hp = n > 5 && !r.tryNil() ? k.readInt32(r) : 100;
  const born = n > 6 && !r.tryNil() ? k.readTimestamp(r) : null;
  const inventory = n > 7 && !r.tryNil() ? readInventory(r, depth + 1) : r.missing();
  const favourite = n > 8 && !r.tryNil() ? readItemStack(r, depth + 1) : r.missing();
  const bonuses = n > 9 && !r.tryNil() ? readBonuses(r, depth + 1) : {};
  const scores = n > 10 && !r.tryNil() ? readScores(r, depth + 1) : r.missing();
  const badges = n > 11 && !r.tryNil() ? readBadges(r, depth + 1) : new Set<string>();
  const stacks = n > 12 && !r.tryNil() ? readStacks(r, depth + 1) : undefined;
  const position = n > 13 && !r.tryNil() ? readPosition(r, depth + 1) : r.missing();
  const figure = n > 14 && !r.tryNil() ? readFigure(r, depth + 1) : r.missing();
  const avatar = n > 15 && !r.tryNil() ? k.readBytes(r) : undefined;
  const mod = n > 16 && !r.tryNil() ? k.readRaw(r, depth + 1) : undefined;
  const rank = n > 17 && !r.tryNil() ? (k.readEnum(rankTable, r) as Sample["rank"]) : "member";
  const when = n > 18 && !r.tryNil() ? k.readDate(r) : undefined;
  const value: Sample = {
    id,
    name,
    faction,
    hp,
    born,
    inventory,
    favourite,
    bonuses,
    scores,
    badges,
    position,
    figure,
    rank,
  };
  if (email !== undefined) value.email = email;
  if (stacks !== undefined) value.stacks = stacks;
  if (avatar !== undefined) value.avatar = avatar;
  if (mod !== undefined) value.mod = mod;
  if (when !== undefined) value.when = when;
  if (n > 19) k.keepUnknown(r, value, n - 19, depth);
  return value;
}

function readInventory(r: k.Reader, depth: number): ItemStack[] {
  const v: ItemStack[] = [];
  for (let i = r.readArrayHeader(depth); i > 0; i--) v.push(readItemStack(r, depth + 1));
  return v;
}

function readBonuses(r: k.Reader, depth: number): Record<string, number> {
  const v: Record<string, number> = {};
  for (let i = r.readMapHeader(depth); i > 0; i--) k.putOwn(r, v, k.readString(r), k.readInt32(r));
  return v;
}

function readScores(r: k.Reader, depth: number): Map<number, number> {
  const v = new Map<number, number>();
  for (let i = r.readMapHeader(depth); i > 0; i--) k.putEntry(r, v, k.readUint16(r), k.readFloat64(r));
  return v;
}

function readBadges(r: k.Reader, depth: number): Set<string> {
  const v = new Set<string>();
  for (let i = r.readArrayHeader(depth); i > 0; i--) k.addElement(r, v, k.readString(r));
  return v;
}

function readStacks(r: k.Reader, depth: number): Set<ItemStack> {
  const v = new Set<ItemStack>();
  for (let i = r.readArrayHeader(depth); i > 0; i--) v.add(readItemStack(r, depth + 1));
  k.checkDistinct(
    r,
    v,
    k.reference(() => itemStackShape),
  );
  return v;
}

function readPosition(r: k.Reader, depth: number): [number, number] {
  k.readTupleHeader(r, 2, depth);
  return [k.readFloat32(r), k.readFloat32(r)];
}

export class SampleView extends k.LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, sampleShape, start, depth);
  }

  get id(): string {
    return k.readUuid(k.requireSlot(this, 0));
  }

  get email(): string | undefined {
    const r = k.seekSlot(this, 4);
    return r === undefined ? undefined : k.readString(r);
  }

  get hp(): number {
    const r = k.seekSlot(this, 5);
    return r === undefined ? 100 : k.readInt32(r);
  }

  get born(): bigint | null {
    const r = k.seekSlot(this, 6);
    return r === undefined ? null : k.readTimestamp(r);
  }

  get inventory(): ItemStack[] {
    return readInventory(k.requireSlot(this, 7), k.slotDepth(this));
  }

  get when(): Date | undefined {
    const r = k.seekSlot(this, 18);
    return r === undefined ? undefined : k.readDate(r);
  }
}

export const Sample: k.Codec<Sample, SampleView> = /* @__PURE__ */ k.defineRecord({
  name: "Sample",
  schemaHash: "sample",
  shape: sampleShape,
  size: sizeSample,
  write: writeSample,
  read: readSample,
  view: (bytes) => new SampleView(bytes),
});
