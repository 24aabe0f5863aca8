import type { Codec } from "@keyslot/runtime/codegen";
import type { Subject } from "../subject/subject.ts";
import type { OpenCodec } from "./peer-codec.ts";

/** Our codec as one of them. Its inputs are documents as they are. */
export function openOurs({ codegen, runtime }: Subject, codec: Codec<unknown>): Omit<OpenCodec, "toInput"> {
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
    // Trees of before there were batches go without.
    ...("encodeBatch" in runtime && {
      encodeBatch: (inputs: readonly unknown[]) => runtime.encodeBatch(codec, inputs),
      decodeBatch: (batch: Uint8Array) => runtime.decodeBatch(codec, batch),
    }),
  };
}
