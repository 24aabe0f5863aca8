import type { SlotModel } from "../../model/schema-model.ts";
import { isTypedArray } from "../../model/typed-array.ts";
import { floatLiteral, stringLiteral } from "./literal-text.ts";
import { isOption } from "./type-text.ts";

/** A constraint as a sentence of the docs, and as an expression over `value` where Rust can judge it. */
interface ConstraintText {
  readonly tag: string;
  readonly note: string;
  readonly holds?: string;
}

/** What the docs of a slot say about its constraints. */
export function constraintNotes(slot: SlotModel): readonly string[] {
  return constraintTexts(slot, "").map(({ note }) => note);
}

/** Statements that refuse a value that breaks a constraint; `field` is the expression for it. */
export function constraintLines(slot: SlotModel, field: string): readonly string[] {
  const place = isOption(slot) ? "value" : field;
  const checks = constraintTexts(slot, place).flatMap(({ tag, holds }) => {
    if (holds === undefined) return [];
    const broken = stringLiteral(`the value breaks ${tag}`);
    return [`slots.check(${stringLiteral(slot.name)}, ${holds}, ${broken})?;`];
  });
  if (checks.length === 0 || !isOption(slot)) return checks;
  return [`if let Some(value) = &${field} {`, ...checks.map((line) => `    ${line}`), "}"];
}

function constraintTexts(slot: SlotModel, value: string): readonly ConstraintText[] {
  const { min, max, minLength, maxLength, maxItems, pattern } = slot.constraints;
  const texts: ConstraintText[] = [];
  const add = (tag: string, note: string, holds?: string) => texts.push({ tag, note, ...(holds && { holds }) });
  if (min !== undefined) add(`@min(${min})`, `At least ${min}.`, boundText(slot, value, ">=", min));
  if (max !== undefined) add(`@max(${max})`, `At most ${max}.`, boundText(slot, value, "<=", max));
  const length = lengthText(slot, value);
  const unit = lengthUnit(slot);
  if (minLength !== undefined)
    add(`@minLength(${minLength})`, `At least ${count(minLength, unit)}.`, leastText(length, minLength));
  if (maxLength !== undefined)
    add(`@maxLength(${maxLength})`, `At most ${count(maxLength, unit)}.`, `${length} <= ${maxLength}`);
  if (maxItems !== undefined)
    add(`@maxItems(${maxItems})`, `At most ${count(maxItems, "item")}.`, `${value}.len() <= ${maxItems}`);
  if (pattern !== undefined)
    add("@pattern", `Matches \`${pattern}\`, a regular expression of JavaScript that is not checked here.`);
  return texts;
}

/** As Rust's linter likes it: every length is zero at least. */
function leastText(length: string, least: number): string | undefined {
  if (least === 0) return undefined;
  const [value] = length.split(".len()");
  return least === 1 && length.endsWith(".len()") ? `!${value}.is_empty()` : `${length} >= ${least}`;
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}

/** Integers are compared in a width that holds every bound; an option is matched by reference. */
function boundText(slot: SlotModel, value: string, operator: ">=" | "<=", bound: number | string): string {
  const scalar = slot.type.kind === "scalar" ? slot.type.scalar : "int32";
  const plain = isOption(slot) ? `*${value}` : value;
  const isFloat = scalar === "float64" || scalar === "float32";
  if (isFloat)
    return `${scalar === "float32" ? `f64::from(${plain})` : plain} ${operator} ${floatLiteral(bound, "f64")}`;
  return `i128::from(${plain}) ${operator} ${wholeBound(operator, bound)}`;
}

function wholeBound(operator: ">=" | "<=", bound: number | string): string {
  if (typeof bound === "string") return bound;
  return String(BigInt(operator === ">=" ? Math.ceil(bound) : Math.floor(bound)));
}

function lengthUnit({ type }: SlotModel): string {
  if (type.kind !== "scalar") return "UTF-16 code unit";
  if (isTypedArray(type.scalar)) return "element";
  return type.scalar === "bytes" ? "byte" : "UTF-16 code unit";
}

function lengthText(slot: SlotModel, value: string): string {
  if (lengthUnit(slot) !== "UTF-16 code unit") return `${value}.len()`;
  return `keyslot::utf16_length(${isOption(slot) ? value : `&${value}`})`;
}
