/** Bytes of one entry while they are put together. */
export class EntryWriter {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  uint32(value: number): void {
    this.#reserve(4);
    this.#view.setUint32(this.#length, value);
    this.#length += 4;
  }

  /** UTF-16 code units as one to three bytes each, so that bytes compare as the units do: surrogates stay what they are. */
  codeUnit(unit: number): void {
    this.#reserve(3);
    const bytes = this.#bytes;
    if (unit < 0x80) {
      bytes[this.#length++] = unit;
    } else if (unit < 0x800) {
      bytes[this.#length++] = 0xc0 | (unit >> 6);
      bytes[this.#length++] = 0x80 | (unit & 0x3f);
    } else {
      bytes[this.#length++] = 0xe0 | (unit >> 12);
      bytes[this.#length++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[this.#length++] = 0x80 | (unit & 0x3f);
    }
  }

  /** The bits of a number: the sign turned round, and all of them for negative ones. */
  float64(value: number): void {
    this.#reserve(8);
    const at = this.#length;
    this.#view.setFloat64(at, value);
    const high = this.#view.getUint32(at);
    if (high >= 0x8000_0000) this.complement(at, at + 8);
    else this.#bytes[at] = (high >>> 24) | 0x80;
    this.#length += 8;
  }

  /** Turns all bits of what was written from `start` on, which turns its order round. */
  complement(start: number, end = this.#length): void {
    for (let at = start; at < end; at++) this.#bytes[at] = 0xff ^ (this.#bytes[at] ?? 0);
  }

  /** What was written, as bytes of its own; the writer is then empty. */
  finish(): Uint8Array {
    const bytes = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return bytes;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(this.#bytes.length * 2);
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
