import type {
  EnumShape,
  RecordShape,
  ScalarName,
  ScalarShape,
  Shape,
  SlotShape,
  UnionShape,
  ValueConstraints,
} from "./shape.ts";

// So that shapes in generated code read like the schema.

export function scalar(name: ScalarName, constraints?: ValueConstraints): ScalarShape {
  return { kind: "scalar", scalar: name, ...constraints };
}

export function list(element: Shape, maxItems?: number): Shape {
  return { kind: "list", element, ...limit(maxItems) };
}

export function set(element: Shape, maxItems?: number): Shape {
  return { kind: "set", element, ...limit(maxItems) };
}

export function map(key: Shape, value: Shape, maxItems?: number): Shape {
  return { kind: "map", form: "map", key, value, ...limit(maxItems) };
}

/** `Record<string, V>`. */
export function dictionary(value: Shape, maxItems?: number): Shape {
  return { kind: "map", form: "record", key: scalar("string"), value, ...limit(maxItems) };
}

export function tuple(...elements: readonly Shape[]): Shape {
  return { kind: "tuple", elements };
}

export function nullable(of: Shape): Shape {
  return { kind: "nullable", of };
}

export const raw: Shape = { kind: "raw" };

export function enumeration(
  name: string,
  wire: EnumShape["wire"],
  open: boolean,
  members: EnumShape["members"],
): EnumShape {
  return { kind: "enum", name, wire, open, members };
}

/** A record or union, behind a function so that types may refer to each other in any order. */
export function reference(to: () => RecordShape | UnionShape): Shape {
  return { kind: "reference", to };
}

export function slot(
  key: number,
  name: string,
  presence: SlotShape["presence"],
  shape: Shape,
  makeDefault?: () => unknown,
): SlotShape {
  return { key, name, presence, shape, ...(makeDefault && { default: makeDefault }) };
}

export function recordShape(
  name: string,
  length: number,
  slots: readonly SlotShape[],
  discriminator?: readonly [property: string, value: string],
): RecordShape {
  return { kind: "record", name, length, slots, ...(discriminator && { discriminator }) };
}

export function unionShape(
  name: string,
  open: boolean,
  discriminator: string,
  members: UnionShape["members"],
): UnionShape {
  return { kind: "union", name, open, discriminator, members };
}

function limit(maxItems: number | undefined): { readonly maxItems?: number } {
  return maxItems === undefined ? {} : { maxItems };
}
