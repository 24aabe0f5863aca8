import { type EvolutionRule, found, inSource, safe } from "./evolution-rule.ts";
import type { PresenceChangeKind, SlotChangeKind } from "./schema-change.ts";

/** Slots: judged by what 4-wire says that a reader does with a nil, a missing slot and another type. */
export const slotRules: Readonly<Record<SlotChangeKind | PresenceChangeKind, EvolutionRule>> = {
  "slot-added-required": inSource(
    "spelled",
    found("lock/slot-added-required", ["backward", "source"], "documents that are already stored have no value for it"),
  ),
  "slot-added-optional": inSource(
    "spelled",
    safe("it is absent in old documents, and old readers keep it and write it back", ["source"]),
  ),
  "slot-added-nullable": inSource(
    "spelled",
    safe("it is null in old documents, and old readers keep it and write it back", ["source"]),
  ),
  "slot-added-defaulted": inSource(
    "spelled",
    safe("it has its default in old documents, and old readers keep it and write it back", ["source"]),
  ),
  "slot-added-in-gap": inSource(
    "spelled",
    found(
      "lock/slot-added-in-gap",
      ["forward", "source"],
      "readers that are already out keep what stands behind their last slot, but not what stands in a gap: an update by them loses it",
    ),
  ),
  "slot-added-in-gap-required": inSource(
    "spelled",
    found(
      "lock/slot-added-required",
      ["backward", "forward", "source"],
      "documents that are already stored have no value for it, and readers that are already out lose what stands in a gap",
    ),
  ),
  "slot-added-over-removed": inSource(
    "spelled",
    found(
      "lock/slot-added-over-removed",
      ["backward", "source"],
      "stored sets whose elements differ in the removed slot alone become ones with duplicates, which are refused",
    ),
  ),
  "slot-restored": inSource(
    "spelled",
    safe("it has the meaning that it had, and what is still stored of it is read again", ["source"]),
  ),
  "slot-restored-required": inSource(
    "spelled",
    found(
      "lock/slot-added-required",
      ["backward", "source"],
      "documents that were stored while it was gone have no value for it",
    ),
  ),
  "slot-restored-in-gap": inSource(
    "spelled",
    found(
      "lock/slot-added-in-gap",
      ["forward", "source"],
      "programs that were built while it was gone do not keep what stands in a gap: an update by them loses it",
    ),
  ),
  "slot-restored-in-gap-required": inSource(
    "spelled",
    found(
      "lock/slot-added-required",
      ["backward", "forward", "source"],
      "documents that were stored while it was gone have no value for it, and programs that were built then lose it",
    ),
  ),
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
  "slot-removed-from-elements-required": found(
    "lock/slot-removed-from-elements",
    ["backward", "forward", "source"],
    "a stored set whose elements differ in it alone becomes one with duplicates, and readers that are already out refuse an element without it",
  ),
  "slot-removed-without-deprecation": found(
    "lock/removed-without-deprecation",
    ["source"],
    "the policy gives its users one release to stop using it",
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
  "slot-deprecated": safe("it is stored and read as before"),
  "slot-deprecation-dropped": safe("it is stored and read as before"),
  "slot-retyped-safe": inSource("spelled", safe("each reader takes every value of the other as it is", ["source"])),
  "slot-retyped-widened": inSource(
    "spelled",
    found("lock/slot-retyped", ["forward", "source"], "readers that are already out cannot hold every new value"),
  ),
  "slot-retyped-narrowed": inSource(
    "spelled",
    found("lock/slot-retyped", ["backward", "source"], "stored values may not fit the new type"),
  ),
  "slot-retyped-incompatible": inSource(
    "spelled",
    found(
      "lock/slot-retyped",
      ["backward", "forward", "source"],
      "neither reader takes every value of the other as it is",
    ),
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
    ["backward"],
    "the next slot that takes the key is given the values of the old one",
  ),
  "name-reservation-dropped": found(
    "lock/reservation-dropped",
    ["source"],
    "the next slot that takes the name is taken for the old one",
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
  "constraint-loosened": safe(
    "constraints are never checked on reading; only an update by a program that is already out refuses a value beyond its own",
  ),

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
  "presence-optional-to-nullable": inSource(
    ["typescript", "python"],
    safe("absent and null are one nil on the wire", ["source"]),
  ),
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
  "presence-nullable-to-optional": inSource(
    ["typescript"],
    safe("null and absent are one nil on the wire", ["source"]),
  ),
  "presence-nullable-to-defaulted": found(
    "lock/presence-changed",
    ["backward", "source"],
    "stored documents in which it is null are read with a value that nobody wrote",
  ),
  "presence-defaulted-to-required": inSource(
    ["rust", "python"],
    found("lock/presence-changed", ["backward", "source"], "documents from before it was added can no longer be read"),
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
