import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { EnumMember, EnumModel, SchemaModel } from "../model/schema-model.ts";

/** Enums: all integers or all strings on the wire, each with its own. */
export function checkEnums(model: SchemaModel, diagnostics: DiagnosticBag): void {
  for (const type of model.types) if (type.kind === "enum") checkEnum(type, diagnostics);
}

function checkEnum(type: EnumModel, diagnostics: DiagnosticBag): void {
  const { name, members } = type;
  const odd = members.find(({ wire }) => typeof wire !== typeof members[0]?.wire);
  if (odd) diagnostics.report("enum/mixed", odd.span, { name }, { site: name });
  for (const member of members) checkValue(type, member, diagnostics);
  checkDistinct(type, diagnostics);
}

function checkValue(type: EnumModel, member: EnumMember, diagnostics: DiagnosticBag): void {
  const { wire, span, name } = member;
  if (typeof wire === "string" || Number.isSafeInteger(wire)) return;
  diagnostics.report("enum/value", span, { value: wire, name }, { site: `${type.name}.${name}` });
}

/** In TypeScript as on the wire; where both are the same one finding is enough. */
function checkDistinct(type: EnumModel, diagnostics: DiagnosticBag): void {
  const values = new Map<number | string, EnumMember>();
  const wires = new Map<number | string, EnumMember>();
  for (const member of type.members) {
    const other = values.get(member.value) ?? wires.get(member.wire);
    values.set(member.value, values.get(member.value) ?? member);
    wires.set(member.wire, wires.get(member.wire) ?? member);
    if (!other || other.name === member.name) continue;
    const value = other.value === member.value ? member.value : member.wire;
    const related = [{ span: other.span, message: `\`${other.name}\` has it.` }];
    const named = { name: member.name, other: other.name, type: type.name, value };
    diagnostics.report("enum/duplicate-value", member.span, named, { site: `${type.name}.${member.name}`, related });
  }
}
