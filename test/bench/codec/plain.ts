import { type Description, type FieldType, fieldsOf, rootOf } from "./description.ts";

/** A document in the shape that most peers take: dates as milliseconds, maps as objects, no absent slots. */
export type Plain = Readonly<Record<string, unknown>>;

/**
 * Whatever a candidate decodes, as a plain value of the description: so that results are compared by what they say. Reads every value,
 * so that nothing that only promises to decode later passes for decoded.
 */
export function toPlain(description: Description, value: unknown): Plain {
  return plainRecord(description, rootOf(description), value);
}

function plainRecord(description: Description, name: string, value: unknown): Plain {
  const plain: Record<string, unknown> = {};
  const source = Object(value);
  for (const { name: field, type, optional } of fieldsOf(description, name)) {
    // Languages without optional slots have lists of none or one instead.
    const given: unknown = optional && Array.isArray(source[field]) ? source[field][0] : source[field];
    if (optional && (given === undefined || given === null)) continue;
    plain[field] = plainValue(description, type, given);
  }
  return plain;
}

function plainValue(description: Description, type: FieldType, value: unknown): unknown {
  if (type === "date") return value instanceof Date ? value.getTime() : Number(value);
  if (type === "bytes") return Uint8Array.from(bytesOf(value));
  if (typeof type === "string") return value;
  if ("record" in type) return plainRecord(description, type.record, value);
  if ("list" in type) {
    const items = listOf(value).map((item) => plainValue(description, type.list, item));
    return "isSet" in type ? items.toSorted() : items;
  }
  const entries = entriesOf(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, plainValue(description, type.map, item)]));
}

function bytesOf(value: unknown): Iterable<number> {
  if (value instanceof Uint8Array || Array.isArray(value)) return value;
  if (typeof value === "string") return Buffer.from(value, "base64");
  throw new TypeError("These are no bytes.");
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Set || value instanceof Float64Array) return [...value];
  throw new TypeError("This is no list.");
}

/** Of a map, an object, or a list of `{ key, value }`, which is what languages without maps have. */
function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (value instanceof Map) return [...value].map(([key, item]) => [String(key), item]);
  if (Array.isArray(value)) return value.map(({ key, value }) => [key, value]);
  return Object.entries(Object(value));
}

/** How a candidate likes its input. What is not said stays as it is in a plain document. */
export interface InputShape {
  readonly record?: (slots: readonly (readonly [string, unknown])[], name: string) => unknown;
  readonly map?: (entries: readonly (readonly [string, unknown])[]) => unknown;
  readonly date?: (milliseconds: number) => unknown;
  readonly bytes?: (bytes: Uint8Array) => unknown;
  /** For typed lists. */
  readonly doubles?: (values: Float64Array) => unknown;
}

/** A plain document in another shape. Records are told of absent slots, too. */
export function reshape(description: Description, plain: Plain, shape: InputShape): unknown {
  const { record = presentSlots, map = Object.fromEntries, date, bytes, doubles } = shape;
  const convertRecord = (name: string, source: Plain): unknown =>
    record(
      fieldsOf(description, name).map(({ name: field, type }) => [field, convert(type, source[field])]),
      name,
    );
  const convert = (type: FieldType, value: unknown): unknown => {
    if (value === undefined) return undefined;
    if (type === "date") return date ? date(Number(value)) : value;
    if (type === "bytes") return bytes && value instanceof Uint8Array ? bytes(value) : value;
    if (typeof type === "string") return value;
    if ("record" in type) return convertRecord(type.record, Object(value));
    if ("isTyped" in type && doubles) return doubles(Float64Array.from(listOf(value), Number));
    if ("list" in type) return listOf(value).map((item) => convert(type.list, item));
    return map(Object.entries(Object(value)).map(([key, item]) => [key, convert(type.map, item)]));
  };
  return convertRecord(rootOf(description), plain);
}

function presentSlots(slots: readonly (readonly [string, unknown])[]): unknown {
  return Object.fromEntries(slots.filter(([, value]) => value !== undefined));
}

/** What `reshape` made arrays of, with names again. */
export function namedSlots(description: Description, value: unknown): unknown {
  const named = (name: string, slots: unknown): unknown => {
    const items = listOf(slots);
    return Object.fromEntries(
      fieldsOf(description, name).map(({ name: field, type }, at) => [field, item(type, items[at])]),
    );
  };
  const item = (type: FieldType, given: unknown): unknown => {
    if (typeof type === "string" || given === null || given === undefined) return given;
    if ("record" in type) return named(type.record, given);
    if ("list" in type) return listOf(given).map((each) => item(type.list, each));
    return Object.fromEntries(entriesOf(given).map(([key, each]) => [key, item(type.map, each)]));
  };
  return named(rootOf(description), value);
}
