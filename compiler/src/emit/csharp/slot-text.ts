import type { SlotModel } from "../../model/schema-model.ts";
import type { TypeModel } from "../../model/type-model.ts";
import { checkLines, patternOf } from "./constraint-text.ts";
import type { EmissionContext } from "./context.ts";
import { stringLiteral } from "./literal-text.ts";
import { codecText, isValueType, scalarNames, typeText } from "./type-text.ts";

/** What the codec of a record does for one slot. */
export interface SlotText {
  readonly slot: SlotModel;
  readonly property: string;
  readonly context: EmissionContext;
}

/** Constants of the codec: the codec of a container, a pattern. */
export function fieldLines({ slot, context }: SlotText): readonly string[] {
  const lines: string[] = [];
  if (needsField(slot.type)) {
    const type = `${context.external("KeyslotCodec")}<${typeText(slot.type, context)}>`;
    lines.push(`private static readonly ${type} slot${slot.key} = ${codecText(slot.type, context)};`);
  }
  const pattern = patternOf(slot.constraints);
  if (pattern !== undefined) {
    const made = `new ${context.external("Regex")}(${stringLiteral(pattern)}, ${context.external("RegexOptions")}.CultureInvariant)`;
    lines.push(`internal static readonly ${context.external("Regex")} Pattern${slot.key} = ${made};`);
  }
  return lines;
}

function needsField(type: TypeModel): boolean {
  return type.kind === "list" || type.kind === "set" || type.kind === "map";
}

/** Statements that write the slot. */
export function writeLines(text: SlotText): readonly string[] {
  const { slot, property, context } = text;
  const value = `value.${property}`;
  const at = `at = ${stringLiteral(`.${slot.name}`)};`;
  if (slot.presence === "optional" || slot.presence === "nullable") {
    const present = isValueType(slot.type, context) ? `${value}.Value` : value;
    const lines = [...checkLines({ slot, value: present }, context), writeText(text, present)];
    const body = lines.length === 1 ? [`else ${lines[0]}`] : ["else", "{", ...lines.map((line) => `    ${line}`), "}"];
    return [at, `if (${value} is null) writer.WriteNil();`, ...body];
  }
  const given = isValueType(slot.type, context) ? value : `${context.external("WireWriter")}.Required(${value})`;
  const checks = checkLines({ slot, value }, context);
  if (checks.length === 0) return [at, writeText(text, given)];
  // A constraint is looked at before anything is written, but not before there is a value.
  const guard = given === value ? [] : [`_ = ${given};`];
  return [at, ...guard, ...checks, writeText(text, value)];
}

function writeText({ slot, context }: SlotText, value: string): string {
  const { type } = slot;
  const writer = context.external("WireWriter");
  if (type.kind === "scalar") return `${writer}.Write${scalarNames[type.scalar]}(ref writer, ${value});`;
  if (type.kind === "raw") return `${writer}.WriteRawSlot(ref writer, ${value}, depth + 1);`;
  return `${codecOf(slot, context)}.Write(ref writer, ${value}, depth + 1);`;
}

/** Statements that read the slot. Where it is absent, the property keeps what it starts with. */
export function readLines(text: SlotText): readonly string[] {
  const { slot, property, context } = text;
  const at = `at = ${stringLiteral(`.${slot.name}`)};`;
  const has = `${context.external("WireReader")}.HasValue(ref reader, ${slot.key}, count)`;
  const read = `value.${property} = ${readText(text)};`;
  if (slot.presence !== "required") return [at, `if (${has}) ${read}`];
  return [at, `if (!${has}) throw ${context.external("Fault")}.Of("wire/missing-slot");`, read];
}

function readText({ slot, context }: SlotText): string {
  const { type } = slot;
  const reader = context.external("WireReader");
  if (type.kind === "scalar") return `${reader}.Read${scalarNames[type.scalar]}(ref reader)`;
  if (type.kind === "raw") return `${reader}.ReadRaw(ref reader, depth + 1)`;
  return `${codecOf(slot, context)}.Read(ref reader, depth + 1)`;
}

function codecOf(slot: SlotModel, context: EmissionContext): string {
  return needsField(slot.type) ? `slot${slot.key}` : codecText(slot.type, context);
}
