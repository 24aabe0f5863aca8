import type { AuthoredArgument, AuthoredType } from "../../model/schema-model.ts";
import { printTypeText } from "../../model/type-text.ts";
import { typedArrayKinds } from "../../model/typed-array.ts";
import { toPascalCase } from "../../text/change-case.ts";
import { freeName } from "../naming.ts";
import { type ContainerNames, type ContainerType, containerLabel } from "./container-label.ts";
import { type EmissionContext, type ModuleName, typeNamed } from "./context.ts";
import { isVariableName } from "./literal-text.ts";
import type { TypeNames } from "./names.ts";
import { relativeSpecifier } from "./relative-path.ts";

/** A container type that the module prints functions for. */
export interface Container {
  readonly type: ContainerType;
  readonly names: ContainerNames;
}

/** What one import line brings in. Names are as they are printed: `type Item`, `Reader as Reader_`. */
export interface ImportLine {
  readonly specifier: string;
  readonly names: readonly string[];
}

/**
 * The names of one generated module. While text is made, the scope takes note of what the text refers to; the imports and
 * the container functions of the module are what was noted.
 */
export class ModuleScope {
  readonly context: EmissionContext;
  readonly module: ModuleName;
  readonly #taken: ReadonlySet<string>;
  readonly #kernel = new Set<string>();
  readonly #neighbours = new Map<string, Set<string>>();
  readonly #schemas = new Map<string, string>();
  readonly #module = new Set<string>();
  readonly #containers = new Map<string, Container>();

  constructor(context: EmissionContext, module: ModuleName) {
    this.context = context;
    this.module = module;
    this.#taken = context.taken;
  }

  /** A function or class of `@keyslot/runtime/codegen`, under the name that it has in this module. */
  kernel(name: string): string {
    const local = freeName(name, (candidate) => this.#taken.has(candidate));
    this.#kernel.add(local === name ? name : `${name} as ${local}`);
    return local;
  }

  /** A type of `@keyslot/runtime/codegen`. */
  kernelType(name: string): string {
    const local = freeName(name, (candidate) => this.#taken.has(candidate));
    this.#kernel.add(local === name ? `type ${name}` : `type ${name} as ${local}`);
    return local;
  }

  /** A global, also where a schema has a type of that name. */
  global(name: string): string {
    return this.#taken.has(name) ? `globalThis.${name}` : name;
  }

  /** A piece of a type's codec, imported when another module defines it. */
  name(typeName: string, piece: keyof TypeNames): string {
    const names = this.context.names.get(typeName);
    if (!names) throw new Error(`\`${typeName}\` has no names.`);
    const { file } = typeNamed(this.context, typeName);
    if (file !== this.module.file.path) this.#note(file, piece === "type" ? `type ${names.type}` : names[piece]);
    return names[piece];
  }

  /** The functions of a container type; asking for them makes the module define them. */
  container(type: ContainerType): ContainerNames {
    const text = printTypeText(type);
    const known = this.#containers.get(text);
    if (known) return known.names;
    const label = containerLabel(type);
    const inUse = new Set([...this.#containers.values()].map((container) => container.names.read));
    const isTaken = (suffixed: string) =>
      inUse.has(`read${suffixed}`) || ["size", "write", "read"].some((verb) => this.#taken.has(verb + suffixed));
    const free = freeName(label, isTaken);
    const names = { size: `size${free}`, write: `write${free}`, read: `read${free}` };
    this.#containers.set(text, { type, names });
    return names;
  }

  /** Containers in the order in which they were first asked for; may grow while it is walked. */
  get containers(): Iterable<Container> {
    return this.#containers.values();
  }

  /** A name for something that only this module sees. */
  moduleName(name: string): string {
    const free = freeName(name, (candidate) => this.#taken.has(candidate) || this.#module.has(candidate));
    this.#module.add(free);
    return free;
  }

  /** A variable for a slot: its own name wherever nothing else in a function may be called that. */
  variable(name: string, others: ReadonlySet<string>): string {
    const isPlain = isVariableName(name) && !/^(read|default)/.test(name);
    const plain = isPlain ? name : `slot${toPascalCase(name)}`;
    const isTaken = (candidate: string) =>
      others.has(candidate) || this.#taken.has(candidate) || functionNames.has(candidate);
    return freeName(plain, isTaken);
  }

  /** How the schema file spells a type: `authored.Box<authored.Item>`. */
  authored(type: AuthoredType): string {
    const name = `${this.#schema(type.file)}.${type.name}`;
    if (type.typeArguments.length === 0) return name;
    return `${name}<${type.typeArguments.map((argument) => this.#argument(argument)).join(", ")}>`;
  }

  /** Import lines by specifier: the kernel, neighbours; without the schema namespaces. */
  imports(): readonly ImportLine[] {
    const { importExtension } = this.context;
    const lines = [{ specifier: "@keyslot/runtime/codegen", names: sortNames(this.#kernel) }];
    for (const [name, names] of [...this.#neighbours].sort(byFirst))
      lines.push({ specifier: `./${name}.${importExtension}`, names: sortNames(names) });
    return lines.filter((line) => line.names.length > 0);
  }

  /** Namespaces of schema files and where they are imported from. */
  schemas(): readonly { readonly name: string; readonly specifier: string }[] {
    return [...this.#schemas]
      .map(([file, name]) => ({ name, specifier: this.#schemaSpecifier(file) }))
      .sort((a, b) => (a.specifier < b.specifier ? -1 : 1));
  }

  #argument(argument: AuthoredArgument): string {
    switch (argument.kind) {
      case "authored":
        return this.authored(argument.type);
      case "text":
        return argument.text;
      case "composed":
        return argument.pieces.map((piece) => this.#argument(piece)).join("");
    }
  }

  #note(file: string, name: string): void {
    const module = this.context.modules.get(file)?.name ?? file;
    const names = this.#neighbours.get(module) ?? new Set();
    this.#neighbours.set(module, names.add(name));
  }

  #schema(file: string): string {
    const known = this.#schemas.get(file);
    if (known) return known;
    const own = file === this.module.file.path;
    const base = own
      ? "authored"
      : `authored_${this.context.files.get(file)?.outputName ?? file}`.replace(/[^\w$]+/g, "_");
    const inUse = new Set(this.#schemas.values());
    const name = freeName(base, (candidate) => this.#taken.has(candidate) || inUse.has(candidate));
    this.#schemas.set(file, name);
    return name;
  }

  #schemaSpecifier(path: string): string {
    const { folder, backToRoot } = this.context;
    return (
      this.context.files.get(path)?.packageSpecifier ??
      relativeSpecifier({ fromFolder: folder, toFile: path, backToRoot })
    );
  }
}

/** By name, whether types or values, as an import sorter would. */
function sortNames(names: Iterable<string>): readonly string[] {
  return Array.from(names, (name) => [name.startsWith("type ") ? name.slice(5) : name, name] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, name]) => name);
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** Names that the body of a read function uses for itself. */
const functionNames: ReadonlySet<string> = new Set([
  "r",
  "depth",
  "n",
  "value",
  "missing",
  "skipSlots",
  "keepUnknown",
  "undefined",
  "globalThis",
  "NaN",
  "Infinity",
  "Number",
  "Date",
  "Map",
  "Set",
  "Uint8Array",
  ...Object.values(typedArrayKinds).map(({ className }) => className),
  "RegExp",
]);
