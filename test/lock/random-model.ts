import fc from "fast-check";
import type {
  EnumModel,
  RecordModel,
  SchemaModel,
  SlotModel,
  UnionModel,
} from "../../compiler/src/model/schema-model.ts";
import type { Scalar, TypeModel } from "../../compiler/src/model/type-model.ts";
import { typedArrays } from "../../compiler/src/model/typed-array.ts";
import { document, enumOf, model, record, slot, union } from "./build-model.ts";

export const scalarNames: readonly Scalar[] = [
  "bool",
  "string",
  "float64",
  "float32",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "safeint",
  "bytes",
  "date",
  "timestamp",
  "duration",
  "plainDate",
  "uuid",
  "decimal",
  ...typedArrays,
];

const scalarType = fc.constantFrom(...scalarNames).map((scalar): TypeModel => ({ kind: "scalar", scalar }));

/** Any type whose references are among `names`. */
function typeOver(names: readonly string[]): fc.Arbitrary<TypeModel> {
  return fc.letrec<{ type: TypeModel }>((tie) => ({
    type: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      scalarType,
      fc.constantFrom(...names).map((name): TypeModel => ({ kind: "reference", name })),
      fc.constant<TypeModel>({ kind: "raw" }),
      tie("type").map((element): TypeModel => ({ kind: "list", element })),
      tie("type").map((element): TypeModel => ({ kind: "set", element })),
      tie("type").map((type): TypeModel => ({ kind: "nullable", type })),
      fc.array(tie("type"), { maxLength: 3 }).map((elements): TypeModel => ({ kind: "tuple", elements })),
      fc
        .tuple(tie("type"), tie("type"), fc.constantFrom("record" as const, "map" as const))
        .map(([key, value, form]): TypeModel => ({ kind: "map", key, value, form })),
    ),
  })).type;
}

/** Any type, references to types that need not exist. */
export const typeModel = typeOver(["Player", "date", "raw", "list", "ref", "$x", "Ærø"]);

const typeNames = ["Alpha", "Beta", "Gamma", "Hue", "Shape"];
const memberName = fc.oneof(
  fc.constantFrom("a", "b", "c", "__proto__", "constructor", "$", "ünï"),
  fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,6}$/),
);
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));

const randomSlot: fc.Arbitrary<SlotModel> = fc
  .record({
    key: fc.integer({ min: 0, max: 40 }),
    name: memberName,
    type: typeOver(typeNames),
    presence: fc.constantFrom("required", "optional", "nullable", "defaulted"),
    initial: json,
    formerNames: fc.uniqueArray(memberName, { maxLength: 2 }),
    max: fc.option(fc.integer(), { nil: undefined }),
    pattern: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    deprecated: fc.option(fc.string(), { nil: undefined }),
  })
  .map(({ key, name, type, presence, initial, formerNames, max, pattern, deprecated }) =>
    slot(key, "x: int32", {
      name,
      type,
      presence,
      formerNames: formerNames.filter((each) => each !== name),
      ...(presence === "defaulted" && { default: initial }),
      constraints: { ...(max !== undefined && { max }), ...(pattern !== undefined && { pattern }) },
      ...(deprecated !== undefined && { deprecated }),
    }),
  );

const randomSlots = fc
  .uniqueArray(randomSlot, { maxLength: 6, selector: (each) => each.key })
  .map((slots) => slots.filter((each, at) => slots.findIndex((other) => other.name === each.name) === at));

function randomRecord(name: string): fc.Arbitrary<RecordModel> {
  return fc
    .record({
      slots: randomSlots,
      isDocument: fc.boolean(),
      version: fc.integer({ min: 1, max: 4 }),
      global: fc.boolean(),
      draft: fc.boolean(),
      keys: fc.uniqueArray(fc.integer({ min: 41, max: 1023 }), { maxLength: 3 }),
      names: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 2 }),
      unique: fc.boolean(),
    })
    .map(({ slots, isDocument, keys, names, unique, ...more }) => {
      const reserved = { keys, names };
      if (!isDocument) return record(name, slots, { reserved });
      const [first] = slots;
      const live = first
        ? { idKeys: [first.key], indexes: [{ accessor: "byIt", keys: [first.key], unique, span: first.span }] }
        : {};
      return document(name, slots, { ...more, ...live, reserved });
    });
}

const randomEnum: fc.Arbitrary<EnumModel> = fc
  .record({
    names: fc.uniqueArray(memberName, { maxLength: 4 }),
    first: fc.integer({ min: -3, max: 3 }),
    wire: fc.constantFrom("int", "string"),
    open: fc.boolean(),
  })
  .map(({ names, first, wire, open }) =>
    enumOf(
      "Hue",
      {},
      {
        wire,
        open,
        members: names.map((name, at) => {
          const value = wire === "int" ? first + at : at === 0 ? "" : name;
          return { name, value, wire: value, doc: "", span: slot(0, "x: int32").span };
        }),
      },
    ),
  );

const randomUnion: fc.Arbitrary<UnionModel> = fc
  .record({
    tags: fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 3 }),
    open: fc.boolean(),
  })
  .map(({ tags, open }) =>
    union("Shape", Object.fromEntries(tags.map((tag, at) => [typeNames[at] ?? "Alpha", tag])), { open }),
  );

/** A model of five types whose contents are random; every reference leads somewhere. */
export const randomModel: fc.Arbitrary<SchemaModel> = fc
  .tuple(randomRecord("Alpha"), randomRecord("Beta"), randomRecord("Gamma"), randomEnum, randomUnion)
  .map((types) => model(...types));
