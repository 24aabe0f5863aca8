import type { FormerVersionModel } from "../../model/document-history.ts";
import type { TypeDefinition } from "../../model/schema-model.ts";
import { renderTemplate } from "../render.ts";
import { containerView } from "./container-text.ts";
import type { EmissionContext, ModuleName } from "./context.ts";
import { enumView } from "./enum-view.ts";
import { formerContainerView, formerView } from "./former-view.ts";
import { bracketLines } from "./layout.ts";
import { commentText, stringLiteral } from "./literal-text.ts";
import { recordView } from "./record-view.ts";
import { type ImportLine, ModuleScope } from "./scope.ts";
import { unionView } from "./union-view.ts";

/** The module that is generated from one schema file: its types in order of name, then the containers that they need. */
export function moduleText(module: ModuleName, types: readonly TypeDefinition[], context: EmissionContext): string {
  const scope = new ModuleScope(context, module);
  const sections = types.map((type) => sectionText(type, scope));
  // Printing a container may ask for another one, which then joins the walk.
  for (const container of scope.containers) sections.push(print("functions", containerView(container, scope)));
  return print("module", {
    header: headerLine(module.file.path),
    importLines: [...schemaImports(scope), ...scope.imports().flatMap(importLines)],
    sections: sections.map((section) => section.trimEnd()),
  });
}

/** The module of a former version: the document, then the types that it reached, then the containers that they need. */
export function formerModuleText(module: ModuleName, version: FormerVersionModel, context: EmissionContext): string {
  const scope = new ModuleScope(context, module);
  const sections = version.types.map((type) => print("former", formerView(type, type.name === version.record, scope)));
  for (const container of scope.containers) sections.push(print("read", formerContainerView(container, scope)));
  return print("module", {
    header: headerLine("the lockfile"),
    importLines: scope.imports().flatMap(importLines),
    sections: sections.map((section) => section.trimEnd()),
  });
}

/** Marks a file as ours; `build` deletes only files that carry it. */
export function headerLine(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return `// Generated from ${commentText(name).replace(/[\n\r\t]/g, " ")} by @keyslot/compiler. Do not edit: run \`keyslot build\`.`;
}

export function importLines({ specifier, names }: ImportLine): readonly string[] {
  return bracketLines({ open: "import {", items: names, close: `} from ${stringLiteral(specifier)};` });
}

export function print(template: string, view: object): string {
  return renderTemplate({ language: "typescript", template }, view);
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

function schemaImports(scope: ModuleScope): readonly string[] {
  return scope.schemas().map(({ name, specifier }) => `import type * as ${name} from ${stringLiteral(specifier)};`);
}
