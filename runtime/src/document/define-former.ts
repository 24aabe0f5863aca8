import { type DecodeParts, runDecode, runDecodeFrom } from "../wire/decode.ts";
import { checkTyped } from "../wire/explain.ts";
import { toJsonByShape } from "../wire/to-json.ts";
import type { FormerCodec } from "./former-version.ts";

/** The codec of a former version, over what was generated for it. */
export function defineFormer<T>(parts: DecodeParts<T> & { readonly schemaHash: string }): FormerCodec<T> {
  const { name, schemaHash, shape, read } = parts;
  return {
    name,
    schemaHash,
    shape,
    decode: (bytes, options) => runDecode(bytes, options, shape, read),
    decodeFrom: (reader) => runDecodeFrom(reader, shape, read),
    toJSON: (value) => {
      checkTyped(shape, value);
      return toJsonByShape(shape, value);
    },
  };
}
