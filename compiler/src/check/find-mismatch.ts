import type { EnumModel, JsonValue, RecordModel, UnionModel } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { isTypedArray, typedArrayKinds } from "../model/typed-array.ts";
import { expected, scalarProblem } from "./scalar-problem.ts";
import type { TypesByName } from "./types-by-name.ts";
import { wireForm } from "./wire-form.ts";

/** Why a JSON value is not of a type, as the end of a sentence; undefined when it is. */
export function findMismatch(value: JsonValue, type: TypeModel, types: TypesByName): string | undefined {
  switch (type.kind) {
    case "scalar": {
      if (!isTypedArray(type.scalar)) return scalarProblem(value, type.scalar);
      const { element } = typedArrayKinds[type.scalar];
      return findMismatch(value, { kind: "list", element: { kind: "scalar", scalar: element } }, types);
    }
    case "raw":
      return scalarProblem(value, "bytes");
    case "nullable":
      return value === null ? undefined : findMismatch(value, type.type, types);
    case "list":
      return isArray(value) ? findInItems(value, type.element, types) : expected("an array", value);
    case "set":
      return isArray(value)
        ? (findInItems(value, type.element, types) ?? findRepeated(value, type.element))
        : expected("an array", value);
    case "tuple":
      return findInTuple(value, type.elements, types);
    case "map":
      return type.form === "record" ? findInObject(value, type.value, types) : findInPairs(value, type, types);
    case "reference":
      return findInNamed(value, type.name, types);
  }
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function findInItems(items: readonly JsonValue[], element: TypeModel, types: TypesByName): string | undefined {
  for (const [position, item] of items.entries()) {
    const problem = findMismatch(item, element, types);
    if (problem !== undefined) return `element ${position}: ${problem}`;
  }
  return undefined;
}

/** The items are of the type. */
function findRepeated(items: readonly JsonValue[], type: TypeModel): string | undefined {
  const seen = new Set<string>();
  for (const item of items) {
    const form = wireForm(item, type);
    if (seen.has(form)) return `${JSON.stringify(item)} stands in it twice`;
    seen.add(form);
  }
  return undefined;
}

function findInTuple(value: JsonValue, elements: readonly TypeModel[], types: TypesByName): string | undefined {
  if (!isArray(value) || value.length !== elements.length) return expected(`an array of ${elements.length}`, value);
  for (const [position, element] of elements.entries()) {
    const problem = findMismatch(value[position] ?? null, element, types);
    if (problem !== undefined) return `element ${position}: ${problem}`;
  }
  return undefined;
}

function findInObject(value: JsonValue, element: TypeModel, types: TypesByName): string | undefined {
  if (!isObject(value)) return expected("an object", value);
  for (const [name, item] of Object.entries(value)) {
    const problem = findMismatch(item, element, types);
    if (problem !== undefined) return `\`${name}\`: ${problem}`;
  }
  return undefined;
}

function findInPairs(
  value: JsonValue,
  type: { readonly key: TypeModel; readonly value: TypeModel },
  types: TypesByName,
): string | undefined {
  if (!isArray(value)) return expected("an array of `[key, value]` pairs", value);
  const pair: TypeModel = { kind: "tuple", elements: [type.key, type.value] };
  return (
    findInItems(value, pair, types) ??
    findRepeated(
      value.map((entry) => (isArray(entry) ? (entry[0] ?? null) : null)),
      type.key,
    )
  );
}

function findInNamed(value: JsonValue, name: string, types: TypesByName): string | undefined {
  const definition = types.get(name);
  switch (definition?.kind) {
    // A type that was refused has its own finding.
    case undefined:
      return undefined;
    case "enum":
      return findInEnum(value, definition);
    case "record":
      return findInRecord(value, definition, types);
    case "union":
      return findInUnion(value, definition, types);
  }
}

function findInEnum(value: JsonValue, definition: EnumModel): string | undefined {
  if (definition.members.some((member) => member.value === value)) return undefined;
  const fits = definition.wire === "int" ? Number.isSafeInteger(value) : typeof value === "string";
  return definition.open && fits ? undefined : expected(`a member of \`${definition.name}\``, value);
}

function findInRecord(value: JsonValue, definition: RecordModel, types: TypesByName): string | undefined {
  if (!isObject(value)) return expected("an object", value);
  const { discriminator, slots } = definition;
  const names = new Set(slots.map((slot) => slot.name));
  if (discriminator) names.add(discriminator.property);
  const strange = Object.keys(value).find((name) => !names.has(name));
  if (strange !== undefined) return `\`${definition.name}\` has no slot \`${strange}\``;
  for (const slot of slots) {
    const item = Object.hasOwn(value, slot.name) ? value[slot.name] : undefined;
    if (item === undefined || (item === null && slot.presence === "nullable")) {
      if (slot.presence === "required" || (slot.presence === "nullable" && item === undefined))
        return `\`${slot.name}\` is missing`;
      continue;
    }
    const problem = findMismatch(item, slot.type, types);
    if (problem !== undefined) return `\`${slot.name}\`: ${problem}`;
  }
  return undefined;
}

function findInUnion(value: JsonValue, definition: UnionModel, types: TypesByName): string | undefined {
  if (!isObject(value)) return expected("an object", value);
  const kind = Object.hasOwn(value, definition.discriminator) ? value[definition.discriminator] : undefined;
  for (const { record } of definition.members) {
    const member = types.get(record);
    if (member?.kind === "record" && member.discriminator?.value === kind) return findInRecord(value, member, types);
  }
  return `\`${definition.discriminator}\` names no member of \`${definition.name}\``;
}
