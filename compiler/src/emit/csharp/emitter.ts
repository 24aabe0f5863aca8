import type { RecordModel, SchemaFile, SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import { toPascalCase } from "../../text/change-case.ts";
import type { EmitOptions, Emitter, GeneratedFile } from "../emitter.ts";
import { freeName } from "../naming.ts";
import { renderTemplate } from "../render.ts";
import { typesByFile } from "../types-by-file.ts";
import { EmissionContext } from "./context.ts";
import { documentView } from "./document-view.ts";
import { enumView } from "./enum-view.ts";
import { commentText } from "./literal-text.ts";
import { recordView } from "./record-view.ts";
import { refuseDefaults } from "./refuse-defaults.ts";
import { tupleView } from "./tuple-view.ts";
import { unionView } from "./union-view.ts";

/**
 * One file a schema file for MessagePack-CSharp, `KeyslotDocuments.cs` with what there is in all of them, and `KeyslotSupport.cs` with
 * what all of them need.
 */
export const csharpEmitter: Emitter = { language: "csharp", refuse: refuseDefaults, emit };

const defaultNamespace = "Keyslot.Generated";

function emit(model: SchemaModel, options: EmitOptions): readonly GeneratedFile[] {
  if (model.types.length === 0) return [];
  const context = new EmissionContext(model, options.csharp?.namespace ?? defaultNamespace);
  const names = fileNames(model);
  const byFile = typesByFile(model);
  const files = model.files.flatMap((file) => {
    const types = byFile.get(file.path) ?? [];
    if (types.length === 0) return [];
    return [{ path: `csharp/${names.get(file.path)}.cs`, text: fileText(file, types, context) }];
  });
  const { supportNamespace } = context;
  const support = print("support", { header: headerLine("all schemas"), supportNamespace });
  return [
    ...files,
    { path: `csharp/${registryName}.cs`, text: registryText(context) },
    { path: `csharp/${supportName}.cs`, text: support },
  ];
}

const registryName = "KeyslotDocuments";
const supportName = "KeyslotSupport";

/** By path; names that differ in case alone are one file on some disks. */
function fileNames(model: SchemaModel): ReadonlyMap<string, string> {
  const taken = new Set([registryName, supportName].map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  for (const { path, outputName } of model.files) {
    const name = freeName(toPascalCase(outputName) || "Schema", (candidate) => taken.has(candidate.toLowerCase()));
    taken.add(name.toLowerCase());
    names.set(path, name);
  }
  return names;
}

function fileText(file: SchemaFile, types: readonly TypeDefinition[], context: EmissionContext): string {
  const known = context.tuples.size;
  const sections = types.map((type) => sectionText(type, context));
  // A tuple's elements may ask for another tuple, which then joins the walk.
  let position = 0;
  for (const { name, type } of context.tuples.values())
    if (position++ >= known) sections.push(print("tuple", tupleView(name, type, context)));
  const mentions = (name: string) => sections.some((section) => new RegExp(`\\b${name}\\b`).test(section));
  return print("file", {
    header: headerLine(file.path.slice(file.path.lastIndexOf("/") + 1)),
    namespace: context.namespace,
    supportNamespace: context.supportNamespace,
    plainDate: context.plainDate,
    usesPlainDate: mentions(context.plainDate),
    usesRegex: mentions("Regex"),
    sections: sections.map((section) => section.trimEnd()),
  });
}

/** Marks a file as ours; `build` deletes only files that carry it. */
function headerLine(source: string): string {
  const name = commentText(source).replace(/[\n\r\t]/g, " ");
  return `// Generated from ${name} by @keyslot/compiler. Do not edit: run \`keyslot build\`.`;
}

function sectionText(type: TypeDefinition, context: EmissionContext): string {
  switch (type.kind) {
    case "record":
      return recordText(type, context);
    case "enum": {
      const names = supportNames(context, { type: type.name });
      return print("enum", { ...names, ...enumView(type, context) });
    }
    case "union":
      return print("union", { ...supportNames(context, { type: type.name }), ...unionView(type, context) });
  }
}

function recordText(record: RecordModel, context: EmissionContext): string {
  const text = print("record", { ...supportNames(context, { type: record.name }), ...recordView(record, context) });
  if (!record.document) return text;
  return `${text.trimEnd()}\n\n${print("document", documentView(record, record.document, context))}`;
}

/** What every codec mentions. */
function supportNames(context: EmissionContext, { type }: { readonly type: string }) {
  return {
    codecName: context.namesOf(type).codec,
    path: JSON.stringify(type),
    schemaHash: context.hashes.get(type) ?? "",
    declaredCodec: context.external("DeclaredCodec"),
    wireWriter: context.external("WireWriter"),
    wireReader: context.external("WireReader"),
    wireSkip: context.external("WireSkip"),
    exception: context.external("KeyslotException"),
    messagePackWriter: context.external("MessagePackWriter"),
    messagePackReader: context.external("MessagePackReader"),
  };
}

function registryText(context: EmissionContext): string {
  const { names, model } = context;
  const formatted = model.types.filter((type) => type.kind !== "enum" || type.wire === "int");
  return print("registry", {
    header: headerLine("all schemas"),
    namespace: context.namespace,
    supportNamespace: context.supportNamespace,
    registryName: names.registry,
    resolverName: names.resolver,
    list: context.external("IReadOnlyList"),
    document: context.external("KeyslotDocument"),
    resolver: context.external("IFormatterResolver"),
    formatter: context.external("IMessagePackFormatter"),
    systemType: context.external("Type"),
    documents: documentsByType(model).map((record) => `${context.namesOf(record.name).document}.Instance`),
    formatters: formatted.map((type) => ({
      type: context.namesOf(type.name).type,
      codec: `${context.namesOf(type.name).codec}.Instance`,
    })),
  });
}

function documentsByType(model: SchemaModel): readonly RecordModel[] {
  const documents = model.types.filter((type): type is RecordModel => type.kind === "record" && !!type.document);
  return documents.toSorted((a, b) => ((a.document?.type ?? "") < (b.document?.type ?? "") ? -1 : 1));
}

function print(template: string, view: object): string {
  return renderTemplate({ language: "csharp", template }, view);
}
