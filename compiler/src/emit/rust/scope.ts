import type { SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import { hashTypes } from "../schema-hash.ts";
import { findBoxed } from "./boxed-types.ts";
import { spellName } from "./identifier.ts";
import { bracketLines } from "./layout.ts";
import { nameModules, nameTypes } from "./names.ts";
import { findUnordered } from "./ordered-types.ts";

/** Everything about the whole emission that printing one module needs. */
export interface EmissionContext {
  readonly types: ReadonlyMap<string, TypeDefinition>;
  /** By schema name. */
  readonly names: ReadonlyMap<string, string>;
  /** By path of the schema file. */
  readonly modules: ReadonlyMap<string, string>;
  readonly hashes: ReadonlyMap<string, string>;
  /** Types that have no order of their own. */
  readonly unordered: ReadonlySet<string>;
  /** By type, what it holds in a `Box`. */
  readonly boxed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Enums that ids and indexes are made of. */
  readonly indexed: ReadonlySet<string>;
  /** What the model calls its types, in Rust. */
  readonly taken: ReadonlySet<string>;
}

export function createContext(model: SchemaModel): EmissionContext {
  const types = new Map(model.types.map((type) => [type.name, type]));
  const names = nameTypes(model);
  return {
    types,
    names,
    modules: nameModules(model),
    hashes: hashTypes(types),
    unordered: findUnordered(types),
    boxed: findBoxed(types),
    indexed: findIndexed(model),
    taken: new Set(names.values()),
  };
}

function findIndexed(model: SchemaModel): ReadonlySet<string> {
  const indexed = new Set<string>();
  for (const type of model.types) {
    if (type.kind !== "record" || !type.document) continue;
    const keys = new Set([...type.document.idKeys, ...type.document.indexes.flatMap((index) => index.keys)]);
    for (const slot of type.slots) {
      const part = slot.type.kind === "list" || slot.type.kind === "set" ? slot.type.element : slot.type;
      if (keys.has(slot.key) && part.kind === "reference") indexed.add(part.name);
    }
  }
  return indexed;
}

/** A type that the model refers to. The reader resolves every reference, so a missing one is our own mistake. */
export function typeNamed(context: EmissionContext, name: string): TypeDefinition {
  const type = context.types.get(name);
  if (!type) throw new Error(`The model refers to \`${name}\`, which it does not define.`);
  return type;
}

/** The names that one module has in scope: its own, and those that it asks for. */
export class ModuleScope {
  readonly context: EmissionContext;
  private readonly module: string;
  private readonly imported = new Map<string, Set<string>>();

  constructor(context: EmissionContext, module: string) {
    this.context = context;
    this.module = module;
  }

  /** A type of the model. */
  name(type: string): string {
    const name = this.context.names.get(type) ?? type;
    const module = this.context.modules.get(typeNamed(this.context, type).file) ?? this.module;
    if (module !== this.module) this.import(`super::${spellName(module)}`, name);
    return name;
  }

  /** A name of Rust's prelude: itself, unless a type of the model is called that. */
  prelude(name: keyof typeof preludePaths): string {
    return this.context.taken.has(name) ? preludePaths[name] : name;
  }

  /** A sorted collection of the standard library. */
  collection(name: "BTreeMap" | "BTreeSet"): string {
    if (this.context.taken.has(name)) return `::std::collections::${name}`;
    this.import("std::collections", name);
    return name;
  }

  /** Lines of `use`, in the order in which a formatter puts them. */
  useLines(): readonly string[] {
    const std = [...this.imported].filter(([path]) => !path.startsWith("super::"));
    const own = [...this.imported].filter(([path]) => path.startsWith("super::"));
    const lines = (paths: readonly Import[]) => paths.flatMap(([path, names]) => useLines(path, [...names].sort()));
    const ownLines = lines([...own, ["super", new Set(["keyslot"])] as const].sort(byPath));
    return std.length > 0 ? [...lines(std), "", ...ownLines] : ownLines;
  }

  private import(path: string, name: string): void {
    const names = this.imported.get(path) ?? new Set();
    this.imported.set(path, names.add(name));
  }
}

type Import = readonly [path: string, names: ReadonlySet<string>];

const preludePaths = {
  Box: "::std::boxed::Box",
  Default: "::std::default::Default",
  From: "::std::convert::From",
  Option: "::std::option::Option",
  Result: "::std::result::Result",
  String: "::std::string::String",
  Vec: "::std::vec::Vec",
};

/** As a formatter sorts them: what is a path's only name counts as its last step. */
function byPath(a: Import, b: Import): number {
  return sortKey(a) < sortKey(b) ? -1 : 1;
}

function sortKey([path, names]: Import): string {
  return path === "super" ? `super::${[...names].join()}` : path;
}

export function useLines(path: string, names: readonly string[], verb = "use"): readonly string[] {
  if (names.length === 1) return [`${verb} ${path}::${names[0]};`];
  return bracketLines({ open: `${verb} ${path}::{`, items: names, close: "};", packed: true });
}
