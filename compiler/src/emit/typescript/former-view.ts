import type { EnumModel, RecordModel, TypeDefinition, UnionModel } from "../../model/schema-model.ts";
import { containerReadLines } from "./container-read-text.ts";
import { enumReadLines, needsTable } from "./enum-text.ts";
import { stringLiteral } from "./literal-text.ts";
import { readLines, readParts } from "./record-text.ts";
import { constantLines } from "./record-view.ts";
import type { Container, ModuleScope } from "./scope.ts";
import { enumShapeLines, recordShapeLines, unionShapeLines } from "./shape-text.ts";
import { slotTexts } from "./slot-text.ts";
import { typeText } from "./type-text.ts";
import { type TypeView, typeView } from "./type-view.ts";
import { unionReadLines } from "./union-text.ts";

/** What the template of a type of a former version prints: everything that reading it takes, and nothing that writes. */
export interface FormerView extends TypeView, ReadView {
  readonly constantLines: readonly string[];
  readonly shapeLines: readonly string[];
  /** True for the document itself, which alone is exported as a codec. */
  readonly isDocument: boolean;
  readonly codecType: string;
  readonly define: string;
  readonly definitionLines: readonly string[];
}

/** What the template of a read function prints. */
interface ReadView {
  readonly exported: string;
  readonly read: string;
  readonly readParameters: string;
  readonly typeText: string;
  readonly readLines: readonly string[];
}

export function formerView(type: TypeDefinition, isDocument: boolean, scope: ModuleScope): FormerView {
  const own = scope.name(type.name, "type");
  return {
    ...typeView(type, scope),
    ...readHead(own, type.kind === "enum", scope),
    ...bodies(type, scope),
    isDocument,
    codecType: isDocument ? `${scope.kernelType("FormerCodec")}<${own}>` : "",
    define: isDocument ? scope.kernel("defineFormer") : "",
    definitionLines: [
      `name: ${stringLiteral(type.name)},`,
      `schemaHash: "${scope.context.hashes.get(type.name)}",`,
      `shape: ${scope.name(type.name, "shape")},`,
      `read: ${scope.name(type.name, "read")},`,
    ],
  };
}

/** The read function of a container in a module of a former version. */
export function formerContainerView({ type, names }: Container, scope: ModuleScope): ReadView {
  const head = readHead(typeText(type, scope), false, scope);
  return { ...head, read: names.read, readLines: containerReadLines(type, scope) };
}

function readHead(own: string, isEnum: boolean, scope: ModuleScope) {
  const reader = `r: ${scope.kernelType("Reader")}`;
  return { exported: "", typeText: own, readParameters: isEnum ? reader : `${reader}, depth: number` };
}

type Bodies = Pick<FormerView, "constantLines" | "shapeLines" | "readLines">;

function bodies(type: TypeDefinition, scope: ModuleScope): Bodies {
  switch (type.kind) {
    case "record":
      return recordBodies(type, scope);
    case "enum":
      return enumBodies(type, scope);
    case "union":
      return unionBodies(type, scope);
  }
}

function recordBodies(record: RecordModel, scope: ModuleScope): Bodies {
  const slots = slotTexts(record, scope);
  const parts = readParts(record, slots, scope);
  return {
    constantLines: [...constantLines(record, slots, scope), ...parts.flatMap((part) => part.lines)],
    shapeLines: recordShapeLines(record, slots, scope),
    readLines: readLines(record, slots, { scope, parts }),
  };
}

function unionBodies(union: UnionModel, scope: ModuleScope): Bodies {
  return {
    constantLines: [],
    shapeLines: unionShapeLines(union, scope),
    readLines: unionReadLines(union, scope),
  };
}

/** The shape comes from a function, which is there before any constant of the module is made. */
function enumBodies(type: EnumModel, scope: ModuleScope): Bodies {
  const table = scope.moduleName(`${type.name.charAt(0).toLowerCase()}${type.name.slice(1)}Members`);
  const shape = scope.name(type.name, "shape");
  const tableLines = () => [`const ${table} = /* @__PURE__ */ ${scope.kernel("enumTable")}(${shape}());`, ""];
  return {
    constantLines: needsTable(type) ? tableLines() : [],
    shapeLines: [
      `function ${shape}(): ${scope.kernelType("EnumShape")} {`,
      ...enumShapeLines(type, scope).map((line) => `  ${line}`),
      "}",
    ],
    readLines: enumReadLines(type, table, scope),
  };
}
