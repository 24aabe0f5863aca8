import type { Constraints, SlotModel } from "../../model/schema-model.ts";
import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { forTypedArrays } from "../../model/typed-array.ts";
import { stringLiteral } from "./literal-text.ts";
import { pythonPattern } from "./pattern-text.ts";
import type { ModuleScope } from "./scope.ts";
import { isHashable } from "./type-text.ts";

/** The codec of a slot, with its constraints. */
export function slotCodecText(slot: SlotModel, scope: ModuleScope): string {
  const { type, constraints } = slot;
  if (type.kind === "raw") return scope.wire("RAW_SLOT");
  const { maxItems } = constraints;
  if (type.kind !== "scalar") return codecText(type, scope, maxItems === undefined ? "" : `, max_items=${maxItems}`);
  const limits = limitTexts(constraints);
  const codec = codecText(type, scope);
  return limits.length === 0 ? codec : `${scope.wire("Limited")}(${[codec, ...limits].join(", ")})`;
}

function limitTexts({ min, max, minLength, maxLength, pattern }: Constraints): readonly string[] {
  const translated = pattern === undefined ? undefined : pythonPattern(pattern);
  const limits = {
    low: min,
    high: max,
    min_length: minLength,
    max_length: maxLength,
    pattern: translated === undefined ? undefined : stringLiteral(translated),
  };
  return Object.entries(limits).flatMap(([name, limit]) => (limit === undefined ? [] : [`${name}=${limit}`]));
}

/** The codec of a type; `options` goes to that of a list, set or map. */
function codecText(type: TypeModel, scope: ModuleScope, options = ""): string {
  switch (type.kind) {
    case "scalar":
      return scope.wire(scalarCodecs[type.scalar]);
    case "raw":
      return scope.wire("RAW");
    case "reference":
      return scope.codec(type.name);
    case "nullable": {
      // A raw nil could not be told from None.
      const inner = type.type.kind === "raw" ? scope.wire("RAW_SLOT") : codecText(type.type, scope);
      return `${scope.wire("Nullable")}(${inner})`;
    }
    case "list":
      return `${scope.wire("ListOf")}(${codecText(type.element, scope)}${options})`;
    case "set": {
      const set = scope.wire(isHashable(type.element, scope) ? "SetOf" : "SetListOf");
      return `${set}(${codecText(type.element, scope)}${options})`;
    }
    case "tuple":
      return `${scope.wire("TupleOf")}(${type.elements.map((element) => codecText(element, scope)).join(", ")})`;
    case "map":
      return `${scope.wire("MapOf")}(${codecText(type.key, scope)}, ${codecText(type.value, scope)}${options})`;
  }
}

const scalarCodecs: Record<Scalar, string> = {
  bool: "BOOL",
  string: "STRING",
  float64: "FLOAT64",
  float32: "FLOAT32",
  int8: "INT8",
  int16: "INT16",
  int32: "INT32",
  int64: "INT64",
  uint8: "UINT8",
  uint16: "UINT16",
  uint32: "UINT32",
  uint64: "UINT64",
  safeint: "SAFEINT",
  bytes: "BYTES",
  date: "DATE",
  timestamp: "TIMESTAMP",
  duration: "DURATION",
  plainDate: "PLAIN_DATE",
  uuid: "UUID_TEXT",
  decimal: "DECIMAL_TEXT",
  ...forTypedArrays(({ element }) => `${element.toUpperCase()}_ARRAY`),
};
