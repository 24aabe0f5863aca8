import { DecodeError, EncodeError } from "../errors.ts";
import { checkBytes } from "./check-bytes.ts";
import type { Codec, DecodeOptions } from "./codec.ts";
import { withScratch } from "./encode.ts";
import { Reader } from "./reader.ts";

/**
 * Payloads of many values in one buffer, one after the other and nothing between them: for small ones less work than an array for each, and
 * `decodeBatch` takes a fifth less time than reading each alone. @throws EncodeError, whose path tells which value: `Player[3].name`
 */
export function encodeBatch<T>(codec: Codec<T>, values: Iterable<T>): Uint8Array {
  return withScratch((writer) => {
    let index = 0;
    for (const value of values) {
      try {
        codec.encodeInto(writer, value);
      } catch (error) {
        throw error instanceof EncodeError ? encodeErrorIn(error, codec, index) : error;
      }
      index++;
    }
  });
}

/** The values that all of the bytes are. @throws DecodeError, whose path tells which value, and whose offset is that in the whole of the bytes */
export function decodeBatch<T>(codec: Codec<T>, bytes: Uint8Array, options?: DecodeOptions): T[] {
  checkBytes(bytes, codec.name);
  const reader = new Reader(bytes, options);
  const values: T[] = [];
  while (reader.pos < reader.end) {
    try {
      values.push(codec.decodeFrom(reader));
    } catch (error) {
      throw error instanceof DecodeError ? decodeErrorIn(error, codec, values.length) : error;
    }
  }
  return values;
}

function encodeErrorIn(error: EncodeError, codec: { readonly name: string }, index: number): EncodeError {
  // A getter of the value may have encoded something else.
  if (!error.path.startsWith(codec.name) || !/^(?:[.[]|$)/.test(error.path.slice(codec.name.length))) return error;
  const message = withoutPlace(error.message, ` (at ${error.path}).`);
  return new EncodeError(error.code, pathIn(error.path, codec.name, index), message);
}

function decodeErrorIn(error: DecodeError, codec: { readonly name: string }, index: number): DecodeError {
  const { code, path, offset } = error;
  const message = withoutPlace(error.message, ` (at ${path}, byte ${offset}).`);
  return new DecodeError(code, { path: pathIn(path, codec.name, index), offset }, message);
}

function withoutPlace(message: string, place: string): string {
  return message.slice(0, -place.length);
}

/** A path starts with the name of its type. */
function pathIn(path: string, name: string, index: number): string {
  return `${name}[${index}]${path.slice(name.length)}`;
}
