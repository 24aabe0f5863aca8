import type { RecordModel, SchemaModel, TypeDefinition, TypeModel } from "@keyslot/compiler";

/** Walks over values in JSON form by their model. Values are taken to be of their type. */
export class ValueWalk {
  readonly #types: ReadonlyMap<string, TypeDefinition>;

  constructor(model: SchemaModel) {
    this.#types = new Map(model.types.map((type) => [type.name, type]));
  }

  typeOf(name: string): TypeDefinition {
    const type = this.#types.get(name);
    if (!type) throw new Error(`The model has no type ${name}.`);
    return type;
  }

  /** The record whose slots a value of a record or union has; undefined for an unknown member. */
  recordOf(type: TypeDefinition, json: unknown): RecordModel | undefined {
    if (type.kind === "record") return type;
    if (type.kind === "enum") return undefined;
    const members = type.members.map(({ record }) => this.typeOf(record));
    for (const member of members)
      if (member.kind === "record" && member.discriminator?.value === own(json, type.discriminator)) return member;
    return undefined;
  }

  /** Gives every part of a value to `visit`, with its type; what is absent or null is not a part. */
  visit(name: string, json: unknown, visit: (type: TypeModel, json: unknown) => void): void {
    const record = this.recordOf(this.typeOf(name), json);
    for (const slot of record?.slots ?? []) {
      const part = own(json, slot.name);
      if (part !== undefined && part !== null) this.#visitPart(slot.type, part, visit);
    }
  }

  #visitPart(type: TypeModel, json: unknown, visit: (type: TypeModel, json: unknown) => void): void {
    if (json === null) return;
    visit(type, json);
    if (type.kind === "nullable") this.#visitPart(type.type, json, visit);
    else if (type.kind === "reference") this.visit(type.name, json, visit);
    else for (const [inner, part] of partsOf(type, json)) this.#visitPart(inner, part, visit);
  }

  /** The same value with sets and maps in one order, so that two forms of one value are the same JSON. */
  normalise(name: string, json: unknown): unknown {
    const record = this.recordOf(this.typeOf(name), json);
    if (!record || typeof json !== "object" || json === null) return json;
    const copy: object = Object.create(null);
    for (const key of Object.keys(json)) {
      const slot = record.slots.find((each) => each.name === key);
      const part = own(json, key);
      const isAbsent = part === null && slot?.presence === "optional";
      if (!isAbsent) put(copy, key, slot ? this.normalisePart(slot.type, part) : part);
    }
    return copy;
  }

  normalisePart(type: TypeModel, json: unknown): unknown {
    if (json === null || json === undefined) return json;
    switch (type.kind) {
      case "nullable":
        return this.normalisePart(type.type, json);
      case "reference":
        return this.normalise(type.name, json);
      case "scalar":
      case "raw":
        return json;
    }
    const parts = partsOf(type, json).map(([inner, part]) => this.normalisePart(inner, part));
    if (type.kind === "set") {
      const texts = parts.map((part) => [textOf(part), part] as const);
      return texts.sort(byText).map(([, part]) => part);
    }
    if (type.kind !== "map") return parts;
    const pairs = parts.flatMap((key, i) => (i % 2 === 0 ? [[textOf(key), parts[i + 1]] as const] : []));
    return pairs.sort(byText);
  }
}

/** Elements of a container with their types; keys and values of a map take turns. */
export function partsOf(type: TypeModel, json: unknown): readonly (readonly [TypeModel, unknown])[] {
  switch (type.kind) {
    case "list":
    case "set":
      return listOf(json).map((part) => [type.element, part]);
    case "tuple":
      return listOf(json).flatMap((part, i) => {
        const element = type.elements[i];
        return element ? [[element, part] as const] : [];
      });
    case "map": {
      const pairs = type.form === "map" ? listOf(json).map(listOf) : Object.entries(json ?? {});
      return pairs.flatMap(([key, part]) => [[type.key, key] as const, [type.value, part] as const]);
    }
    default:
      return [];
  }
}

function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

function byText(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

/** JSON text with the properties of objects in one order. */
export function textOf(json: unknown): string {
  return JSON.stringify(json, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(byText))
      : part,
  );
}

export function own(json: unknown, name: string): unknown {
  return typeof json === "object" && json !== null && Object.hasOwn(json, name) ? Reflect.get(json, name) : undefined;
}

export function put(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}
