import { StoreError } from "../../errors.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

// How many bytes hold the length, or the value, that follows the first byte. Where it is not here, nothing follows.
// biome-ignore format: a table reads better in rows.
const widths: Readonly<Record<number, number>> = {
  196: 1, 197: 2, 198: 4, 199: 1, 200: 2, 201: 4, 202: 4, 203: 8,
  204: 1, 205: 2, 206: 4, 207: 8, 208: 1, 209: 2, 210: 4, 211: 8,
  217: 1, 218: 2, 219: 4, 220: 2, 221: 4, 222: 2, 223: 4,
};

type Kind = "nil" | "boolean" | "integer" | "float" | "string" | "binary" | "array" | "map" | "extension";

/** One value's first byte and length: for strings, binary and extensions in bytes, for arrays and maps in elements. */
interface Header {
  readonly kind: Kind;
  readonly length: number;
}

/**
 * Walks the MessagePack structure of a store file. Every length is checked against what is left before it is believed, so that
 * time and memory are bounded by the file's own size.
 */
export class MessagePackReader {
  readonly bytes: Uint8Array;
  position = 0;
  readonly #view: DataView;
  readonly #location: string;

  constructor(bytes: Uint8Array, location: string) {
    this.bytes = bytes;
    this.#location = location;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The kind of the next value; undefined at the end. */
  peek(): Kind | undefined {
    const first = this.bytes[this.position];
    return first === undefined ? undefined : this.#kindOf(first);
  }

  array(what: string): number {
    return this.#expect("array", what);
  }

  map(what: string): number {
    return this.#expect("map", what);
  }

  string(what: string): string {
    const length = this.#expect("string", what);
    const start = this.position;
    this.position += length;
    try {
      return utf8.decode(this.bytes.subarray(start, this.position));
    } catch {
      throw this.corrupt(`${what} is not valid UTF-8`, start);
    }
  }

  stringOrNil(what: string): string | null {
    if (this.peek() !== "nil") return this.string(what);
    this.position++;
    return null;
  }

  binary(what: string): Uint8Array {
    const length = this.#expect("binary", what);
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }

  boolean(what: string): boolean {
    const first = this.bytes[this.position];
    this.#expect("boolean", what);
    return first === 0xc3;
  }

  /** An integer from 0 to 2³²−1. */
  count(what: string): number {
    const start = this.position;
    const first = this.bytes[start] ?? 0;
    this.#expect("integer", what);
    if (first < 0x80) return first;
    if (first === 0xcc) return this.#view.getUint8(start + 1);
    if (first === 0xcd) return this.#view.getUint16(start + 1);
    if (first === 0xce) return this.#view.getUint32(start + 1);
    throw this.corrupt(`${what} is out of range`, start);
  }

  /** Passes over one value of any kind and depth. */
  skip(what: string): void {
    for (let pending = 1; pending > 0; pending--) {
      const { kind, length } = this.#header(what);
      if (kind === "array") pending += length;
      else if (kind === "map") pending += 2 * length;
      else if (kind === "string" || kind === "binary" || kind === "extension") this.position += length;
    }
  }

  corrupt(problem: string, position = this.position): StoreError {
    return new StoreError(
      "store/corrupt",
      this.#location,
      `${problem} (byte ${position}). Restore the file from a copy; it was left as it is.`,
    );
  }

  #expect(kind: Kind, what: string): number {
    const start = this.position;
    const header = this.#header(what);
    if (header.kind !== kind)
      throw this.corrupt(`${what} is ${nameOf(header.kind)} where ${nameOf(kind)} belongs`, start);
    return header.length;
  }

  #header(what: string): Header {
    const start = this.position;
    const first = this.#view.byteLength > start ? this.#view.getUint8(start) : -1;
    const width = widths[first] ?? 0;
    if (first === -1 || start + 1 + width > this.bytes.length) throw this.#truncated(what);
    const kind = this.#kindOf(first);
    const length = this.#lengthOf(kind, first);
    this.position = start + 1 + width;
    const least = kind === "map" ? 2 * length : length;
    if (least > this.bytes.length - this.position) throw this.#truncated(what);
    return { kind, length };
  }

  #kindOf(first: number): Kind {
    if (first < 0x80 || first >= 0xe0 || (first >= 0xcc && first <= 0xd3)) return "integer";
    if (first < 0x90 || first >= 0xde) return "map";
    if (first < 0xa0 || first >= 0xdc) return "array";
    if (first < 0xc0 || first >= 0xd9) return "string";
    if (first >= 0xc4 && first <= 0xc6) return "binary";
    if (first === 0xc0) return "nil";
    if (first === 0xc2 || first === 0xc3) return "boolean";
    if (first === 0xca || first === 0xcb) return "float";
    if (first !== 0xc1) return "extension";
    throw this.corrupt("byte c1 stands for no value");
  }

  #lengthOf(kind: Kind, first: number): number {
    switch (kind) {
      case "nil":
      case "boolean":
      case "integer":
      case "float":
        return 0;
      case "string":
        return first < 0xc0 ? first & 0x1f : this.#unsigned(first);
      case "array":
      case "map":
        return first < 0xa0 ? first & 0x0f : this.#unsigned(first);
      case "binary":
        return this.#unsigned(first);
      case "extension":
        // Its type byte and its data.
        return 1 + (first >= 0xd4 ? 2 ** (first - 0xd4) : this.#unsigned(first));
    }
  }

  // The number behind the first byte, which the caller has seen to be within the file.
  #unsigned(first: number): number {
    const at = this.position + 1;
    switch (widths[first]) {
      case 1:
        return this.#view.getUint8(at);
      case 2:
        return this.#view.getUint16(at);
      default:
        return this.#view.getUint32(at);
    }
  }

  #truncated(what: string): StoreError {
    const place = `${what} needs more bytes than the ${this.bytes.length} that there are`;
    return new StoreError(
      "store/truncated",
      this.#location,
      `the file is cut off: ${place}. Restore it from a copy; it was left as it is.`,
    );
  }
}

function nameOf(kind: Kind): string {
  return kind === "array" || kind === "integer" || kind === "extension"
    ? `an ${kind}`
    : kind === "nil"
      ? "nil"
      : `a ${kind}`;
}
