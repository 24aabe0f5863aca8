import type { ReleasedThing } from "../../lock/baseline.ts";
import type { SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import type { Span } from "../../model/span.ts";

/** Where schemas have what was released; what they no longer have, only their lockfile knows. */
export function findModelPlaces(
  model: SchemaModel,
  nameOf: (path: string) => string,
): (released: ReleasedThing) => Span | undefined {
  const types = new Map(model.types.map((type) => [type.name, type]));
  return ({ type: name, member }) => {
    const type = types.get(name);
    const span = type && (member === undefined ? type.span : memberSpan(type, member));
    return span && { ...span, file: nameOf(span.file) };
  };
}

function memberSpan(type: TypeDefinition, member: number | string): Span | undefined {
  switch (type.kind) {
    case "record":
      return typeof member === "number"
        ? type.slots.find((slot) => slot.key === member)?.span
        : type.document?.indexes.find((index) => index.accessor === member)?.span;
    case "enum":
      return type.members.find((each) => each.wire === member)?.span;
    case "union":
      return type.members.find((each) => each.tag === member)?.span;
  }
}
