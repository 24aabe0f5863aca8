import type { SchemaModel } from "../../model/schema-model.ts";
import { innerTypes } from "../../model/walk-type.ts";
import type { Refusal } from "../emitter.ts";

/** Rust's tuples compare, print and hash up to this many elements. */
const longestTuple = 12;

export function refuse(model: SchemaModel): readonly Refusal[] {
  return model.types.flatMap((type) => {
    if (type.kind !== "record") return [];
    return type.slots.flatMap((slot) => {
      const lengths = [...innerTypes(slot.type)].map((inner) => (inner.kind === "tuple" ? inner.elements.length : 0));
      const longest = Math.max(...lengths);
      if (longest <= longestTuple) return [];
      return [
        {
          span: slot.span,
          site: `${type.name}.${slot.name}`,
          language: "Rust",
          what: `a tuple of ${longest} elements`,
          advice: `Use at most ${longestTuple}, or an interface with slots`,
        },
      ];
    });
  });
}
