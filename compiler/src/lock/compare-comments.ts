import type { PlacelessChange } from "./compare-slots.ts";
import type { SourceChangeKind } from "./schema-change.ts";

interface Commented {
  readonly doc: string;
  readonly deprecated?: string;
}

interface Place {
  readonly at: Pick<PlacelessChange, "type" | "site" | "number">;
  /** For a deprecation that came, and for one that went; unset for slots, of which the lockfile tells. */
  readonly kinds?: readonly [deprecated: SourceChangeKind, dropped: SourceChangeKind];
}

/** What two releases say of one thing in words. */
export function compareComments(old: Commented, now: Commented, { at, kinds }: Place): readonly PlacelessChange[] {
  const docs: readonly PlacelessChange[] =
    old.doc === now.doc ? [] : [{ kind: "docs-changed", ...at, before: old.doc, after: now.doc }];
  const [before, after] = [old.deprecated, now.deprecated];
  if (before === after) return docs;
  if (before !== undefined && after !== undefined)
    return [...docs, { kind: "deprecation-reworded", ...at, before, after }];
  const kind = kinds?.[after === undefined ? 1 : 0];
  return kind === undefined ? docs : [...docs, { kind, ...at }];
}
