import type { SlotModel } from "../../model/schema-model.ts";
import type { Scalar } from "../../model/type-model.ts";
import { lowerFirst } from "../../text/change-case.ts";
import { freeName, reservedWordsOf } from "../naming.ts";
import { checkLines } from "./constraint-text.ts";
import type { EmissionContext } from "./context.ts";
import { type DocumentPlace, slotAt } from "./document-view.ts";
import { stringLiteral } from "./literal-text.ts";
import { isValueType, typeText } from "./type-text.ts";

/** How a document's store key is made; what could not be written is no part of one either. */
export function storeKeyView(place: DocumentPlace) {
  const { record, document, context } = place;
  const parts = document.idKeys.map((key) => partOf(key, place));
  const parameters = parts.map(({ slot, parameter }) => `${typeText(slot.type, context)} ${parameter}`);
  const locals = nameLocals(parts);
  const isChecked = parts.some(({ slot }) => canFail(slot));
  return {
    ...locals,
    hasMaker: parts.length > 0,
    isChecked,
    partCount: String(parts.length),
    path: stringLiteral(record.name),
    exception: context.external("KeyslotException"),
    join: `${context.external("StoreKeys")}.Of`,
    parameters: parameters.join(", "),
    storeKeyLines: isChecked
      ? parts.flatMap((part, i) => checkedLines(part, i, { ...place, locals }))
      : plainLines(parts, context),
    storeKeyOf: storeKeyOfText(parts, place),
  };
}

/** A slot of the id, and what its value is called. */
interface Part {
  readonly slot: SlotModel;
  readonly property: string;
  readonly parameter: string;
}

function partOf(key: number, { record, properties }: DocumentPlace): Part {
  const property = properties.bySlot.get(key) ?? "";
  return { slot: slotAt(record, key), property, parameter: parameterName(property) };
}

function parameterName(property: string): string {
  const name = lowerFirst(property);
  return reservedWordsOf("csharp").has(name) ? `@${name}` : name;
}

function storeKeyOfText(parts: readonly Part[], { document, context }: DocumentPlace): string {
  if (document.global) return `${context.external("KeyslotDocument")}.GlobalStoreKey`;
  return parts.length === 0 ? "null" : `StoreKey(${parts.map(({ property }) => `value.${property}`).join(", ")})`;
}

const infallible: ReadonlySet<Scalar> = new Set<Scalar>([
  ...(["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"] as const),
  ...(["timestamp", "duration", "uuid"] as const),
]);

/** True where C# has values of the slot's type that are none of the slot. */
function canFail({ type, constraints }: SlotModel): boolean {
  return type.kind !== "scalar" || !infallible.has(type.scalar) || Object.keys(constraints).length > 0;
}

/** Variables of the method, whose parameters are named by the schema. */
interface Locals {
  readonly at: string;
  readonly texts: string;
  readonly fault: string;
}

function nameLocals(parts: readonly Part[]): Locals {
  const taken = new Set(parts.map(({ parameter }) => parameter));
  const name = (wanted: string) => freeName(wanted, (candidate) => taken.has(candidate));
  return { at: name("at"), texts: name("texts"), fault: name("fault") };
}

function plainLines(parts: readonly Part[], context: EmissionContext): readonly string[] {
  const texts = parts.map((part) => partText(part, context)).join(", ");
  return [`return ${parts.length === 1 ? texts : `${context.external("StoreKeys")}.Of(${texts})`};`];
}

interface CheckedPlace extends DocumentPlace {
  readonly locals: Locals;
}

/** An error says which part is to blame, as it does where a document is written. */
function checkedLines(part: Part, position: number, place: CheckedPlace): readonly string[] {
  const { at, texts } = place.locals;
  return [
    `${at} = ${stringLiteral(`.${part.slot.name}`)};`,
    ...constraintLines(part, place),
    `${texts}[${position}] = ${partText(part, place.context)};`,
  ];
}

function constraintLines({ slot, parameter }: Part, { record, context }: DocumentPlace): readonly string[] {
  const patternOwner = `${context.namesOf(record.name).codec}.`;
  const lines = checkLines({ slot, value: parameter, patternOwner }, context);
  const guard = `_ = ${context.external("WireWriter")}.Required(${parameter});`;
  return lines.length === 0 || isValueType(slot.type, context) ? lines : [guard, ...lines];
}

function partText({ slot, parameter }: Part, context: EmissionContext): string {
  const { type } = slot;
  const named = type.kind === "reference" ? context.enumOf(type) : undefined;
  if (named && !(named.wire === "string" && named.open))
    return `${context.namesOf(named.name).codec}.KeyText(${parameter})`;
  const makers: Partial<Record<Scalar, string>> = { plainDate: "Day", safeint: "Safeint" };
  const maker = type.kind === "scalar" ? makers[type.scalar] : undefined;
  return `${context.external("StoreKeys")}.${maker ?? "Text"}(${parameter})`;
}
