import type { JsonNode } from "./parse-json.ts";

/** What JSON can say, as plain data. */
export type JsonData = string | number | boolean | null | readonly JsonData[] | { readonly [name: string]: JsonData };

/** The plain value of a node; `__proto__` is an ordinary member of it, and of a duplicate the last counts, as in `JSON.parse`. */
export function jsonValue(node: JsonNode): JsonData {
  switch (node.kind) {
    case "plain":
      return node.value;
    case "array":
      return node.elements.map(jsonValue);
    case "object":
      return Object.fromEntries(node.members.map((member) => [member.name, jsonValue(member.value)]));
  }
}
