import type { Measured } from "./constraints.ts";
import type { Shape } from "./shape.ts";

/** A shape in an error message. */
export function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case "scalar":
      return `\`${shape.scalar}\``;
    case "enum":
      return `\`${shape.name}\``;
    case "reference":
      return `\`${shape.to().name}\``;
    case "nullable":
      return `${shapeText(shape.of)} or null`;
    case "raw":
      return "one MessagePack value";
    case "tuple":
      return `an array of ${shape.elements.length}`;
    case "list":
      return "an array";
    case "set":
      return "a set";
    case "map":
      return shape.form === "map" ? "a map" : "a plain object";
  }
}

/** A value in an error message: its kind, never its content, which may be secret. */
export function valueText(v: unknown): string {
  if (v === null || v === undefined) return String(v);
  if (typeof v !== "object") return `a ${typeof v}`;
  if (Array.isArray(v)) return `an array of ${v.length}`;
  const name: unknown = v.constructor?.name;
  return typeof name === "string" && name !== "Object" ? `a ${name}` : "an object";
}

/** What a head byte announces. */
export function headText(head: number | undefined): string {
  if (head === undefined) return "nothing";
  if (head <= 0x7f || head >= 0xe0 || (head >= 0xcc && head <= 0xd3)) return "an integer";
  if (head <= 0x8f || head >= 0xde) return "a map";
  if (head <= 0x9f || head >= 0xdc) return "an array";
  if (head <= 0xbf || head >= 0xd9) return "a string";
  if (head === 0xc0) return "nil";
  if (head <= 0xc3) return "a boolean";
  if (head <= 0xc6) return "bytes";
  return head === 0xca || head === 0xcb ? "a float" : "an extension";
}

/** Which of its constraints a value breaks. */
export function constraintText(shape: Shape, v: unknown): string {
  if (shape.kind !== "scalar")
    return `There are more than ${"maxItems" in shape ? shape.maxItems : 0} items; pass fewer`;
  const { min, max, minLength, maxLength, pattern } = shape;
  // Sizing has found the value to be of the scalar's type, so that each constraint meets a value that it is made for.
  const length = (v as Measured).length;
  if (min !== undefined && !((v as number | bigint) >= min)) return `The value is below its minimum ${min}; raise it`;
  if (max !== undefined && !((v as number | bigint) <= max)) return `The value is above its maximum ${max}; lower it`;
  if (minLength !== undefined && length < minLength) return `The length is ${length}; at least ${minLength} is needed`;
  if (maxLength !== undefined && length > maxLength) return `The length is ${length}; at most ${maxLength} is allowed`;
  return `The text does not match ${pattern}; pass one that does`;
}
