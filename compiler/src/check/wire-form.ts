import type { JsonValue } from "../model/schema-model.ts";
import type { Scalar, TypeModel } from "../model/type-model.ts";

/** A text that two JSON values of one type share when they have the same bytes, or when a Set holds them as one. */
export function wireForm(value: JsonValue, type: TypeModel): string {
  switch (type.kind) {
    case "scalar":
      return scalarForm(value, type.scalar);
    case "list":
      return arrayForm(value, () => type.element);
    case "tuple":
      return arrayForm(value, (position) => type.elements[position]);
    case "nullable":
      return value === null ? "null" : wireForm(value, type.type);
    case "map":
    case "set":
    case "raw":
    case "reference":
      return JSON.stringify(value);
  }
}

function arrayForm(value: JsonValue, elementAt: (position: number) => TypeModel | undefined): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  const items: readonly JsonValue[] = value;
  const forms = items.map((item, position) => {
    const element = elementAt(position);
    return element ? wireForm(item, element) : JSON.stringify(item);
  });
  return `[${forms.join(", ")}]`;
}

function scalarForm(value: JsonValue, scalar: Scalar): string {
  switch (scalar) {
    case "float32":
      return String(Math.fround(Number(value)));
    case "float64":
      return String(Number(value));
    case "int64":
    case "uint64":
    case "duration":
    case "timestamp":
      return String(BigInt(String(value)));
    default:
      return JSON.stringify(value);
  }
}
