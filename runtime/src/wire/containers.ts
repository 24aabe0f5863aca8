import { fault } from "./faults.ts";
import { defaultMaxDepth, type Reader } from "./reader.ts";

/** Refuses to nest deeper than any reader with default limits reads; a value that contains itself ends here too. */
export function checkDepth(depth: number): void {
  if (depth > defaultMaxDepth) fault("wire/too-deep");
}

/** Refuses what is no record: arrays, maps, dates and bytes have no slots. */
export function checkObject(v: unknown): void {
  if (typeof v !== "object" || v === null) fault("wire/type-mismatch");
  if (Object.getPrototypeOf(v) !== Object.prototype) checkNoContainer(v);
}

function checkNoContainer(v: object): void {
  if (Array.isArray(v) || ArrayBuffer.isView(v) || v instanceof Map || v instanceof Set || v instanceof Date) {
    fault("wire/type-mismatch");
  }
}

export function checkArray(v: unknown): void {
  if (!Array.isArray(v)) fault("wire/type-mismatch");
}

export function checkTuple(v: unknown, length: number): void {
  if (!Array.isArray(v) || v.length !== length) fault("wire/type-mismatch");
}

export function checkSet(v: unknown): void {
  if (!(v instanceof Set) || !hasSize(v)) fault("wire/type-mismatch");
}

export function checkMap(v: unknown): void {
  if (!(v instanceof Map) || !hasSize(v)) fault("wire/type-mismatch");
}

// What only inherits from Map or Set, a proxy of one above all, throws when it is asked for its content.
function hasSize(v: { readonly size: number }): boolean {
  try {
    return v.size >= 0;
  } catch {
    return false;
  }
}

/** Refuses what is no plain object: instances of classes have more than entries. */
export function checkDictionary(v: unknown): void {
  if (typeof v !== "object" || v === null) fault("wire/type-mismatch");
  const prototype: unknown = Object.getPrototypeOf(v);
  // An `Object.prototype` of any realm has no prototype itself.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) fault("wire/type-mismatch");
}

export function writeArrayHeader(b: Uint8Array, d: DataView, p: number, count: number): number {
  if (count < 16) {
    b[p] = 0x90 | count;
    return p + 1;
  }
  return writeWideHeader(b, d, p, 0xdc, count);
}

export function writeMapHeader(b: Uint8Array, d: DataView, p: number, count: number): number {
  if (count < 16) {
    b[p] = 0x80 | count;
    return p + 1;
  }
  return writeWideHeader(b, d, p, 0xde, count);
}

function writeWideHeader(b: Uint8Array, d: DataView, p: number, head: number, count: number): number {
  if (count < 0x10000) {
    b[p] = head;
    d.setUint16(p + 1, count);
    return p + 3;
  }
  b[p] = head + 1;
  d.setUint32(p + 1, count);
  return p + 5;
}

/** Steps over the header of a tuple, which has exactly `length` elements. */
export function readTupleHeader(r: Reader, length: number, depth: number): void {
  const start = r.pos;
  if (r.readArrayHeader(depth) !== length) r.failAt(start, "wire/type-mismatch");
}

/** Adds an element that JavaScript compares by value: a string, number, bigint or boolean. */
export function addElement<T>(r: Reader, set: Set<T>, v: T): void {
  // One look-up and not two: the size tells whether the element was new.
  const { size } = set;
  set.add(v);
  if (set.size === size) r.fail("wire/duplicate-element");
}

export function putEntry<K, V>(r: Reader, map: Map<K, V>, key: K, v: V): void {
  const { size } = map;
  map.set(key, v);
  if (map.size === size) r.fail("wire/duplicate-key");
}

/** Any key is an ordinary one, `__proto__` too. */
export function putOwn<V>(r: Reader, dictionary: Record<string, V>, key: string, v: V): void {
  if (Object.hasOwn(dictionary, key)) r.fail("wire/duplicate-key");
  defineOwn(dictionary, key, v);
}

/** Sets a property without ever reaching a prototype's setter or being stopped by a frozen one. */
export function defineOwn(target: object, name: string, v: unknown): void {
  if (name in Object.prototype) {
    Object.defineProperty(target, name, { value: v, writable: true, enumerable: true, configurable: true });
  } else (target as Record<string, unknown>)[name] = v; // Any object takes properties; only its type does not say so.
}

/** A slot whose name every object inherits, such as `constructor`: only its own value counts. */
export function ownSlot<T extends object, N extends keyof T & string>(v: T, name: N): T[N] | undefined {
  return Object.hasOwn(v, name) ? v[name] : undefined;
}
