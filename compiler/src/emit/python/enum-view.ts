import type { EnumModel } from "../../model/schema-model.ts";
import { namesOf } from "./context.ts";
import { docLines } from "./doc-text.ts";
import { bracketLines, openLines } from "./layout.ts";
import { stringLiteral } from "./literal-text.ts";
import { isClassEnum, memberName } from "./names.ts";
import type { ModuleScope } from "./scope.ts";
import { unknownText } from "./type-text.ts";

/** What the template of an enum prints: a class with members, or an alias of literals; and its codec. */
export interface EnumView {
  readonly isClass: boolean;
  readonly head: string;
  readonly docLines: readonly string[];
  readonly members: readonly { readonly declaration: string; readonly docLines: readonly string[] }[];
  readonly aliasLines: readonly string[];
  readonly codecLines: readonly string[];
}

export function enumView(type: EnumModel, scope: ModuleScope): EnumView {
  const isClass = isClassEnum(type);
  return {
    isClass,
    head: isClass ? `class ${scope.ownName(type.name)}(${baseText(type, scope)}):` : "",
    docLines: docLines(type.doc, type.deprecated),
    members: type.members.map((member) => ({
      declaration: `${memberName(member.name)} = ${literal(member.value)}`,
      docLines: docLines(member.doc, member.deprecated),
    })),
    aliasLines: isClass ? [] : aliasLines(type, scope),
    codecLines: codecLines(type, scope),
  };
}

function baseText(type: EnumModel, scope: ModuleScope): string {
  const kinds = new Set(type.members.map((member) => typeof member.value));
  if (kinds.size > 1) return scope.imported("enum", "Enum");
  if (kinds.has("number")) return scope.imported("enum", "IntEnum");
  return `${scope.builtin("str")}, ${scope.imported("enum", "Enum")}`;
}

function aliasLines(type: EnumModel, scope: ModuleScope): readonly string[] {
  const open = `${scope.ownName(type.name)}: ${scope.imported("typing", "TypeAlias")} = ${scope.imported("typing", "Literal")}[`;
  const items = type.members.map((member) => literal(member.value));
  return bracketLines({ open, items, close: type.open ? `] | ${scope.builtin("str")}` : "]" });
}

function codecLines(type: EnumModel, scope: ModuleScope): readonly string[] {
  const isClass = isClassEnum(type);
  const name = scope.type(type.name);
  const annotation = isClass && type.open ? `${name} | ${scope.builtin(unknownText(type))}` : name;
  const codec = scope.wire("EnumCodec");
  const members = type.members.map((member) => {
    const value = isClass ? `${scope.value(type.name)}.${memberName(member.name)}` : literal(member.value);
    return `(${value}, ${literal(member.wire)})`;
  });
  return openLines({
    open: `${namesOf(scope.context, type.name).codec}: ${codec}[${annotation}] = ${codec}(`,
    items: [
      stringLiteral(type.name),
      bracketLines({ open: "[", items: members, close: "]", indent: 5 }).join("\n"),
      `numbers=${type.wire === "int" ? "True" : "False"}`,
      `open=${type.open ? "True" : "False"}`,
    ],
    close: ")",
  });
}

function literal(value: number | string): string {
  return typeof value === "number" ? String(value) : stringLiteral(value);
}
