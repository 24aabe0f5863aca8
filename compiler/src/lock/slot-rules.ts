import { type EvolutionRule, found, safe } from "./evolution-rule.ts";
import type { PresenceChangeKind, SlotChangeKind } from "./schema-change.ts";

/** Slots: judged by what 4-wire says that a reader does with a nil, a missing slot and another type. */
export const slotRules: Readonly<Record<SlotChangeKind | PresenceChangeKind, EvolutionRule>> = {
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
    ["backward", "source"],
    "nothing keeps its key from being used again, and then stored values are misread",
  ),
  "slot-removed-unreserved-required": found(
    "lock/slot-removed",
    ["backward", "forward", "source"],
    "nothing keeps its key from being used again, and readers that are already out refuse a document without it",
  ),
  "slot-removed-required": found(
    "lock/slot-removed-required",
    ["forward", "source"],
    "readers that are already out refuse a document without it",
  ),
  "slot-removed-reserved": safe("old readers do without it, and its key stays reserved", ["source"]),
  "slot-removed-from-elements": found(
    "lock/slot-removed-from-elements",
    ["backward", "source"],
    "a stored set whose elements differ in it alone becomes one with duplicates, which is refused",
  ),
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
};
