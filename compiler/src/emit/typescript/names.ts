import type { SchemaModel } from "../../model/schema-model.ts";
import { lowerFirst } from "../../text/change-case.ts";
import { freeName, isPlainName } from "../naming.ts";

/** What generated code calls one type and the pieces of its codec. Unique across the model, because modules import each other. */
export interface TypeNames {
  /** The type alias: the authored name. */
  readonly type: string;
  /** The exported value; the same as `type` wherever a variable may be called that. */
  readonly value: string;
  readonly size: string;
  readonly write: string;
  readonly read: string;
  readonly shape: string;
  readonly view: string;
  readonly query: string;
}

export type NameTable = ReadonlyMap<string, TypeNames>;

/** Names for every type. Authored names win; a derived name that meets another gets `_`. */
export function nameTypes({ types }: Pick<SchemaModel, "types">): NameTable {
  const taken = new Set(types.map((type) => type.name));
  const take = (name: string): string => {
    const free = freeName(name, (candidate) => taken.has(candidate));
    taken.add(free);
    return free;
  };
  const table = new Map<string, TypeNames>();
  for (const { name } of types) {
    table.set(name, {
      type: name,
      value: isPlainName(name, "typescript") ? name : take(name),
      size: take(`size${name}`),
      write: take(`write${name}`),
      read: take(`read${name}`),
      shape: take(`${lowerFirst(name)}Shape`),
      view: take(`${name}View`),
      query: take(`${name}Query`),
    });
  }
  return table;
}

/** Every name that a module may define or import from its neighbours: what kernel imports and locals stay clear of. */
export function allNames(table: NameTable): ReadonlySet<string> {
  const names = new Set<string>();
  for (const typeNames of table.values()) for (const name of Object.values(typeNames)) names.add(name);
  return names;
}
