import type { Constraints, SlotModel } from "../../model/schema-model.ts";
import type { Scalar } from "../../model/type-model.ts";
import type { EmissionContext } from "./context.ts";
import { doubleLiteral, stringLiteral } from "./literal-text.ts";
import { translatePattern } from "./pattern-text.ts";

/** What a slot's constraints say, for its documentation. */
export function constraintRemarks(slot: SlotModel): readonly string[] {
  return Object.entries(slot.constraints).map(([name, bound]) => {
    const isUnchecked = name === "pattern" && translatePattern(String(bound)) === undefined;
    return `@${name}(${bound})${isUnchecked ? ", which .NET cannot check" : ""}`;
  });
}

/** A value of a slot, and where its pattern is: `PlayerCodec.` outside of that class. */
export interface CheckedValue {
  readonly slot: SlotModel;
  readonly value: string;
  readonly patternOwner?: string;
}

/** Statements that hold a value against its slot's constraints, before it is written. */
export function checkLines(checked: CheckedValue, context: EmissionContext): readonly string[] {
  const { slot, value, patternOwner = "" } = checked;
  const { constraints, type } = slot;
  const check = context.external("Constraint");
  if (type.kind !== "scalar") {
    const { maxItems } = constraints;
    return maxItems === undefined ? [] : [`${check}.MaxItems(${value}.Count, ${maxItems});`];
  }
  const lines: string[] = [];
  for (const [name, bound] of [
    ["Min", constraints.min],
    ["Max", constraints.max],
  ] as const)
    if (bound !== undefined) lines.push(`${check}.${name}(${value}, ${boundText(bound, type.scalar)});`);
  for (const [name, bound] of [
    ["MinLength", constraints.minLength],
    ["MaxLength", constraints.maxLength],
  ] as const)
    if (bound !== undefined) lines.push(`${check}.${name}(${value}.Length, ${bound});`);
  if (patternOf(constraints) !== undefined)
    lines.push(`${check}.Pattern(${value}, ${patternOwner}Pattern${slot.key});`);
  return lines;
}

/** A bound in a type that holds it and compares exactly with the slot's. */
function boundText(bound: number | string, scalar: Scalar): string {
  if (scalar === "float64" || scalar === "float32") return doubleLiteral(Number(bound));
  if (scalar === "timestamp") return stringLiteral(String(BigInt(bound)));
  if (typeof bound === "number" && !Number.isInteger(bound)) return doubleLiteral(bound);
  const exact = BigInt(bound);
  const fitsLong = exact >= -(2n ** 63n) && exact < 2n ** 63n;
  if (fitsLong && scalar !== "uint64" && scalar !== "duration") return `${exact}L`;
  return `${clamp(exact, 2n ** 95n)}m`;
}

function clamp(value: bigint, limit: bigint): bigint {
  return value > limit ? limit : value < -limit ? -limit : value;
}

/** The slot's pattern as .NET spells it. */
export function patternOf(constraints: Constraints): string | undefined {
  return constraints.pattern === undefined ? undefined : translatePattern(constraints.pattern);
}

const annotations = "global::System.ComponentModel.DataAnnotations";

/** Attributes for validators. Those that count items reflect, which code that is trimmed cannot. */
export function annotationLines(slot: SlotModel): readonly string[] {
  const { type, constraints } = slot;
  if (type.kind !== "scalar") return [];
  const lines = [...rangeLines(constraints, type.scalar), ...lengthLines(constraints, type.scalar)];
  const pattern = patternOf(constraints);
  // The attribute wants the whole text to match, a pattern of a schema any part of it.
  if (pattern !== undefined)
    lines.push(`[${annotations}.RegularExpression(${stringLiteral(`[\\s\\S]*?(?:${pattern})[\\s\\S]*`)})]`);
  return lines.length === 0 ? [] : ["#if NET6_0_OR_GREATER", ...lines, "#endif"];
}

const ranged: ReadonlySet<Scalar> = new Set<Scalar>([
  ...(["float64", "float32", "int8", "int16", "int32", "uint8", "uint16", "uint32", "safeint"] as const),
]);

/** A range of doubles says exactly what is meant for numbers that a double holds. */
function rangeLines({ min, max }: Constraints, scalar: Scalar): readonly string[] {
  if ((min === undefined && max === undefined) || !ranged.has(scalar)) return [];
  const low = min === undefined ? "double.NegativeInfinity" : doubleLiteral(Number(min));
  const high = max === undefined ? "double.PositiveInfinity" : doubleLiteral(Number(max));
  return [`[${annotations}.Range(${low}, ${high})]`];
}

function lengthLines({ minLength, maxLength }: Constraints, scalar: Scalar): readonly string[] {
  if ((minLength === undefined && maxLength === undefined) || scalar !== "string") return [];
  const low = minLength === undefined ? "" : `, MinimumLength = ${minLength}`;
  return [`[${annotations}.StringLength(${maxLength ?? "int.MaxValue"}${low})]`];
}
