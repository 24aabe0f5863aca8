import { KeyslotError } from "../errors.ts";
import { checkBytes } from "./check-bytes.ts";
import type { DecodeOptions } from "./codec.ts";
import { explainDecode } from "./explain.ts";
import { WireFault } from "./faults.ts";
import { Reader } from "./reader.ts";
import type { RecordShape, UnionShape } from "./shape.ts";

/** What generated code has for reading one type. */
export interface DecodeParts<T> {
  readonly name: string;
  readonly shape: RecordShape | UnionShape;
  /** Reads a value that nests at `depth`. @throws WireFault */
  read(r: Reader, depth: number): T;
}

// Generated code calls these from functions of its own, which name the reading of one type: an engine then makes one piece of code out of both,
// where an entry that all types share would call whatever it is handed. The same holds for `encode.ts`.

/** The value that all of the bytes are. @throws DecodeError */
export function runDecode<T>(
  bytes: Uint8Array,
  options: DecodeOptions | undefined,
  shape: DecodeParts<T>["shape"],
  read: DecodeParts<T>["read"],
): T {
  checkBytes(bytes, shape.name);
  const reader = new Reader(bytes, options);
  checkMaxDepth(reader);
  try {
    const value = read(reader, 1);
    if (reader.pos !== reader.end) reader.fail("wire/trailing-bytes");
    return value;
  } catch (error) {
    throw explainDecode(error, shape, reader, 0);
  }
}

/** The value at the reader's position. @throws DecodeError; the position is then unchanged */
export function runDecodeFrom<T>(reader: Reader, shape: DecodeParts<T>["shape"], read: DecodeParts<T>["read"]): T {
  const start = reader.pos;
  checkMaxDepth(reader);
  try {
    return read(reader, 1);
  } catch (error) {
    if (error instanceof WireFault) {
      reader.pos = start;
      // Whoever tries again may do so because more bytes have come.
      reader.text = undefined;
    }
    throw explainDecode(error, shape, reader, start);
  }
}

// Decoding nests its calls as the bytes nest their values, and a call stack ends somewhere.
function checkMaxDepth({ maxDepth }: Reader): void {
  if (maxDepth <= 1000) return;
  throw new KeyslotError("wire/invalid-option", "`maxDepth` is over 1000, which decoding does not reach. Pass less.");
}
