/**
 * Freezes a decoded value and everything in it. False when something in it cannot be frozen (the bytes of unknown slots,
 * above all), so that the value must not be shared.
 */
export function freezeDeep(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) {
    let isFrozen = true;
    for (const element of value) if (!freezeDeep(element)) isFrozen = false;
    Object.freeze(value);
    return isFrozen;
  }
  return isPlain(value) && freezeRecord(value);
}

function freezeRecord(record: Readonly<Record<string, unknown>>): boolean {
  let isFrozen = true;
  for (const property in record) if (!freezeDeep(record[property])) isFrozen = false;
  for (const symbol of Object.getOwnPropertySymbols(record)) {
    if (!freezeDeep(Reflect.get(record, symbol))) isFrozen = false;
  }
  Object.freeze(record);
  return isFrozen;
}

// Bytes, dates, maps and sets have a prototype of their own and content that freezing does not reach.
function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
