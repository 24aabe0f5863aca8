import type { Constraints } from "../model/schema-model.ts";

/** Whether a value that was legal may be refused now, or only the other way round; undefined when nothing changed. */
export function compareConstraints(
  before: Constraints,
  after: Constraints,
): "constraint-tightened" | "constraint-loosened" | undefined {
  if (isTighter(before, after)) return "constraint-tightened";
  return isTighter(after, before) ? "constraint-loosened" : undefined;
}

function isTighter(before: Constraints, after: Constraints): boolean {
  if (after.pattern !== undefined && after.pattern !== before.pattern) return true;
  const lower = [pair("min"), pair("minLength")].some(
    ([old, now]) => now !== undefined && (old === undefined || isLess(old, now)),
  );
  return (
    lower ||
    [pair("max"), pair("maxLength"), pair("maxItems")].some(
      ([old, now]) => now !== undefined && (old === undefined || isLess(now, old)),
    )
  );

  function pair(name: "min" | "max" | "minLength" | "maxLength" | "maxItems") {
    return [before[name], after[name]] as const;
  }
}

/** Numbers, bigints as text, and days, which are in order as text; of what cannot be compared, anything else counts as tighter. */
function isLess(a: number | string, b: number | string): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  const [left, right] = [String(a), String(b)];
  if (/^-?\d+$/.test(left) && /^-?\d+$/.test(right)) return BigInt(left) < BigInt(right);
  if (/^\d{4}-\d{2}-\d{2}$/.test(left) && /^\d{4}-\d{2}-\d{2}$/.test(right)) return left < right;
  return left !== right;
}
