import type { AnyDocument } from "./definition.ts";

/** The definitions by persisted type name; the subject of the clash when two cannot stand beside each other. */
export type Registration =
  | { readonly byType: ReadonlyMap<string, AnyDocument>; readonly clash?: undefined }
  | { readonly clash: string };

/** Registers definitions: types and schema ids, those of former versions too, are each used once. */
export function registerDocuments(documents: Iterable<AnyDocument>): Registration {
  const byType = new Map<string, AnyDocument>();
  const schemaIds = new Set<string>();
  for (const definition of documents) {
    if (byType.has(definition.type)) return { clash: `the type name \`${definition.type}\`` };
    byType.set(definition.type, definition);
    for (const schemaId of schemaIdsOf(definition)) {
      if (schemaIds.has(schemaId)) return { clash: `the schema id \`${schemaId}\`` };
      schemaIds.add(schemaId);
    }
  }
  return { byType };
}

function schemaIdsOf({ schemaId, formerVersions }: AnyDocument): ReadonlySet<string> {
  const former: readonly { readonly schemaId: string }[] = Object.values(formerVersions ?? {});
  return new Set([schemaId, ...former.map((version) => version.schemaId)]);
}
