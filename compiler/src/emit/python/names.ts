import type { EnumMember, EnumModel, SchemaFile, SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import { toSnakeCase } from "../../text/change-case.ts";
import { freeName, isPlainName } from "../naming.ts";

/** What generated Python calls one type and what belongs to it. Unique across the model, because the package exports all. */
export interface TypeNames {
  /** The class, or the alias of a union or of literals. */
  readonly type: string;
  /** The codec of an enum or union; that of a record is its class's own. */
  readonly codec: string;
  /** The descriptor of a document. */
  readonly document: string;
}

export type NameTable = ReadonlyMap<string, TypeNames>;

/** Authored names win; a derived name that meets another gets `_`. */
export function nameTypes(model: SchemaModel): NameTable {
  const taken = new Set([...packageNames, ...model.types.map((type) => typeName(type.name))]);
  const take = (name: string): string => {
    const free = freeName(name, (candidate) => taken.has(candidate));
    taken.add(free);
    return free;
  };
  return new Map(
    model.types.map(({ name }) => {
      const constant = constantName(name);
      const names = { type: typeName(name), codec: take(`${constant}_CODEC`), document: take(`${constant}_DOCUMENT`) };
      return [name, names];
    }),
  );
}

/**
 * Of a class. Python takes identifiers as equal that are so after NFKC, names that begin with `_` as private, and those that begin with
 * `__` as others within classes.
 */
export function typeName(name: string): string {
  const legal = legalName(name.normalize("NFKC").replace(/^_+(?=[^_])/, ""));
  return isPlainName(legal, "python") && !packageNames.has(legal) ? legal : `${legal}_`;
}

/** Of the field that holds a slot. */
export function fieldName(name: string): string {
  const snake = legalName(toSnakeCase(name.normalize("NFKC")).normalize("NFKC"));
  return isPlainName(snake, "python") && !recordMembers.has(snake) ? snake : `${snake}_`;
}

/** Of an enum's member. */
export function memberName(name: string): string {
  return constantName(name);
}

/** Modules are what their schema files are, one each; only files that define something have one. */
export function nameModules(model: SchemaModel, names: NameTable): ReadonlyMap<string, string> {
  const defining = new Set(model.types.map((type) => type.file));
  // A module and an exported name of the package that are called the same would hide each other.
  const taken = new Set(["cultcache", ...[...names.values()].map(({ type }) => type)]);
  const modules = new Map<string, string>();
  for (const file of model.files) {
    if (!defining.has(file.path)) continue;
    const name = freeName(moduleName(file), (candidate) => taken.has(candidate));
    taken.add(name);
    modules.set(file.path, name);
  }
  return modules;
}

/** An enum whose members are named; a set of literals is written as those literals. */
export function isClassEnum(type: TypeDefinition): type is EnumModel {
  return type.kind === "enum" && type.source !== "literals";
}

export function memberOfValue(type: EnumModel, value: unknown): EnumMember | undefined {
  return type.members.find((member) => member.value === value);
}

function moduleName(file: SchemaFile): string {
  const snake = legalName(toSnakeCase(file.outputName.normalize("NFKC"))) || "schema";
  return isPlainName(snake, "python") ? snake : `${snake}_`;
}

function constantName(name: string): string {
  return legalName(toSnakeCase(name.normalize("NFKC")))
    .toUpperCase()
    .normalize("NFKC");
}

/** Letters, marks, digits and `_`, beginning with a letter; empty when there is nothing else. */
function legalName(name: string): string {
  const legal = name.replace(/[^\p{XID_Continue}]/gu, "_");
  return legal === "" || /^\p{XID_Start}/u.test(legal) ? legal : `n_${legal.replace(/^_+/, "")}`;
}

/** What the package itself holds. */
const packageNames: ReadonlySet<string> = new Set(["DOCUMENTS", "cultcache"]);

/** What every record has, and what its constructor calls itself. */
const recordMembers: ReadonlySet<string> = new Set(["pack", "unpack", "unknown_slots", "self"]);
