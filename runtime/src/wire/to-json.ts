import { toBase64 } from "./base64.ts";
import { defineOwn } from "./containers.ts";
import type { RecordShape, ScalarName, Shape, UnionShape } from "./shape.ts";
import { slotOf } from "./slot-value.ts";
import { isTypedArrayName, typedArrayKinds } from "./typed-array-kinds.ts";
import { memberOf } from "./union-member.ts";

// The JSON form of a value. Every cast follows from the shape, which the value is known to be of.

/** Plain JSON of a record or union. Unknown slots are not in it. */
export function toJsonByShape(shape: RecordShape | UnionShape, v: unknown): unknown {
  const value = v as object;
  if (shape.kind === "record") return recordToJson(shape, value);
  const record = memberOf(shape, value);
  if (record !== undefined) return recordToJson(record, value);
  return { tag: slotOf(value, "tag"), raw: toBase64(slotOf(value, "raw") as Uint8Array) };
}

function recordToJson(shape: RecordShape, v: object): object {
  const json = {};
  if (shape.discriminator !== undefined) defineOwn(json, ...shape.discriminator);
  for (const slot of shape.slots) {
    const x = slotOf(v, slot.name);
    if (x === undefined) continue;
    defineOwn(json, slot.name, x === null ? null : valueToJson(slot.shape, x));
  }
  return json;
}

function valueToJson(shape: Shape, v: unknown): unknown {
  switch (shape.kind) {
    case "scalar":
      return scalarToJson(shape.scalar, v);
    case "enum":
      return v;
    case "raw":
      return toBase64(v as Uint8Array);
    case "nullable":
      return v === null ? null : valueToJson(shape.of, v);
    case "reference":
      return toJsonByShape(shape.to(), v);
    case "list":
      return (v as unknown[]).map((x) => valueToJson(shape.element, x));
    case "tuple":
      return (v as unknown[]).map((x, i) => valueToJson(shape.elements[i] as Shape, x));
    case "set":
      return Array.from(v as Set<unknown>, (x) => valueToJson(shape.element, x));
    case "map":
      return shape.form === "map"
        ? Array.from(v as Map<unknown, unknown>, ([key, x]) => [
            valueToJson(shape.key, key),
            valueToJson(shape.value, x),
          ])
        : dictionaryToJson(shape.value, v as object);
  }
}

function dictionaryToJson(value: Shape, v: object): object {
  const json = {};
  for (const [key, x] of Object.entries(v)) defineOwn(json, key, valueToJson(value, x));
  return json;
}

function scalarToJson(scalar: ScalarName, v: unknown): unknown {
  switch (scalar) {
    case "int64":
    case "uint64":
    case "timestamp":
    case "duration":
      return String(v);
    case "bytes":
      return toBase64(v as Uint8Array);
    case "date":
      return (v as Date).toISOString();
    case "float64":
    case "float32":
      // JSON has neither these nor a negative zero.
      return Number.isFinite(v) && !Object.is(v, -0) ? v : Object.is(v, -0) ? "-0" : String(v);
    default:
      return isTypedArrayName(scalar) ? elementsToJson(typedArrayKinds[scalar].element, v as Iterable<unknown>) : v;
  }
}

/** A NaN is one here, whatever its bits. */
function elementsToJson(element: ScalarName, v: Iterable<unknown>): unknown[] {
  return Array.from(v, (x) => scalarToJson(element, x));
}
