import type { DocumentModel, RecordModel, SlotModel } from "../../model/schema-model.ts";
import { lowerFirst } from "../../text/change-case.ts";
import { describeDocument } from "../catalog-entry.ts";
import { reservedWordsOf } from "../naming.ts";
import type { EmissionContext } from "./context.ts";
import { stringLiteral } from "./literal-text.ts";
import { nameProperties, type PropertyNames } from "./names.ts";
import { isValueType, typeText } from "./type-text.ts";

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
    catalogLines: catalogLines(place),
    indexType: `${context.external("DocumentIndex")}<${names.type}>`,
    ...storeKeyView(place),
  };
}

interface DocumentPlace {
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

function storeKeyView({ record, document, context, properties }: DocumentPlace) {
  const owner = context.external("KeyslotDocument");
  if (document.global) return { hasMaker: false, parameters: "", storeKey: "", storeKeyOf: `${owner}.GlobalStoreKey` };
  const slots = document.idKeys.map((key) => slotAt(record, key));
  if (slots.length === 0) return { hasMaker: false, parameters: "", storeKey: "", storeKeyOf: "null" };
  const parameters = slots.map((slot) => parameterName(properties.bySlot.get(slot.key) ?? ""));
  const texts = slots.map((slot, i) => keyText(slot, parameters[i] ?? "", context));
  const values = slots.map((slot) => given(slot, `value.${properties.bySlot.get(slot.key)}`, context));
  return {
    hasMaker: true,
    parameters: slots.map((slot, i) => `${typeText(slot.type, context)} ${parameters[i]}`).join(", "),
    storeKey: texts.length === 1 ? (texts[0] ?? "") : `${context.external("StoreKeys")}.Join(${texts.join(", ")})`,
    storeKeyOf: `StoreKey(${values.join(", ")})`,
  };
}

function given(slot: SlotModel, value: string, context: EmissionContext): string {
  return isValueType(slot.type, context) ? value : `${context.external("WireWriter")}.Required(${value})`;
}

function keyText(slot: SlotModel, parameter: string, context: EmissionContext): string {
  const isDay = slot.type.kind === "scalar" && slot.type.scalar === "plainDate";
  const named =
    slot.type.kind === "reference" && context.enumOf(slot.type)?.wire === "int" ? slot.type.name : undefined;
  if (named !== undefined) return `${context.namesOf(named).codec}.KeyText(${parameter})`;
  return `${context.external("StoreKeys")}.${isDay ? "Day" : "Text"}(${parameter})`;
}

function parameterName(property: string): string {
  const name = lowerFirst(property);
  return reservedWordsOf("csharp").has(name) ? `@${name}` : name;
}

function slotAt(record: RecordModel, key: number): SlotModel {
  const slot = record.slots.find((candidate) => candidate.key === key);
  if (!slot) throw new Error(`\`${record.name}\` has no slot ${key}.`);
  return slot;
}
