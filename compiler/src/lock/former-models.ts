import type { DocumentHistory, FormerVersionModel } from "../model/document-history.ts";
import type { RecordModel, SchemaModel, SlotModel, TypeDefinition } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";
import { renameReferences } from "../model/walk-type.ts";
import { toKebabCase } from "../text/change-case.ts";
import {
  byText,
  type FormerVersion,
  type LockedDocument,
  type LockedRecord,
  type LockedSlot,
  type Lockfile,
  type TypeShape,
} from "./lockfile.ts";

/** The past of the model's documents, as far as what is stored may be of another shape than today's. Only documents that have one. */
export function formerModels(model: SchemaModel, lockfile: Lockfile): readonly DocumentHistory[] {
  const locked = new Map(lockfile.types.map((type) => [type.name, type]));
  const taken = new Set(model.types.map((type) => type.name));
  return model.types.flatMap((type) => {
    const known = locked.get(type.name);
    if (type.kind !== "record" || known?.kind !== "record" || !type.document || !known.document) return [];
    const history = historyOf(known, known.document, taken);
    return history.formerVersions.length + history.compatibleSchemaIds.length > 0 ? [history] : [];
  });
}

function historyOf(record: LockedRecord, document: LockedDocument, taken: Set<string>): DocumentHistory {
  // Of several versions under one schema id the newest reads what all of them wrote.
  const newest = new Map(record.formerVersions.map((former) => [former.schemaId, former]));
  newest.delete(document.schemaId);
  const formerVersions = [...newest.values()].sort((a, b) => a.version - b.version);
  return {
    document: record.name,
    formerVersions: formerVersions.map((former) => modelOf(former, record.name, taken)),
    compatibleSchemaIds: document.formerSchemaIds.filter((id) => !newest.has(id)),
  };
}

function modelOf(former: FormerVersion, document: string, taken: Set<string>): FormerVersionModel {
  const { version, schemaId } = former;
  const take = (wanted: string): string => {
    let name = wanted;
    while (taken.has(name)) name += "_";
    taken.add(name);
    return name;
  };
  const record = take(`${document}V${version}`);
  const names = new Map([[former.name, record]]);
  for (const { name } of former.types) if (!names.has(name)) names.set(name, take(record + name));
  const place: FormerPlace = {
    file: `former/${toKebabCase(document)}-v${version}`,
    nameOf: (name) => names.get(name) ?? name,
    docOf: (name) =>
      name === former.name
        ? `\`${document}\` as it was in version ${version}, which was stored under the schema id \`${schemaId}\`.`
        : `\`${name}\` as it was in version ${version} of \`${document}\`.`,
  };
  const isRoot = (type: TypeShape) => type.name === former.name;
  const shapes = [...former.types].sort((a, b) => Number(isRoot(b)) - Number(isRoot(a)) || byText(a.name, b.name));
  return { version, schemaId, record, types: shapes.map((type) => typeOf(type, place)) };
}

interface FormerPlace {
  readonly file: string;
  nameOf(name: string): string;
  docOf(name: string): string;
}

function typeOf(shape: TypeShape, { file, nameOf, docOf }: FormerPlace): TypeDefinition {
  const span = nowhere(file);
  const named = { name: nameOf(shape.name), file, doc: docOf(shape.name), formerNames: [], span, declaration: span };
  switch (shape.kind) {
    case "record":
      return recordOf(shape, named, nameOf);
    case "enum": {
      const { kind, source, wire, open } = shape;
      const members = shape.members.map((member) => ({ ...member, doc: "", span }));
      return { ...named, kind, source, wire, open, members };
    }
    case "union": {
      const { kind, open, discriminator } = shape;
      const members = shape.members.map(({ tag, record }) => ({ tag, record: nameOf(record), span }));
      return { ...named, kind, open, discriminator, listsUnknown: open, members };
    }
  }
}

type Named = Pick<RecordModel, "name" | "file" | "doc" | "formerNames" | "span" | "declaration">;

function recordOf(
  shape: Extract<TypeShape, { kind: "record" }>,
  named: Named,
  nameOf: (name: string) => string,
): RecordModel {
  const { kind, discriminator } = shape;
  return {
    ...named,
    kind,
    ...(discriminator && { discriminator }),
    slots: shape.slots.map((slot) => slotOf(slot, named.span, nameOf)),
    reserved: { keys: [], names: [] },
    unkeyed: [],
  };
}

/** Constraints are left out: reading does not ask for them, and nothing of a former version is written. */
function slotOf(slot: LockedSlot, span: Span, nameOf: (name: string) => string): SlotModel {
  const { key, name, presence } = slot;
  return {
    key,
    name,
    type: renameReferences(slot.type, nameOf),
    presence,
    ...(slot.default !== undefined && { default: slot.default }),
    formerNames: [],
    doc: "",
    constraints: {},
    span,
    declaration: span,
  };
}

/** A former type stands in no schema file any more. */
function nowhere(file: string): Span {
  return { file, start: 0, end: 0, line: 1, column: 1 };
}
