import type { SchemaModel } from "../model/schema-model.ts";
import { compareToLockfile } from "./compare-to-lockfile.ts";
import type { Lockfile } from "./lockfile.ts";

/** Something that stands in the place of what was released, under another name: a rename, or a new meaning? */
export interface Ambiguity {
  readonly kind: "slot" | "type";
  /** Today: `Player.displayName`, `Gamer`. */
  readonly site: string;
  /** How a rename is confirmed: the old site, and the new name. */
  readonly formerSite: string;
  readonly name: string;
  /** As schema text. */
  readonly before: string;
  readonly after: string;
}

/** What only a person can tell, once for each. */
export function findAmbiguities(model: SchemaModel, lockfile: Lockfile | undefined): readonly Ambiguity[] {
  const changes = lockfile ? compareToLockfile(model, lockfile) : [];
  const found = changes.flatMap((change): readonly Ambiguity[] => {
    const { kind, type, site, before, after, formerName } = change;
    if (before === undefined || after === undefined || formerName === undefined) return [];
    const name = site.slice(site.lastIndexOf(".") + 1);
    if (kind === "type-renamed-unconfirmed")
      return [{ kind: "type", site, formerSite: formerName, name, before, after }];
    if (kind !== "slot-renamed-unconfirmed" && kind !== "key-reused") return [];
    return [{ kind: "slot", site, formerSite: `${type}.${formerName}`, name, before, after }];
  });
  return found.filter((each, at) => found.findIndex((other) => other.site === each.site) === at);
}
