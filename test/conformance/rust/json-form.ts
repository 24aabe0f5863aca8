import type { SchemaModel, TypeDefinition, TypeModel } from "@keyslot/compiler";

/**
 * The JSON form of what the driver printed. Rust has one type for both kinds of maps, which it prints as pairs; what is a `Record` in
 * the schema has an object as its form.
 */
export function toJsonForm(value: unknown, type: string, model: SchemaModel): unknown {
  const types = new Map(model.types.map((each) => [each.name, each]));
  return formOf(value, { kind: "reference", name: type }, types);
}

type Types = ReadonlyMap<string, TypeDefinition>;

function formOf(value: unknown, type: TypeModel, types: Types): unknown {
  switch (type.kind) {
    case "scalar":
    case "raw":
      return value;
    case "nullable":
      return value === null ? null : formOf(value, type.type, types);
    case "list":
    case "set":
      return itemsOf(value).map((item) => formOf(item, type.element, types));
    case "tuple":
      return type.elements.map((element, i) => formOf(itemsOf(value)[i], element, types));
    case "map": {
      const pairs = itemsOf(value).map((pair) => {
        const [key, item] = itemsOf(pair);
        return [formOf(key, type.key, types), formOf(item, type.value, types)] as const;
      });
      return type.form === "record" ? Object.fromEntries(pairs.map(([key, item]) => [String(key), item])) : pairs;
    }
    case "reference":
      return namedForm(value, types.get(type.name), types);
  }
}

function namedForm(value: unknown, type: TypeDefinition | undefined, types: Types): unknown {
  if (type === undefined || type.kind === "enum") return value;
  if (typeof value !== "object" || value === null) return value;
  if (type.kind === "union") {
    const kind = Object.entries(value).find(([name]) => name === type.discriminator)?.[1];
    for (const { record } of type.members) {
      const member = types.get(record);
      if (member?.kind === "record" && member.discriminator?.value === kind) return namedForm(value, member, types);
    }
    return value;
  }
  const slots = new Map(type.slots.map((slot) => [slot.name, slot]));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const slot = slots.get(name);
      return [name, slot && item !== null ? formOf(item, slot.type, types) : item];
    }),
  );
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
