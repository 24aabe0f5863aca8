import { type EvolutionRule, inSource, safe } from "./evolution-rule.ts";
import type { SourceChangeKind } from "./schema-change.ts";

/** What changed in the sources alone. Nothing of it is on the wire; some of it is in generated code. */
export const sourceRules: Readonly<Record<SourceChangeKind, EvolutionRule>> = {
  "type-moved": inSource(
    "spelled",
    safe("files and packages do not stand on the wire; generated code is in a file of the same name", ["source"]),
  ),
  "type-deprecated": safe("it is stored and read as before"),
  "type-deprecation-dropped": safe("it is stored and read as before"),
  "members-reordered": safe("only keys, values and tags stand on the wire"),
  "slot-pulled-up": safe("an inherited slot is written as one of the type's own"),
  "slot-pushed-down": safe("a slot of the type's own is written as an inherited one"),
  "slot-base-changed": safe("it does not matter on the wire from where a slot is inherited"),
  "alias-inlined": inSource(["typescript"], safe("names of aliases do not stand on the wire", ["source"])),
  "alias-named": safe("names of aliases do not stand on the wire"),
  "docs-changed": safe("documentation does not stand on the wire"),
  "deprecation-reworded": safe("documentation does not stand on the wire"),
  "enum-value-deprecated": safe("it is stored and read as before"),
  "enum-value-deprecation-dropped": safe("it is stored and read as before"),
  "unknown-member-listed": inSource(
    ["typescript"],
    safe("an open union keeps what it does not know, whether or not its type says so", ["source"]),
  ),
  "unknown-member-unlisted": inSource(
    ["typescript"],
    safe("an open union keeps what it does not know, whether or not its type says so", ["source"]),
  ),
};
