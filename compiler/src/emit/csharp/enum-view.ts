import type { EnumModel } from "../../model/schema-model.ts";
import type { EmissionContext } from "./context.ts";
import { docLines, stringLiteral } from "./literal-text.ts";
import { nameMembers } from "./names.ts";
import { obsoleteLines } from "./record-view.ts";

/** An enum of numbers, or the constants of one of strings, and its codec. */
export function enumView(type: EnumModel, context: EmissionContext) {
  const { type: name, codec } = context.namesOf(type.name);
  const isInt = type.wire === "int";
  const members = nameMembers(type, name);
  const formatter = isInt ? [`[${context.external("MessagePackFormatter")}(typeof(${codec}))]`] : [];
  return {
    docLines: docLines(type.doc),
    attributeLines: [...formatter, ...obsoleteLines(type.deprecated, context)],
    head: isInt ? `public enum ${name}${underlyingText(type)}` : `public static class ${name}`,
    type: name,
    members: type.members.map((member, i) => ({
      docLines: docLines(member.doc),
      attributeLines: obsoleteLines(member.deprecated, context),
      declaration: isInt
        ? `${members[i]} = ${member.wire},`
        : `public const string ${members[i]} = ${stringLiteral(String(member.wire))};`,
    })),
    codec: isInt ? intCodec(type, context) : stringCodec(type, context),
  };
}

/** Open enums hold whatever a safe integer is. */
function underlyingText(type: EnumModel): string {
  const fitsInt = type.members.every(({ wire }) => typeof wire === "number" && wire === (wire | 0));
  return fitsInt && !type.open ? "" : " : long";
}

function intCodec(type: EnumModel, context: EmissionContext) {
  const names = context.namesOf(type.name);
  const wires = new Set(type.members.map(({ wire }) => wire));
  // A number that TypeScript spells like a declared member, which has another number on the wire, would come back as that member.
  const shadowed = type.members.flatMap(({ value }) => (typeof value === "number" && !wires.has(value) ? [value] : []));
  const refused = type.open ? shadowed : [];
  return {
    base: `${context.external("DeclaredCodec")}<${names.type}>`,
    isFormatter: true,
    value: names.type,
    isDeclared: type.open
      ? caseLines("long", refused.map(String), false)
      : caseLines("long", [...wires].map(String), true),
    keyText: keyTextLines(type, context),
    writeLines: [
      `if (!IsKnown((long)value)) throw ${context.external("Fault")}.Of("wire/undeclared-value");`,
      `${context.external("WireWriter")}.WriteSafeint(ref writer, (long)value);`,
    ],
    readLines: [
      `long value = ${context.external("WireReader")}.ReadSafeint(ref reader);`,
      `return IsKnown(value) ? (${names.type})value : throw ${context.external("Fault")}.Of("wire/unknown-enum-value");`,
    ],
  };
}

function stringCodec(type: EnumModel, context: EmissionContext) {
  const declared = type.members.map(({ wire }) => stringLiteral(String(wire)));
  return {
    base: `${context.external("KeyslotCodec")}<string>`,
    // The serializer looks codecs up by type, and strings have one already.
    isFormatter: false,
    value: "string",
    isDeclared: type.open ? caseLines("string", [], false) : caseLines("string", declared, true),
    keyText: keyTextLines(type, context),
    writeLines: [
      `${context.external("WireWriter")}.WriteString(ref writer, value);`,
      ...(type.open ? [] : [`if (!IsKnown(value)) throw ${context.external("Fault")}.Of("wire/undeclared-value");`]),
    ],
    readLines: type.open
      ? [`return ${context.external("WireReader")}.ReadString(ref reader);`]
      : [
          `string value = ${context.external("WireReader")}.ReadString(ref reader);`,
          `return IsKnown(value) ? value : throw ${context.external("Fault")}.Of("wire/unknown-enum-value");`,
        ],
  };
}

/** The function that tells values apart; none where every value is as good. */
function caseLines(parameter: string, cases: readonly string[], result: boolean): readonly string[] {
  if (cases.length === 0 && parameter === "string" && !result) return [];
  const listed =
    cases.length === 0 ? [] : [...cases.map((value) => `        case ${value}:`), `            return ${result};`];
  const body =
    cases.length === 0
      ? [`    return ${!result};`]
      : ["    switch (value)", "    {", ...listed, "        default:", `            return ${!result};`, "    }"];
  return [`private static bool IsKnown(${parameter} value)`, "{", ...body, "}"];
}

/** Store keys spell a member as TypeScript does, which is not its number where `@tag` gives it another. */
function keyTextLines(type: EnumModel, context: EmissionContext): readonly string[] {
  const isInt = type.wire === "int";
  if (!isPartOfId(type, context) || (type.open && !isInt)) return [];
  const names = context.namesOf(type.name);
  const value = isInt ? "(long)value" : "value";
  const given = isInt ? value : `${context.external("WireWriter")}.Required(value)`;
  const others = isInt ? type.members.filter((member) => member.value !== member.wire) : [];
  const cases = others.flatMap((member) => [
    `        case ${member.wire}:`,
    `            return ${stringLiteral(String(member.value))};`,
  ]);
  const rest = `${context.external("StoreKeys")}.${isInt ? "Safeint" : "Text"}(${value})`;
  const choice = [
    "    switch ((long)value)",
    "    {",
    ...cases,
    "        default:",
    `            return ${rest};`,
    "    }",
  ];
  return [
    "/// <summary>How store keys spell a value.</summary>",
    `internal static string KeyText(${isInt ? names.type : "string"} value)`,
    "{",
    `    if (!IsKnown(${given})) throw ${context.external("Fault")}.Of("wire/undeclared-value");`,
    ...(cases.length === 0 ? [`    return ${rest};`] : choice),
    "}",
  ];
}

function isPartOfId(type: EnumModel, { model }: EmissionContext): boolean {
  return model.types.some(
    (record) =>
      record.kind === "record" &&
      record.slots.some(
        (slot) =>
          record.document?.idKeys.includes(slot.key) === true &&
          slot.type.kind === "reference" &&
          slot.type.name === type.name,
      ),
  );
}
