import type { RecordModel, SchemaModel } from "../../model/schema-model.ts";
import { describeDocument } from "../catalog-entry.ts";
import type { Emitter, GeneratedFile } from "../emitter.ts";

/** `catalog.json`: every document as CultCache catalogs describe it, for tools that read or write single-file stores. */
export const cultcacheEmitter: Emitter = { language: "cultcache", refuse: () => [], emit };

function emit(model: SchemaModel): readonly GeneratedFile[] {
  const types = new Map(model.types.map((type) => [type.name, type]));
  const documents = model.types.filter((type): type is RecordModel => type.kind === "record");
  const catalog = documents
    .flatMap((record) => (record.document ? [describeDocument(record.document, record.slots, types)] : []))
    .map((entry) => ({ ...entry, compatibleSchemaIds: [] }))
    .sort((a, b) => (a.schemaId < b.schemaId ? -1 : 1));
  if (catalog.length === 0) return [];
  // JSON has no comments, so what marks a file as ours is its first member.
  const header = "Generated from all schemas by @keyslot/compiler. Do not edit: run `keyslot build`.";
  return [{ path: "cultcache/catalog.json", text: `${JSON.stringify({ header, catalog }, null, 2)}\n` }];
}
