import type { Presence } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";
import type { TargetLanguage } from "../model/target-language.ts";

/** One difference between what was released and what the schemas say now. What it means is not said here: `rules.ts` does. */
export interface SchemaChange {
  readonly kind: ChangeKind;
  /** The type's name now: `Player`; for a removed type its last name. */
  readonly type: string;
  /** The type's name in the release that it is compared with; unset for a type that was not there. */
  readonly formerType?: string;
  /** Other types that have the same slot from the same declaration: heirs of the interface, instances of the generic. */
  readonly heirs?: readonly string[];
  /** What changed: `Player.hp`, `Player`, `Faction.Red`. */
  readonly site: string;
  /** As schema text. */
  readonly before?: string;
  readonly after?: string;
  /** The slot's key, the union's tag or the enum's wire value. */
  readonly number?: number | string;
  /** The last name of what was there, without quotes. */
  readonly formerName?: string;
  /** What tells the change from all others where `before` and `after` name things whose own renaming does not matter. */
  readonly identity?: readonly string[];
  /** Languages in whose generated code the two are spelled differently, where that depends on what they are. */
  readonly spelledIn?: readonly TargetLanguage[];
  /** Where it is now; for what was removed, the type that it was in. */
  readonly span?: Span;
}

/** Every type of today that a change is one of. */
export function typesOf({ type, heirs = [] }: SchemaChange): readonly string[] {
  return [type, ...heirs];
}

export type ChangeKind =
  | SlotChangeKind
  | PresenceChangeKind
  | TypeChangeKind
  | SourceChangeKind
  | DocumentChangeKind
  | IndexChangeKind
  | EnumChangeKind
  | UnionChangeKind;

export type SlotChangeKind =
  | "slot-added-required"
  | "slot-added-optional"
  | "slot-added-nullable"
  | "slot-added-defaulted"
  | "slot-added-in-gap"
  | "slot-added-in-gap-required"
  | "slot-added-over-removed"
  | "slot-restored"
  | "slot-restored-required"
  | "slot-restored-in-gap"
  | "slot-restored-in-gap-required"
  | "slot-removed-unreserved"
  | "slot-removed-unreserved-required"
  | "slot-removed-required"
  | "slot-removed-reserved"
  | "slot-removed-from-elements"
  | "slot-removed-from-elements-required"
  | "slot-removed-without-deprecation"
  | "slot-moved"
  | "slot-renamed"
  | "slot-renamed-unconfirmed"
  | "slot-deprecated"
  | "slot-deprecation-dropped"
  | "slot-retyped-safe"
  | "slot-retyped-widened"
  | "slot-retyped-narrowed"
  | "slot-retyped-incompatible"
  | "key-reused"
  | "retired-key-reused"
  | "reserved-key-reused"
  | "reserved-name-reused"
  | "reservation-dropped"
  | "name-reservation-dropped"
  | "reservation-added"
  | "default-changed"
  | "constraint-tightened"
  | "constraint-loosened";

/** Every ordered pair of two different presences. */
export type PresenceChangeKind = {
  [Before in Presence]: `presence-${Before}-to-${Exclude<Presence, Before>}`;
}[Presence];

export type TypeChangeKind =
  | "type-added"
  | "type-removed"
  | "type-renamed"
  | "type-renamed-unconfirmed"
  | "type-name-reused"
  | "type-kind-changed"
  | "type-restored"
  | "discriminator-added"
  | "discriminator-dropped"
  | "discriminator-renamed"
  | "discriminator-value-changed";

/** What a lockfile does not hold: told only where both releases' sources can be read. */
export type SourceChangeKind =
  | "type-moved"
  | "type-deprecated"
  | "type-deprecation-dropped"
  | "members-reordered"
  | "slot-pulled-up"
  | "slot-pushed-down"
  | "slot-base-changed"
  | "alias-inlined"
  | "alias-named"
  | "docs-changed"
  | "deprecation-reworded"
  | "enum-value-deprecated"
  | "enum-value-deprecation-dropped"
  | "unknown-member-listed"
  | "unknown-member-unlisted";

export type DocumentChangeKind =
  | "document-added"
  | "document-removed"
  | "document-type-changed"
  | "document-name-reused"
  | "document-restored"
  | "document-drafted"
  | "draft-released"
  | "stability-raised"
  | "stability-lowered"
  | "schema-id-changed"
  | "schema-id-raised"
  | "version-raised"
  | "version-lowered"
  | "global-changed"
  | "identity-changed"
  | "identity-respelled"
  | "identity-constrained"
  | "identity-unconstrained";

export type IndexChangeKind =
  | "index-added"
  | "index-added-unique"
  | "index-added-unique-new-slot"
  | "index-removed"
  | "index-renamed"
  | "index-reordered"
  | "index-changed"
  | "index-made-unique"
  | "index-unique-dropped"
  | "name-lookup-added"
  | "name-lookup-removed"
  | "name-lookup-moved";

export type EnumChangeKind =
  | "enum-value-added-closed"
  | "enum-value-added-open"
  | "enum-value-removed-closed"
  | "enum-value-removed-open"
  | "enum-value-renumbered"
  | "enum-value-renamed"
  | "enum-value-reused"
  | "enum-opened"
  | "enum-closed"
  | "enum-wire-changed"
  | "enum-value-respelled"
  | "enum-value-respelled-open"
  | "enum-value-tagged-open"
  | "enum-value-untagged-open"
  | "enum-form-changed";

export type UnionChangeKind =
  | "union-member-added-closed"
  | "union-member-added-open"
  | "union-member-removed-closed"
  | "union-member-removed-open"
  | "union-member-retagged"
  | "union-member-replaced"
  | "union-member-widened"
  | "union-member-narrowed"
  | "union-member-swapped"
  | "union-tag-reused"
  | "union-opened"
  | "union-closed";
