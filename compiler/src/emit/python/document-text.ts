import type { DocumentModel, IndexModel, RecordModel } from "../../model/schema-model.ts";
import { type CatalogMember, describeDocument } from "../catalog-entry.ts";
import { namesOf } from "./context.ts";
import { bracketLines, openLines } from "./layout.ts";
import { stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";

/** The descriptor of a document, from which alone a cache can work. */
export function documentLines(record: RecordModel, document: DocumentModel, scope: ModuleScope): readonly string[] {
  const { nameKey, idKeys } = document;
  const descriptor = scope.wire("DocumentDescriptor");
  return openLines({
    open: `${namesOf(scope.context, record.name).document}: ${descriptor}[${scope.type(record.name)}] = ${descriptor}(`,
    items: [
      `record=${scope.ownName(record.name)}`,
      `type_name=${stringLiteral(document.type)}`,
      `schema_id=${stringLiteral(document.schemaId)}`,
      `version=${document.version}`,
      ...(document.global ? ["is_global=True"] : []),
      ...(idKeys.length > 0 ? [`id_keys=${tupleText(idKeys.map(String))}`] : []),
      ...(nameKey === undefined ? [] : [`name_key=${nameKey}`]),
      ...indexLines(document.indexes, scope),
      catalogText(record, document, scope),
    ],
    close: ")",
  });
}

function indexLines(indexes: readonly IndexModel[], scope: ModuleScope): readonly string[] {
  if (indexes.length === 0) return [];
  const items = indexes.map(({ accessor, keys, unique }) => {
    const parts = [stringLiteral(accessor), tupleText(keys.map(String)), ...(unique ? ["unique=True"] : [])];
    return `${scope.wire("IndexDeclaration")}(${parts.join(", ")})`;
  });
  return [openLines({ open: "indexes=(", items, close: ")" }).join("\n")];
}

function catalogText(record: RecordModel, document: DocumentModel, scope: ModuleScope): string {
  const entry = describeDocument(document, record.slots, scope.context.types);
  const members = entry.members.map((member) => memberText(member, scope));
  const lines = openLines({
    open: `catalog=${scope.wire("CatalogEntry")}(`,
    items: [
      `schema_id=${stringLiteral(entry.schemaId)}`,
      `schema_name=${stringLiteral(entry.schemaName)}`,
      `schema_version=${stringLiteral(entry.schemaVersion)}`,
      `content_hash="${entry.contentHash}"`,
      `compatible_schema_ids=${tupleText([stringLiteral(entry.schemaId)])}`,
      openLines({ open: "members=(", items: members, close: ")" }).join("\n"),
    ],
    close: ")",
  });
  return lines.join("\n");
}

function memberText(member: CatalogMember, scope: ModuleScope): string {
  const parts = [
    String(member.slot),
    stringLiteral(member.name),
    stringLiteral(member.type),
    ...(member.many ? ["is_many=True"] : []),
    ...(member.isName ? ["is_name=True"] : []),
    ...(member.indexAlias === null ? [] : [`index_alias=${stringLiteral(member.indexAlias)}`]),
  ];
  return bracketLines({ open: `${scope.wire("CatalogMember")}(`, items: parts, close: ")" }).join("\n");
}

function tupleText(items: readonly string[]): string {
  return `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
}
