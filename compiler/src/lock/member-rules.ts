import { type EvolutionRule, found, inSource, safe } from "./evolution-rule.ts";
import type { EnumChangeKind, UnionChangeKind } from "./schema-change.ts";

/** Members of enums and unions: a closed one refuses what it does not know, an open one keeps it. */
export const memberRules: Readonly<Record<EnumChangeKind | UnionChangeKind, EvolutionRule>> = {
  // Rust refuses a `match` that leaves out a variant, open or not.
  "enum-value-added-closed": inSource(
    ["rust"],
    found(
      "lock/enum-value-added",
      ["forward", "source"],
      "readers that are already out refuse a value that they do not know",
    ),
  ),
  "enum-value-added-open": inSource(
    ["rust"],
    safe("readers of an open enum keep values that they do not know", ["source"]),
  ),
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
  // TypeScript and C# spell an open enum as they spell a closed one.
  "enum-opened": inSource(
    ["rust", "python"],
    found("lock/enum-opened", ["forward", "source"], "readers that are already out refuse undeclared values"),
  ),
  "enum-closed": inSource(
    ["rust", "python"],
    found("lock/enum-closed", ["backward", "source"], "undeclared values may be stored already"),
  ),
  "enum-wire-changed": found(
    "lock/enum-wire-changed",
    ["backward", "forward", "source"],
    "one side writes numbers and the other strings",
  ),
  "enum-value-respelled": inSource(
    ["typescript", "python"],
    found(
      "lock/enum-value-respelled",
      ["source"],
      "its value on the wire stays, and programs and JSON that spell it out have the former one",
    ),
  ),
  "enum-value-respelled-open": inSource(
    ["typescript", "python"],
    found(
      "lock/enum-value-respelled-open",
      ["backward", "forward", "source"],
      "each reader refuses, as an undeclared number, what it calls the member itself",
    ),
  ),
  "enum-value-tagged-open": inSource(
    ["typescript", "python"],
    found(
      "lock/enum-value-respelled-open",
      ["backward", "source"],
      "the number that it has in the program now may be stored as an undeclared one, and is refused",
    ),
  ),
  "enum-value-untagged-open": inSource(
    ["typescript", "python"],
    found(
      "lock/enum-value-respelled-open",
      ["forward", "source"],
      "the number that it had in the program may be written as an undeclared one, and readers that are already out refuse it",
    ),
  ),
  "enum-form-changed": inSource(
    ["typescript", "python"],
    found(
      "lock/enum-form-changed",
      ["source"],
      "its values on the wire stay, and its members are named in another way",
    ),
  ),

  "union-member-added-closed": inSource(
    ["rust"],
    found(
      "lock/union-member-added",
      ["forward", "source"],
      "readers that are already out refuse a tag that they do not know",
    ),
  ),
  "union-member-added-open": inSource(
    ["rust"],
    safe("readers of an open union keep members that they do not know", ["source"]),
  ),
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
  "union-member-widened": found(
    "lock/union-member-replaced",
    ["forward", "source"],
    "readers that are already out do not take every body of the new record",
  ),
  "union-member-narrowed": found(
    "lock/union-member-replaced",
    ["backward", "source"],
    "stored bodies of the former record may not be ones of the new record",
  ),
  "union-member-swapped": safe("the new record has every slot of the old one", ["source"]),
  "union-tag-reused": found(
    "lock/union-tag-reused",
    ["backward", "forward"],
    "stored documents still hold the removed member",
  ),
  // C# has one class more for what it does not know, and one less when the union is closed.
  "union-opened": inSource(
    ["typescript", "rust", "python"],
    found("lock/union-opened", ["forward", "source"], "readers that are already out refuse unknown tags"),
  ),
  "union-closed": found("lock/union-closed", ["backward", "source"], "unknown members may be stored already"),
};
