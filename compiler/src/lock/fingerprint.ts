import { createHash } from "node:crypto";
import type { SchemaChange } from "./schema-change.ts";

/**
 * 12 hexadecimal digits of what changed. No place, no order and no line takes part, and of names only those that were released, so
 * that moves, rebases and the renaming of other things keep it.
 */
export function fingerprintOf(change: SchemaChange): string {
  const { kind, type, formerType, number, before, after } = change;
  const texts = change.identity ?? [before ?? null, after ?? null];
  const identity = JSON.stringify([kind, formerType ?? type, number ?? memberName(change), texts]);
  return createHash("sha256").update(identity).digest("hex").slice(0, 12);
}

/** The member's own name, without that of its type. */
function memberName({ site, type, formerName }: SchemaChange): string {
  return site === type ? "" : (formerName ?? site.slice(type.length + 1));
}
