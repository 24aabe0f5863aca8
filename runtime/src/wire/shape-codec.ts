import type { Codec } from "./codec.ts";
import { defineRecord } from "./define.ts";
import { ValuePath } from "./path.ts";
import { readTarget } from "./read-shape.ts";
import type { RecordShape, UnionShape } from "./shape.ts";
import { sizeTarget } from "./size-shape.ts";
import { writeTarget } from "./write-shape.ts";
import { Writer } from "./writer.ts";

/** A codec that walks the shape for everything: slower than generated code, with the same bytes, values and errors, for types that nothing was generated for. */
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
