import { type DecodeParts, decode, decodeFrom } from "../wire/decode.ts";
import { checkTyped } from "../wire/explain.ts";
import { toJsonByShape } from "../wire/to-json.ts";
import type { FormerCodec } from "./former-version.ts";

/** The codec of a former version, over what was generated for it. */
export function defineFormer<T>(parts: DecodeParts<T> & { readonly schemaHash: string }): FormerCodec<T> {
  const { name, schemaHash, shape } = parts;
  return {
    name,
    schemaHash,
    shape,
    decode: (bytes, options) => decode(parts, bytes, options),
    decodeFrom: (reader) => decodeFrom(parts, reader),
    toJSON: (value) => {
      checkTyped(shape, value);
      return toJsonByShape(shape, value);
    },
  };
}
