import type { Presence } from "../model/schema-model.ts";
import { printTypeText } from "../model/type-text.ts";
import { referencesOf } from "../model/walk-type.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compareConstraints } from "./compare-constraints.ts";
import type { PlacelessChange } from "./compare-slots.ts";
import { type Broken, compareTypes, type Releases } from "./compare-types.ts";
import type { LockedSlot } from "./lockfile.ts";
import type { ChangeKind, PresenceChangeKind } from "./schema-change.ts";
import { constraintsText, memberText } from "./slot-text.ts";
import { languagesSpelling } from "./source-spelling.ts";
import { wireDefault } from "./wire-default.ts";

/** The record that a slot is in, by its name now. */
export interface SlotSite {
  readonly type: string;
  readonly releases: Releases;
  /** Keys of the `@id` slots, where the record is a document. */
  readonly idKeys: readonly number[];
}

/** Every difference in what two releases of one slot hold. */
export function compareMeaning(
  old: LockedSlot,
  now: LockedSlot,
  { type, releases, idKeys }: SlotSite,
): readonly PlacelessChange[] {
  const at = { type, site: `${type}.${now.name}`, number: now.key, formerName: old.name };
  const presence = presenceKind(old.presence, now.presence);
  const limits = { before: constraintsText(old.constraints), after: constraintsText(now.constraints) };
  const found: readonly (Texts & { readonly kind: ChangeKind | undefined })[] = [
    { kind: presence, before: memberText(old), after: memberText(now), identity: [defaultText(old), defaultText(now)] },
    {
      kind: hasNewDefault(old, now, releases) ? "default-changed" : undefined,
      before: defaultText(old),
      after: defaultText(now),
    },
    ...compareConstraints(old, now).map((kind) => ({ kind: limitsKind(kind, idKeys.includes(now.key)), ...limits })),
    { kind: deprecationKind(old, now), before: deprecationText(old), after: deprecationText(now) },
  ];
  const retyped = compareSlotTypes(old, now, releases);
  return [
    ...(retyped ? [{ ...at, ...retyped }] : []),
    ...found.flatMap(({ kind, ...texts }) => (kind ? [{ kind, ...at, ...texts }] : [])),
  ];
}

/** A store key is made of values that meet the constraints; of a stored document that does not, there would be none. */
function limitsKind(limits: "constraint-tightened" | "constraint-loosened", isIdentity: boolean): ChangeKind {
  if (!isIdentity) return limits;
  return limits === "constraint-tightened" ? "identity-constrained" : "identity-unconstrained";
}

type Texts = Required<Pick<PlacelessChange, "before" | "after">> & Pick<PlacelessChange, "identity">;

function compareSlotTypes(
  old: LockedSlot,
  now: LockedSlot,
  releases: Releases,
): (Texts & Pick<PlacelessChange, "kind" | "spelledIn">) | undefined {
  if (!isRetyped(old, now, releases)) return undefined;
  const before = printTypeText(old.type);
  const find = (name: string) => releases.after(name) ?? releases.before(name);
  return {
    kind: retypedKind(compareTypes(old.type, now.type, releases)),
    before,
    after: printTypeText(now.type),
    identity: [before, printTypeText(releases.formerNamed(now.type))],
    spelledIn: languagesSpelling({ type: releases.nowNamed(old.type), find }, { type: now.type, find }),
  };
}

function deprecationKind(old: LockedSlot, now: LockedSlot): ChangeKind | undefined {
  if (old.deprecated === now.deprecated) return undefined;
  return now.deprecated ? "slot-deprecated" : "slot-deprecation-dropped";
}

function deprecationText(slot: LockedSlot): string {
  return slot.deprecated ? "@deprecated" : "not @deprecated";
}

/** Defaults are compared by what stands on the wire; that of an int that became a bigint is written as text and stays the same number. */
function hasNewDefault(old: LockedSlot, now: LockedSlot, releases: Releases): boolean {
  if (old.presence !== "defaulted" || now.presence !== "defaulted") return false;
  const [before, after] = [wireDefault(old, releases.before), wireDefault(now, releases.after)];
  return canonicalJson(before).replaceAll('"', "") !== canonicalJson(after).replaceAll('"', "");
}

/** A type that was only renamed is still the same type; one that has taken the name of a retired one is not. */
function isRetyped(old: LockedSlot, now: LockedSlot, releases: Releases): boolean {
  if (printTypeText(releases.nowNamed(old.type)) !== printTypeText(now.type)) return true;
  const mentioned = referencesOf(now.type);
  return referencesOf(old.type).some((name, at) => {
    const before = releases.before(name);
    const after = releases.after(mentioned[at] ?? name);
    return before !== undefined && after !== undefined && !releases.isSame(before, after);
  });
}

function retypedKind(broken: Broken): ChangeKind {
  if (broken.backward) return broken.forward ? "slot-retyped-incompatible" : "slot-retyped-narrowed";
  return broken.forward ? "slot-retyped-widened" : "slot-retyped-safe";
}

function presenceKind(before: Presence, after: Presence): PresenceChangeKind | undefined {
  if (before === after) return undefined;
  return presenceKinds.find((kind) => kind === `presence-${before}-to-${after}`);
}

const presenceKinds: readonly PresenceChangeKind[] = [
  "presence-required-to-optional",
  "presence-required-to-nullable",
  "presence-required-to-defaulted",
  "presence-optional-to-required",
  "presence-optional-to-nullable",
  "presence-optional-to-defaulted",
  "presence-nullable-to-required",
  "presence-nullable-to-optional",
  "presence-nullable-to-defaulted",
  "presence-defaulted-to-required",
  "presence-defaulted-to-optional",
  "presence-defaulted-to-nullable",
];

function defaultText(slot: LockedSlot): string {
  return slot.default === undefined ? "none" : canonicalJson(slot.default);
}
