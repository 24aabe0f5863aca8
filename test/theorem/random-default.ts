import type { TestScalar, TestType } from "../codec/support/schema-ast.ts";
import type { Random } from "../conformance/support/random.ts";
import { choose } from "./edit-schema.ts";
import type { RecordText, SchemaText } from "./schema-text.ts";

/** The text of a default for a slot of this type; undefined for types that have none. */
export function randomDefault(type: TestType, schema: SchemaText, random: Random): string | undefined {
  const declared = type.kind === "named" ? schema.types.find(({ name }) => name === type.name) : undefined;
  if (declared?.kind === "enum" && declared.source === "enum") {
    const member = choose(declared.members, random);
    return member && `${declared.name}.${member.name}`;
  }
  const json = jsonDefault(type, schema, random);
  return json === undefined ? undefined : JSON.stringify(json);
}

function jsonDefault(type: TestType, schema: SchemaText, random: Random): unknown {
  const inside = (inner: TestType) => jsonDefault(inner, schema, random);
  switch (type.kind) {
    case "scalar":
      return choose(scalarDefaults[type.scalar], random);
    case "list":
    case "set": {
      // A default that holds its own record has no end.
      const isPlain = type.element.kind === "scalar" && random.once(2);
      const element = isPlain ? inside(type.element) : undefined;
      return element === undefined ? [] : [element];
    }
    case "nullable":
      return null;
    case "dictionary":
      return {};
    case "map":
      return [];
    case "tuple": {
      const elements = type.elements.map(inside);
      return elements.includes(undefined) ? undefined : elements;
    }
    case "named": {
      const declared = schema.types.find(({ name }) => name === type.name);
      if (declared?.kind === "enum") return choose(declared.members, random)?.value;
      return declared?.kind === "record" ? recordDefault(declared, schema, random) : undefined;
    }
    case "box":
    case "pair":
    case "raw":
      return undefined;
  }
}

/** Only what must be given is; records whose slots stand elsewhere too, or that lead into themselves, have none. */
function recordDefault(record: RecordText, schema: SchemaText, random: Random): unknown {
  if (record.base || record.member || record.parameter || record.document) return undefined;
  const entries: [string, unknown][] = [];
  for (const slot of record.slots) {
    if (slot.presence === "nullable") entries.push([slot.name, null]);
    if (slot.presence !== "required") continue;
    const value = slot.type.kind === "scalar" ? jsonDefault(slot.type, schema, random) : undefined;
    if (value === undefined) return undefined;
    entries.push([slot.name, value]);
  }
  return Object.fromEntries(entries);
}

const ints = [0, 1, 7, 100];
const bigints = ["0", "7", "100"];

const scalarDefaults: Readonly<Record<TestScalar, readonly unknown[]>> = {
  bool: [true, false],
  string: ["", "a", "100"],
  branded: ["", "b"],
  float64: [0, 0.5, 7, "NaN", "-0"],
  float32: [0, 0.25, 7],
  int8: [...ints, -1],
  int16: [...ints, -300],
  int32: [...ints, 70_000],
  int64: [...bigints, "-9007199254740993"],
  uint8: ints,
  uint16: ints,
  uint32: ints,
  uint64: bigints,
  safeint: ints,
  bytes: ["", "AQI="],
  date: ["2020-02-29T12:00:00.250Z", "1970-01-01T00:00:00.000Z"],
  timestamp: ["0", "1700000000000000001"],
  duration: ["0", "-36000000000"],
  plainDate: ["2024-02-29", "0001-01-01"],
  uuid: ["01234567-89ab-cdef-0123-456789abcdef"],
  decimal: ["0", "-12.50"],
  float64Array: [[], [0, 0.5, "NaN", "-0"]],
  float32Array: [[], [0.1]],
  int8Array: [[], [-1, 7]],
  int16Array: [[], [-300]],
  int32Array: [[], ints],
  int64Array: [[], bigints],
  uint16Array: [[], ints],
  uint32Array: [[], ints],
  uint64Array: [[], bigints],
};
