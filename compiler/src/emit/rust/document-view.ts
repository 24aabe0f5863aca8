import type { DocumentModel, IndexModel, RecordModel, SlotModel } from "../../model/schema-model.ts";
import { type CatalogEntry, describeDocument } from "../catalog-entry.ts";
import { spellName } from "./identifier.ts";
import { bracketLines } from "./layout.ts";
import { jsonLiteral, stringLiteral } from "./literal-text.ts";
import { nameFields } from "./names.ts";
import type { ModuleScope } from "./scope.ts";
import { isOption, typeText } from "./type-text.ts";

/** What the template of a document prints. */
export interface DocumentView {
  readonly type: string;
  readonly schemaId: string;
  readonly version: string;
  readonly global: string;
  readonly indexLines: readonly string[];
  readonly catalogLines: readonly string[];
  readonly storeKey: string;
  /** One where ids make the store key. */
  readonly ids: readonly { readonly headLines: readonly string[]; readonly body: string }[];
  readonly option: string;
  readonly string: string;
}

/** One view of a document, none of another record. */
export function documentViews(record: RecordModel, scope: ModuleScope): readonly DocumentView[] {
  const { document } = record;
  if (!document) return [];
  const names = nameFields(record);
  const ids = record.slots.filter((slot) => document.idKeys.includes(slot.key));
  const idNames = ids.map((slot) => spellName(names.get(slot.key) ?? ""));
  return [
    {
      type: stringLiteral(document.type),
      schemaId: stringLiteral(document.schemaId),
      version: String(document.version),
      global: String(document.global),
      indexLines: indexLines(record, document, names),
      catalogLines: catalogLines(describeDocument(document, record.slots, scope.context.types)),
      storeKey: storeKeyText(document, idNames),
      ids: ids.length === 0 ? [] : [idView(ids, idNames, scope)],
      option: scope.prelude("Option"),
      string: scope.prelude("String"),
    },
  ];
}

function storeKeyText(document: DocumentModel, ids: readonly string[]): string {
  if (document.global) return 'Some("__global__".to_owned())';
  if (ids.length === 0) return "None";
  return `Some(Self::store_key_of(${ids.map((id) => `&self.${id}`).join(", ")}))`;
}

function idView(ids: readonly SlotModel[], names: readonly string[], scope: ModuleScope): DocumentView["ids"][number] {
  const parameters = ids.map((slot, i) => {
    const isString = slot.type.kind === "scalar" && slot.type.scalar === "string";
    return `${names[i]}: &${isString ? "str" : typeText(slot.type, { scope })}`;
  });
  return {
    headLines: bracketLines({
      open: "pub fn store_key_of(",
      items: parameters,
      close: `) -> ${scope.prelude("String")} {`,
      indent: 4,
    }),
    body: `keyslot::join_store_key(&[${names.map((name) => `${name}.into()`).join(", ")}])`,
  };
}

function indexLines(
  record: RecordModel,
  document: DocumentModel,
  names: ReadonlyMap<number, string>,
): readonly string[] {
  const lookup = document.nameKey === undefined ? [] : [{ accessor: "byName", keys: [document.nameKey], unique: true }];
  const indexes = [...lookup, ...document.indexes].map((index) => indexText(index, record, names));
  return listLines("const INDEXES: &'static [keyslot::Index<Self>] = &[", indexes, "];");
}

function indexText(
  { accessor, unique, keys }: Pick<IndexModel, "accessor" | "unique" | "keys">,
  record: RecordModel,
  names: ReadonlyMap<number, string>,
): readonly string[] {
  const parts = keys.flatMap((key) => {
    const slot = record.slots.find((candidate) => candidate.key === key);
    return slot ? [partText(slot, `document.${spellName(names.get(key) ?? "")}`)] : [];
  });
  return [
    "keyslot::Index {",
    `    accessor: ${stringLiteral(accessor)},`,
    `    unique: ${unique},`,
    ...listLines("parts: &[", parts, "],").map((line) => `    ${line}`),
    "}",
  ];
}

function partText(slot: SlotModel, value: string): readonly string[] {
  const multi = slot.type.kind === "list" || slot.type.kind === "set";
  const many = `${value}.iter()${multi && isOption(slot) ? ".flatten()" : ""}.map(Into::into).collect()`;
  const read = multi || isOption(slot) ? many : `vec![(&${value}).into()]`;
  return [
    "keyslot::IndexPart {",
    `    slot: ${stringLiteral(slot.name)},`,
    `    key: ${slot.key},`,
    `    multi: ${multi},`,
    `    read: |document| ${read},`,
    "}",
  ];
}

function catalogLines(catalog: CatalogEntry): readonly string[] {
  const members = catalog.members.map((member) => [
    "keyslot::CatalogMember {",
    `    slot: ${member.slot},`,
    `    name: ${stringLiteral(member.name)},`,
    `    type_name: ${stringLiteral(member.type)},`,
    `    is_reference: ${member.isReference},`,
    `    is_many: ${member.many},`,
    "    target_schema: None,",
    `    is_name: ${member.isName},`,
    `    index_alias: ${member.indexAlias === null ? "None" : `Some(${stringLiteral(member.indexAlias)})`},`,
    "}",
  ]);
  return [
    `schema_id: ${stringLiteral(catalog.schemaId)},`,
    `schema_name: ${stringLiteral(catalog.schemaName)},`,
    `schema_version: ${stringLiteral(catalog.schemaVersion)},`,
    `content_hash: "${catalog.contentHash}",`,
    `canonical_schema_json: ${jsonLiteral(catalog.canonicalSchemaJson)},`,
    `compatible_schema_ids: &[${stringLiteral(catalog.schemaId)}],`,
    ...listLines("members: &[", members, "],"),
  ];
}

/** Items of several lines each; a single one shares the brackets' lines, as formatters have it. */
function listLines(open: string, items: readonly (readonly string[])[], close: string): readonly string[] {
  const [only] = items;
  if (only === undefined) return [open + close];
  if (items.length === 1) {
    const [first = "", ...rest] = only;
    const last = rest.pop() ?? "";
    return [open + first, ...rest, last + close];
  }
  const lines = items.flatMap((item) => item.map((line, i) => (i === item.length - 1 ? `${line},` : line)));
  return [open, ...lines.map((line) => `    ${line}`), close];
}
