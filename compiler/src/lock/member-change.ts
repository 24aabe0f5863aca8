import type { PlacelessChange } from "./compare-slots.ts";
import type { LockedType } from "./lockfile.ts";
import type { ChangeKind } from "./schema-change.ts";

/** How a member of an enum or union stands in a change. */
export interface MemberText {
  readonly name: string;
  /** As schema text. */
  readonly text: string;
  /** The wire value or the tag. */
  readonly number: number | string;
  /** The text in names that were released, where it has others. */
  readonly identity?: string;
}

/** A change of one member of an enum or union; what there is no more is named as it was. */
export function memberChange(
  kind: ChangeKind,
  type: LockedType,
  { before, after }: { readonly before?: MemberText; readonly after?: MemberText },
): PlacelessChange {
  const named = after ?? before;
  return {
    kind,
    type: type.name,
    site: `${type.name}.${named?.name}`,
    ...(before && { before: before.text, formerName: before.name }),
    ...(after && { after: after.text }),
    ...(named && { number: named.number }),
    identity: [before, after].map((each) => each?.identity ?? each?.text ?? ""),
  };
}
