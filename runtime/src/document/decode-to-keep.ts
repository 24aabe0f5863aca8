import type { DecodeOptions } from "../wire/codec.ts";

const toKeep: DecodeOptions = { lasting: true };

/** Decodes a value that lives as long as the cache that holds it: its strings must not keep their neighbours' text alive. */
export function decodeToKeep<T>(
  codec: { decode(bytes: Uint8Array, options?: DecodeOptions): T },
  payload: Uint8Array,
): T {
  return codec.decode(payload, toKeep);
}
