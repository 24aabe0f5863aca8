import { isTypedArrayValue } from "./make-typed-array.ts";
import { hexOf } from "./show-bytes.ts";
import { shownAs } from "./show-member.ts";

const longest = 60;

/** A value as a line of text has room for it: `70000`, `"red"`, `{ id: "", hp: 0 }`. */
export function showValue(value: unknown): string {
  const text = textOf(value, 0);
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest - 2).join("")} …` : text;
}

function textOf(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  if (shownAs in value) return String(value[shownAs]);
  if (value instanceof Uint8Array) return `bytes(${hexOf(value.subarray(0, longest / 2))})`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "no date" : value.toISOString();
  // What is deeper does not fit into the line anyway.
  if (depth > 6) return "…";
  const inside = (item: unknown) => textOf(item, depth + 1);
  if (Array.isArray(value)) return `[${value.slice(0, longest).map(inside).join(", ")}]`;
  if (isTypedArrayValue(value)) return `array(${[...value].slice(0, longest).map(inside).join(", ")})`;
  if (value instanceof Set) return `set(${[...value].slice(0, longest).map(inside).join(", ")})`;
  const entries: readonly (readonly [unknown, unknown])[] =
    value instanceof Map ? [...value] : Object.entries(value).filter(([, item]) => item !== undefined);
  const texts = entries.slice(0, longest).map(([key, item]) => `${keyText(key)}: ${inside(item)}`);
  const open = value instanceof Map ? "map(" : "{ ";
  return texts.length === 0
    ? value instanceof Map
      ? "map()"
      : "{}"
    : `${open}${texts.join(", ")}${value instanceof Map ? ")" : " }"}`;
}

function keyText(key: unknown): string {
  return typeof key === "string" && /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : textOf(key, 0);
}
