/** False on the few hosts whose typed arrays hold the highest byte first. What is on the wire is the same everywhere. */
export const isLittleEndian: boolean = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Turns the bytes of every element of `width` bytes in `b` from `from` up to `to` around. */
export function reverseElements(b: Uint8Array, from: number, to: number, width: number): void {
  for (let p = from; p < to; p += width) b.subarray(p, p + width).reverse();
}
