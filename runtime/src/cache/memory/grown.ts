/** `array` itself when it is so long, otherwise a longer copy. A quarter more each time leaves a tenth of it unused on average. */
export function grown(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array;
  const longer = new Int32Array(Math.max(16, length, Math.ceil(array.length * 1.25)));
  longer.set(array);
  return longer;
}
