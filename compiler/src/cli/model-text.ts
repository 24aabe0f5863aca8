import type { Paint } from "../diagnostics/text-printer.ts";
import type {
  DocumentModel,
  EnumModel,
  RecordModel,
  SchemaModel,
  SlotModel,
  TypeDefinition,
  UnionModel,
} from "../model/schema-model.ts";
import { printTypeText } from "../model/type-text.ts";

/** The model as a tree: files, their types, and what these are made of. */
export function modelText(model: SchemaModel, paint: Paint): string {
  return model.files
    .map((file) => {
      const types = model.types.filter((type) => type.file === file.path);
      return `${paint.faint(file.path)}\n${types.map((type) => typeLines(type, paint)).join("")}`;
    })
    .join("\n");
}

function typeLines(type: TypeDefinition, paint: Paint): string {
  const [head, rows] = describeType(type);
  const lines = [`  ${paint.strong(type.name)} ${paint.faint(head)}`, ...alignColumns(rows).map((row) => `    ${row}`)];
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/** What stands behind the name, and a row of cells for each part. */
function describeType(type: TypeDefinition): readonly [string, readonly (readonly string[])[]] {
  switch (type.kind) {
    case "record":
      return [describeRecord(type), [...type.slots.map((slot) => slotCells(slot, type)), ...indexCells(type)]];
    case "enum":
      return [describeEnum(type), type.members.map((member) => [String(member.wire), member.name])];
    case "union":
      return [describeUnion(type), type.members.map((member) => [String(member.tag), member.record])];
  }
}

function describeRecord(type: RecordModel): string {
  const reserved = [...type.reserved.keys, ...type.reserved.names.map((name) => JSON.stringify(name))];
  const tail = reserved.length > 0 ? `, reserved ${reserved.join(" ")}` : "";
  return `${type.document ? describeDocument(type.document) : "record"}${tail}`;
}

function describeDocument(document: DocumentModel): string {
  const schema = document.schemaId === document.type ? "" : ` ${JSON.stringify(document.schemaId)}`;
  const flags = [document.global && "global", document.draft && "draft"].filter((flag) => flag !== false);
  return [`document ${JSON.stringify(document.type)}${schema} version ${document.version}`, ...flags].join(", ");
}

function describeEnum(type: EnumModel): string {
  return `${type.open ? "open " : ""}enum of ${type.wire === "int" ? "numbers" : "strings"}`;
}

function describeUnion(type: UnionModel): string {
  return `${type.open ? "open " : ""}union told apart by ${type.discriminator}`;
}

function slotCells(slot: SlotModel, type: RecordModel): readonly string[] {
  const roles = [
    type.document?.idKeys.includes(slot.key) && "id",
    type.document?.nameKey === slot.key && "name",
    slot.deprecated !== undefined && "deprecated",
    slot.inheritedFrom !== undefined && `from ${slot.inheritedFrom}`,
  ].filter((role) => role !== false);
  const presence = slot.presence === "defaulted" ? `default ${JSON.stringify(slot.default)}` : slot.presence;
  return [
    String(slot.key),
    slot.name,
    printTypeText(slot.type),
    presence,
    roles.filter((role) => role !== undefined).join(", "),
  ];
}

function indexCells(type: RecordModel): readonly (readonly string[])[] {
  const nameOf = (key: number) => type.slots.find((slot) => slot.key === key)?.name ?? String(key);
  return (type.document?.indexes ?? []).map((index) => [
    "·",
    index.accessor,
    index.keys.map(nameOf).join(", "),
    index.unique ? "unique index" : "index",
  ]);
}

function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (column: number) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widthOf(column))).join("  "));
}
