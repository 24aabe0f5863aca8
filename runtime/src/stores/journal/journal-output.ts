const doubles = new Float64Array(1);
const doubleBytes = new Uint8Array(doubles.buffer);
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Bytes that grow while they are written. All numbers are little-endian. */
export class JournalOutput {
  bytes: Buffer = Buffer.allocUnsafeSlow(65_536);
  at = 0;

  /** Makes room for so many bytes more: whoever writes has asked before. */
  ensure(count: number): void {
    if (this.at + count <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + count));
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
  }

  /** Back to the beginning; memory that a large write once took is given back. */
  reset(): void {
    this.at = 0;
    if (this.bytes.length > 4_194_304) this.bytes = Buffer.allocUnsafeSlow(65_536);
  }

  byte(value: number): void {
    this.bytes[this.at++] = value;
  }

  word(value: number): void {
    putWord(this.bytes, this.at, value);
    this.at += 4;
  }

  double(value: number): void {
    doubles[0] = value;
    for (let at = 0; at < 8; at++) this.bytes[this.at + at] = doubleBytes[isLittleEndian ? at : 7 - at] ?? 0;
    this.at += 8;
  }

  /** An integer below 2^32, seven bits a byte: at most five bytes. */
  varint(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.bytes[this.at++] = (rest & 0x7f) | 0x80;
    this.bytes[this.at++] = rest;
  }

  raw(source: Uint8Array, from: number, to: number): void {
    const { bytes, at } = this;
    const length = to - from;
    this.at = at + length;
    // A native copy costs as much as 40 turns of this loop.
    if (length > 40) bytes.set(length === source.length ? source : source.subarray(from, to), at);
    else for (let index = 0; index < length; index++) bytes[at + index] = source[from + index] ?? 0;
  }

  /** A text with its length in front. */
  text(value: string): void {
    const length = Buffer.byteLength(value);
    this.ensure(length + 5);
    this.varint(length);
    this.at += this.bytes.write(value, this.at, length, "utf8");
  }
}

export function putWord(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}

export function wordAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0
  );
}
