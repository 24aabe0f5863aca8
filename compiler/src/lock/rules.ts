import type { Rule } from "../diagnostics/catalog.ts";
import type { Breaks } from "../diagnostics/diagnostic.ts";
import type { ChangeKind } from "./schema-change.ts";

/** How a kind of change is judged. What to do about it stands in the catalog, under `rule`. */
export interface EvolutionRule {
  readonly breaks: readonly Breaks[];
  /** The finding that is reported; none for a change that is safe, or that the schema itself confirms by a tag. */
  readonly rule?: Rule;
  /** Completes "…, because" in messages and in the documentation. */
  readonly because: string;
}

/** A change that nobody needs to hear of. */
const safe = (because: string, breaks: readonly Breaks[] = []): EvolutionRule => ({ breaks, because });
const found = (rule: Rule, breaks: readonly Breaks[], because: string): EvolutionRule => ({ rule, breaks, because });

/** The one table: every kind of change, what it breaks for whom, and why. Mode `full`: both directions of reading must hold. */
export const rules: Readonly<Record<ChangeKind, EvolutionRule>> = {
  "slot-added-required": found(
    "lock/slot-added-required",
    ["backward"],
    "documents that are already stored have no value for it",
  ),
  "slot-added-optional": safe("it is absent in old documents, and old readers keep or ignore it"),
  "slot-added-nullable": safe("it is null in old documents, and old readers keep or ignore it"),
  "slot-added-defaulted": safe("it has its default in old documents, and old readers keep or ignore it"),
  "slot-removed-unreserved": found(
    "lock/slot-removed",
    ["source"],
    "nothing in the schema keeps its key and name from being used again",
  ),
  "slot-removed-required": found(
    "lock/slot-removed-required",
    ["forward", "source"],
    "readers that are already out refuse a document without it",
  ),
  "slot-removed-reserved": safe("old readers do without it, and its key stays reserved", ["source"]),
  "slot-moved": found(
    "lock/slot-moved",
    ["backward", "forward"],
    "each reader looks for the value where the other has not written it",
  ),
  "slot-renamed": safe("only the key stands on the wire, and `@was` confirms that the meaning is the same", ["source"]),
  "slot-renamed-unconfirmed": found(
    "lock/slot-renamed",
    ["backward", "forward", "source"],
    "if it has a new meaning, every stored value is misread without any error",
  ),
  "slot-retyped-safe": safe("each reader takes every value of the other as it is", ["source"]),
  "slot-retyped-widened": found(
    "lock/slot-retyped",
    ["forward"],
    "readers that are already out cannot hold every new value",
  ),
  "slot-retyped-narrowed": found("lock/slot-retyped", ["backward"], "stored values may not fit the new type"),
  "slot-retyped-incompatible": found(
    "lock/slot-retyped",
    ["backward", "forward"],
    "neither reader takes every value of the other as it is",
  ),
  "key-reused": found("lock/key-reused", ["backward", "forward"], "stored values of the one are read as the other"),
  "retired-key-reused": found(
    "lock/retired-key-reused",
    ["backward", "forward"],
    "documents that still hold the retired value are read as the new slot",
  ),
  "reserved-key-reused": found(
    "lock/reserved-key-reused",
    ["backward", "forward"],
    "what was written under the reserved key is read as the new slot",
  ),
  "reserved-name-reused": found(
    "lock/reserved-name-reused",
    ["source"],
    "the name was reserved so that it never gets a second meaning",
  ),
  "reservation-dropped": found(
    "lock/reservation-dropped",
    ["backward", "forward"],
    "the next slot that takes it is given the values of the old one",
  ),
  "reservation-added": safe("what is reserved is not written"),
  "default-changed": found(
    "lock/default-changed",
    ["backward"],
    "documents that lack the slot are read with another value than before",
  ),
  "constraint-tightened": found(
    "lock/constraint-tightened",
    ["source"],
    "stored values outside it are still read, but cannot be written again",
  ),
  "constraint-loosened": safe("constraints are never checked on reading"),

  "presence-required-to-optional": found(
    "lock/presence-changed",
    ["forward", "source"],
    "readers that are already out refuse a document without it",
  ),
  "presence-required-to-nullable": found(
    "lock/presence-changed",
    ["forward", "source"],
    "readers that are already out refuse a null",
  ),
  "presence-required-to-defaulted": safe("a value is always written, before and after"),
  "presence-optional-to-required": found(
    "lock/presence-changed",
    ["backward", "source"],
    "stored documents without it can no longer be read",
  ),
  "presence-optional-to-nullable": safe("absent and null are one nil on the wire", ["source"]),
  "presence-optional-to-defaulted": found(
    "lock/presence-changed",
    ["backward", "source"],
    "stored documents in which it is absent are read with a value that nobody wrote",
  ),
  "presence-nullable-to-required": found(
    "lock/presence-changed",
    ["backward", "source"],
    "stored documents in which it is null can no longer be read",
  ),
  "presence-nullable-to-optional": safe("null and absent are one nil on the wire", ["source"]),
  "presence-nullable-to-defaulted": found(
    "lock/presence-changed",
    ["backward", "source"],
    "stored documents in which it is null are read with a value that nobody wrote",
  ),
  "presence-defaulted-to-required": found(
    "lock/presence-changed",
    ["backward"],
    "documents from before it was added can no longer be read",
  ),
  "presence-defaulted-to-optional": found(
    "lock/presence-changed",
    ["backward", "forward", "source"],
    "a document without it has the default for one reader and nothing for the other",
  ),
  "presence-defaulted-to-nullable": found(
    "lock/presence-changed",
    ["backward", "forward", "source"],
    "a document without it has the default for one reader and null for the other",
  ),

  "type-added": safe("nothing refers to it yet"),
  "type-removed": found(
    "lock/type-removed",
    ["source"],
    "code that imports it stops compiling; stored bytes are judged where it was used",
  ),
  "type-renamed": safe("type names do not stand on the wire, and its history goes on under the new name", ["source"]),
  "type-renamed-unconfirmed": found(
    "lock/type-renamed",
    ["source"],
    "without `@was` its retired keys would be forgotten",
  ),
  "type-name-reused": found(
    "lock/type-name-reused",
    ["source"],
    "a name that was released never gets a second meaning",
  ),
  "type-kind-changed": found(
    "lock/type-kind-changed",
    ["backward", "forward", "source"],
    "records, enums and unions are written in different ways",
  ),

  "document-added": safe("nothing of it is stored yet"),
  "document-removed": found(
    "lock/document-removed",
    ["backward", "source"],
    "documents of it that are stored can no longer be opened",
  ),
  "document-type-changed": found(
    "lock/document-type-changed",
    ["backward", "forward"],
    "documents are stored under the type name, and neither side knows the other's",
  ),
  "document-name-reused": found(
    "lock/document-name-reused",
    ["backward", "forward"],
    "documents that are stored under that name belong to another type",
  ),
  "document-drafted": found(
    "lock/document-drafted",
    ["backward", "forward"],
    "it was released, and what is stored does not become a draft again",
  ),
  "schema-id-changed": found(
    "lock/schema-id-changed",
    ["backward", "forward"],
    "stored files find their documents by the schema id",
  ),
  "version-raised": safe("the former version's shape is kept in the lockfile"),
  "version-lowered": found(
    "lock/version-lowered",
    ["backward", "forward"],
    "documents of the higher version are already stored",
  ),
  "global-changed": found(
    "lock/global-changed",
    ["backward", "forward", "source"],
    "a global is stored under one fixed store key, other documents under their own",
  ),
  "identity-changed": found(
    "lock/identity-changed",
    ["backward", "forward", "index"],
    "documents are stored under the key that the former slots made",
  ),

  "index-added": safe("it is filled from the documents when the cache opens", ["index"]),
  "index-added-unique": found("lock/index-added-unique", ["index"], "stored documents may already share a value"),
  "index-added-unique-new-slot": safe("stored documents have no value for it, and absent values are never bound", [
    "index",
  ]),
  "index-removed": found("lock/index-removed", ["source"], "callers of its accessor stop compiling"),
  "index-renamed": found("lock/index-renamed", ["source"], "callers of the former accessor stop compiling"),
  "index-reordered": found(
    "lock/index-changed",
    ["index", "source"],
    "the accessor's arguments change places, and callers may go on compiling",
  ),
  "index-changed": found(
    "lock/index-changed",
    ["index", "source"],
    "the accessor finds documents by other slots than its callers mean",
  ),
  "index-made-unique": found(
    "lock/index-made-unique",
    ["index", "source"],
    "stored documents may already share a value",
  ),
  "index-unique-dropped": found(
    "lock/index-unique-dropped",
    ["source"],
    "the accessor finds many documents where it found one",
  ),
  "name-lookup-added": found("lock/name-lookup-added", ["index"], "stored documents may already share a name"),
  "name-lookup-added-new-slot": safe("stored documents have no name yet, and absent values are never bound", ["index"]),
  "name-lookup-removed": found("lock/name-lookup-removed", ["source"], "callers of `byName` stop compiling"),
  "name-lookup-moved": found(
    "lock/name-lookup-moved",
    ["index", "source"],
    "`byName` goes on compiling, finds by another slot, and stored documents may share a value of it",
  ),

  "enum-value-added-closed": found(
    "lock/enum-value-added",
    ["forward"],
    "readers that are already out refuse a value that they do not know",
  ),
  "enum-value-added-open": safe("readers of an open enum keep values that they do not know"),
  "enum-value-removed-closed": found(
    "lock/enum-value-removed",
    ["backward", "source"],
    "stored documents with it can no longer be read",
  ),
  "enum-value-removed-open": safe("readers of an open enum keep values that they do not know", ["source"]),
  "enum-value-renumbered": found(
    "lock/enum-value-renumbered",
    ["backward", "forward"],
    "each reader takes the other's value for something else",
  ),
  "enum-value-renamed": found(
    "lock/enum-value-renamed",
    ["source"],
    "its value on the wire stays; if it has a new meaning, stored values are misread",
  ),
  "enum-value-reused": found(
    "lock/enum-value-reused",
    ["backward", "forward"],
    "stored documents still hold the removed value",
  ),
  "enum-opened": found(
    "lock/enum-opened",
    ["forward", "source"],
    "readers that are already out refuse undeclared values",
  ),
  "enum-closed": found("lock/enum-closed", ["backward", "source"], "undeclared values may be stored already"),
  "enum-wire-changed": found(
    "lock/enum-wire-changed",
    ["backward", "forward", "source"],
    "one side writes numbers and the other strings",
  ),

  "union-member-added-closed": found(
    "lock/union-member-added",
    ["forward"],
    "readers that are already out refuse a tag that they do not know",
  ),
  "union-member-added-open": safe("readers of an open union keep members that they do not know"),
  "union-member-removed-closed": found(
    "lock/union-member-removed",
    ["backward", "source"],
    "stored documents with it can no longer be read",
  ),
  "union-member-removed-open": safe("readers of an open union keep members that they do not know", ["source"]),
  "union-member-retagged": found(
    "lock/union-member-retagged",
    ["backward", "forward"],
    "each reader takes the other's member for another one",
  ),
  "union-member-replaced": found(
    "lock/union-member-replaced",
    ["backward", "forward", "source"],
    "each reader takes the other's body for its own",
  ),
  "union-member-swapped": safe("the new record has every slot of the old one", ["source"]),
  "union-tag-reused": found(
    "lock/union-tag-reused",
    ["backward", "forward"],
    "stored documents still hold the removed member",
  ),
  "union-opened": found("lock/union-opened", ["forward", "source"], "readers that are already out refuse unknown tags"),
  "union-closed": found("lock/union-closed", ["backward", "source"], "unknown members may be stored already"),
};
