/**
 * Freezes a decoded value and everything in it. False when something in it cannot be frozen (the bytes of unknown slots,
 * above all), so that the value must not be shared.
 */
export function freezeDeep(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (ArrayBuffer.isView(value) || value instanceof Date || value instanceof Map || value instanceof Set) return false;
  Object.freeze(value);
  let frozen = true;
  for (const property of Reflect.ownKeys(value)) {
    if (!freezeDeep(Reflect.get(value, property))) frozen = false;
  }
  return frozen;
}
