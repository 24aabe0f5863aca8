import { createHash } from "node:crypto";
import type { DocumentModel, SlotModel, TypeDefinition } from "../model/schema-model.ts";
import type { Scalar, TypeModel } from "../model/type-model.ts";
import { isTypedArray, type TypedArray, typedArrayKinds } from "../model/typed-array.ts";

/** A document as CultCache catalogs describe it: what the single-file store writes beside its records. */
export interface CatalogEntry {
  readonly schemaId: string;
  readonly schemaName: string;
  readonly schemaVersion: string;
  readonly contentHash: string;
  readonly canonicalSchemaJson: string;
  /** One a slot, ascending. */
  readonly members: readonly CatalogMember[];
}

/** The property order is the one of the canonical JSON. */
export interface CatalogMember {
  readonly slot: number;
  readonly name: string;
  readonly type: string;
  readonly isReference: boolean;
  readonly many: boolean;
  readonly targetSchemaName: null;
  readonly indexAlias: string | null;
  readonly isName: boolean;
}

export function describeDocument(
  document: DocumentModel,
  slots: readonly SlotModel[],
  types: ReadonlyMap<string, TypeDefinition>,
): CatalogEntry {
  const schemaName = document.type;
  const schemaVersion = `${document.type}.v${document.version}`;
  const members = slots.map((slot) => describeMember(slot, document, types));
  const canonicalSchemaJson = JSON.stringify({ schemaName, schemaVersion, members });
  const contentHash = `sha256:${createHash("sha256").update(canonicalSchemaJson).digest("hex")}`;
  return { schemaId: document.schemaId, schemaName, schemaVersion, contentHash, canonicalSchemaJson, members };
}

function describeMember(
  slot: SlotModel,
  document: DocumentModel,
  types: ReadonlyMap<string, TypeDefinition>,
): CatalogMember {
  const many = slot.type.kind === "list" || slot.type.kind === "set";
  const index = document.indexes.find(({ keys }) => keys.length === 1 && keys[0] === slot.key);
  return {
    slot: slot.key,
    name: slot.name,
    type: clrName(many ? slot.type.element : slot.type, types),
    isReference: false,
    many,
    targetSchemaName: null,
    indexAlias: index?.accessor ?? null,
    isName: document.nameKey === slot.key,
  };
}

function clrName(type: TypeModel, types: ReadonlyMap<string, TypeDefinition>): string {
  if (type.kind === "nullable") return clrName(type.type, types);
  if (type.kind === "scalar") return `System.${scalarName(type.scalar)}`;
  if (type.kind !== "reference") return "System.Object";
  const named = types.get(type.name);
  if (named?.kind !== "enum") return "System.Object";
  return named.wire === "int" ? "System.Int32" : "System.String";
}

function scalarName(scalar: Scalar): string {
  return isTypedArray(scalar) ? `${clrNames[typedArrayKinds[scalar].element]}[]` : clrNames[scalar];
}

const clrNames: Record<Exclude<Scalar, TypedArray>, string> = {
  bool: "Boolean",
  string: "String",
  float64: "Double",
  float32: "Single",
  int8: "SByte",
  int16: "Int16",
  int32: "Int32",
  int64: "Int64",
  uint8: "Byte",
  uint16: "UInt16",
  uint32: "UInt32",
  uint64: "UInt64",
  safeint: "Int64",
  bytes: "Byte[]",
  date: "DateTime",
  timestamp: "DateTime",
  duration: "TimeSpan",
  plainDate: "DateOnly",
  uuid: "Guid",
  decimal: "Decimal",
};
