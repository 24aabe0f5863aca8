import type { EnumModel, JsonValue, TypeDefinition } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { isTypedArray, typedArrayKinds } from "../model/typed-array.ts";
import { type DocComment, spanOfValue } from "./read-comment.ts";
import { isBigint } from "./read-constraints.ts";
import { type Reading, report } from "./reading.ts";
import { resolveLocal } from "./resolve-name.ts";
import type { TagValue } from "./tag-value.ts";

export interface DefaultPlace {
  readonly tags: DocComment;
  /** Every defined type, by name. */
  readonly types: ReadonlyMap<string, TypeDefinition>;
}

/** The JSON form of what stands in `@default(…)`; undefined when a word in it means nothing. Whether it fits the type is `check`'s matter. */
export function readDefault(
  reading: Reading,
  value: TagValue,
  place: DefaultPlace & { readonly type: TypeModel | undefined },
): JsonValue | undefined {
  const { type, types } = place;
  const definition = type?.kind === "reference" ? types.get(type.name) : undefined;
  switch (value.kind) {
    case "string":
      return value.value;
    case "number":
      return type && isBigint(type) && /^-?\d+$/.test(value.text)
        ? BigInt(value.text).toString()
        : exactNumber(value.text);
    case "word":
      return readWord(reading, value, { ...place, definition });
    case "array": {
      const items = value.items.map((item, position) =>
        readDefault(reading, item, { ...place, type: elementType(type, position) }),
      );
      const known = items.filter((item) => item !== undefined);
      return known.length === items.length ? known : undefined;
    }
    case "object":
      return readObject(reading, value, { ...place, definition });
    case "range":
      return report(reading, {
        rule: "default/word",
        span: spanOfValue(place.tags, value),
        values: { word: `${value.from}-${value.to}` },
      });
  }
}

/** A number that JavaScript would round or has no place for stays text, so that `check` sees what was written. */
function exactNumber(text: string): number | string {
  const number = Number(text);
  const isRounded = /^-?\d+$/.test(text) && !Number.isSafeInteger(number);
  return isRounded || !Number.isFinite(number) ? text : number;
}

function elementType(type: TypeModel | undefined, position: number): TypeModel | undefined {
  if (type?.kind === "list" || type?.kind === "set") return type.element;
  if (type?.kind === "tuple") return type.elements[position];
  if (type?.kind === "scalar" && isTypedArray(type.scalar))
    return { kind: "scalar", scalar: typedArrayKinds[type.scalar].element };
  // The JSON form of a Map is an array of pairs.
  if (type?.kind === "map") return { kind: "tuple", elements: [type.key, type.value] };
  return type?.kind === "nullable" ? elementType(type.type, position) : undefined;
}

function readObject(
  reading: Reading,
  value: Extract<TagValue, { kind: "object" }>,
  place: DefaultPlace & { readonly type: TypeModel | undefined; readonly definition: TypeDefinition | undefined },
): JsonValue | undefined {
  const { definition, type } = place;
  const entries: [string, JsonValue][] = [];
  for (const [name, item] of value.entries) {
    const slot =
      definition?.kind === "record" ? definition.slots.find((candidate) => candidate.name === name) : undefined;
    const inner = type?.kind === "map" ? type.value : slot?.type;
    const json = readDefault(reading, item, { ...place, type: inner });
    if (json === undefined) return undefined;
    entries.push([name, json]);
  }
  // A Map's JSON form is its pairs; with text keys an object is the more natural way to write them.
  if (type?.kind === "map" && type.form === "map") return entries;
  // `Object.fromEntries` makes own properties of any name, `__proto__` included.
  return Object.fromEntries(entries);
}

const clocks: ReadonlySet<string> = new Set(["now", "uuid", "today", "random"]);

function readWord(
  reading: Reading,
  value: Extract<TagValue, { kind: "word" }>,
  place: DefaultPlace & { readonly definition: TypeDefinition | undefined },
): JsonValue | undefined {
  const { text } = value;
  const span = spanOfValue(place.tags, value);
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  const member =
    place.definition?.kind === "enum"
      ? memberValue(reading, text, { ...place, definition: place.definition })
      : undefined;
  if (member !== undefined) return member;
  const rule = clocks.has(text) ? "default/not-deterministic" : "default/word";
  return report(reading, { rule, span, values: { word: text } });
}

/** `Faction.Red`, under whatever name the file knows the enum; `Red` alone will do. */
function memberValue(
  reading: Reading,
  text: string,
  place: DefaultPlace & { readonly definition: EnumModel },
): number | string | undefined {
  const path = text.split(".");
  const name = path.at(-1);
  const [qualifier] = path;
  if (path.length > 2 || qualifier === undefined) return undefined;
  if (path.length === 2 && resolveLocal(reading, place.tags.file, qualifier).kind !== "declared") return undefined;
  return place.definition.members.find((member) => member.name === name)?.value;
}
