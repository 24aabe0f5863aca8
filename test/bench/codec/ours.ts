import type { Codec } from "@keyslot/runtime/codegen";
import type { Subject } from "../subject/subject.ts";
import type { OpenCodec } from "./peer-codec.ts";

/** Our codec as one of them. Its inputs are documents as they are. */
export function openOurs({ codegen }: Subject, codec: Codec<unknown>): Omit<OpenCodec, "toInput"> {
  const writer = new codegen.Writer(1 << 20);
  // A page is read through one reader; it moves on when another page comes.
  let reader = new codegen.Reader(new Uint8Array());
  return {
    encode: (input) => codec.encode(input),
    encodeInto: (input) => {
      writer.reset();
      codec.encodeInto(writer, input);
      return writer.pos;
    },
    latest: (end) => writer.bytes.subarray(0, Number(end)),
    decode: (bytes) => codec.decode(bytes),
    decodeAt: (page, start) => {
      if (reader.bytes !== page) reader = new codegen.Reader(page);
      reader.pos = start;
      return codec.decodeFrom(reader);
    },
    encodeBatch: (inputs) => {
      writer.reset();
      for (const input of inputs) codec.encodeInto(writer, input);
      return writer.bytes.subarray(0, writer.pos);
    },
    decodeBatch: (batch, count) => {
      const reader = new codegen.Reader(batch);
      const values: unknown[] = [];
      for (let i = 0; i < count; i++) values.push(codec.decodeFrom(reader));
      return values;
    },
  };
}
