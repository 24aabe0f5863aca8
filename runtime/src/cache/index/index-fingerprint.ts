import type { AnyDocument, IndexDeclaration, IndexPart } from "../../document/definition.ts";
import type { StoredIndex } from "../../stores/backing-store.ts";
import type { Shape, SlotShape } from "../../wire/shape.ts";
import { entryFormat } from "./entry-bytes.ts";

/** An index as stores know it. Its fingerprint says how payloads become entries: slots, their types and defaults, and the order of the parts. */
export function storedIndexOf(definition: AnyDocument, declaration: IndexDeclaration<never>): StoredIndex {
  const parts = declaration.parts.map((part) => partText(definition, part));
  return { name: declaration.accessor, fingerprint: JSON.stringify([entryFormat, ...parts]) };
}

function partText(definition: AnyDocument, { slot, order, multi }: IndexPart<never>): readonly unknown[] {
  const { shape: whole } = definition;
  const slots: readonly SlotShape[] = whole.kind === "record" ? whole.slots : [];
  const shape = slots.find((each) => each.name === slot);
  // Written by hand, perhaps: then any change of the schema may be one of this index.
  if (shape === undefined) return [slot, order, multi, definition.schemaHash];
  return [shape.key, order, multi, shape.presence, shapeText(shape.shape), defaultText(shape.default?.())];
}

/** What decides how bytes are read. Constraints are asked on writing alone, and names of types say nothing. */
function shapeText(shape: Shape): unknown {
  switch (shape.kind) {
    case "scalar":
      return shape.scalar;
    case "list":
    case "set":
      return [shape.kind, shapeText(shape.element)];
    case "nullable":
      return [shape.kind, shapeText(shape.of)];
    case "enum":
      return [shape.kind, shape.wire, shape.open, ...shape.members.map((member) => member.map(String).join("="))];
    case "tuple":
      return [shape.kind, ...shape.elements.map(shapeText)];
    // No index looks into these.
    case "map":
    case "raw":
    case "reference":
      return shape.kind;
  }
}

function defaultText(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Date) return String(value.getTime());
  if (value instanceof Set || Array.isArray(value)) return `[${Array.from(value, defaultText).join()}]`;
  return Object.is(value, -0) ? "0" : `${typeof value} ${String(value)}`;
}
