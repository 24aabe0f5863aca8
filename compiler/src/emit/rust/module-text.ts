import type { TypeDefinition } from "../../model/schema-model.ts";
import { renderTemplate } from "../render.ts";
import { enumView } from "./enum-view.ts";
import { unprintable } from "./literal-text.ts";
import { recordView } from "./record-view.ts";
import { type EmissionContext, ModuleScope } from "./scope.ts";
import { unionView } from "./union-view.ts";

/** The module that is generated from one schema file: its types in order of name. */
export function moduleText(path: string, types: readonly TypeDefinition[], context: EmissionContext): string {
  const scope = new ModuleScope(context, context.modules.get(path) ?? "");
  const sections = types.map((type) => sectionText(type, scope).trimEnd());
  return print("module", { header: headerLine(path), useLines: scope.useLines(), sections });
}

/** Marks a file as ours; `build` deletes only files that carry it. */
export function headerLine(path: string, comment = "//"): string {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(unprintable, " ");
  return `${comment} Generated from ${name} by @keyslot/compiler. Do not edit: run \`keyslot build\`.`;
}

export function print(template: string, view: object): string {
  return renderTemplate({ language: "rust", template }, view);
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
