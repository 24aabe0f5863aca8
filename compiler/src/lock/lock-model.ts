import type {
  EnumModel,
  RecordModel,
  SchemaModel,
  SlotModel,
  TypeDefinition,
  UnionModel,
} from "../model/schema-model.ts";
import {
  byText,
  type LockedDocument,
  type LockedEnum,
  type LockedRecord,
  type LockedSlot,
  type LockedType,
  type LockedUnion,
} from "./lockfile.ts";
import { reachedFrom } from "./walk-types.ts";

/** The model as a first release would lock it: the same data as a lockfile's, without a past. Sorted by name. */
export function lockModel(model: SchemaModel): readonly LockedType[] {
  const known = locked.get(model);
  if (known) return known;
  const types = lockTypes(model);
  locked.set(model, types);
  return types;
}

/** Every comparison starts from it, and neither of the two ever changes. */
const locked = new WeakMap<SchemaModel, readonly LockedType[]>();

function lockTypes(model: SchemaModel): readonly LockedType[] {
  const types = model.types.map(lockType);
  const drafts = draftNames(model, types);
  return types
    .map((type) => (drafts.has(type.name) ? { ...type, draft: true } : type))
    .sort((a, b) => byText(a.name, b.name));
}

function lockType(type: TypeDefinition): LockedType {
  switch (type.kind) {
    case "record":
      return lockRecord(type);
    case "enum":
      return lockEnum(type);
    case "union":
      return lockUnion(type);
  }
}

function lockName(type: TypeDefinition) {
  return {
    name: type.name,
    formerNames: sortedNames(type.formerNames.filter((name) => name !== type.name)),
    retired: false,
    draft: false,
  };
}

function lockRecord(type: RecordModel): LockedRecord {
  const document = lockDocument(type);
  return {
    ...lockName(type),
    kind: "record",
    ...(type.discriminator && {
      discriminator: { property: type.discriminator.property, value: type.discriminator.value },
    }),
    ...(document && { document }),
    slots: type.slots.map(lockSlot).sort((a, b) => a.key - b.key),
    reserved: { keys: sortedKeys(type.reserved.keys), names: sortedNames(type.reserved.names) },
    formerVersions: [],
  };
}

function lockSlot(slot: SlotModel): LockedSlot {
  return {
    key: slot.key,
    name: slot.name,
    formerNames: sortedNames(slot.formerNames.filter((name) => name !== slot.name)),
    type: slot.type,
    presence: slot.presence,
    ...(slot.default !== undefined && { default: slot.default }),
    constraints: slot.constraints,
    deprecated: slot.deprecated !== undefined,
    retired: false,
  };
}

function lockDocument(type: RecordModel): LockedDocument | undefined {
  const document = type.document;
  if (!document) return undefined;
  return {
    type: document.type,
    schemaId: document.schemaId,
    version: document.version,
    ...(document.stability !== undefined && document.stability !== "stable" && { stability: document.stability }),
    global: document.global,
    idKeys: sortedKeys(document.idKeys),
    ...(document.nameKey !== undefined && { nameKey: document.nameKey }),
    indexes: document.indexes
      .map(({ accessor, keys, unique }) => ({ accessor, keys, unique }))
      .sort((a, b) => byText(a.accessor, b.accessor)),
    formerTypes: [],
    formerSchemaIds: [],
    retired: false,
  };
}

function lockEnum(type: EnumModel): LockedEnum {
  return {
    ...lockName(type),
    kind: "enum",
    source: type.source,
    wire: type.wire,
    open: type.open,
    members: type.members
      .map(({ wire, name, value }) => ({ wire, name, value, retired: false }))
      .sort((a, b) => byWire(a.wire, b.wire)),
  };
}

function lockUnion(type: UnionModel): LockedUnion {
  return {
    ...lockName(type),
    kind: "union",
    open: type.open,
    discriminator: type.discriminator,
    members: type.members.map(({ tag, record }) => ({ tag, record, retired: false })).sort((a, b) => a.tag - b.tag),
  };
}

/** Types that no release holds yet: a draft document, or what only drafts reach. A type that no document reaches is released. */
function draftNames(model: SchemaModel, types: readonly LockedType[]): ReadonlySet<string> {
  const documents = model.types.filter((type) => type.kind === "record" && type.document !== undefined);
  const isDraft = (type: TypeDefinition) => type.kind === "record" && type.document?.draft === true;
  const byName = new Map(types.map((type) => [type.name, type]));
  const reached = (starts: readonly TypeDefinition[]) =>
    reachedFrom(
      starts.map((type) => type.name),
      (name) => byName.get(name),
    );
  const drafts = reached(documents.filter(isDraft));
  if (drafts.size === 0) return drafts;
  const released = reached(documents.filter((type) => !isDraft(type)));
  return new Set([...drafts].filter((name) => !released.has(name)));
}

/** Numbers ascending; text by code unit. */
export function byWire(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return byText(String(a), String(b));
}

export function sortedNames(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort(byText);
}

export function sortedKeys(keys: Iterable<number>): readonly number[] {
  return [...new Set(keys)].sort((a, b) => a - b);
}
