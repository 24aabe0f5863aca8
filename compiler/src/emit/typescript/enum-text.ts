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
  if (!type.open) return closedBodies(type, scope);
  return type.members.every(isItself) ? openBodies(type, scope) : tableBodies(type, table, scope);
}

function closedBodies(type: EnumModel, scope: ModuleScope): EnumBodies {
  const scalar = wireScalar(type);
  const name = scope.name(type.name, "type");
  const fault = scope.kernel("fault");
  return {
    usesTable: false,
    sizeLines: [
      "switch (v) {",
      ...type.members.map((member) => `  case ${literal(member.value)}:`),
      `    return ${sizeBound(type)};`,
      "  default:",
      `    return ${fault}("wire/undeclared-value");`,
      "}",
    ],
    writeLines: closedWriteLines(type, scope),
    readLines: [
      "const start = r.pos;",
      `const wire = ${scope.kernel(`read${scalar}`)}(r);`,
      "switch (wire) {",
      ...closedReadCases(type, name),
      "  default:",
      `    return r.failAt(start, "wire/unknown-enum-value");`,
      "}",
    ],
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

function openBodies(type: EnumModel, scope: ModuleScope): EnumBodies {
  const scalar = wireScalar(type);
  return {
    usesTable: false,
    sizeLines: [`return ${scope.kernel(`size${scalar}`)}(v);`],
    writeLines: [`return ${scope.kernel(`write${scalar}`)}(b, d, p, v);`],
    readLines: [`return ${scope.kernel(`read${scalar}`)}(r) as ${scope.name(type.name, "type")};`],
  };
}

function tableBodies(type: EnumModel, table: string, scope: ModuleScope): EnumBodies {
  return {
    usesTable: true,
    sizeLines: [`return ${scope.kernel("sizeEnum")}(${table}, v);`],
    writeLines: [`return ${scope.kernel("writeEnum")}(${table}, b, d, p, v);`],
    readLines: [`return ${scope.kernel("readEnum")}(${table}, r) as ${scope.name(type.name, "type")};`],
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
