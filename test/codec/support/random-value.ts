import type { EnumModel, RecordModel, SchemaModel, SlotModel, TypeDefinition, TypeModel } from "@keyslot/compiler";
import fc from "fast-check";
import { constrainedScalar, plainScalar, randomText, rawTexts } from "./random-scalar.ts";
import { put, textOf, ValueWalk } from "./value-walk.ts";

type Json = fc.Arbitrary<unknown>;

/** Random values of a record or union of a model, in JSON form. Defaulted slots are given, because encode wants every slot that decode makes. */
export function jsonArbitrary(model: SchemaModel, name: string): Json {
  return new ValueSpace(model).target(name, 0);
}

/** Random values of one slot, its constraints met; never absent. */
export function slotArbitrary(model: SchemaModel, slot: SlotModel): Json {
  return new ValueSpace(model).slotValue(slot, 0);
}

/** From this depth on lists are empty and optional slots absent, so that recursion ends. */
const deepest = 4;

class ValueSpace {
  readonly #walk: ValueWalk;
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #made = new Map<string, Json>();

  constructor(model: SchemaModel) {
    this.#walk = new ValueWalk(model);
    this.#ranks = rankTypes(model);
  }

  /** One arbitrary a type and depth: made anew at every mention, they would be more than memory holds. */
  target(name: string, depth: number): Json {
    const place = `${name} ${Math.min(depth, deepest)}`;
    const known = this.#made.get(place) ?? this.#make(this.#walk.typeOf(name), Math.min(depth, deepest));
    this.#made.set(place, known);
    return known;
  }

  #make(type: TypeDefinition, depth: number): Json {
    switch (type.kind) {
      case "enum":
        return enumArbitrary(type);
      case "record":
        return this.#record(type, depth);
      case "union": {
        const ranks = type.members.map(({ record }) => this.#ranks.get(record) ?? 0);
        const usable = type.members.filter((_, i) => depth < deepest || ranks[i] === Math.min(...ranks));
        const members = usable.map(({ record }) => this.target(record, depth));
        if (!type.open) return fc.oneof(...members);
        const unknown = fc.record({ tag: fc.integer({ min: 5_000_000 }), raw: fc.constantFrom(...rawTexts) });
        return fc.oneof(...members, unknown);
      }
    }
  }

  #record(record: RecordModel, depth: number): Json {
    const { discriminator } = record;
    const values = record.slots.map((slot) => this.#slot(slot, depth).map((value) => [slot.name, value] as const));
    return fc.tuple(...values).map((entries) => {
      const value = {};
      if (discriminator) put(value, discriminator.property, discriminator.value);
      for (const [name, item] of entries) if (item !== absent) put(value, name, item);
      return value;
    });
  }

  #slot(slot: SlotModel, depth: number): Json {
    if (slot.presence === "required") return this.slotValue(slot, depth);
    if (slot.presence === "defaulted") return this.#defaulted(slot, depth);
    const nothing = fc.constant(slot.presence === "nullable" ? null : absent);
    return depth >= deepest ? nothing : fc.oneof(nothing, this.slotValue(slot, depth));
  }

  /** The default itself is what tells an absent slot from a written one. */
  #defaulted(slot: SlotModel, depth: number): Json {
    const isSingle = slot.type.kind === "scalar" && slot.type.scalar === "float32" && typeof slot.default === "number";
    const given = fc
      .constant(undefined)
      .map(() => (isSingle ? Math.fround(Number(slot.default)) : structuredClone(slot.default)));
    return fc.oneof({ arbitrary: given, weight: 1 }, { arbitrary: this.slotValue(slot, depth), weight: 3 });
  }

  slotValue(slot: SlotModel, depth: number): Json {
    const { type, constraints } = slot;
    if (type.kind === "scalar") return constrainedScalar(type.scalar, constraints);
    return this.#type(type, depth, constraints.maxItems);
  }

  #type(type: TypeModel, depth: number, maxItems = 3): Json {
    const inside = (element: TypeModel) => this.#type(element, depth + 1);
    const size = { maxLength: depth >= deepest ? 0 : Math.min(maxItems, 3) };
    switch (type.kind) {
      case "scalar":
        return plainScalar(type.scalar);
      case "reference":
        return this.target(type.name, depth + 1);
      case "nullable":
        return depth >= deepest ? fc.constant(null) : fc.oneof(fc.constant(null), inside(type.type));
      case "list":
        return size.maxLength === 0 ? fc.constant([]) : fc.array(inside(type.element), size);
      case "set":
        if (size.maxLength === 0) return fc.constant([]);
        return fc.uniqueArray(inside(type.element), { ...size, selector: (item) => this.#textOf(type.element, item) });
      case "map":
        return this.#map(type, depth, size);
      case "tuple":
        return fc.tuple(...type.elements.map(inside));
      case "raw":
        return fc.constantFrom(...rawTexts);
    }
  }

  #map(type: Extract<TypeModel, { kind: "map" }>, depth: number, size: { readonly maxLength: number }): Json {
    const isDictionary = type.form === "record";
    if (size.maxLength === 0) return fc.constant(undefined).map(() => (isDictionary ? {} : []));
    const key = isDictionary ? keyText : this.#type(type.key, depth + 1);
    const pair = fc.tuple(key, this.#type(type.value, depth + 1));
    const pairs = fc.uniqueArray(pair, { ...size, selector: ([first]) => textOf(first) });
    return isDictionary ? pairs.map(toDictionary) : pairs;
  }

  /** Equal for elements that a set cannot hold both: what is the same value, and both zeros. */
  #textOf(type: TypeModel, item: unknown): string {
    return item === "-0" ? "0" : textOf(this.#walk.normalisePart(type, item));
  }
}

/** By type, how many types its smallest value nests: one of the least rank in a union leads out of every recursion. */
function rankTypes(model: SchemaModel): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const rankOf = (name: string) => ranks.get(name) ?? Number.POSITIVE_INFINITY;
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const type of model.types) {
      const rank = rankType(type, rankOf);
      if (rank >= rankOf(type.name)) continue;
      ranks.set(type.name, rank);
      isSettled = false;
    }
  }
  return ranks;
}

function rankType(type: TypeDefinition, rankOf: (name: string) => number): number {
  if (type.kind === "enum") return 0;
  if (type.kind === "union") return 1 + Math.min(...type.members.map(({ record }) => rankOf(record)));
  const needed = type.slots.filter(({ presence }) => presence === "required" || presence === "defaulted");
  return 1 + Math.max(0, ...needed.flatMap((slot) => alwaysIn(slot.type)).map(rankOf));
}

/** Names of the types of which every value of a type holds one. */
function alwaysIn(type: TypeModel): readonly string[] {
  if (type.kind === "reference") return [type.name];
  return type.kind === "tuple" ? type.elements.flatMap(alwaysIn) : [];
}

const absent = Symbol("absent");
const keyText = fc.oneof(randomText, fc.constantFrom("__proto__", "constructor", "toString", ""));

function enumArbitrary(type: EnumModel): Json {
  const declared = fc.constantFrom(...type.members.map(({ value }) => value));
  if (!type.open) return declared;
  const others = type.wire === "int" ? fc.integer({ min: 10_000_000, max: 2 ** 40 }) : randomText;
  return fc.oneof(declared, others, type.wire === "int" ? fc.integer({ min: -(2 ** 50), max: -10_000_000 }) : others);
}

function toDictionary(pairs: readonly (readonly [unknown, unknown])[]): object {
  const dictionary = {};
  for (const [key, value] of pairs) put(dictionary, String(key), value);
  return dictionary;
}
