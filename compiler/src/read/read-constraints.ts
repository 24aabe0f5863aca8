import type { Constraints } from "../model/schema-model.ts";
import type { Scalar, TypeModel } from "../model/type-model.ts";
import { type DocComment, findTag } from "./read-comment.ts";
import type { Reading } from "./reading.ts";
import { reportArgument } from "./tag-readers.ts";

const bigints: ReadonlySet<Scalar> = new Set(["int64", "uint64", "timestamp", "duration"]);

/** Scalars that are bigints in TypeScript; their numbers are kept as decimal text. */
export function isBigint(type: TypeModel): boolean {
  return type.kind === "scalar" && bigints.has(type.scalar);
}

/** Reads `@min` to `@maxItems`; whether they fit the type is `check`'s matter. */
export function readConstraints(reading: Reading, comment: DocComment, type: TypeModel): Constraints {
  const min = readBound(reading, comment, { name: "min", type });
  const max = readBound(reading, comment, { name: "max", type });
  const minLength = readCount(reading, comment, "minLength");
  const maxLength = readCount(reading, comment, "maxLength");
  const maxItems = readCount(reading, comment, "maxItems");
  const pattern = readPattern(reading, comment);
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && { pattern }),
    ...(maxItems !== undefined && { maxItems }),
  };
}

function readBound(
  reading: Reading,
  comment: DocComment,
  bound: { readonly name: "min" | "max"; readonly type: TypeModel },
): number | string | undefined {
  const tag = findTag(comment, bound.name);
  const [value, second] = tag?.values ?? [];
  if (!tag || !value) return undefined;
  const whole = value.kind === "number" && /^-?\d+$/.test(value.text);
  if (value.kind !== "number" || second || (isBigint(bound.type) && !whole))
    return reportArgument(reading, comment, tag, value);
  return isBigint(bound.type) ? BigInt(value.text).toString() : Number(value.text);
}

function readCount(reading: Reading, comment: DocComment, name: string): number | undefined {
  const tag = findTag(comment, name);
  const [value, second] = tag?.values ?? [];
  if (!tag || !value) return undefined;
  const count = value.kind === "number" ? Number(value.text) : Number.NaN;
  if (second || !Number.isSafeInteger(count) || count < 0) return reportArgument(reading, comment, tag, value);
  return count;
}

function readPattern(reading: Reading, comment: DocComment): string | undefined {
  const tag = findTag(comment, "pattern");
  const [value, second] = tag?.values ?? [];
  if (!tag || !value) return undefined;
  if (value.kind !== "string" || second) return reportArgument(reading, comment, tag, value);
  return value.value;
}
