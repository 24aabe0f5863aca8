/** A text that nobody else has: 128 random bits, as 32 hexadecimal digits. */
export function randomText(): string {
  const bits = new Uint8Array(16);
  const platform: { readonly crypto?: { getRandomValues(target: Uint8Array<ArrayBuffer>): unknown } } = globalThis;
  // Few platforms have no `crypto`; there it is only as unlikely to come twice as `Math.random` makes it.
  if (platform.crypto === undefined) for (const at of bits.keys()) bits[at] = Math.floor(Math.random() * 256);
  else platform.crypto.getRandomValues(bits);
  return Array.from(bits, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
