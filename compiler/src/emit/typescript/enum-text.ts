import type { EnumMember, EnumModel } from "../../model/schema-model.ts";
import type { ModuleScope } from "./scope.ts";
import { literal } from "./shape-text.ts";

/** Bodies of the functions of an enum. */
export interface EnumBodies {
  /** Empty where the size is fixed. */
  readonly sizeLines: readonly string[];
  readonly writeLines: readonly string[];
  readonly readLines: readonly string[];
  /** True when the bodies look values up in the table. */
  readonly usesTable: boolean;
}

/**
 * Closed enums are switches. An open one whose members are themselves on the wire is no more than a number or string; one that also
 * has tags keeps a table, because an undeclared value must not be taken for a member.
 */
export function enumBodies(type: EnumModel, table: string, scope: ModuleScope): EnumBodies {
  const readLines = enumReadLines(type, table, scope);
  if (!type.open) return { usesTable: false, readLines, ...closedBodies(type, scope) };
  const usesTable = needsTable(type);
  return { usesTable, readLines, ...(usesTable ? tableBodies(table, scope) : openBodies(type, scope)) };
}

/** The body of an enum's read function. */
export function enumReadLines(type: EnumModel, table: string, scope: ModuleScope): readonly string[] {
  const name = scope.name(type.name, "type");
  if (needsTable(type)) return [`return ${scope.kernel("readEnum")}(${table}, r) as ${name};`];
  const read = scope.kernel(`read${wireScalar(type)}`);
  if (type.open) return [`return ${read}(r) as ${name};`];
  return [
    "const start = r.pos;",
    `const wire = ${read}(r);`,
    "switch (wire) {",
    ...closedReadCases(type, name),
    "  default:",
    `    return r.failAt(start, "wire/unknown-enum-value");`,
    "}",
  ];
}

/** True for an open enum that also has tags. */
export function needsTable(type: EnumModel): boolean {
  return type.open && !type.members.every(isItself);
}

type WriteBodies = Pick<EnumBodies, "sizeLines" | "writeLines">;

/** Whether a value is a member is seen while it is written. */
function closedBodies(type: EnumModel, scope: ModuleScope): WriteBodies {
  const write = scope.kernel(`write${wireScalar(type)}`);
  const same = type.members.filter(isItself);
  const shared = same.map((member) => `  case ${literal(member.value)}:`);
  if (same.length > 0) shared.push(`    return ${write}(b, d, p, v);`);
  const tagged = type.members.filter((member) => !isItself(member));
  const cases = tagged.flatMap((member) => [
    `  case ${literal(member.value)}:`,
    `    return ${write}(b, d, p, ${literal(member.wire)});`,
  ]);
  const rest = ["  default:", `    return ${scope.kernel("fault")}("wire/undeclared-value");`];
  return { sizeLines: [], writeLines: ["switch (v) {", ...shared, ...cases, ...rest, "}"] };
}

/** Members that are themselves on the wire share one arm; the others are translated. */
function closedReadCases(type: EnumModel, name: string): readonly string[] {
  const same = type.members.filter(isItself);
  const shared = same.map((member) => `  case ${literal(member.wire)}:`);
  if (same.length > 0) shared.push(`    return wire as ${name};`);
  const tagged = type.members.filter((member) => !isItself(member));
  return [
    ...shared,
    ...tagged.flatMap((member) => [
      `  case ${literal(member.wire)}:`,
      `    return ${literal(member.value)}${typeof member.value === "string" ? ` as ${name}` : ""};`,
    ]),
  ];
}

/** Any value of the scalar: a number is checked while it is written, a string is sized first. */
function openBodies(type: EnumModel, scope: ModuleScope): WriteBodies {
  if (type.wire === "int") return { sizeLines: [], writeLines: [`return ${scope.kernel("putSafeint")}(b, d, p, v);`] };
  return {
    sizeLines: [`return ${scope.kernel("sizeString")}(v);`],
    writeLines: [`return ${scope.kernel("writeString")}(b, d, p, v);`],
  };
}

function tableBodies(table: string, scope: ModuleScope): WriteBodies {
  return {
    sizeLines: [`return ${scope.kernel("sizeEnum")}(${table}, v);`],
    writeLines: [`return ${scope.kernel("writeEnum")}(${table}, b, d, p, v);`],
  };
}

function isItself(member: EnumMember): boolean {
  return member.value === member.wire;
}

function wireScalar(type: EnumModel): string {
  return type.wire === "int" ? "Safeint" : "String";
}
