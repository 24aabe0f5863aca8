/**
 * A store key as bytes that sort as its UTF-16 code units do. UTF-8 does, but for surrogate pairs, which it sorts behind U+E000 to U+FFFF:
 * with one of those, each half becomes three bytes of its own. A key without stays a text, for the driver to write as UTF-8.
 */
export function sortedKey(key: string): string | Uint8Array {
  return /[\ud800-\udfff]/.test(key) ? unitBytes(key) : key;
}

/** The key of such bytes. */
export function keyOfSorted(bytes: Buffer): string {
  for (let at = bytes.indexOf(0xed); at !== -1; at = bytes.indexOf(0xed, at + 1)) {
    if ((bytes[at + 1] ?? 0) >= 0xa0) return unitText(bytes);
  }
  return bytes.toString("utf8");
}

function unitBytes(key: string): Uint8Array {
  const bytes: number[] = [];
  for (let index = 0; index < key.length; index++) {
    const unit = key.charCodeAt(index);
    if (unit < 0x80) bytes.push(unit);
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  return Uint8Array.from(bytes);
}

function unitText(bytes: Buffer): string {
  const units: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    if (first < 0x80) units.push(first);
    else if (first < 0xe0) units.push(((first & 0x1f) << 6) | (second & 0x3f));
    else units.push(((first & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f));
    at += first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
  }
  let text = "";
  for (let from = 0; from < units.length; from += 4096) text += String.fromCharCode(...units.slice(from, from + 4096));
  return text;
}
