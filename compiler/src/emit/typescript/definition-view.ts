import type { FormerVersionModel } from "../../model/document-history.ts";
import type { DocumentModel, RecordModel, SlotModel, UnionModel } from "../../model/schema-model.ts";
import { type CatalogEntry, describeDocument } from "../catalog-entry.ts";
import { isFreezable } from "./freezable.ts";
import { type IndexText, indexTexts } from "./index-text.ts";
import { jsonLiteral, propertyAccess, stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";
import { presentTypeText } from "./slot-text.ts";

/** The exported value of a record or union: its type, the function that makes it, and the parts that it is made of. */
export interface DefinitionView {
  readonly codecType: string;
  readonly define: string;
  readonly definitionLines: readonly string[];
  readonly isDocument: boolean;
  readonly queries: readonly { readonly doc: string; readonly lines: readonly string[] }[];
}

export function definitionView(record: RecordModel, scope: ModuleScope): DefinitionView {
  const { document } = record;
  const view = `view: (bytes) => new ${scope.name(record.name, "view")}(bytes),`;
  const codecLines = [...codecParts(record, scope), view];
  if (!document) {
    const codecType = `${scope.kernelType("Codec")}<${scope.name(record.name, "type")}, ${scope.name(record.name, "view")}>`;
    const define = scope.kernel("defineRecord");
    return { codecType, define, definitionLines: codecLines, isDocument: false, queries: [] };
  }
  const indexes = indexTexts(record, document, scope);
  return {
    codecType: documentType(record, document, scope),
    define: scope.kernel("defineDocument"),
    definitionLines: [...codecLines, ...documentParts({ record, document, indexes, scope })],
    isDocument: true,
    queries: indexes.map(({ doc, signatureLines }) => ({ doc, lines: signatureLines })),
  };
}

/** A union is decoded whole: its view is the value. */
export function unionDefinition(union: UnionModel, scope: ModuleScope): Omit<DefinitionView, "isDocument" | "queries"> {
  const type = scope.name(union.name, "type");
  return {
    codecType: `${scope.kernelType("Codec")}<${type}, ${type}>`,
    define: scope.kernel("defineUnion"),
    definitionLines: [
      ...codecParts(union, scope),
      `view: (bytes) => ${scope.name(union.name, "value")}.decode(bytes),`,
    ],
  };
}

function codecParts(type: RecordModel | UnionModel, scope: ModuleScope): readonly string[] {
  return [
    `name: ${stringLiteral(type.name)},`,
    `schemaHash: "${scope.context.hashes.get(type.name)}",`,
    `shape: ${scope.name(type.name, "shape")},`,
    `size: ${scope.name(type.name, "size")},`,
    `write: ${scope.name(type.name, "write")},`,
    `read: ${scope.name(type.name, "read")},`,
    ...entryLines(type, scope),
  ];
}

/** The codec's entries as functions of the type's own: what they name, engines build into them. */
function entryLines(type: RecordModel | UnionModel, scope: ModuleScope): readonly string[] {
  const piece = (name: "shape" | "size" | "write" | "read") => scope.name(type.name, name);
  const writing = `${piece("shape")}, ${piece("size")}, ${piece("write")}`;
  const reading = `${piece("shape")}, ${piece("read")}`;
  return [
    `encode: (value) => ${scope.kernel("runEncode")}(value, ${writing}),`,
    `encodeInto: (writer, value) => ${scope.kernel("runEncodeInto")}(writer, value, ${writing}),`,
    `decode: (bytes, options) => ${scope.kernel("runDecode")}(bytes, options, ${reading}),`,
    `decodeFrom: (reader) => ${scope.kernel("runDecodeFrom")}(reader, ${reading}),`,
  ];
}

function documentType(record: RecordModel, document: DocumentModel, scope: ModuleScope): string {
  const type = scope.name(record.name, "type");
  const parts = [
    type,
    storeKeyType(record, document, scope),
    scope.name(record.name, "query"),
    scope.name(record.name, "view"),
    ...formerTypes(record, scope),
  ];
  return `${scope.kernelType("DocumentDefinition")}<${parts.join(", ")}>`;
}

/** `{ v1: PlayerV1 }`: what migrations are given. Type and codec have one name, and one import brings both. */
function formerTypes(record: RecordModel, scope: ModuleScope): readonly string[] {
  const versions = formerVersions(record, scope).map(
    (former) => `v${former.version}: ${scope.name(former.record, "value")}`,
  );
  return versions.length === 0 ? [] : [`{ ${versions.join("; ")} }`];
}

function formerVersions(record: RecordModel, scope: ModuleScope): readonly FormerVersionModel[] {
  return scope.context.histories.get(record.name)?.formerVersions ?? [];
}

function formerLines(record: RecordModel, scope: ModuleScope): readonly string[] {
  const lines = formerVersions(record, scope).map(({ version, schemaId, record: former }) => {
    const codec = scope.name(former, "value");
    return `  v${version}: { version: ${version}, schemaId: ${stringLiteral(schemaId)}, codec: ${codec} },`;
  });
  return lines.length === 0 ? [] : ["formerVersions: {", ...lines, "},"];
}

/** How callers name one document: the `@id` slot's type, a tuple for several, any string without; a global needs no name. */
function storeKeyType(record: RecordModel, document: DocumentModel, scope: ModuleScope): string {
  if (document.global) return "undefined";
  const types = idSlots(record, document).map((slot) => presentTypeText(record.name, slot, scope));
  const [only = "string"] = types;
  return types.length > 1 ? `readonly [${types.join(", ")}]` : only;
}

function idSlots(record: RecordModel, document: DocumentModel): readonly SlotModel[] {
  return record.slots.filter((slot) => document.idKeys.includes(slot.key));
}

interface DocumentPlace {
  readonly record: RecordModel;
  readonly document: DocumentModel;
  readonly indexes: readonly IndexText[];
  readonly scope: ModuleScope;
}

function documentParts({ record, document, indexes, scope }: DocumentPlace): readonly string[] {
  return [
    `type: ${stringLiteral(document.type)},`,
    `schemaId: ${stringLiteral(document.schemaId)},`,
    `version: ${document.version},`,
    `global: ${document.global},`,
    `freezable: ${isFreezable(record.name, scope.context)},`,
    ...storeKeyLines(record, document, scope),
    ...listLines(
      "indexes: [",
      indexes.map((index) => index.declarationLines),
      "],",
    ),
    ...queryLines(indexes),
    ...formerLines(record, scope),
    ...catalogLines(describeDocument(document, record.slots, scope.context.types), [
      document.schemaId,
      ...(scope.context.histories.get(record.name)?.compatibleSchemaIds ?? []),
    ]),
  ];
}

function storeKeyLines(record: RecordModel, document: DocumentModel, scope: ModuleScope): readonly string[] {
  if (document.global) return ['storeKey: () => "__global__",', 'storeKeyOf: () => "__global__",'];
  const slots = idSlots(record, document);
  if (slots.length === 0) return ["storeKey: (key) => key,", "storeKeyOf: () => undefined,"];
  const make = `${scope.kernel("storeKeyText")}(${scope.name(record.name, "shape")}, [${slots.map((slot) => slot.key).join(", ")}]`;
  const values = slots.map((slot) => propertyAccess("v", slot.name)).join(", ");
  const id = slots.length === 1 ? "[id]" : "id";
  return [`storeKey: (id) => ${make}, ${id}),`, `storeKeyOf: (v) => ${make}, [${values}]),`];
}

function queryLines(indexes: readonly IndexText[]): readonly string[] {
  if (indexes.length === 0) return ["query: () => ({}),"];
  return ["query: (reader) => ({", ...indexes.map((index) => `  ${index.accessor},`), "}),"];
}

function catalogLines(catalog: CatalogEntry, compatible: readonly string[]): readonly string[] {
  const members = catalog.members.map((member) => {
    const alias = member.indexAlias === null ? "null" : stringLiteral(member.indexAlias);
    const name = `slot: ${member.slot}, name: ${stringLiteral(member.name)}, typeName: ${stringLiteral(member.type)}`;
    const reference = `isReference: ${member.isReference}, isMany: ${member.many}, targetSchema: null`;
    return [`{ ${name}, ${reference}, isName: ${member.isName}, indexAlias: ${alias} }`];
  });
  return [
    "catalog: {",
    `  schemaId: ${stringLiteral(catalog.schemaId)},`,
    `  schemaName: ${stringLiteral(catalog.schemaName)},`,
    `  schemaVersion: ${stringLiteral(catalog.schemaVersion)},`,
    `  contentHash: "${catalog.contentHash}",`,
    "  canonicalSchemaJson:",
    `    ${jsonLiteral(catalog.canonicalSchemaJson)},`,
    `  compatibleSchemaIds: [${compatible.map(stringLiteral).join(", ")}],`,
    ...listLines("members: [", members, "],").map((line) => `  ${line}`),
    "},",
  ];
}

function listLines(open: string, items: readonly (readonly string[])[], close: string): readonly string[] {
  if (items.length === 0) return [open + close];
  const lines = items.flatMap((item) => item.map((line, i) => (i === item.length - 1 ? `${line},` : line)));
  return [open, ...lines.map((line) => `  ${line}`), close];
}
