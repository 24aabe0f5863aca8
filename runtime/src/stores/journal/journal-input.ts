import { wordAt } from "./journal-output.ts";

/** Bytes that end before what they should hold, or contradict the format. Whoever reads says where. */
export class JournalFault extends Error {}

/** Reads what `JournalOutput` wrote, never past the end. */
export class JournalInput {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  end = 0;

  take(bytes: Buffer, from: number, to: number): void {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  get isDone(): boolean {
    return this.at >= this.end;
  }

  byte(): number {
    return this.bytes[this.#step(1)] ?? 0;
  }

  word(): number {
    return wordAt(this.bytes, this.#step(4));
  }

  double(): number {
    return this.bytes.readDoubleLE(this.#step(8));
  }

  varint(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new JournalFault("a number is too long");
  }

  text(): string {
    const length = this.varint();
    const from = this.#step(length);
    return this.bytes.toString("utf8", from, from + length);
  }

  /** Where a part of so many bytes begins; it is stepped over. */
  part(length: number): number {
    return this.#step(length);
  }

  #step(count: number): number {
    const from = this.at;
    if (count > this.end - from) throw new JournalFault("a part is cut off");
    this.at = from + count;
    return from;
  }
}
