// Generated from tags.schema.ts by @keyslot/compiler. Do not edit: run `keyslot build`.
import type * as authored from "@acme/lib";
import {
  type Carrying,
  type Codec,
  type Decoded,
  LazyView,
  type Reader,
  type RecordShape,
  checkDepth,
  checkObject,
  defineRecord,
  keepUnknown,
  readString,
  recordShape,
  requireSlot,
  runDecode,
  runDecodeFrom,
  runEncode,
  runEncodeInto,
  scalar,
  sizeString,
  sizeUnknown,
  slot,
  unknownSlots,
  writeRecordHeader,
  writeString,
  writeUnknown,
} from "@keyslot/runtime/codegen";

/** Comes from another package. */
export type Tag = authored.Tag;

export const tagShape: RecordShape = /* @__PURE__ */ recordShape("Tag", 1, [
  slot(0, "label", "required", scalar("string")),
]);

/** A `Tag` that is still bytes: each getter decodes its slot on demand, anew each time. */
export class TagView extends LazyView {
  constructor(bytes: Uint8Array, start?: number, depth?: number) {
    super(bytes, tagShape, start, depth);
  }

  get label(): Tag["label"] {
    return readString(requireSlot(this, 0)) as Tag["label"];
  }
}

/** Comes from another package. */
export const Tag: Codec<Tag, TagView> = /* @__PURE__ */ defineRecord({
  name: "Tag",
  schemaHash: "449994f9171dbb22",
  shape: tagShape,
  size: sizeTag,
  write: writeTag,
  read: readTag,
  encode: (value) => runEncode(value, tagShape, sizeTag, writeTag),
  encodeInto: (writer, value) => runEncodeInto(writer, value, tagShape, sizeTag, writeTag),
  decode: (bytes, options) => runDecode(bytes, options, tagShape, readTag),
  decodeFrom: (reader) => runDecodeFrom(reader, tagShape, readTag),
  view: (bytes) => new TagView(bytes),
});

// What the codec is made of; other generated modules call these as well.
export function sizeTag(v: Tag, depth: number): number {
  if (v?.constructor !== Object) checkObject(v);
  checkDepth(depth);
  let n = 5;
  n += sizeString(v.label);
  return (v as Carrying)[unknownSlots] === undefined ? n : n + sizeUnknown(v, depth);
}

export function writeTag(v: Tag, b: Uint8Array, d: DataView, p: number): number {
  const unknown = (v as Carrying)[unknownSlots];
  p = writeRecordHeader(b, d, p, 1, unknown);
  p = writeString(b, d, p, v.label);
  return unknown === undefined ? p : writeUnknown(b, p, unknown);
}

export function readTag(r: Reader, depth: number): Tag {
  const n = r.readArrayHeader(depth);
  const label = n > 0 ? readString(r) : r.missing();
  const value: Decoded<Tag> = { label };
  if (n > 1) keepUnknown(r, value, n - 1, depth);
  return value as Tag;
}
