/** So many code units at the end of a text decide its hash. */
const looked = 8;

/**
 * Hashes texts by their length and their last code units, under a secret of its own. Names of documents differ at their end more often than
 * not, and reading few of their units is what it is for: 12 ns, where all of 12 units take 27. Who uses it has to notice when many texts end alike.
 */
export function makeTailHash(): (text: string) => number {
  const secret = new Int32Array(10);
  for (let at = 0; at < secret.length; at++) secret[at] = Math.floor(Math.random() * 2 ** 32);
  // Multiplying by what is odd can be undone: two texts that differ in one word alone never have one hash.
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0, k4 = 0] = secret;
  const [m0 = 1, m1 = 1, m2 = 1, m3 = 1, m4 = 1] = secret.subarray(5).map((number) => number | 1);
  return (text) => {
    const length = text.length;
    let sum = Math.imul(length ^ k4, m4);
    if (length < looked) {
      for (let at = 0; at < length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), m0) + k0;
    } else {
      sum += Math.imul((text.charCodeAt(length - 1) | (text.charCodeAt(length - 2) << 16)) ^ k0, m0);
      sum += Math.imul((text.charCodeAt(length - 3) | (text.charCodeAt(length - 4) << 16)) ^ k1, m1);
      sum += Math.imul((text.charCodeAt(length - 5) | (text.charCodeAt(length - 6) << 16)) ^ k2, m2);
      sum += Math.imul((text.charCodeAt(length - 7) | (text.charCodeAt(length - 8) << 16)) ^ k3, m3);
    }
    const mixed = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
    return mixed ^ (mixed >>> 16);
  };
}
