import { type Codec, defineRecord, type RecordShape, type UnionShape } from "@keyslot/runtime/codegen";
import { ValuePath } from "../../runtime/src/wire/path.ts";
import { readTarget } from "../../runtime/src/wire/read-shape.ts";
import { sizeTarget } from "../../runtime/src/wire/size-shape.ts";
import { writeTarget } from "../../runtime/src/wire/write-shape.ts";
import { Writer } from "../../runtime/src/wire/writer.ts";

/** A codec that walks the shape for everything: the reference that generated code must agree with. */
export function shapeCodec(shape: RecordShape | UnionShape): Codec<object> {
  return defineRecord<object>({
    name: shape.name,
    schemaHash: "by shape",
    shape,
    size: (v, depth) => sizeTarget(shape, v, { path: new ValuePath(shape.name), depth, checks: "all" }),
    write: (v, b, _d, p) => {
      const writer = new Writer(b);
      writer.pos = p;
      writeTarget(shape, v, writer);
      return writer.pos;
    },
    read: (reader, depth) => readTarget(shape, { reader, path: new ValuePath(shape.name), depth }),
    view: () => undefined,
  });
}
