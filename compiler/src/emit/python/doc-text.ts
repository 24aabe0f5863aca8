import type { SlotModel } from "../../model/schema-model.ts";
import { docstringLines } from "./literal-text.ts";
import { pythonPattern } from "./pattern-text.ts";

/** The docstring of a class, an alias or a member. */
export function docLines(doc: string, deprecated: string | undefined): readonly string[] {
  return docstringLines([doc, ...deprecationText(deprecated)]);
}

/** The docstring of a slot's field, with what its values must meet. */
export function slotDocLines(slot: SlotModel): readonly string[] {
  return docstringLines([slot.doc, ...constraintTexts(slot), ...deprecationText(slot.deprecated)]);
}

/** A sentence: editors drop Sphinx's directive from what they show, and Sphinx takes its first word for a version. */
function deprecationText(reason: string | undefined): readonly string[] {
  if (reason === undefined) return [];
  return [reason.trim() === "" ? "Deprecated." : `Deprecated: ${reason.trim()}`];
}

function constraintTexts({ constraints }: SlotModel): readonly string[] {
  const { min, max, minLength, maxLength, pattern, maxItems } = constraints;
  const texts = [
    ...range(min, max, (bounds) => bounds),
    ...range(minLength, maxLength, (bounds) => `length ${bounds}`),
    ...(maxItems === undefined ? [] : [`at most ${maxItems} items`]),
    ...(pattern === undefined ? [] : [patternText(pattern)]),
  ];
  return texts.length === 0 ? [] : [`Constraints: ${texts.join("; ")}.`];
}

type Bound = number | string | undefined;

function range(low: Bound, high: Bound, describe: (bounds: string) => string): readonly string[] {
  if (low === undefined && high === undefined) return [];
  if (low === undefined) return [describe(`at most ${high}`)];
  if (low === high) return [describe(`${low}`)];
  return [describe(high === undefined ? `at least ${low}` : `${low} to ${high}`)];
}

function patternText(pattern: string): string {
  const isChecked = pythonPattern(pattern) !== undefined;
  return `matches \`${pattern}\`${isChecked ? "" : " (not checked in Python, which has no such pattern)"}`;
}
