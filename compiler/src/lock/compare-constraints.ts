import type { Constraints } from "../model/schema-model.ts";
import type { TypeModel } from "../model/type-model.ts";
import { scalarDomain } from "./value-domain.ts";

/** The constraints of a slot and the type that they are about, which has limits of its own. */
interface Limited {
  readonly type: TypeModel;
  readonly constraints: Constraints;
}

/** Whether a value that was legal may be refused now, whether it is the other way round, or both: limits move one by one. */
export function compareConstraints(
  before: Limited,
  after: Limited,
): readonly ("constraint-tightened" | "constraint-loosened")[] {
  const [old, now] = [tellingLimits(before), tellingLimits(after)];
  return [
    ...(isTighter(old, now) ? (["constraint-tightened"] as const) : []),
    ...(isTighter(now, old) ? (["constraint-loosened"] as const) : []),
  ];
}

/** Without the limits that every value of the type meets. */
function tellingLimits({ type, constraints }: Limited): Constraints {
  const { min, max, minLength, ...rest } = constraints;
  const domain = type.kind === "scalar" ? scalarDomain[type.scalar] : undefined;
  const [least, most] = domain?.wire === "int" ? [String(domain.least), String(domain.most)] : [];
  const isMinTold = min !== undefined && (least === undefined || isLess(least, String(min)));
  const isMaxTold = max !== undefined && (most === undefined || isLess(String(max), most));
  return {
    ...rest,
    ...(isMinTold && { min }),
    ...(isMaxTold && { max }),
    ...(minLength !== undefined && minLength > 0 && { minLength }),
  };
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
