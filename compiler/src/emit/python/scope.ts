import type { TypeDefinition } from "../../model/schema-model.ts";
import { freeName } from "../naming.ts";
import { type EmissionContext, moduleOf, namesOf, typeNamed } from "./context.ts";
import { bracketLines } from "./layout.ts";
import { fieldName } from "./names.ts";

/** Builtins that generated modules use; no import hides one. */
const builtins: ReadonlySet<string> = new Set([
  "bool",
  "bytes",
  "dict",
  "float",
  "frozenset",
  "int",
  "list",
  "str",
  "tuple",
]);

/**
 * The names of one module. What is imported gets out of the way of the module's own types and fields, as a field hides what has
 * its name from the annotations below it.
 */
export class ModuleScope {
  readonly context: EmissionContext;
  readonly #module: string;
  /** What nothing else may be called here. */
  readonly #taken = new Set<string>();
  readonly #fields = new Set<string>();
  /** Imported names: by module, then by name, what they are called here. */
  readonly #imports = new Map<string, Map<string, string>>();
  /** Types whose own name is hidden by a field, by what they are called instead. */
  readonly #aliases = new Map<string, string>();

  constructor(context: EmissionContext, module: string, types: readonly TypeDefinition[]) {
    this.context = context;
    this.#module = module;
    for (const type of types) {
      const { type: name, codec, document } = namesOf(context, type.name);
      for (const own of [name, codec, document]) this.#taken.add(own);
      if (type.kind === "record") for (const slot of type.slots) this.#fields.add(fieldName(slot.name));
    }
    for (const field of this.#fields) this.#taken.add(field);
  }

  /** `str`; under another name where something here is called that. */
  builtin(name: string): string {
    return this.#taken.has(name) ? this.imported("builtins", name) : name;
  }

  /** A name of a module: `imported("uuid", "UUID")` is `UUID` wherever that is free. */
  imported(module: string, name: string): string {
    const names = this.#imports.get(module) ?? new Map<string, string>();
    this.#imports.set(module, names);
    const known = names.get(name);
    if (known !== undefined) return known;
    const isTaken = (candidate: string) => this.#taken.has(candidate) || builtins.has(candidate);
    const local = freeName(name, isTaken);
    this.#taken.add(local);
    names.set(name, local);
    return local;
  }

  /** A name of the support file. */
  wire(name: string): string {
    return this.imported("._keyslot", name);
  }

  /** What a type of this module is called where it is defined. */
  ownName(name: string): string {
    return namesOf(this.context, name).type;
  }

  /** The class of a type in an expression: within a lambda, where fields hide nothing. */
  value(name: string): string {
    return this.#qualified(name, namesOf(this.context, name).type);
  }

  /** The class or alias of a type in an annotation. */
  type(name: string): string {
    const text = this.value(name);
    if (!this.#fields.has(text)) return text;
    const alias = this.#aliases.get(text) ?? freeName(`${text}_`, (candidate) => this.#taken.has(candidate));
    this.#aliases.set(text, alias);
    this.#taken.add(alias);
    return alias;
  }

  /** The codec of a type. */
  codec(name: string): string {
    const { codec } = namesOf(this.context, name);
    return typeNamed(this.context, name).kind === "record" ? `${this.value(name)}.CODEC` : this.#qualified(name, codec);
  }

  /** True for types that this module defines. */
  isOwn(name: string): boolean {
    return this.#moduleOf(name) === this.#module;
  }

  #moduleOf(type: string): string {
    return moduleOf(this.context, typeNamed(this.context, type).file);
  }

  #qualified(type: string, name: string): string {
    return this.isOwn(type) ? name : `${this.imported(".", this.#moduleOf(type))}.${name}`;
  }

  /** What the module imports, standard library first. */
  importLines(): readonly string[] {
    const modules = [...this.#imports].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = ([module, names]: (typeof modules)[number]) => {
      const items = [...names].map(([name, local]) => (name === local ? name : `${name} as ${local}`)).sort();
      const line = `from ${module} import ${items.join(", ")}`;
      return line.length <= 120 ? [line] : bracketLines({ open: `from ${module} import (`, items, close: ")" });
    };
    const isOwn = ([module]: (typeof modules)[number]) => module.startsWith(".");
    const own = modules.filter(isOwn).flatMap(lines);
    return [...modules.filter((module) => !isOwn(module)).flatMap(lines), ...(own.length > 0 ? ["", ...own] : [])];
  }

  /** Second names for types that a field hides. */
  aliasLines(): readonly string[] {
    return [...this.#aliases].map(([type, alias]) => `${alias}: ${this.imported("typing", "TypeAlias")} = "${type}"`);
  }
}
