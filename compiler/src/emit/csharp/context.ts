import type { EnumModel, SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import type { TypeModel } from "../../model/type-model.ts";
import { printTypeText } from "../../model/type-text.ts";
import { toPascalCase } from "../../text/change-case.ts";
import { freeName } from "../naming.ts";
import { hashTypes } from "../schema-hash.ts";
import { type NameTable, nameTypes, type TypeNames } from "./names.ts";

export type TupleType = Extract<TypeModel, { kind: "tuple" }>;

/** Names that our files import, and where they come from. */
const externals: Readonly<Record<string, string>> = Object.fromEntries([
  ...["Array", "DateTime", "DateTimeKind", "Guid", "Obsolete", "TimeSpan", "Type", "ValueTuple"].map((name) => [
    name,
    "System",
  ]),
  ...["Dictionary", "HashSet", "IReadOnlyList", "List"].map((name) => [name, "System.Collections.Generic"]),
  ...["Regex", "RegexOptions"].map((name) => [name, "System.Text.RegularExpressions"]),
  ...["IFormatterResolver", "IgnoreMember", "Key", "MessagePackFormatter", "MessagePackObject"].map((name) => [
    name,
    "MessagePack",
  ]),
  ...["MessagePackReader", "MessagePackWriter", "Union"].map((name) => [name, "MessagePack"]),
  ["IMessagePackFormatter", "MessagePack.Formatters"],
]);

/** The namespace that everything is emitted into, and what all its files agree on. */
export class EmissionContext {
  readonly model: SchemaModel;
  readonly namespace: string;
  readonly names: NameTable;
  readonly types: ReadonlyMap<string, TypeDefinition>;
  readonly hashes: ReadonlyMap<string, string>;
  readonly #taken: Set<string>;
  readonly #tuples = new Map<string, { readonly name: string; readonly type: TupleType }>();

  constructor(model: SchemaModel, namespace: string) {
    this.model = model;
    this.namespace = namespace;
    this.names = nameTypes(model);
    this.types = new Map(model.types.map((type) => [type.name, type]));
    this.hashes = hashTypes(this.types);
    this.#taken = new Set(this.names.taken);
  }

  get supportNamespace(): string {
    return `${this.namespace}.${this.names.support}`;
  }

  /** The name under which `PlainDate` is imported: a DateOnly, or an int where .NET has none. */
  get plainDate(): string {
    return freeName("PlainDate", (name) => this.names.taken.has(name));
  }

  /** What we import or share, also where a schema has a type of that name. */
  external(name: string): string {
    const isTaken = this.names.taken.has(name) || this.names.taken.has(`${name}Attribute`);
    return isTaken ? `global::${externals[name] ?? this.supportNamespace}.${name}` : name;
  }

  namesOf(name: string): TypeNames {
    const names = this.names.types.get(name);
    if (!names) throw new Error(`\`${name}\` has no names.`);
    return names;
  }

  typeNamed(name: string): TypeDefinition {
    const type = this.types.get(name);
    if (!type) throw new Error(`There is no type \`${name}\`.`);
    return type;
  }

  /** The enum that a type is, if it is one. */
  enumOf(type: TypeModel): EnumModel | undefined {
    const named = type.kind === "reference" ? this.typeNamed(type.name) : undefined;
    return named?.kind === "enum" ? named : undefined;
  }

  /** The codec of a tuple type; the file that asks first prints it. */
  tupleCodec(type: TupleType): string {
    const text = printTypeText(type);
    const known = this.#tuples.get(text);
    if (known) return known.name;
    const label = toPascalCase(text).slice(0, 120);
    const name = freeName(`${label}Codec`, (candidate) => this.#taken.has(candidate));
    this.#taken.add(name);
    this.#tuples.set(text, { name, type });
    return name;
  }

  /** Tuples in the order in which they were first asked for; grows while codecs are printed. */
  get tuples(): ReadonlyMap<string, { readonly name: string; readonly type: TupleType }> {
    return this.#tuples;
  }
}
