import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { Constraints, RecordModel, SchemaModel, SlotModel } from "../model/schema-model.ts";
import type { Scalar, TypeModel } from "../model/type-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { isTypedArray } from "../model/typed-array.ts";
import { recordsOf } from "./types-by-name.ts";

type Measure = "value" | "length" | "items" | "none";

/** What a constraint measures, and so to which types it applies. */
const measures: Readonly<Record<keyof Constraints, { readonly measure: Measure; readonly hint: string }>> = {
  min: { measure: "value", hint: "It bounds numbers." },
  max: { measure: "value", hint: "It bounds numbers." },
  minLength: { measure: "length", hint: "It bounds the length of strings, bytes and typed arrays." },
  maxLength: {
    measure: "length",
    hint: "It bounds the length of strings, bytes and typed arrays; lists, sets and maps have `@maxItems`.",
  },
  pattern: { measure: "length", hint: "It restricts strings." },
  maxItems: {
    measure: "items",
    hint: "It bounds lists, sets and maps; strings, bytes and typed arrays have `@maxLength`.",
  },
};

const unmeasured: ReadonlySet<Scalar> = new Set(["bool", "date", "plainDate", "uuid", "decimal"]);

/** Constraints: on types that they can judge, and such that a value can meet them. */
export function checkConstraints(model: SchemaModel, diagnostics: DiagnosticBag): void {
  for (const record of recordsOf(model)) for (const slot of record.slots) checkSlot(slot, record, diagnostics);
}

function checkSlot(slot: SlotModel, record: RecordModel, diagnostics: DiagnosticBag): void {
  const { constraints, name, span, type } = slot;
  const site = `${record.name}.${name}`;
  for (const [constraint, { measure, hint }] of Object.entries(measures)) {
    if (!Object.hasOwn(constraints, constraint)) continue;
    const fits = measureOf(type) === measure && !(constraint === "pattern" && !isText(type));
    if (!fits)
      diagnostics.report("constraint/type", span, { constraint, name, type: printTypeText(type), hint }, { site });
  }
  const { min, max, minLength, maxLength } = constraints;
  if (min !== undefined && max !== undefined && isAbove(min, max))
    diagnostics.report(
      "constraint/range",
      span,
      { name, low: "min", lowValue: min, high: "max", highValue: max },
      { site },
    );
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
    const values = { name, low: "minLength", lowValue: minLength, high: "maxLength", highValue: maxLength };
    diagnostics.report("constraint/range", span, values, { site });
  }
  const problem = constraints.pattern === undefined ? undefined : patternProblem(constraints.pattern);
  if (problem !== undefined) diagnostics.report("constraint/pattern", span, { name, problem }, { site });
}

function measureOf(type: TypeModel): Measure {
  if (type.kind === "list" || type.kind === "set" || type.kind === "map") return "items";
  if (type.kind !== "scalar" || unmeasured.has(type.scalar)) return "none";
  const hasLength = type.scalar === "string" || type.scalar === "bytes" || isTypedArray(type.scalar);
  return hasLength ? "length" : "value";
}

function isText(type: TypeModel): boolean {
  return type.kind === "scalar" && type.scalar === "string";
}

/** Bounds of 64-bit slots are decimal text, which only a bigint compares exactly. */
function isAbove(min: number | string, max: number | string): boolean {
  if (typeof min === "string" && typeof max === "string") return BigInt(min) > BigInt(max);
  return Number(min) > Number(max);
}

function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.slice(message.lastIndexOf(": ") + 2).toLowerCase();
  }
}
