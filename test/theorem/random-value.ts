import type { EnumModel, RecordModel, SchemaModel, SlotModel, TypeDefinition, TypeModel } from "@keyslot/compiler";
import { put } from "../codec/support/value-walk.ts";
import type { Random } from "../conformance/support/random.ts";
import { choose } from "./edit-schema.ts";
import { scalarValue } from "./scalar-values.ts";

/** From this depth on containers are empty and slots that may be are absent. */
const deepest = 4;

/** Values of the records of one model, as generated code takes them. */
export class ValueMaker {
  readonly #types: ReadonlyMap<string, TypeDefinition>;
  readonly #random: Random;
  /** Numbers and texts by which the reader's program calls members: nothing declares them for the writer. */
  readonly #spellings: Readonly<Record<EnumModel["wire"], readonly (number | string)[]>>;

  constructor(model: SchemaModel, random: Random, reader: SchemaModel = model) {
    this.#types = new Map(model.types.map((type) => [type.name, type]));
    const enums = reader.types.filter((type) => type.kind === "enum");
    const values = enums.flatMap((type) => type.members.map((member) => member.value));
    this.#spellings = {
      int: values.filter((value) => typeof value === "number"),
      string: values.filter((value) => typeof value === "string"),
    };
    this.#random = random;
  }

  record(name: string): unknown {
    return this.#declared(name, 0);
  }

  #declared(name: string, depth: number): unknown {
    const type = this.#types.get(name);
    switch (type?.kind) {
      case "record":
        return this.#record(type, depth);
      case "enum":
        return this.#enum(type);
      case "union": {
        // An unknown member as an old build passes it on: its tag is far from those that schemas give out.
        if (type.open && this.#random.once(4)) return { tag: 5_000_000, raw: Uint8Array.of(0x91, 0xc0) };
        const member = choose(type.members, this.#random);
        return member ? this.#declared(member.record, depth + 1) : undefined;
      }
      case undefined:
        throw new Error(`The model has no type ${name}.`);
    }
  }

  #enum(type: EnumModel): unknown {
    if (type.open && this.#random.once(4))
      return choose([...undeclared[type.wire], ...this.#spellings[type.wire]], this.#random);
    return choose(type.members, this.#random)?.value;
  }

  #record(record: RecordModel, depth: number): object {
    const value = {};
    const { discriminator } = record;
    if (discriminator) put(value, discriminator.property, discriminator.value);
    for (const slot of record.slots) this.#putSlot(value, slot, depth);
    return value;
  }

  #putSlot(value: object, slot: SlotModel, depth: number): void {
    const isFilled = depth < deepest && this.#random.below(3) > 0;
    if (slot.presence === "optional" && !isFilled) return;
    put(value, slot.name, slot.presence === "nullable" && !isFilled ? null : this.#slot(slot, depth));
  }

  #slot(slot: SlotModel, depth: number): unknown {
    if (slot.type.kind === "scalar") return scalarValue(slot.type.scalar, slot.constraints, this.#random);
    return this.#part(slot.type, depth, slot.constraints.maxItems);
  }

  #part(type: TypeModel, depth: number, maxItems = 3): unknown {
    const inside = (element: TypeModel) => this.#part(element, depth + 1);
    const count = depth >= deepest ? 0 : this.#random.below(Math.min(maxItems, 3) + 1);
    switch (type.kind) {
      case "scalar":
        return scalarValue(type.scalar, {}, this.#random);
      case "reference":
        return this.#declared(type.name, depth + 1);
      case "nullable":
        return depth >= deepest || this.#random.once(3) ? null : inside(type.type);
      case "list":
        return Array.from({ length: count }, () => inside(type.element));
      case "set":
        return new Set(this.#elements(type.element, count, depth));
      case "tuple":
        return type.elements.map(inside);
      case "map": {
        const entries = Array.from({ length: count }, () => [inside(type.key), inside(type.value)] as const);
        return type.form === "map" ? new Map(entries) : dictionaryOf(entries);
      }
      case "raw":
        return Uint8Array.from(choose(raws, this.#random) ?? [1]);
    }
  }

  /** Elements that differ, and records of them now and then in one slot alone. */
  #elements(type: TypeModel, count: number, depth: number): readonly unknown[] {
    if (count === 0) return [];
    const first = this.#part(type, depth + 1);
    const record = type.kind === "reference" ? this.#types.get(type.name) : undefined;
    const slot = record?.kind === "record" ? choose(record.slots, this.#random) : undefined;
    if (slot && count > 1 && typeof first === "object" && this.#random.once(2)) {
      const other = { ...first };
      this.#putSlot(other, slot, depth + 1);
      return [first, other];
    }
    return [first, ...Array.from({ length: count - 1 }, () => this.#part(type, depth + 1))];
  }
}

/** Values that a schema does not declare, or no longer declares. */
const undeclared: Readonly<Record<EnumModel["wire"], readonly (number | string)[]>> = {
  int: [123_456, -7, 1, 2, 10, 11, 12, 300],
  string: ["undeclared", "calm", "wild"],
};

const raws = [[0x01], [0xa1, 0x78], [0x93, 1, 2, 0xc0], [0x81, 0xa1, 0x6b, 0xcb, 0x3f, 0xe0, 0, 0, 0, 0, 0, 0]];

function dictionaryOf(entries: readonly (readonly [unknown, unknown])[]): object {
  const dictionary = {};
  for (const [key, value] of entries) put(dictionary, String(key), value);
  return dictionary;
}
