import type { TypeDefinition } from "../../model/schema-model.ts";
import { freeName } from "../naming.ts";
import { type EmissionContext, namesOf } from "./context.ts";
import { bracketLines, openLines } from "./layout.ts";
import { stringLiteral } from "./literal-text.ts";

/** What the template of `__init__.py` prints. */
export interface IndexView {
  readonly header: string;
  readonly importLines: readonly string[];
  readonly documentLines: readonly string[];
  readonly exportLines: readonly string[];
}

/** A module of the package, and what it defines. */
export interface PackagedModule {
  readonly name: string;
  readonly types: readonly TypeDefinition[];
}

/** What users of the package need of `_keyslot.py`. */
const supportNames: readonly string[] = [
  "CatalogEntry",
  "CatalogMember",
  "DecodeError",
  "DocumentDescriptor",
  "Duration",
  "EncodeError",
  "IndexDeclaration",
  "Record",
  "Timestamp",
  "UnknownMember",
  "UnknownSlots",
  "WireError",
];

export function indexView(header: string, modules: readonly PackagedModule[], context: EmissionContext): IndexView {
  const own = modules.map(({ name, types }) => ({
    module: name,
    names: types.flatMap((type) => exportedNames(type, context)),
  }));
  const taken = new Set([...own.flatMap(({ names }) => names), ...modules.map(({ name }) => name)]);
  const free = (name: string) => freeName(name, (candidate) => taken.has(candidate));
  // A schema's own type of such a name goes first; ours is then exported with `_` behind it.
  const support = supportNames.map((name) => ({ name, local: free(name) }));
  const descriptor = support.find(({ name }) => name === "DocumentDescriptor")?.local ?? "";
  return {
    header,
    importLines: [
      ...(taken.has("tuple") ? [`from builtins import ${importText("tuple", free("tuple"))}`] : []),
      `from typing import ${importText("Any", free("Any"))}`,
      "",
      ...importLines(
        "_keyslot",
        support.map(({ name, local }) => importText(name, local)),
      ),
      ...own.flatMap(({ module, names }) => importLines(module, names.toSorted())),
    ],
    documentLines: openLines({
      open: `DOCUMENTS: ${free("tuple")}[${descriptor}[${free("Any")}], ...] = (`,
      items: documentNames(modules, context),
      close: ")",
    }),
    exportLines: openLines({
      open: "__all__ = [",
      items: ["DOCUMENTS", ...own.flatMap(({ names }) => names), ...support.map(({ local }) => local)]
        .toSorted()
        .map(stringLiteral),
      close: "]",
    }),
  };
}

function importLines(module: string, items: readonly string[]): readonly string[] {
  const line = `from .${module} import ${items.join(", ")}`;
  return line.length <= 120 ? [line] : bracketLines({ open: `from .${module} import (`, items, close: ")" });
}

function importText(name: string, local: string): string {
  return name === local ? name : `${name} as ${local}`;
}

function documentNames(modules: readonly PackagedModule[], context: EmissionContext): readonly string[] {
  return modules
    .flatMap(({ types }) => types)
    .flatMap((type) => (type.kind === "record" && type.document ? [{ type: type.document.type, name: type.name }] : []))
    .toSorted((a, b) => (a.type < b.type ? -1 : 1))
    .map(({ name }) => namesOf(context, name).document);
}

function exportedNames(type: TypeDefinition, context: EmissionContext): readonly string[] {
  const { type: name, codec, document } = namesOf(context, type.name);
  if (type.kind !== "record") return [name, codec];
  return type.document ? [name, document] : [name];
}
