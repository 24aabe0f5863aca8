import type { JsonValue } from "../../model/schema-model.ts";

/** Text as a Rust string literal. What does not print, or changes how its neighbours print, is escaped. */
export function stringLiteral(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replace(unprintable, escapePoint)}"`;
}

/** The same without escapes for quotes, where nothing else needs one either: for JSON. */
export function jsonLiteral(text: string): string {
  if (text.search(unprintable) >= 0) return stringLiteral(text);
  const longest = Math.max(0, ...[...text.matchAll(/"(#*)/g)].map(([, marks = ""]) => marks.length + 1));
  const marks = "#".repeat(longest);
  return `r${marks}"${text}"${marks}`;
}

/** Controls, separators and marks that reorder text, in literals as in comments. */
export const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

function escapePoint(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A number from JSON as a float literal; `"NaN"` and its like are how JSON says what it has no numbers for. */
export function floatLiteral(json: JsonValue, type: "f32" | "f64"): string {
  if (json === "NaN") return `${type}::NAN`;
  if (json === "Infinity") return `${type}::INFINITY`;
  if (json === "-Infinity") return `${type}::NEG_INFINITY`;
  const value = json === "-0" ? -0 : Number(json);
  const text = Object.is(value, -0) ? "-0" : type === "f32" ? shortestSingle(value) : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** The fewest digits that are rounded to the same single. */
function shortestSingle(value: number): string {
  const single = Math.fround(value);
  for (let digits = 1; digits <= 9; digits++) {
    const text = String(Number(single.toPrecision(digits)));
    if (Math.fround(Number(text)) === single) return text;
  }
  return String(single);
}

export function bytesLiteral(base64: string): string {
  const bytes = [...Buffer.from(base64, "base64")].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`);
  return `b"${bytes.join("")}"`;
}
