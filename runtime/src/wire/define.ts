import type { Codec, DecodeOptions } from "./codec.ts";
import { type DecodeParts, runDecode, runDecodeFrom } from "./decode.ts";
import { runEncode, runEncodeInto } from "./encode.ts";
import { equalByShape } from "./equals.ts";
import { checkTyped } from "./explain.ts";
import { fromJsonByShape } from "./from-json.ts";
import type { Reader } from "./reader.ts";
import { toJsonByShape } from "./to-json.ts";
import type { Writer } from "./writer.ts";

/** What generated code has for one type; everything else follows from it. */
export interface CodecParts<T, V> extends DecodeParts<T> {
  readonly schemaHash: string;
  /** Checks a value that nests at `depth` and returns an upper bound of its bytes. @throws WireFault */
  size(v: T, depth: number): number;
  /** Writes a checked value at `p` and returns the position behind it. @throws WireFault for lone surrogates and duplicates alone */
  write(v: T, b: Uint8Array, d: DataView, p: number): number;
  view(bytes: Uint8Array): V;
  // What older compilers did not generate is made of the above.
  encode?(this: void, value: T): Uint8Array;
  encodeInto?(this: void, writer: Writer, value: T): void;
  decode?(this: void, bytes: Uint8Array, options?: DecodeOptions): T;
  decodeFrom?(this: void, reader: Reader): T;
}

/** A record while its slots are put in: what is still missing is found by the compiler, brands come with the type at the end. */
export type Decoded<T> = { -readonly [K in keyof T]: unknown };

/** A codec over what was generated for a record. */
export function defineRecord<T, V = unknown>(parts: CodecParts<T, V>): Codec<T, V> {
  const { name, schemaHash, shape, size, write, read, view } = parts;
  const { encode = (value) => runEncode(value, shape, size, write) } = parts;
  const validate = (value: unknown): T => {
    // Encoding is the check; what it accepts is a T.
    encode(value as T);
    return value as T;
  };
  return {
    name,
    schemaHash,
    shape,
    encode,
    encodeInto: parts.encodeInto ?? ((writer, value) => runEncodeInto(writer, value, shape, size, write)),
    decode: parts.decode ?? ((bytes, options) => runDecode(bytes, options, shape, read)),
    decodeFrom: parts.decodeFrom ?? ((reader) => runDecodeFrom(reader, shape, read)),
    view,
    validate,
    equals: (a, b) => {
      try {
        return equalByShape(shape, a, b);
      } catch (error) {
        // What is of the type can be compared.
        checkTyped(shape, a);
        checkTyped(shape, b);
        throw error;
      }
    },
    toJSON: (value) => {
      checkTyped(shape, value);
      return toJsonByShape(shape, value);
    },
    // The walk makes a value of the shape, and the check sees to the rest.
    fromJSON: (json) => validate(fromJsonByShape(shape, json)),
  };
}

/** A codec over what was generated for a union. */
export const defineUnion: <T, V = unknown>(parts: CodecParts<T, V>) => Codec<T, V> = defineRecord;
