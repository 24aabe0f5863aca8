import type { RecordModel, SchemaModel } from "../../model/schema-model.ts";
import { type CatalogEntry, describeDocument } from "../catalog-entry.ts";
import type { Emitter, GeneratedFile } from "../emitter.ts";

/** `catalog.json`: every document as the single-file store's catalog describes it, for tools that read or write such files. */
export const cultcacheEmitter: Emitter = { language: "cultcache", refuse: () => [], emit };

function emit(model: SchemaModel): readonly GeneratedFile[] {
  const types = new Map(model.types.map((type) => [type.name, type]));
  const records = model.types.filter((type): type is RecordModel => type.kind === "record");
  const catalog = records
    .flatMap((record) => (record.document ? [describeDocument(record.document, record.slots, types)] : []))
    .sort((a, b) => (a.schemaId < b.schemaId ? -1 : 1))
    .map(entryInFileOrder);
  if (catalog.length === 0) return [];
  // JSON has no comments, so what marks a file as ours is its first member.
  const header = "Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.";
  return [{ path: "cultcache/catalog.json", text: `${JSON.stringify({ header, catalog }, null, 2)}\n` }];
}

/** Members in the order in which a store file has them. */
function entryInFileOrder({ members, ...entry }: CatalogEntry): object {
  return {
    ...entry,
    compatibleSchemaIds: [entry.schemaId],
    members: members.map(({ slot, name, type, isReference, many, targetSchemaName, isName, indexAlias }) => {
      return {
        slot,
        name,
        typeName: type,
        isReference,
        isMany: many,
        targetSchema: targetSchemaName,
        isName,
        indexAlias,
      };
    }),
  };
}
