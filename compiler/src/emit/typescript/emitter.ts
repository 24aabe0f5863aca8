import type { DocumentHistory } from "../../model/document-history.ts";
import type { SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import type { EmitOptions, Emitter, GeneratedFile } from "../emitter.ts";
import { typesByFile } from "../types-by-file.ts";
import { createContext, type EmissionContext } from "./context.ts";
import { hasValues } from "./enum-view.ts";
import { bracketLines } from "./layout.ts";
import { stringLiteral } from "./literal-text.ts";
import { moduleRecipes } from "./module-recipes.ts";
import { formerModuleText, headerLine, moduleText, print } from "./module-text.ts";

/** One module a schema file with codecs, one a former version in `former/`, and `index.ts` with all of them and `registry`. */
export const typescriptEmitter: Emitter = { language: "typescript", refuse: () => [], emit };

function emit(
  model: SchemaModel,
  options: EmitOptions,
  histories: readonly DocumentHistory[],
): readonly GeneratedFile[] {
  const context = createContext(model, options, histories);
  const byFile = typesByFile(model);
  const recipes = options.textMadeFrom ? moduleRecipes(byFile, context, histories) : undefined;
  const today = [...context.modules.values()].flatMap((module) => {
    if (module.isFormer) return [];
    const types = byFile.get(module.file.path) ?? [];
    const exported = types.flatMap((type) => exportedNames(type, context));
    const recipe = recipes?.get(module.file.path);
    const known = recipe === undefined ? undefined : options.textMadeFrom?.(pathOf(module.name), recipe);
    const text = known ?? moduleText(module, types, context);
    return [{ name: module.name, types, exported, text, ...(recipe !== undefined && { recipe }) }];
  });
  const modules = [...today, ...formerModules(histories, context)];
  const files = modules.map(({ name, text, recipe }) => ({
    path: pathOf(name),
    text,
    ...(recipe !== undefined && { recipe }),
  }));
  return [...files, { path: pathOf("index"), text: indexText(modules, context) }];
}

function pathOf(module: string): string {
  return `typescript/${module}.ts`;
}

function formerModules(histories: readonly DocumentHistory[], context: EmissionContext): readonly EmittedModule[] {
  const versions = histories.flatMap((history) => history.formerVersions);
  return versions.flatMap((version) => {
    const { record, types } = version;
    const module = context.modules.get(types[0]?.file ?? "");
    if (!module) return [];
    const exported = types.map(({ name }) => (name === record ? valueName(name, context) : `type ${name}`));
    return [{ name: module.name, types, exported, text: formerModuleText(module, version, context) }];
  });
}

interface EmittedModule {
  readonly name: string;
  readonly types: readonly TypeDefinition[];
  /** What `index.ts` passes on of it. */
  readonly exported: readonly string[];
  readonly text: string;
  readonly recipe?: string;
}

function indexText(modules: readonly EmittedModule[], context: EmissionContext): string {
  const documents = modules.flatMap((module) =>
    module.types.filter(isDocument).map((type) => ({ type, module: module.name })),
  );
  const byType = documents.toSorted((a, b) => (persistedType(a.type) < persistedType(b.type) ? -1 : 1));
  return print("index", {
    header: headerLine("all schemas"),
    importLines: modules.flatMap((module) => documentImport(module, context)),
    exportLines: modules.flatMap((module) => exportLines(module, context)),
    documents: byType.map(({ type }) => valueName(type.name, context)),
  });
}

function documentImport(module: EmittedModule, context: EmissionContext): readonly string[] {
  const names = module.types.filter(isDocument).map((type) => valueName(type.name, context));
  if (names.length === 0) return [];
  return bracketLines({ open: "import {", items: names, close: `} from ${specifierOf(module, context)};` });
}

function exportLines(module: EmittedModule, context: EmissionContext): readonly string[] {
  const items = module.exported.toSorted(byBareName);
  return bracketLines({ open: "export {", items, close: `} from ${specifierOf(module, context)};` });
}

function specifierOf(module: EmittedModule, context: EmissionContext): string {
  return stringLiteral(`./${module.name}.${context.importExtension}`);
}

/** The value and the type where both have one name, the view and the lookups; not the functions that modules call each other by. */
function exportedNames(type: TypeDefinition, context: EmissionContext): readonly string[] {
  const names = context.names.get(type.name);
  if (!names) return [];
  if (type.kind === "enum" && !hasValues(type)) return [`type ${names.type}`];
  const own = names.value === names.type ? [names.value] : [names.value, `type ${names.type}`];
  if (type.kind !== "record") return own;
  return [...own, names.view, ...(type.document ? [`type ${names.query}`] : [])];
}

function valueName(name: string, context: EmissionContext): string {
  return context.names.get(name)?.value ?? name;
}

function isDocument(type: TypeDefinition): boolean {
  return type.kind === "record" && type.document !== undefined;
}

function persistedType(type: TypeDefinition): string {
  return type.kind === "record" ? (type.document?.type ?? "") : "";
}

function byBareName(a: string, b: string): number {
  const bare = (name: string) => name.replace(/^type /, "");
  return bare(a) < bare(b) ? -1 : 1;
}
