import type { Span } from "../model/span.ts";
import type { Baseline } from "./baseline.ts";
import type { LockedType } from "./lockfile.ts";
import type { SchemaChange } from "./schema-change.ts";

/** Where a baseline has what a change is about; of a member that it does not have, nothing. */
export function placeBefore(change: SchemaChange, baseline: Baseline): Span | undefined {
  const { formerType, site, type, number, before } = change;
  if (formerType === undefined) return undefined;
  if (site === type && number === undefined) return baseline.placeOf({ type: formerType });
  if (before === undefined && change.formerName === undefined) return undefined;
  const locked = baseline.lockfile.types.find((each) => each.name === formerType);
  const member = locked && memberOf(change, locked);
  return baseline.placeOf({ type: formerType, ...(member !== undefined && { member }) });
}

/** A slot's key, a member's wire value or tag, an index's accessor, as it was: it may be another one now. */
function memberOf({ number, formerName }: SchemaChange, type: LockedType): number | string | undefined {
  switch (type.kind) {
    case "record": {
      const slot =
        type.slots.find((each) => each.name === formerName) ?? type.slots.find((each) => each.key === number);
      return slot?.key ?? type.document?.indexes.find((index) => index.accessor === formerName)?.accessor;
    }
    case "enum":
      return (
        type.members.find((each) => each.name === formerName) ?? type.members.find((each) => each.wire === number)
      )?.wire;
    case "union":
      return (
        type.members.find((each) => each.record === formerName) ?? type.members.find((each) => each.tag === number)
      )?.tag;
  }
}
