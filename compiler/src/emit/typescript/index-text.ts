import type { DocumentModel, IndexModel, RecordModel, SlotModel } from "../../model/schema-model.ts";
import type { Scalar, TypeModel } from "../../model/type-model.ts";
import { type EmissionContext, typeNamed } from "./context.ts";
import { bracketLines } from "./layout.ts";
import { propertyAccess, stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";
import { presentTypeText } from "./slot-text.ts";
import { typeText } from "./type-text.ts";

/** An index as the generated module declares it and offers it. */
export interface IndexText {
  readonly doc: string;
  /** `byCountry(country: City["country"] | Range<City["country"]>, options?: FindOptions): readonly Readonly<City>[]` */
  readonly signatureLines: readonly string[];
  /** Lines of the declaration: accessor, uniqueness, parts. */
  readonly declarationLines: readonly string[];
  /** `byCountry: (country, options) => reader.find(0, [country], options)` */
  readonly accessor: string;
}

/** The name lookup first, then the indexes in source order. */
export function indexTexts(record: RecordModel, document: DocumentModel, scope: ModuleScope): readonly IndexText[] {
  const nameLookup = document.nameKey === undefined ? [] : [nameIndex(document.nameKey)];
  return [...nameLookup, ...document.indexes].map((index, position) => {
    const parts = index.keys.map((key) => slotAt(record, key));
    return index.unique
      ? uniqueText({ record, index, parts, position, scope })
      : rangeText({ record, index, parts, position, scope });
  });
}

interface IndexPlace {
  readonly record: RecordModel;
  readonly index: Pick<IndexModel, "accessor" | "unique">;
  readonly parts: readonly SlotModel[];
  readonly position: number;
  readonly scope: ModuleScope;
}

function nameIndex(key: number): Pick<IndexModel, "accessor" | "keys" | "unique"> {
  return { accessor: "byName", keys: [key], unique: true };
}

function uniqueText(place: IndexPlace): IndexText {
  const { record, index, parts, position, scope } = place;
  const names = parameterNames(parts, scope);
  const parameters = parts.map((slot, i) => `${names[i]}: ${partType(record, slot, scope)}`);
  const result = `${scope.global("Readonly")}<${scope.name(record.name, "type")}> | undefined`;
  return {
    doc: `The one document of this ${describeParts(parts)}, if there is one.`,
    signatureLines: signatureLines(index.accessor, parameters, result),
    declarationLines: declarationLines(place),
    accessor: `${index.accessor}: (${names.join(", ")}) => reader.findOne(${position}, [${names.join(", ")}])`,
  };
}

function rangeText(place: IndexPlace): IndexText {
  const { record, index, parts, position, scope } = place;
  const names = parameterNames(parts, scope);
  const range = scope.kernelType("Range");
  const parameters = parts.map((slot, i) => {
    const type = partType(record, slot, scope);
    const isLast = i === parts.length - 1;
    return `${names[i]}${i > 0 ? "?" : ""}: ${isLast ? `${type} | ${range}<${type}>` : type}`;
  });
  const result = `readonly ${scope.global("Readonly")}<${scope.name(record.name, "type")}>[]`;
  return {
    doc: rangeDoc(parts),
    signatureLines: signatureLines(
      index.accessor,
      [...parameters, `options?: ${scope.kernelType("FindOptions")}`],
      result,
    ),
    declarationLines: declarationLines(place),
    accessor: `${index.accessor}: (${names.join(", ")}, options) => reader.find(${position}, [${names.join(", ")}], options)`,
  };
}

function signatureLines(accessor: string, parameters: readonly string[], result: string): readonly string[] {
  return bracketLines({ open: `${accessor}(`, items: parameters, close: `): ${result};`, indent: 2 });
}

function rangeDoc(parts: readonly SlotModel[]): string {
  if (parts.length === 1) return `Documents by ${describeParts(parts)}: one value or a range.`;
  return `Documents by ${describeParts(parts)}: trailing parts may be left out, the last one may be a range.`;
}

function describeParts(parts: readonly SlotModel[]): string {
  return parts.map((slot) => `\`${slot.name}\``).join(", ");
}

function declarationLines({ index, parts, scope }: IndexPlace): readonly string[] {
  const { context } = scope;
  return bracketLines({
    open: `{ accessor: ${stringLiteral(index.accessor)}, unique: ${index.unique}, parts: [`,
    items: parts.map((slot) => {
      const order = `order: "${orderOf(partModel(slot), context)}"`;
      const read = `read: (v) => ${propertyAccess("v", slot.name)}`;
      return `{ slot: ${stringLiteral(slot.name)}, ${order}, multi: ${isMulti(slot)}, ${read} }`;
    }),
    close: "] }",
    indent: 4,
  });
}

function parameterNames(parts: readonly SlotModel[], scope: ModuleScope): readonly string[] {
  const names = new Set(["options", "reader"]);
  return parts.map((slot) => {
    const name = scope.variable(slot.name, names);
    names.add(name);
    return name;
  });
}

/** What a caller gives for a part: the slot's own type, or that of one element of it. */
function partType(record: RecordModel, slot: SlotModel, scope: ModuleScope): string {
  const present = presentTypeText(record.name, slot, scope);
  if (!isMulti(slot)) return present;
  const element = partModel(slot);
  if (slot.type.kind === "set") return typeText(element, scope);
  const isNullable = slot.type.kind === "list" && slot.type.element.kind === "nullable";
  return isNullable ? `${scope.global("NonNullable")}<${present}[number]>` : `${present}[number]`;
}

function isMulti(slot: SlotModel): boolean {
  return slot.type.kind === "list" || slot.type.kind === "set";
}

/** The type of one indexed value. */
function partModel(slot: SlotModel): TypeModel {
  const type = slot.type.kind === "list" || slot.type.kind === "set" ? slot.type.element : slot.type;
  return type.kind === "nullable" ? type.type : type;
}

function orderOf(type: TypeModel, context: EmissionContext): string {
  if (type.kind === "scalar") return scalarOrders[type.scalar] ?? "number";
  if (type.kind !== "reference") throw new Error(`A ${type.kind} has no order; the checks refuse an index over it.`);
  const named = typeNamed(context, type.name);
  const isText = named.kind === "enum" && named.members.some((member) => typeof member.value === "string");
  return isText ? "string" : "number";
}

/** Everything else is compared as a number. */
const scalarOrders: Partial<Record<Scalar, string>> = {
  bool: "boolean",
  string: "string",
  uuid: "string",
  plainDate: "string",
  decimal: "decimal",
  date: "date",
  int64: "bigint",
  uint64: "bigint",
  timestamp: "bigint",
  duration: "bigint",
};

function slotAt(record: RecordModel, key: number): SlotModel {
  const slot = record.slots.find((candidate) => candidate.key === key);
  if (!slot) throw new Error(`\`${record.name}\` has no slot ${key}.`);
  return slot;
}
