import type { Presence } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";

/** One difference between what was released and what the schemas say now. What it means is not said here: `rules.ts` does. */
export interface SchemaChange {
  readonly kind: ChangeKind;
  /** The type's name now: `Player`; for a removed type its last name. */
  readonly type: string;
  /** What changed: `Player.hp`, `Player`, `Faction.Red`. */
  readonly site: string;
  /** As schema text. */
  readonly before?: string;
  readonly after?: string;
  /** The slot's key, the union's tag or the enum's wire value. */
  readonly number?: number | string;
  /** The last name of what was there, without quotes. */
  readonly formerName?: string;
  /** Where it is now; for what was removed, the type that it was in. */
  readonly span?: Span;
}

export type ChangeKind =
  | SlotChangeKind
  | PresenceChangeKind
  | TypeChangeKind
  | DocumentChangeKind
  | IndexChangeKind
  | EnumChangeKind
  | UnionChangeKind;

export type SlotChangeKind =
  | "slot-added-required"
  | "slot-added-optional"
  | "slot-added-nullable"
  | "slot-added-defaulted"
  | "slot-removed-unreserved"
  | "slot-removed-unreserved-required"
  | "slot-removed-required"
  | "slot-removed-reserved"
  | "slot-removed-from-elements"
  | "slot-moved"
  | "slot-renamed"
  | "slot-renamed-unconfirmed"
  | "slot-retyped-safe"
  | "slot-retyped-widened"
  | "slot-retyped-narrowed"
  | "slot-retyped-incompatible"
  | "key-reused"
  | "retired-key-reused"
  | "reserved-key-reused"
  | "reserved-name-reused"
  | "reservation-dropped"
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
  | "type-kind-changed";

export type DocumentChangeKind =
  | "document-added"
  | "document-removed"
  | "document-type-changed"
  | "document-name-reused"
  | "document-drafted"
  | "schema-id-changed"
  | "version-raised"
  | "version-lowered"
  | "global-changed"
  | "identity-changed";

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
  | "enum-wire-changed";

export type UnionChangeKind =
  | "union-member-added-closed"
  | "union-member-added-open"
  | "union-member-removed-closed"
  | "union-member-removed-open"
  | "union-member-retagged"
  | "union-member-replaced"
  | "union-member-swapped"
  | "union-tag-reused"
  | "union-opened"
  | "union-closed";
