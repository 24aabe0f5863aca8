import { type EvolutionRule, found, inSource, safe } from "./evolution-rule.ts";
import type { DocumentChangeKind, TypeChangeKind } from "./schema-change.ts";

/** Types and documents: what is stored, and under which key. */
export const documentRules: Readonly<Record<TypeChangeKind | DocumentChangeKind, EvolutionRule>> = {
  "type-added": safe("nothing refers to it yet"),
  "type-removed": safe("stored bytes are judged where it was used, and its name stays taken", ["source"]),
  "type-renamed": safe("type names do not stand on the wire, and its history goes on under the new name", ["source"]),
  "type-renamed-unconfirmed": found(
    "lock/type-renamed",
    ["source"],
    "without `@was` its retired keys would be forgotten",
  ),
  "type-name-reused": {
    ...found("lock/type-name-reused", ["source"], "a name that was released never gets a second meaning"),
    always: true,
  },
  "type-kind-changed": found(
    "lock/type-kind-changed",
    ["backward", "forward", "source"],
    "records, enums and unions are written in different ways",
  ),
  "type-restored": safe("it has the members that it had, and each keeps its meaning"),
  "discriminator-added": inSource(
    ["typescript"],
    found("lock/discriminator-changed", ["source"], "it is not on the wire, but every value has to say it"),
  ),
  "discriminator-dropped": inSource(
    ["typescript"],
    found("lock/discriminator-changed", ["source"], "it was not on the wire, but programs may ask for it"),
  ),
  "discriminator-renamed": inSource(
    ["typescript"],
    found("lock/discriminator-changed", ["source"], "it is not on the wire, but programs and JSON name the former one"),
  ),
  "discriminator-value-changed": inSource(
    ["typescript"],
    found(
      "lock/discriminator-changed",
      ["source"],
      "it is not on the wire, but programs and JSON ask for the former one",
    ),
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
  "document-name-reused": {
    ...found(
      "lock/document-name-reused",
      ["backward", "forward"],
      "documents that are stored under that name belong to another type",
    ),
    always: true,
  },
  "document-drafted": found(
    "lock/document-drafted",
    ["backward", "forward"],
    "it was released, and what is stored does not become a draft again",
  ),
  "document-restored": safe("what is stored of it is read again, and judged as any other change"),
  "draft-released": safe("nothing of it was released before"),
  "stability-raised": safe("it promises more than before"),
  "stability-lowered": found(
    "lock/stability-lowered",
    ["backward", "forward"],
    "programs and stored documents rely on what was promised of it",
  ),
  "schema-id-raised": found(
    "lock/schema-id-raised",
    ["forward"],
    "programs that are already out do not know the new id; stored documents are migrated when they are read",
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
    ["backward", "forward", "index", "source"],
    "documents are stored under the key that the former slots made",
  ),
  "identity-constrained": found(
    "lock/identity-constrained",
    ["backward", "source"],
    "a stored document whose id is outside has no store key any more",
  ),
  "identity-unconstrained": found(
    "lock/identity-constrained",
    ["forward"],
    "programs that are already out find no store key for a document whose id is outside their limits",
  ),
  "identity-respelled": found(
    "lock/identity-changed",
    ["backward", "forward", "index"],
    "documents are stored under the key that the former text of the value made",
  ),
};
