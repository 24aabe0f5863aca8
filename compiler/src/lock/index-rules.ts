import { type EvolutionRule, found, inSource, safe } from "./evolution-rule.ts";
import type { IndexChangeKind } from "./schema-change.ts";

/** Indexes and name lookups: nothing on the wire. Only TypeScript has accessors; other languages declare what there is. */
export const indexRules: Readonly<Record<IndexChangeKind, EvolutionRule>> = {
  "index-added": safe("it is filled from the documents when the cache opens", ["index"]),
  "index-added-unique": found("lock/index-added-unique", ["index"], "stored documents may already share a value"),
  "index-added-unique-new-slot": safe("stored documents have no value for it, and absent values are never bound", [
    "index",
  ]),
  "index-removed": inSource(
    ["typescript"],
    found("lock/index-removed", ["source"], "callers of its accessor stop compiling"),
  ),
  "index-renamed": inSource(
    ["typescript"],
    found("lock/index-renamed", ["source"], "callers of the former accessor stop compiling"),
  ),
  "index-reordered": inSource(
    ["typescript"],
    found(
      "lock/index-changed",
      ["index", "source"],
      "the accessor's arguments change places, and callers may go on compiling",
    ),
  ),
  "index-changed": inSource(
    ["typescript"],
    found(
      "lock/index-changed",
      ["index", "source"],
      "the accessor finds documents by other slots than its callers mean",
    ),
  ),
  "index-made-unique": inSource(
    ["typescript"],
    found("lock/index-made-unique", ["index", "source"], "stored documents may already share a value"),
  ),
  "index-unique-dropped": inSource(
    ["typescript"],
    found("lock/index-unique-dropped", ["source"], "the accessor finds many documents where it found one"),
  ),
  "name-lookup-added": found("lock/name-lookup-added", ["index"], "stored documents may already share a name"),
  "name-lookup-removed": inSource(
    ["typescript"],
    found("lock/name-lookup-removed", ["source"], "callers of `byName` stop compiling"),
  ),
  "name-lookup-moved": inSource(
    ["typescript"],
    found(
      "lock/name-lookup-moved",
      ["index", "source"],
      "`byName` goes on compiling, finds by another slot, and stored documents may share a value of it",
    ),
  ),
};
