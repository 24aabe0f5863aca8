import { copyBytes } from "./bytes.ts";
import { writeArrayHeader, writeMapHeader } from "./containers.ts";
import { beginEntries, markEntry, markKey, sortElements, sortEntries } from "./entries.ts";
import { enumTable, writeEnum } from "./enums.ts";
import { ValuePath } from "./path.ts";
import { scalarTable } from "./scalar-table.ts";
import type { RecordShape, Shape, UnionShape } from "./shape.ts";
import { type SizeWalk, sizeByShape } from "./size-shape.ts";
import { slotOf } from "./slot-value.ts";
import { writeUnionHeader, writeUnknownMember } from "./unions.ts";
import { unknownOf, writeRecordHeader, writeUnknown } from "./unknown-slots.ts";
import { Writer } from "./writer.ts";

// Writing by shape, for values that a walk has found good. Every cast below states what that walk has checked.

/** Appends a value; the writer has room for the bound of its size. */
export function writeByShape(shape: Shape, v: unknown, w: Writer): void {
  switch (shape.kind) {
    case "scalar":
      w.pos = scalarTable[shape.scalar].write(w.bytes, w.view, w.pos, v);
      return;
    case "enum":
      w.pos = writeEnum(enumTable(shape), w.bytes, w.view, w.pos, v as number | string);
      return;
    case "raw":
      w.pos = copyBytes(w.bytes, w.pos, v as Uint8Array);
      return;
    case "nullable":
      if (v === null) w.bytes[w.pos++] = 0xc0;
      else writeByShape(shape.of, v, w);
      return;
    case "reference":
      writeTarget(shape.to(), v as object, w);
      return;
    case "list":
    case "tuple":
      writeElements(shape, v as readonly unknown[], w);
      return;
    case "set":
      writeSet(shape.element, v as ReadonlySet<unknown>, w);
      return;
    case "map":
      writeEntries(shape, shape.form === "record" ? Object.entries(v as object) : [...(v as Map<unknown, unknown>)], w);
  }
}

function writeElements(shape: Extract<Shape, { kind: "list" | "tuple" }>, v: readonly unknown[], w: Writer): void {
  w.pos = writeArrayHeader(w.bytes, w.view, w.pos, v.length);
  for (let i = 0; i < v.length; i++)
    writeByShape(shape.kind === "list" ? shape.element : (shape.elements[i] as Shape), v[i], w);
}

function writeSet(element: Shape, v: ReadonlySet<unknown>, w: Writer): void {
  w.pos = writeArrayHeader(w.bytes, w.view, w.pos, v.size);
  const s = beginEntries();
  for (const x of v) {
    markEntry(s, w.pos);
    writeByShape(element, x, w);
  }
  sortElements(s, w.bytes, w.pos);
}

function writeEntries(shape: Extract<Shape, { kind: "map" }>, entries: readonly [unknown, unknown][], w: Writer): void {
  w.pos = writeMapHeader(w.bytes, w.view, w.pos, entries.length);
  const s = beginEntries();
  for (const [key, v] of entries) {
    markEntry(s, w.pos);
    writeByShape(shape.key, key, w);
    markKey(s, w.pos);
    writeByShape(shape.value, v, w);
  }
  sortEntries(s, w.bytes, w.pos);
}

/** Appends a record or union. */
export function writeTarget(shape: RecordShape | UnionShape, v: object, w: Writer): void {
  if (shape.kind === "record") {
    writeRecord(shape, v, w);
    return;
  }
  const kind = slotOf(v, shape.discriminator);
  for (const [tag, member] of shape.members) {
    const record = member();
    if (record.discriminator?.[1] !== kind) continue;
    w.pos = writeUnionHeader(w.bytes, w.view, w.pos, tag);
    writeRecord(record, v, w);
    return;
  }
  w.pos = writeUnknownMember(w.bytes, w.view, w.pos, v);
}

function writeRecord(shape: RecordShape, v: object, w: Writer): void {
  const unknown = unknownOf(v);
  w.pos = writeRecordHeader(w.bytes, w.view, w.pos, shape.length, unknown);
  let key = 0;
  for (const slot of shape.slots) {
    for (; key < slot.key; key++) w.bytes[w.pos++] = 0xc0;
    const x = slotOf(v, slot.name);
    if (x === undefined || x === null) w.bytes[w.pos++] = 0xc0;
    else writeByShape(slot.shape, x, w);
    key++;
  }
  if (unknown !== undefined) w.pos = writeUnknown(w.bytes, w.pos, unknown);
}

/** The payload of a good value as text of one character a byte, by which values are compared. */
export function encodedText(shape: Shape, v: unknown): string {
  if (shape.kind === "scalar" && typeof v === "string") return v;
  // The value has been checked where it stands; here not even its depth matters.
  const at: SizeWalk = { path: new ValuePath(""), depth: Number.NEGATIVE_INFINITY, checks: "none of a whole value" };
  const w = new Writer(sizeByShape(shape, v, at));
  writeByShape(shape, v, w);
  let text = "";
  for (let i = 0; i < w.pos; i++) text += String.fromCharCode(w.bytes[i] as number);
  return text;
}
