import { copyBytes } from "./bytes.ts";
import type { Codec } from "./codec.ts";
import { type DecodeParts, decode, decodeFrom } from "./decode.ts";
import { encodeSized } from "./encode.ts";
import { equalByShape } from "./equals.ts";
import { checkTyped, explainEncode } from "./explain.ts";
import { fromJsonByShape } from "./from-json.ts";
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
}

/** A record while its slots are put in: what is still missing is found by the compiler, brands come with the type at the end. */
export type Decoded<T> = { -readonly [K in keyof T]: unknown };

/** A codec over what was generated for a record. */
export function defineRecord<T, V = unknown>(parts: CodecParts<T, V>): Codec<T, V> {
  const { name, schemaHash, shape, view } = parts;
  const encode = (value: T): Uint8Array => {
    try {
      return encodeSized(parts, value);
    } catch (error) {
      throw explainEncode(error, shape, value);
    }
  };
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
    encodeInto: (writer, value) => encodeInto(parts, writer, value),
    decode: (bytes, options) => decode(parts, bytes, options),
    decodeFrom: (reader) => decodeFrom(parts, reader),
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

function encodeInto<T>(parts: CodecParts<T, unknown>, writer: Writer, value: T): void {
  try {
    const size = parts.size(value, 1);
    if (size <= writer.bytes.length - writer.pos) {
      writer.pos = parts.write(value, writer.bytes, writer.view, writer.pos);
      return;
    }
    // The size is only a bound: a caller's buffer is not left before the bytes themselves are known not to fit.
    const bytes = encodeSized(parts, value);
    writer.reserve(bytes.length);
    writer.pos = copyBytes(writer.bytes, writer.pos, bytes);
  } catch (error) {
    throw explainEncode(error, parts.shape, value);
  }
}
