import type { DocumentModel, RecordModel, SlotModel } from "../../model/schema-model.ts";
import { describeDocument } from "../catalog-entry.ts";
import type { EmissionContext } from "./context.ts";
import { stringLiteral } from "./literal-text.ts";
import { nameProperties, type PropertyNames } from "./names.ts";
import { storeKeyView } from "./store-key-view.ts";

/** What a cache needs to know of a document. */
export function documentView(record: RecordModel, document: DocumentModel, context: EmissionContext) {
  const names = context.namesOf(record.name);
  const properties = nameProperties(record, names.type);
  const place = { record, document, context, properties };
  return {
    ...names,
    base: `${context.external("KeyslotDocument")}<${names.type}>`,
    identityLines: identityLines(place),
    indexLines: indexLines(place),
    noIndexes: `${context.external("Array")}.Empty`,
    catalogLines: catalogLines(place),
    indexType: `${context.external("DocumentIndex")}<${names.type}>`,
    ...storeKeyView(place),
  };
}

/** A document, and what its properties are called. */
export interface DocumentPlace {
  readonly record: RecordModel;
  readonly document: DocumentModel;
  readonly context: EmissionContext;
  readonly properties: PropertyNames;
}

function identityLines({ record, document, context }: DocumentPlace): readonly string[] {
  const names = [document.type, document.schemaId].map(stringLiteral).join(", ");
  const { codec } = context.namesOf(record.name);
  return [
    `new ${context.external("DocumentIdentity")}(${names}, ${document.version}, ${document.global}, ${codec}.SchemaHash)`,
  ];
}

/** The name lookup first, then the indexes in source order. */
function indexLines(place: DocumentPlace): readonly string[] {
  const { record, document, context } = place;
  const kind = context.external("IndexKind");
  const lookup =
    document.nameKey === undefined ? [] : [{ accessor: "byName", kind: "NameLookup", keys: [document.nameKey] }];
  const indexes = document.indexes.map(({ accessor, unique, keys }) => ({
    accessor,
    kind: unique ? "Unique" : "Plain",
    keys,
  }));
  return [...lookup, ...indexes].flatMap((index) => {
    const parts = index.keys.map((key) => `    ${partText(slotAt(record, key), place)}`);
    const head = `new ${context.external("DocumentIndex")}<${context.namesOf(record.name).type}>(`;
    const last = parts.pop() ?? "";
    const lines = [...parts.map((part) => `${part},`), `${last}),`];
    return [`${head}${stringLiteral(index.accessor)}, ${kind}.${index.kind},`, ...lines];
  });
}

function partText(slot: SlotModel, { record, context, properties }: DocumentPlace): string {
  const type = `${context.external("IndexPart")}<${context.namesOf(record.name).type}>`;
  const isMulti = slot.type.kind === "list" || slot.type.kind === "set";
  const read = `value => value.${properties.bySlot.get(slot.key)}`;
  return `new ${type}(${slot.key}, ${stringLiteral(slot.name)}, ${isMulti}, ${read})`;
}

function catalogLines({ record, document, context }: DocumentPlace): readonly string[] {
  const catalog = describeDocument(document, record.slots, context.types);
  const members = catalog.members.map((member) => {
    const alias = member.indexAlias === null ? "null" : stringLiteral(member.indexAlias);
    const names = `${member.slot}, ${stringLiteral(member.name)}, ${stringLiteral(member.type)}`;
    return `    new ${context.external("CatalogMember")}(${names}, ${member.many}, ${member.isName}, ${alias})`;
  });
  const texts = [catalog.schemaId, catalog.schemaName, catalog.schemaVersion, catalog.contentHash];
  const parts = [...texts, catalog.canonicalSchemaJson].map((text) => `    ${stringLiteral(text)}`);
  return [`new ${context.external("CatalogEntry")}(`, `${[...parts, ...members].join(",\n")})`].flatMap((text) =>
    text.split("\n"),
  );
}

/** A slot that the check stage has seen. */
export function slotAt(record: RecordModel, key: number): SlotModel {
  const slot = record.slots.find((candidate) => candidate.key === key);
  if (!slot) throw new Error(`\`${record.name}\` has no slot ${key}.`);
  return slot;
}
