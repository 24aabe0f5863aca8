import type { SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import type { EmitOptions, Emitter, GeneratedFile } from "../emitter.ts";
import { typesByFile } from "../types-by-file.ts";
import { spellName } from "./identifier.ts";
import { bracketLines, listWidth } from "./layout.ts";
import { stringLiteral } from "./literal-text.ts";
import { headerLine, moduleText, print } from "./module-text.ts";
import { nameFields, nameVariants } from "./names.ts";
import { recursionLimit } from "./recursion-limit.ts";
import { refuse } from "./refuse.ts";
import { createContext, type EmissionContext, useLines } from "./scope.ts";

/** One module a schema file, the support module `keyslot`, and a root with all of them that is a module or a crate. */
export const rustEmitter: Emitter = { language: "rust", refuse, emit };

function emit(model: SchemaModel, options: EmitOptions): readonly GeneratedFile[] {
  const context = createContext(model);
  const byFile = typesByFile(model);
  const modules = [...context.modules].map(([path, name]) => {
    const types = byFile.get(path) ?? [];
    return { path, name, types };
  });
  const crate = options.rust?.crate;
  return [
    ...modules.map(({ path, name, types }) => ({ path: `rust/${name}.rs`, text: moduleText(path, types, context) })),
    ...supportFiles(),
    { path: "rust/mod.rs", text: rootText(modules, context, crate) },
    ...(crate === undefined ? [] : [{ path: "rust/Cargo.toml", text: manifestText(crate) }]),
  ];
}

/** Parts of the support module, by their templates. */
const supportParts = [
  "arrays",
  "binary",
  "bridge",
  "calendar",
  "codec",
  "containers",
  "date",
  "document",
  "duration",
  "enums",
  "fault",
  "index-value",
  "integers",
  "number",
  "plain-date",
  "raw",
  "reader",
  "record",
  "set",
  "skip",
  "text",
  "timestamp",
  "unions",
  "unknown-slots",
  "writer",
];

function supportFiles(): readonly GeneratedFile[] {
  const view = { header: headerLine("all schemas") };
  const parts = supportParts.map((part) => ({
    path: `rust/keyslot/${part.replaceAll("-", "_")}.rs`,
    text: print(`keyslot-${part}`, view),
  }));
  return [{ path: "rust/keyslot.rs", text: print("keyslot", view) }, ...parts];
}

interface EmittedModule {
  readonly name: string;
  readonly types: readonly TypeDefinition[];
}

function rootText(modules: readonly EmittedModule[], context: EmissionContext, crate: string | undefined): string {
  const names = ["keyslot", ...modules.map(({ name }) => name)].sort();
  const documents = modules.flatMap(({ types }) => types.filter(isDocument)).sort(byPersistedType);
  return print("mod", {
    header: headerLine("all schemas"),
    crateLines: crateLines(context, crate),
    modules: names.map(spellName),
    exportLines: modules.flatMap(({ name, types }) => {
      const exported = types.map((type) => context.names.get(type.name) ?? "").sort();
      return useLines(`self::${spellName(name)}`, exported, "pub use");
    }),
    documentLines: bracketLines({
      open: "pub const DOCUMENTS: &[keyslot::DocumentInfo] = &[",
      items: documents.map((type) => `keyslot::DocumentInfo::of::<${context.names.get(type.name)}>()`),
      close: "];",
      widest: listWidth,
    }),
  });
}

/** What only a whole crate can be told; the reader of a module is told to tell it. */
function crateLines(context: EmissionContext, crate: string | undefined): readonly string[] {
  const names = [...context.names.values(), ...memberNames(context)];
  const letters = "#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints)]";
  const limit = recursionLimit(context.types);
  const attributes = [
    ...(names.some((name) => /[^\0-\x7f]/.test(name)) ? [letters] : []),
    ...(limit === undefined ? [] : [`#![recursion_limit = "${limit}"]`]),
  ];
  if (crate !== undefined || attributes.length === 0) return attributes;
  return ["// The crate that has this module says for it:", ...attributes.map((attribute) => `//     ${attribute}`)];
}

function memberNames({ types }: EmissionContext): readonly string[] {
  return [...types.values()].flatMap((type) => {
    if (type.kind === "record") return [...nameFields(type).values()];
    return type.kind === "enum" ? [...nameVariants(type).values()] : [];
  });
}

function manifestText(crate: string): string {
  return print("cargo", { header: headerLine("all schemas", "#"), name: stringLiteral(crate) });
}

function isDocument(type: TypeDefinition): boolean {
  return persistedType(type) !== undefined;
}

function persistedType(type: TypeDefinition): string | undefined {
  return type.kind === "record" ? type.document?.type : undefined;
}

function byPersistedType(a: TypeDefinition, b: TypeDefinition): number {
  return (persistedType(a) ?? "") < (persistedType(b) ?? "") ? -1 : 1;
}
