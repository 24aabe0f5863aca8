/** A value with the same meaning whose maps, sets and properties are in the opposite order. */
export function reversed(value: unknown): unknown {
  return rebuild(value, (items) => items.toReversed());
}

/** A copy of every record and container, symbol properties included, as an application makes with spread. */
export function copied(value: unknown): unknown {
  return rebuild(value, (items) => items);
}

function rebuild(value: unknown, order: <T>(items: T[]) => T[]): unknown {
  const inside = (item: unknown) => rebuild(item, order);
  if (Array.isArray(value)) return value.map(inside);
  if (value instanceof Map) return new Map(order([...value]).map(([key, item]) => [key, inside(item)]));
  if (value instanceof Set) return new Set(order([...value]).map(inside));
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || value instanceof Date) return value;
  const copy = {};
  for (const name of order(Reflect.ownKeys(value))) define(copy, name, inside(Reflect.get(value, name)));
  return copy;
}

/** `value` with the part at one of its places taken out, or exchanged for something that may not belong there. */
export function corrupted(value: unknown, choice: { readonly place: number; readonly junk: unknown }): unknown {
  const places = countPlaces(value);
  let left = choice.place % places;
  const visit = (part: unknown): unknown => {
    if (left-- === 0) return choice.junk;
    if (Array.isArray(part)) return part.map(visit);
    if (part instanceof Map) return new Map([...part].map(([key, item]) => [visit(key), visit(item)]));
    if (part instanceof Set) return new Set([...part].map(visit));
    if (!isPlain(part)) return part;
    const copy = {};
    for (const name of Reflect.ownKeys(part)) define(copy, name, visit(Reflect.get(part, name)));
    return copy;
  };
  return visit(value);
}

function countPlaces(value: unknown): number {
  const parts =
    Array.isArray(value) || value instanceof Set ? [...value] : value instanceof Map ? [...value].flat() : [];
  if (isPlain(value)) parts.push(...Reflect.ownKeys(value).map((name) => Reflect.get(value, name)));
  return parts.reduce<number>((sum, part) => sum + countPlaces(part), 1);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !(value instanceof Map || value instanceof Set || ArrayBuffer.isView(value) || value instanceof Date);
}

/** One edit of a payload. */
export interface ByteEdit {
  readonly at: number;
  readonly kind: "set" | "cut" | "insert" | "delete" | "repeat";
  readonly byte: number;
}

export function mutated(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  let list = [...bytes];
  for (const { at, kind, byte } of edits) {
    const i = list.length === 0 ? 0 : at % list.length;
    if (kind === "set") list[i] = byte;
    else if (kind === "cut") list = list.slice(0, i);
    else if (kind === "insert") list.splice(i, 0, byte);
    else if (kind === "delete") list.splice(i, 1 + (byte % 4));
    else list.splice(i, 0, ...list.slice(i, i + 1 + (byte % 8)));
  }
  return Uint8Array.from(list);
}

function define(target: object, name: string | symbol, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}
