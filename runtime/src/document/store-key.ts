import { EncodeError } from "../errors.ts";
import { checkSlots } from "../wire/check-slots.ts";
import type { RecordShape } from "../wire/shape.ts";

/**
 * The store key that the values of the `@id` slots make: one value's own text, or several joined by `/`, with `%` and `/` inside them
 * percent-escaped. @throws EncodeError when a value is not of its slot's type
 */
export function storeKeyText(shape: RecordShape, keys: readonly number[], values: readonly unknown[]): string {
  // The parts of an id come as they were given; a text has a length, too.
  if (!Array.isArray(values) || values.length !== keys.length) {
    const given = Array.isArray(values) ? `${values.length} were given` : "no array was given";
    throw new EncodeError("wire/type-mismatch", shape.name, `An id is an array of ${keys.length} parts here; ${given}`);
  }
  checkSlots(shape, keys, values);
  return values.length === 1 ? partText(values[0]) : values.map((value) => escapePart(partText(value))).join("/");
}

function partText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function escapePart(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("/", "%2F");
}
