import type { TypeDefinition } from "../../model/schema-model.ts";
import { renderTemplate } from "../render.ts";
import { type EmissionContext, moduleOf } from "./context.ts";
import { enumView } from "./enum-view.ts";
import { commentText } from "./literal-text.ts";
import { recordView } from "./record-view.ts";
import { ModuleScope } from "./scope.ts";
import { unionView } from "./union-view.ts";

/** The module that is generated from one schema file: its types in order of name, unions behind the classes that they are of. */
export function moduleText(file: string, types: readonly TypeDefinition[], context: EmissionContext): string {
  const scope = new ModuleScope(context, moduleOf(context, file), types);
  const unions = types.filter((type) => type.kind === "union");
  const others = types.filter((type) => type.kind !== "union");
  const sections = [...others, ...unions].map((type) => sectionText(type, scope).trimEnd());
  const aliasLines = scope.aliasLines();
  const text = print("module", {
    header: headerText(file.slice(file.lastIndexOf("/") + 1)),
    importLines: scope.importLines(),
    hasAliases: aliasLines.length > 0,
    aliasLines,
    sections,
  });
  // Empty lines of docstrings; no other literal goes over lines.
  return text.replace(/ +$/gm, "");
}

/** Marks a file as ours; `build` deletes only files that carry it. */
export function headerText(source: string): string {
  return `Generated from ${commentText(source)} by @keyslot/compiler. Do not edit: run \`keyslot build\`.`;
}

export function print(template: string, view: object): string {
  return renderTemplate({ language: "python", template }, view);
}

function sectionText(type: TypeDefinition, scope: ModuleScope): string {
  switch (type.kind) {
    case "record":
      return print("record", recordView(type, scope));
    case "enum":
      return print("enum", enumView(type, scope));
    case "union":
      return print("union", unionView(type, scope));
  }
}
