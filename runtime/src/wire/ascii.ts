const fromCharCode = String.fromCharCode;

/** The string in `length` ≤ 32 bytes from `p`, or undefined as soon as one of them is not ASCII. */
export function asciiString(b: Uint8Array, p: number, length: number): string | undefined {
  if (length < 8) return asciiTail(b, p, length);
  let text = "";
  const end = p + length;
  for (; p + 8 <= end; p += 8) {
    const chunk = asciiChunk(b, p);
    if (chunk === undefined) return undefined;
    text += chunk;
  }
  const tail = asciiTail(b, p, end - p);
  return tail === undefined ? undefined : text + tail;
}

function asciiChunk(b: Uint8Array, p: number): string | undefined {
  const c0 = b[p] as number;
  const c1 = b[p + 1] as number;
  const c2 = b[p + 2] as number;
  const c3 = b[p + 3] as number;
  const c4 = b[p + 4] as number;
  const c5 = b[p + 5] as number;
  const c6 = b[p + 6] as number;
  const c7 = b[p + 7] as number;
  if ((c0 | c1 | c2 | c3 | c4 | c5 | c6 | c7) > 0x7f) return undefined;
  return fromCharCode(c0, c1, c2, c3, c4, c5, c6, c7);
}

function asciiTail(b: Uint8Array, p: number, length: number): string | undefined {
  if (length === 0) return "";
  let all = 0;
  for (let i = 0; i < length; i++) all |= b[p + i] as number;
  if (all > 0x7f) return undefined;
  const c0 = b[p] as number;
  if (length === 1) return fromCharCode(c0);
  const c1 = b[p + 1] as number;
  if (length === 2) return fromCharCode(c0, c1);
  const c2 = b[p + 2] as number;
  if (length === 3) return fromCharCode(c0, c1, c2);
  const c3 = b[p + 3] as number;
  if (length === 4) return fromCharCode(c0, c1, c2, c3);
  const c4 = b[p + 4] as number;
  if (length === 5) return fromCharCode(c0, c1, c2, c3, c4);
  const c5 = b[p + 5] as number;
  if (length === 6) return fromCharCode(c0, c1, c2, c3, c4, c5);
  return fromCharCode(c0, c1, c2, c3, c4, c5, b[p + 6] as number);
}
