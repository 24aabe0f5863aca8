// How lengths, integers and texts stand in a record. Lengths are written seven bits a byte, integers with their lowest byte first, and a text one or two
// bytes a code unit.

export type UnitSize = 1 | 2;

export function writeInteger(bytes: Uint8Array, at: number, value: number, size: number): number {
  let rest = value;
  for (let i = 0; i < size; i++, rest = Math.floor(rest / 256)) bytes[at + i] = rest % 256;
  return at + size;
}

export function readInteger(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

export function writeLength(bytes: Uint8Array, at: number, value: number): number {
  let p = at;
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes[p++] = 0x80 | (rest % 128);
  bytes[p++] = rest;
  return p;
}

export function readLength(bytes: Uint8Array, at: number): number {
  let value = 0;
  let p = at;
  let scale = 1;
  for (; (bytes[p] ?? 0) > 0x7f; p++, scale *= 128) value += ((bytes[p] ?? 0) & 0x7f) * scale;
  return value + (bytes[p] ?? 0) * scale;
}

export function behindLength(bytes: Uint8Array, at: number): number {
  let p = at;
  while ((bytes[p] ?? 0) > 0x7f) p++;
  return p + 1;
}

/** The least bytes a code unit that hold a text. */
export function unitSizeOf(text: string): UnitSize {
  let units = 0;
  for (let i = 0; i < text.length; i++) units |= text.charCodeAt(i);
  return units > 0xff ? 2 : 1;
}

export function writeUnits(bytes: Uint8Array, at: number, text: string, size: UnitSize): number {
  let p = at;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[p++] = unit;
    if (size === 2) bytes[p++] = unit >> 8;
  }
  return p;
}

export function unitAt(bytes: Uint8Array, p: number, size: UnitSize): number {
  return size === 1 ? (bytes[p] ?? 0) : (bytes[p] ?? 0) | ((bytes[p + 1] ?? 0) << 8);
}

/** A text of so many code units. Eight at a time, because one at a time makes a chain of short texts. */
export function readUnits(bytes: Uint8Array, start: number, length: number, size: UnitSize): string {
  const unit = (i: number) => unitAt(bytes, start + i * size, size);
  let text = "";
  let i = 0;
  for (; i + 8 <= length; i += 8) {
    const [a, b, c, d] = [unit(i), unit(i + 1), unit(i + 2), unit(i + 3)];
    text += String.fromCharCode(a, b, c, d, unit(i + 4), unit(i + 5), unit(i + 6), unit(i + 7));
  }
  for (; i < length; i++) text += String.fromCharCode(unit(i));
  return text;
}

/** True when a text stands at a place. */
export function isTextAt(bytes: Uint8Array, start: number, text: string, size: UnitSize): boolean {
  for (let i = 0; i < text.length; i++) {
    if (unitAt(bytes, start + i * size, size) !== text.charCodeAt(i)) return false;
  }
  return true;
}
