import type { RecordModel, UnionMember, UnionModel } from "../../model/schema-model.ts";
import { typeNamed } from "./context.ts";
import { propertyAccess, stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";

/** Bodies of the functions of a union: a switch over the discriminator when writing, over the tag when reading. */
export interface UnionBodies {
  readonly sizeLines: readonly string[];
  readonly writeLines: readonly string[];
  readonly readLines: readonly string[];
}

export function unionBodies(union: UnionModel, scope: ModuleScope): UnionBodies {
  return {
    sizeLines: unionSizeLines(union, scope),
    writeLines: unionWriteLines(union, scope),
    readLines: unionReadLines(union, scope),
  };
}

function unionSizeLines(union: UnionModel, scope: ModuleScope): readonly string[] {
  const tags = `[${union.members.map((member) => member.tag).join(", ")}]`;
  const otherwise = union.open
    ? `${scope.kernel("sizeUnknownMember")}(v, depth, ${tags})`
    : `${scope.kernel("fault")}("wire/undeclared-value")`;
  return [
    `${scope.kernel("checkObject")}(v);`,
    `${scope.kernel("checkDepth")}(depth);`,
    ...(union.open ? [`if (!(${stringLiteral(union.discriminator)} in v)) return ${otherwise};`] : []),
    `switch (${propertyAccess("v", union.discriminator)}) {`,
    ...union.members.flatMap((member) => [
      `  case ${discriminatorOf(member, scope)}:`,
      `    return ${scope.kernel("unionHeaderSize")} + ${scope.name(member.record, "size")}(v, depth + 1);`,
    ]),
    "  default:",
    `    return ${otherwise};`,
    "}",
  ];
}

function unionWriteLines(union: UnionModel, scope: ModuleScope): readonly string[] {
  const header = scope.kernel("writeUnionHeader");
  const otherwise = union.open
    ? `${scope.kernel("writeUnknownMember")}(b, d, p, v)`
    : `${scope.kernel("fault")}("wire/undeclared-value")`;
  return [
    ...(union.open ? [`if (!(${stringLiteral(union.discriminator)} in v)) return ${otherwise};`] : []),
    `switch (${propertyAccess("v", union.discriminator)}) {`,
    ...union.members.flatMap((member) => [
      `  case ${discriminatorOf(member, scope)}:`,
      `    return ${scope.name(member.record, "write")}(v, b, d, ${header}(b, d, p, ${member.tag}));`,
    ]),
    "  default:",
    `    return ${otherwise};`,
    "}",
  ];
}

/** The body of a union's read function. */
export function unionReadLines(union: UnionModel, scope: ModuleScope): readonly string[] {
  const otherwise = union.open
    ? `${scope.kernel("readUnknownMember")}(r, tag, depth)${unknownCast(union, scope)}`
    : `r.failAt(start, "wire/unknown-tag")`;
  return [
    ...(union.open ? [] : ["const start = r.pos;"]),
    `const tag = ${scope.kernel("readUnionHeader")}(r, depth);`,
    "switch (tag) {",
    ...union.members.flatMap((member) => [
      `  case ${member.tag}:`,
      `    return ${scope.name(member.record, "read")}(r, depth + 1);`,
    ]),
    "  default:",
    `    return ${otherwise};`,
    "}",
  ];
}

/** An authored union that does not list `UnknownMember` has members at runtime that its type does not name. */
function unknownCast(union: UnionModel, scope: ModuleScope): string {
  return union.authored && !union.listsUnknown ? ` as unknown as ${scope.name(union.name, "type")}` : "";
}

function discriminatorOf(member: UnionMember, scope: ModuleScope): string {
  return stringLiteral(memberRecord(member, scope).discriminator?.value ?? "");
}

function memberRecord(member: UnionMember, scope: ModuleScope): RecordModel {
  const record = typeNamed(scope.context, member.record);
  if (record.kind !== "record") throw new Error(`The union member \`${member.record}\` is no record.`);
  return record;
}
