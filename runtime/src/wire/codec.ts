import type { Reader } from "./reader.ts";
import type { RecordShape, UnionShape } from "./shape.ts";
import type { Writer } from "./writer.ts";

/** The encode/decode pair of one type and what goes with it. Generated code exports one per record and union. */
export interface Codec<T, V = unknown> {
  /** Name of the interface: `Player`. */
  readonly name: string;
  /** Hash of everything that decides the bytes: slots, types, presence, defaults, of this type and of all it reaches. */
  readonly schemaHash: string;
  readonly shape: RecordShape | UnionShape;
  /** The payload; the array is the caller's to keep. @throws EncodeError with code and path; nothing is written then. */
  encode(value: T): Uint8Array;
  /** Appends the payload to `writer`. @throws EncodeError; the writer's position is then unchanged. */
  encodeInto(writer: Writer, value: T): void;
  /** @throws DecodeError with code, path and byte offset; also for trailing bytes. */
  decode(bytes: Uint8Array, options?: DecodeOptions): T;
  /** Decodes one value at the reader's position and leaves the position behind it. @throws DecodeError */
  decodeFrom(reader: Reader): T;
  /** A lazy view: getters decode one slot on demand, typed arrays as `borrow` does. Malformed bytes are reported when they are reached. @throws DecodeError */
  view(bytes: Uint8Array): V;
  /** The value itself, once it is known to be encodable. @throws EncodeError */
  validate(value: unknown): T;
  /** Structural: same bytes, without writing them. @throws EncodeError for values that are not of the type and cannot be compared */
  equals(a: T, b: T): boolean;
  /** Plain JSON: bigints as decimal strings, bytes as base64, dates as ISO 8601, maps as objects or pairs, sets as arrays. @throws EncodeError for what is not of the type */
  toJSON(value: T): unknown;
  /** The inverse of `toJSON`; absent defaulted slots get their default. @throws EncodeError */
  fromJSON(json: unknown): T;
}

export interface DecodeOptions {
  /** Deepest nesting of arrays and maps that is read; 64 unless told, at most 1000. */
  readonly maxDepth?: number;
  /**
   * Typed arrays are views on the bytes wherever they stand at a multiple of their element's size, and copies elsewhere: no memory is copied or
   * zeroed, the value follows the bytes, and keeps all of them alive. Copies unless told.
   */
  readonly borrow?: boolean;
  /**
   * For values that live long: every string has memory of its own. Otherwise a string of more than 12 characters may keep up to 1.5 KB of
   * its neighbours' text alive, which costs nothing where a value is used and let go.
   */
  readonly lasting?: boolean;
}
