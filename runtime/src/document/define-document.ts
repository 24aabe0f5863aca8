import type { CodecParts } from "../wire/define.ts";
import { defineRecord } from "../wire/define.ts";
import type { DocumentDefinition } from "./definition.ts";

/** What generated code has for a document: its codec's parts and everything that makes it a document. */
export type DocumentParts<T, K, Q, V, F> = CodecParts<T, V> &
  Pick<
    DocumentDefinition<T, K, Q, V, F>,
    | "type"
    | "schemaId"
    | "version"
    | "formerVersions"
    | "global"
    | "catalog"
    | "indexes"
    | "freezable"
    | "storeKey"
    | "storeKeyOf"
    | "query"
  >;

/** A definition over what was generated for a document. */
export function defineDocument<T, K = string, Q = unknown, V = unknown, F = unknown>(
  parts: DocumentParts<T, K, Q, V, F>,
): DocumentDefinition<T, K, Q, V, F> {
  const { type, schemaId, version, formerVersions, global, catalog, indexes, freezable, storeKey, storeKeyOf, query } =
    parts;
  return {
    ...defineRecord(parts),
    kind: "document",
    type,
    schemaId,
    version,
    ...(formerVersions && { formerVersions }),
    global,
    catalog,
    indexes,
    freezable,
    storeKey,
    storeKeyOf,
    query,
  };
}
