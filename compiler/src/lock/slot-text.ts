import type { Constraints } from "../model/schema-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { LockedSlot } from "./lockfile.ts";

/** A slot as a schema would declare it, with canonical type names: `@key(5) @default(100) hp: int32`. */
export function slotText(slot: LockedSlot): string {
  return `@key(${slot.key}) ${memberText(slot)}`;
}

/** The slot without its key: `@default(100) hp: int32`, `email?: string`, `email: string | null`. */
export function memberText(slot: LockedSlot): string {
  const type = printTypeText(slot.type);
  switch (slot.presence) {
    case "required":
      return `${slot.name}: ${type}`;
    case "optional":
      return `${slot.name}?: ${type}`;
    case "nullable":
      return `${slot.name}: ${type} | null`;
    case "defaulted":
      return `@default(${slot.default === undefined ? "" : canonicalJson(slot.default)}) ${slot.name}: ${type}`;
  }
}

/** `@min(0) @max(100)`, or `no constraint`. */
export function constraintsText(constraints: Constraints): string {
  const tags = Object.entries(constraints).filter(([, value]) => value !== undefined);
  return tags.length === 0 ? "no constraint" : tags.map(([name, value]) => `@${name}(${value})`).join(" ");
}
