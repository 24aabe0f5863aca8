import type { EnumModel } from "../../model/schema-model.ts";
import { docLines } from "./doc-text.ts";
import { enumBodies } from "./enum-text.ts";
import { propertyAccess, propertyKey } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";
import { enumShapeLines, literal } from "./shape-text.ts";
import { type FunctionsView, signatures, type TypeView, typeView } from "./type-view.ts";

/** What the template of an enum prints. */
export interface EnumView extends TypeView, FunctionsView {
  /** False for unions of literals, which are written as themselves. */
  readonly hasValues: boolean;
  readonly valueLines: readonly string[];
  readonly valueEnding: string;
  /** The table of an open enum with tags. */
  readonly tableLines: readonly string[];
  readonly shapeType: string;
  readonly shapeLines: readonly string[];
}

export function enumView(type: EnumModel, scope: ModuleScope): EnumView {
  const table = scope.moduleName(`${type.name.charAt(0).toLowerCase()}${type.name.slice(1)}Members`);
  const { usesTable, ...bodies } = enumBodies(type, table, scope);
  const shape = scope.name(type.name, "shape");
  return {
    ...typeView(type, scope),
    ...signatures(scope.name(type.name, "type"), scope),
    exported: "export ",
    isShared: true,
    sizeParameters: `v: ${scope.name(type.name, "type")}`,
    readParameters: `r: ${scope.kernelType("Reader")}`,
    hasValues: hasValues(type),
    valueLines: hasValues(type) ? valueLines(type, scope) : [],
    valueEnding: type.source === "const" ? " as const" : "",
    tableLines: usesTable ? [`const ${table} = /* @__PURE__ */ ${scope.kernel("enumTable")}(${shape}());`, ""] : [],
    shapeType: scope.kernelType("EnumShape"),
    shapeLines: enumShapeLines(type, scope),
    ...bodies,
  };
}

/** Enums and constant objects are values in TypeScript, which generated code offers so that schemas stay types only. */
export function hasValues(type: EnumModel): boolean {
  return type.source !== "literals" && type.authored !== undefined;
}

function valueLines(type: EnumModel, scope: ModuleScope): readonly string[] {
  const authored = type.authored ? scope.authored(type.authored) : "";
  return type.members.flatMap((member) => {
    const cast = type.source === "enum" ? ` as ${propertyType(authored, member.name)}` : "";
    return [
      ...docLines(member.doc, member.deprecated),
      `${propertyKey(member.name)}: ${literal(member.value)}${cast},`,
    ];
  });
}

/** The type of one member of an enum. A member whose name is no identifier cannot be named as a type. */
function propertyType(authored: string, name: string): string {
  return propertyAccess("", name).startsWith(".") ? `${authored}.${name}` : authored;
}
