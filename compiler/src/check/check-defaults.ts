import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { JsonValue, RecordModel, SchemaModel, SlotModel } from "../model/schema-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { isTypedArray } from "../model/typed-array.ts";
import { findMismatch } from "./find-mismatch.ts";
import { indexTypes, recordsOf, type TypesByName } from "./types-by-name.ts";

/** Defaults: values that the slot could have been written with. */
export function checkDefaults(model: SchemaModel, diagnostics: DiagnosticBag): void {
  const types = indexTypes(model);
  for (const record of recordsOf(model))
    for (const slot of record.slots)
      if (slot.default !== undefined) checkSlot(slot, slot.default, { record, types, diagnostics });
}

interface Place {
  readonly record: RecordModel;
  readonly types: TypesByName;
  readonly diagnostics: DiagnosticBag;
}

function checkSlot(slot: SlotModel, value: JsonValue, { record, types, diagnostics }: Place): void {
  const { name, type } = slot;
  const span = slot.defaultSpan ?? slot.span;
  const site = `${record.name}.${name}`;
  const problem = findMismatch(value, type, types);
  if (problem !== undefined) {
    diagnostics.report("default/type", span, { name, type: printTypeText(type), problem }, { site });
    return;
  }
  const constraint = findBroken(slot, value);
  if (constraint) diagnostics.report("default/constraint", span, { name, constraint }, { site });
}

/** The first constraint of a slot that its value does not meet. */
function findBroken({ constraints, type }: SlotModel, value: JsonValue): string | undefined {
  const { min, max, minLength, maxLength, pattern, maxItems } = constraints;
  const isScalar = type.kind === "scalar";
  if (isScalar && min !== undefined && isBelow(value, min)) return "min";
  if (isScalar && max !== undefined && isBelow(max, value)) return "max";
  if (isScalar && typeof value === "string" && (type.scalar === "string" || type.scalar === "bytes")) {
    const length = type.scalar === "bytes" ? Math.floor((value.replace(/=+$/, "").length * 3) / 4) : value.length;
    if (minLength !== undefined && length < minLength) return "minLength";
    if (maxLength !== undefined && length > maxLength) return "maxLength";
    if (pattern !== undefined && !matches(value, pattern)) return "pattern";
  }
  if (isScalar && isTypedArray(type.scalar)) {
    const length = Array.isArray(value) ? value.length : 0;
    if (minLength !== undefined && length < minLength) return "minLength";
    if (maxLength !== undefined && length > maxLength) return "maxLength";
  }
  const count = Array.isArray(value)
    ? value.length
    : value !== null && typeof value === "object"
      ? Object.keys(value).length
      : 0;
  return maxItems !== undefined && count > maxItems ? "maxItems" : undefined;
}

function isBelow(a: JsonValue, b: JsonValue): boolean {
  const whole = (value: JsonValue) => typeof value === "string" && /^-?\d+$/.test(value);
  if (whole(a) && whole(b)) return BigInt(String(a)) < BigInt(String(b));
  return Number(a) < Number(b);
}

/** A pattern that is no regular expression has its own finding. */
function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true;
  }
}
