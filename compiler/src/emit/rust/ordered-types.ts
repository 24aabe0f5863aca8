import type { TypeDefinition } from "../../model/schema-model.ts";
import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { innerTypes } from "../../model/walk-type.ts";

/** Names of the types that reach a float, and so have no order and no hash in Rust. */
export function findUnordered(types: ReadonlyMap<string, TypeDefinition>): ReadonlySet<string> {
  const unordered = new Set<string>();
  let before = -1;
  while (before < unordered.size) {
    before = unordered.size;
    for (const type of types.values()) if (reachesFloat(type, unordered)) unordered.add(type.name);
  }
  return unordered;
}

const floats: ReadonlySet<Scalar> = new Set<Scalar>(["float32", "float64", "float32Array", "float64Array"]);

/** True for a type whose values Rust can sort. */
export function isOrdered(type: TypeModel, unordered: ReadonlySet<string>): boolean {
  for (const inner of innerTypes(type)) {
    if (inner.kind === "scalar" && floats.has(inner.scalar)) return false;
    if (inner.kind === "reference" && unordered.has(inner.name)) return false;
  }
  return true;
}

function reachesFloat(type: TypeDefinition, unordered: ReadonlySet<string>): boolean {
  switch (type.kind) {
    case "enum":
      return false;
    case "record":
      return type.slots.some((slot) => !isOrdered(slot.type, unordered));
    case "union":
      return type.members.some((member) => unordered.has(member.record));
  }
}
