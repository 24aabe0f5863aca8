import { type Lockfile, liveSlots } from "./lockfile.ts";
import type { SchemaChange } from "./schema-change.ts";

/** The removed slots that no release had marked `@deprecated`, as changes of their own: only some projects ask for that. */
export function findRemovedInUse(changes: readonly SchemaChange[], lockfile: Lockfile): readonly SchemaChange[] {
  const types = new Map(lockfile.types.map((type) => [type.name, type]));
  return changes.flatMap((change) => {
    if (!change.kind.startsWith("slot-removed-")) return [];
    const type = types.get(change.formerType ?? change.type);
    const slot = type?.kind === "record" ? liveSlots(type).find((each) => each.key === change.number) : undefined;
    return slot && !slot.deprecated ? [{ ...change, kind: "slot-removed-without-deprecation" as const }] : [];
  });
}
