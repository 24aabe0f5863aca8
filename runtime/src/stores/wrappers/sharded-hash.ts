/** The name under which a manifest keeps which hash it is. */
export const shardHash = "murmur3-32";

const text = new TextEncoder();

/**
 * The number of the shard that holds a document: MurmurHash3 (x86, 32 bits, seed 0) of the type in UTF-8, a byte 0xff, which no UTF-8 holds,
 * and the store key in UTF-8; modulo the number of shards. It may never change: stored documents would not be found any more.
 */
export function shardOf(type: string, key: string, count: number): number {
  const bytes = new Uint8Array(3 * (type.length + key.length) + 1);
  const { written } = text.encodeInto(type, bytes);
  bytes[written] = 0xff;
  const end = written + 1 + text.encodeInto(key, bytes.subarray(written + 1)).written;
  return murmur3(bytes.subarray(0, end)) % count;
}

/** MurmurHash3 as Austin Appleby published it: x86, 32 bits, seed 0. */
export function murmur3(bytes: Uint8Array): number {
  let hash = 0;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    hash ^= mixed(
      byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8) | (byteAt(bytes, at + 2) << 16) | (byteAt(bytes, at + 3) << 24),
    );
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let at = bytes.length - 1; at >= whole; at--) tail = (tail << 8) | byteAt(bytes, at);
  if (whole < bytes.length) hash ^= mixed(tail);
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mixed(block: number): number {
  const turned = Math.imul(block, 0xcc9e2d51);
  return Math.imul((turned << 15) | (turned >>> 17), 0x1b873593);
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
