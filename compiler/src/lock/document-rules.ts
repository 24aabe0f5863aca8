import { type EvolutionRule, found, safe } from "./evolution-rule.ts";
import type { DocumentChangeKind, IndexChangeKind, TypeChangeKind } from "./schema-change.ts";

/** Types, documents and indexes: what is stored, under which key, and how it is found. */
export const documentRules: Readonly<Record<TypeChangeKind | DocumentChangeKind | IndexChangeKind, EvolutionRule>> = {
  "type-added": safe("nothing refers to it yet"),
  "type-removed": safe("stored bytes are judged where it was used, and its name stays taken", ["source"]),
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
  "name-lookup-removed": found("lock/name-lookup-removed", ["source"], "callers of `byName` stop compiling"),
  "name-lookup-moved": found(
    "lock/name-lookup-moved",
    ["index", "source"],
    "`byName` goes on compiling, finds by another slot, and stored documents may share a value of it",
  ),
};
