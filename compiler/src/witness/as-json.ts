import { defineOwn } from "@keyslot/runtime/codegen";
import type { JsonValue } from "../model/schema-model.ts";

/** What `toJSON` gives, as the type that it has. */
export function asJson(value: unknown): JsonValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) return value.map(asJson);
  const json: { readonly [name: string]: JsonValue } = {};
  for (const [name, item] of Object.entries(value)) defineOwn(json, name, asJson(item));
  return json;
}
