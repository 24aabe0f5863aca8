import type { EnumMember, EnumModel } from "../../model/schema-model.ts";
import type { ModuleScope } from "./scope.ts";
import { literal } from "./shape-text.ts";

/** Bodies of the functions of an enum. */
export interface EnumBodies {
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

function closedBodies(type: EnumModel, scope: ModuleScope): WriteBodies {
  const fault = scope.kernel("fault");
  return {
    sizeLines: [
      "switch (v) {",
      ...type.members.map((member) => `  case ${literal(member.value)}:`),
      `    return ${sizeBound(type)};`,
      "  default:",
      `    return ${fault}("wire/undeclared-value");`,
      "}",
    ],
    writeLines: closedWriteLines(type, scope),
  };
}

function closedWriteLines(type: EnumModel, scope: ModuleScope): readonly string[] {
  const write = scope.kernel(`write${wireScalar(type)}`);
  const tagged = type.members.filter((member) => !isItself(member));
  if (tagged.length === 0) return [`return ${write}(b, d, p, v);`];
  const cases = tagged.flatMap((member) => [
    `  case ${literal(member.value)}:`,
    `    return ${write}(b, d, p, ${literal(member.wire)});`,
  ]);
  const isComplete = tagged.length === type.members.length;
  const rest = isComplete ? `${scope.kernel("fault")}("wire/undeclared-value")` : `${write}(b, d, p, v)`;
  return ["switch (v) {", ...cases, "  default:", `    return ${rest};`, "}"];
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

function openBodies(type: EnumModel, scope: ModuleScope): WriteBodies {
  const scalar = wireScalar(type);
  return {
    sizeLines: [`return ${scope.kernel(`size${scalar}`)}(v);`],
    writeLines: [`return ${scope.kernel(`write${scalar}`)}(b, d, p, v);`],
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

/** The most bytes that one of the members takes. */
function sizeBound(type: EnumModel): number {
  if (type.wire === "int") return 9;
  return 5 + Math.max(0, ...type.members.map((member) => Buffer.byteLength(String(member.wire))));
}
