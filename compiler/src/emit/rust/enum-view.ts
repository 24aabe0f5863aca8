import type { EnumMember, EnumModel } from "../../model/schema-model.ts";
import { docLines } from "./doc-text.ts";
import { stringLiteral } from "./literal-text.ts";
import { nameVariants, unknownVariant } from "./names.ts";
import type { ModuleScope } from "./scope.ts";
import { derivesOf } from "./type-view.ts";

/** What the template of an enum prints. */
export interface EnumView {
  readonly name: string;
  readonly docLines: readonly string[];
  readonly derives: string;
  readonly variants: readonly { readonly docLines: readonly string[]; readonly name: string }[];
  readonly trait: string;
  readonly write: string;
  readonly read: string;
  /** What stands on the wire, as a result and as a parameter. */
  readonly wireType: string;
  readonly wireLines: readonly string[];
  readonly fromWireLines: readonly string[];
  /** One where ids or indexes are made of the enum. */
  readonly indexed: readonly { readonly from: string; readonly lines: readonly string[] }[];
  readonly option: string;
  readonly result: string;
}

export function enumView(type: EnumModel, scope: ModuleScope): EnumView {
  const variants = nameVariants(type);
  const isText = type.wire === "string";
  const isCopied = !(type.open && isText);
  const isIndexed = scope.context.indexed.has(type.name);
  return {
    name: scope.name(type.name),
    docLines: docLines(type.doc, type.deprecated),
    derives: derivesOf(type.name, scope, []).replace("Clone,", isCopied ? "Clone, Copy," : "Clone,"),
    variants: [...declaredViews(variants), ...unknownViews(type, scope)],
    trait: isText ? "TextEnum" : "IntegerEnum",
    write: isText ? "write_text_enum" : "write_integer_enum",
    read: isText ? "read_text_enum" : "read_integer_enum",
    wireType: isText ? "&str" : "i64",
    wireLines: wireLines(type, variants),
    fromWireLines: fromWireLines(type, variants),
    indexed: isIndexed ? [{ from: scope.prelude("From"), lines: indexLines(type, variants, scope) }] : [],
    option: scope.prelude("Option"),
    result: scope.prelude("Result"),
  };
}

type Variants = ReadonlyMap<EnumMember, string>;

function declaredViews(variants: Variants): EnumView["variants"] {
  return [...variants].map(([member, name]) => ({ docLines: docLines(member.doc, member.deprecated), name }));
}

function unknownViews(type: EnumModel, scope: ModuleScope): EnumView["variants"] {
  if (!type.open) return [];
  const value = type.wire === "int" ? "i64" : scope.prelude("String");
  return [{ docLines: ["/// A value that this build does not know."], name: `${unknownVariant}(${value})` }];
}

function wireLines(type: EnumModel, variants: Variants): readonly string[] {
  const unknown = type.wire === "int" ? "*wire" : "wire";
  return [
    ...[...variants].map(([member, name]) => `Self::${name} => ${literal(member.wire)},`),
    ...(type.open ? [`Self::${unknownVariant}(wire) => ${unknown},`] : []),
  ];
}

/** Other languages could not tell an unknown value from a member that they spell like it, so that it is refused here too. */
function fromWireLines(type: EnumModel, variants: Variants): readonly string[] {
  const wires = new Set(type.members.map((member) => member.wire));
  const misleading = type.members
    .map((member) => member.value)
    .filter((value) => isOf(type, value) && !wires.has(value));
  const unknown = type.wire === "int" ? "wire" : "wire.to_owned()";
  return [
    ...[...variants].map(([member, name]) => `${literal(member.wire)} => Some(Self::${name}),`),
    ...(type.open && misleading.length > 0 ? [`${misleading.map(literal).join(" | ")} => None,`] : []),
    type.open ? `_ => Some(Self::${unknownVariant}(${unknown})),` : "_ => None,",
  ];
}

function isOf(type: EnumModel, value: number | string): boolean {
  return typeof value === (type.wire === "int" ? "number" : "string");
}

/** Ids and indexes hold a member's value in TypeScript, which `@tag` makes another than the one on the wire. */
function indexLines(type: EnumModel, variants: Variants, scope: ModuleScope): readonly string[] {
  const name = scope.name(type.name);
  if (type.members.every((member) => member.value === member.wire)) {
    const wire = `keyslot::${type.wire === "int" ? "IntegerEnum" : "TextEnum"}::wire(value)`;
    return [type.wire === "int" ? `Self::from(&${wire})` : `Self::from(${wire})`];
  }
  const unknown = type.wire === "int" ? "wire" : "wire.as_str()";
  const arms = [...variants].map(([member, variant]) => {
    const value = typeof member.value === "number" ? `&${literal(member.value)}_i64` : literal(member.value);
    return `    ${name}::${variant} => Self::from(${value}),`;
  });
  if (type.open) arms.push(`    ${name}::${unknownVariant}(wire) => Self::from(${unknown}),`);
  return ["match value {", ...arms, "}"];
}

function literal(value: number | string): string {
  return typeof value === "number" ? String(BigInt(value)) : stringLiteral(value);
}
