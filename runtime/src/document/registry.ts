import type { AnyDocument } from "./definition.ts";

/** The definitions by persisted type name; the subject of the clash when two cannot stand beside each other. */
export type Registration =
  | { readonly byType: ReadonlyMap<string, AnyDocument>; readonly clash?: undefined }
  | { readonly clash: string };

/** Registers definitions: types and schema ids are each used once. */
export function registerDocuments(documents: Iterable<AnyDocument>): Registration {
  const byType = new Map<string, AnyDocument>();
  const bySchemaId = new Map<string, AnyDocument>();
  for (const definition of documents) {
    if (byType.has(definition.type)) return { clash: `the type name \`${definition.type}\`` };
    if (bySchemaId.has(definition.schemaId)) return { clash: `the schema id \`${definition.schemaId}\`` };
    byType.set(definition.type, definition);
    bySchemaId.set(definition.schemaId, definition);
  }
  return { byType };
}
