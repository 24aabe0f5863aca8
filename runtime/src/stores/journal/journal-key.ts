/** A document that is looked for: its type's number, its store key in UTF-8, and their hash. One object for many lookups. */
export class JournalKey {
  bytes: Buffer = Buffer.allocUnsafeSlow(256);
  length = 0;
  hash = 0;
  type = 0;
  isAscii = true;
  /** Random for each snapshot, so that nobody can prepare store keys that meet in the table. */
  seed: number;

  constructor(seed: number) {
    this.seed = seed;
  }

  /** False for half of a surrogate pair, which UTF-8 cannot hold. */
  setText(type: number, text: string): boolean {
    const { length } = text;
    if (length > this.bytes.length) this.bytes = Buffer.allocUnsafeSlow(length * 2);
    const { bytes } = this;
    let hash = this.#start(type);
    let seen = 0;
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      seen |= unit;
      bytes[index] = unit;
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    this.type = type;
    this.length = length;
    this.isAscii = seen < 0x80;
    if (!this.isAscii) return this.#setWideText(text);
    this.hash = mix(hash);
    return true;
  }

  setBytes(
    type: number,
    source: Uint8Array,
    { from, length }: { readonly from: number; readonly length: number },
  ): void {
    if (length > this.bytes.length) this.bytes = Buffer.allocUnsafeSlow(length * 2);
    const { bytes } = this;
    let hash = this.#start(type);
    let seen = 0;
    for (let index = 0; index < length; index++) {
      const byte = source[from + index] ?? 0;
      seen |= byte;
      bytes[index] = byte;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    this.type = type;
    this.length = length;
    this.isAscii = seen < 0x80;
    this.hash = mix(hash);
  }

  #setWideText(text: string): boolean {
    if (/\p{Surrogate}/u.test(text)) return false;
    const encoded = Buffer.from(text, "utf8");
    this.setBytes(this.type, encoded, { from: 0, length: encoded.length });
    return true;
  }

  #start(type: number): number {
    return Math.imul(this.seed ^ type, 0x9e3779b1);
  }
}

// The last steps of MurmurHash3: every bit of the sum decides every bit of the hash.
function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
