import type { JsonValue } from "../model/schema-model.ts";
import { byText } from "./lockfile.ts";

/** JSON on one line, spaces after `:` and `,`, members sorted: equal values have equal text. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => byText(a, b));
  return `{ ${members.map(([name, member]) => `${JSON.stringify(name)}: ${canonicalJson(member)}`).join(", ")} }`;
}
