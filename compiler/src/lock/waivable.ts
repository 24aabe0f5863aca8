import type { Rule } from "../diagnostics/catalog.ts";

/** A number or a name that was released never gets a second meaning; no reason changes what stored bytes mean. */
const neverWaived: ReadonlySet<Rule> = new Set<Rule>([
  "lock/key-reused",
  "lock/retired-key-reused",
  "lock/reserved-key-reused",
  "lock/enum-value-reused",
  "lock/union-tag-reused",
  "lock/type-name-reused",
  "lock/document-name-reused",
]);

/** Whether a finding of this rule can be accepted. */
export function isWaivable(rule: Rule): boolean {
  return !neverWaived.has(rule);
}
