import { createHash } from "node:crypto";
import type { SchemaChange } from "./schema-change.ts";

/** 12 hexadecimal digits of what changed: no place, no order and no line takes part, so that moves and rebases keep it. */
export function fingerprintOf(change: SchemaChange): string {
  const { kind, type, site, before, after, number } = change;
  const identity = JSON.stringify([kind, type, number ?? site, before ?? null, after ?? null]);
  return createHash("sha256").update(identity).digest("hex").slice(0, 12);
}
