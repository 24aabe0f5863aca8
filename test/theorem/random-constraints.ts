import type { TestType } from "../codec/support/schema-ast.ts";
import type { Random } from "../conformance/support/random.ts";
import { isArray } from "./random-type.ts";

const wholes = new Set([
  "int8",
  "int16",
  "int32",
  "uint8",
  "uint16",
  "uint32",
  "safeint",
  "int64",
  "uint64",
  "duration",
]);

/** Constraints that fit a type; none for the types that take none. */
export function randomConstraints(type: TestType, random: Random): readonly string[] {
  if (type.kind === "list" || type.kind === "set" || type.kind === "dictionary" || type.kind === "map")
    return [`@maxItems(${1 + random.below(3)})`];
  if (type.kind !== "scalar") return [];
  if (type.scalar === "string")
    return random.pick<readonly string[]>([
      ["@minLength(1)"],
      [`@maxLength(${1 + random.below(4)})`],
      // A pattern that bounds lengths, too, would say again what another limit says, which the rules do not read out of it.
      ['@pattern("^[a-z]*$")'],
      ["@minLength(1)", "@maxLength(3)"],
    ]);
  if (type.scalar === "bytes" || isArray(type.scalar)) return [`@maxLength(${1 + random.below(3)})`];
  if (type.scalar === "float64" || type.scalar === "float32")
    return random.pick<readonly string[]>([["@min(0)"], ["@max(0.5)"], ["@min(-1.5)", "@max(100)"]]);
  if (!wholes.has(type.scalar)) return [];
  const max = `@max(${1 + random.below(120)})`;
  return random.pick<readonly string[]>([[max], ["@min(0)"], ["@min(1)", max]]);
}
