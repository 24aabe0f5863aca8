import fc from "fast-check";
import type { TestRecord, TestScalar, TestSchema, TestSlot, TestType, TestUnion } from "./schema-ast.ts";

type Value = fc.Arbitrary<unknown>;

/** Random values of one record of a schema. Defaulted slots are given, because encode wants every slot that decode makes. */
export function recordArbitrary(schema: TestSchema, name: string, extra: readonly TestSlot[] = []): Value {
  return new ValueSpace(schema, extra).record(name, 0);
}

/** From this depth on lists are empty and optional slots absent, so that recursion ends. */
const deepest = 4;

class ValueSpace {
  readonly #records: ReadonlyMap<string, TestRecord>;
  readonly #unions: ReadonlyMap<string, TestUnion>;
  readonly #enums: ReadonlyMap<string, Value>;
  readonly #extra: readonly TestSlot[];
  readonly #made = new Map<string, Value>();

  constructor(schema: TestSchema, extra: readonly TestSlot[]) {
    this.#extra = extra;
    this.#records = new Map(schema.records.map((record) => [record.name, record]));
    this.#unions = new Map(schema.unions.map((union) => [union.name, union]));
    this.#enums = new Map(
      schema.enums.map((type) => {
        const declared = fc.constantFrom(...type.members.map((member) => member.value));
        const [first] = type.members;
        const isText = typeof first?.value === "string" && first.tag === undefined;
        const undeclared = isText ? fc.string({ unit: "binary" }) : fc.integer({ min: 1_000_000, max: 2 ** 40 });
        return [type.name, type.open ? fc.oneof(declared, undeclared) : declared];
      }),
    );
  }

  /** One arbitrary a record and depth: made anew at every mention, they would be more than memory holds. */
  record(name: string, depth: number): Value {
    const place = `${name} ${depth}`;
    const known = this.#made.get(place) ?? this.#makeRecord(name, depth);
    this.#made.set(place, known);
    return known;
  }

  #makeRecord(name: string, depth: number): Value {
    const record = this.#records.get(name);
    if (!record) throw new Error(`No record ${name}.`);
    return this.#object([...record.slots, ...this.#extra], {
      depth,
      ...(record.member && { kind: record.member.kind }),
    });
  }

  #object(slots: readonly TestSlot[], place: { readonly depth: number; readonly kind?: string }): Value {
    const values = slots.map((slot) => this.#slot(slot, place.depth).map((value) => [slot.name, value] as const));
    return fc.tuple(...values).map((entries) => {
      const value: Record<string, unknown> = {};
      if (place.kind !== undefined) define(value, "kind", place.kind);
      for (const [name, item] of entries) if (item !== absent) define(value, name, item);
      return value;
    });
  }

  #slot(slot: TestSlot, depth: number): Value {
    if (slot.presence === "required" || slot.presence === "defaulted") return this.#type(slot.type, depth);
    const nothing = fc.constant(slot.presence === "nullable" ? null : absent);
    return depth >= deepest ? nothing : fc.oneof(nothing, this.#type(slot.type, depth));
  }

  #type(type: TestType, depth: number): Value {
    const inside = (element: TestType) => this.#type(element, depth + 1);
    const size = { maxLength: depth >= deepest ? 0 : 3 };
    switch (type.kind) {
      case "scalar":
        return scalarArbitraries[type.scalar];
      case "named":
        return this.#named(type.name, depth + 1);
      case "nullable":
        return depth >= deepest ? fc.constant(null) : fc.oneof(fc.constant(null), inside(type.element));
      case "list":
        return size.maxLength === 0 ? fc.constant([]) : fc.array(inside(type.element), size);
      case "set":
        return fc.uniqueArray(inside(type.element), size).map((items) => new Set(items));
      case "map":
        if (depth >= deepest) return fc.constant(undefined).map(() => new Map());
        return pairs(inside(type.key), inside(type.element), size).map((entries) => new Map(entries));
      case "dictionary":
        if (depth >= deepest) return fc.constant(undefined).map(() => ({}));
        return pairs(keyText, inside(type.element), size).map(toDictionary);
      case "tuple":
        return fc.tuple(...type.elements.map(inside));
      case "box":
        return this.#object([...boxSlots(type.element), ...this.#extra], { depth: depth + 1 });
      case "raw":
        return fc.constantFrom(...rawValues).map((bytes) => Uint8Array.from(bytes));
    }
  }

  #named(name: string, depth: number): Value {
    const union = this.#unions.get(name);
    if (!union) return this.#enums.get(name) ?? this.record(name, depth);
    const members = union.members.map((member) => this.record(member, depth));
    if (!union.open) return fc.oneof(...members);
    const unknown = fc.record({ tag: fc.integer({ min: 50, max: 500 }), raw: fc.constantFrom(...rawValues) });
    return fc.oneof(
      ...members,
      unknown.map(({ tag, raw }) => ({ tag, raw: Uint8Array.from(raw) })),
    );
  }
}

const absent = Symbol("absent");

function boxSlots(element: TestType): readonly TestSlot[] {
  const more: TestType = { kind: "list", element: { kind: "box", element } };
  return [
    { key: 0, name: "content", type: element, presence: "required" },
    { key: 2, name: "more", type: more, presence: "optional" },
  ];
}

function define(value: object, name: string, item: unknown): void {
  Object.defineProperty(value, name, { value: item, writable: true, enumerable: true, configurable: true });
}

function pairs(key: Value, value: Value, size: { maxLength: number }) {
  return fc.uniqueArray(fc.tuple(key, value), { ...size, selector: ([first]) => first });
}

function toDictionary(entries: readonly (readonly [unknown, unknown])[]): object {
  const dictionary = {};
  for (const [key, value] of entries) define(dictionary, String(key), value);
  return dictionary;
}

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 12 }), fc.string({ unit: "grapheme", maxLength: 60 }));
const keyText = fc.oneof(text, fc.constantFrom("__proto__", "constructor", "toString"));
const rawValues = [[0x01], [0x91, 0xc0], [0xa1, 0x78], [0x81, 0xa1, 0x6b, 0x93, 1, 2, 3], [0xc4, 1, 0]];
const uuid = fc.uuid().map((id) => id.toLowerCase());
const day = 86_400_000;

const scalarArbitraries: Record<TestScalar, Value> = {
  bool: fc.boolean(),
  string: text,
  branded: text,
  float64: fc.double(),
  float32: fc.float(),
  int8: fc.integer({ min: -128, max: 127 }),
  int16: fc.integer({ min: -32_768, max: 32_767 }),
  int32: fc.integer(),
  int64: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  uint8: fc.nat(255),
  uint16: fc.nat(65_535),
  uint32: fc.nat(4_294_967_295),
  uint64: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  safeint: fc.maxSafeInteger().map((value) => value + 0),
  bytes: fc.uint8Array({ maxLength: 40 }).map((bytes) => Uint8Array.from(bytes)),
  date: fc.date({ noInvalidDate: true }),
  timestamp: fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }),
  duration: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  plainDate: fc
    .integer({ min: -719_162, max: 2_932_896 })
    .map((days) => new Date(days * day).toISOString().slice(0, 10)),
  uuid,
  decimal: fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.option(fc.nat(999)))
    .map(([isNegative, whole, part]) => `${isNegative ? "-" : ""}${whole}${part === null ? "" : `.${part}`}`),
};
