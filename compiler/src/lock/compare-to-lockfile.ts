import type { SchemaModel, TypeDefinition } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";
import { compareDocuments } from "./compare-documents.ts";
import type { PlacelessChange } from "./compare-slots.ts";
import type { LockedType, Lockfile } from "./lockfile.ts";
import { isDocument, matchTypes, type TypePair } from "./match-types.ts";
import { compareMembers, openReleases } from "./releases.ts";
import type { SchemaChange } from "./schema-change.ts";

/** Every difference between what was released and what the schemas say now, drafts apart. */
export function compareToLockfile(model: SchemaModel, lockfile: Lockfile): readonly SchemaChange[] {
  const match = matchTypes(model, lockfile);
  const releases = openReleases(lockfile, match);
  const definitions = new Map(model.types.map((type) => [type.name, type]));
  const changes = [
    ...match.pairs
      .filter((pair) => !pair.before.draft)
      .flatMap((pair) => comparePair(pair, definitions.get(pair.after.name), releases)),
    ...match.added.map(addedType),
    ...match.removed.filter((type) => !type.draft).map(removedType),
    ...reusedNames(match.pairs, match.added, lockfile),
  ];
  return changes.map((change) => placed(change, definitions.get(change.type)));
}

function comparePair(
  { before, after, by }: TypePair,
  definition: TypeDefinition | undefined,
  releases: ReturnType<typeof openReleases>,
): readonly PlacelessChange[] {
  const site = { type: after.name, site: after.name };
  const kind = by === "was" || by === "name" || !canSayWas(definition) ? "type-renamed" : "type-renamed-unconfirmed";
  const renamed: readonly PlacelessChange[] =
    before.name === after.name
      ? []
      : [{ kind, ...site, before: before.name, after: after.name, formerName: before.name }];
  if (before.kind !== after.kind)
    return [...renamed, { kind: "type-kind-changed", ...site, before: before.kind, after: after.kind }];
  const documents = before.kind === "record" && after.kind === "record" ? compareDocuments({ before, after }) : [];
  return [...renamed, ...documents, ...compareMembers(before, after, releases)];
}

/** A closed generic and a type without a name of its own are named by the compiler: there is no place for a `@was`. */
function canSayWas(definition: TypeDefinition | undefined): boolean {
  return definition?.authored !== undefined && definition.authored.typeArguments.length === 0;
}

function addedType(type: LockedType): PlacelessChange {
  return {
    kind: isDocument(type) ? "document-added" : "type-added",
    type: type.name,
    site: type.name,
    after: type.name,
  };
}

function removedType(type: LockedType): PlacelessChange {
  const site = { type: type.name, site: type.name, before: type.name, formerName: type.name };
  return isDocument(type)
    ? { kind: "document-removed", ...site, formerName: type.document.type }
    : { kind: "type-removed", ...site };
}

/** Names that belong to another type of the lockfile: a retired one, or one that had them before. */
function reusedNames(
  pairs: readonly TypePair[],
  added: readonly LockedType[],
  lockfile: Lockfile,
): readonly PlacelessChange[] {
  const released = new Map(pairs.map((pair) => [pair.after, pair.before]));
  return [...released.keys(), ...added].flatMap((type) => {
    const others = lockfile.types.filter((other) => other !== released.get(type) && !other.draft);
    return [
      ...reusedTypeName(type, released.get(type), others),
      ...reusedDocumentNames(type, released.get(type), others),
    ];
  });
}

function reusedTypeName(
  type: LockedType,
  before: LockedType | undefined,
  others: readonly LockedType[],
): readonly PlacelessChange[] {
  const owner =
    before?.name === type.name
      ? undefined
      : others.find((other) => other.name === type.name || other.formerNames.includes(type.name));
  return owner
    ? [{ kind: "type-name-reused", type: type.name, site: type.name, after: type.name, formerName: owner.name }]
    : [];
}

function reusedDocumentNames(
  type: LockedType,
  before: LockedType | undefined,
  others: readonly LockedType[],
): readonly PlacelessChange[] {
  if (!isDocument(type)) return [];
  const old = before?.kind === "record" ? before.document : undefined;
  const owned = others.flatMap((other) =>
    other.kind === "record" && other.document ? [{ other, document: other.document }] : [],
  );
  const types = owned.filter(
    ({ document }) =>
      old?.type !== type.document.type && [document.type, ...document.formerTypes].includes(type.document.type),
  );
  const ids = owned.filter(
    ({ document }) =>
      old?.schemaId !== type.document.schemaId &&
      [document.schemaId, ...document.formerSchemaIds].includes(type.document.schemaId),
  );
  const [owner] = [...types, ...ids];
  if (!owner) return [];
  const name = types.length > 0 ? type.document.type : type.document.schemaId;
  return [
    { kind: "document-name-reused", type: type.name, site: type.name, after: name, formerName: owner.other.name },
  ];
}

/** The place of the slot, index or member that the change is about, or of the type that it was in. */
function placed(change: PlacelessChange, definition: TypeDefinition | undefined): SchemaChange {
  const span = definition && (spanOfMember(change, definition) ?? definition.span);
  return span ? { ...change, span } : change;
}

function spanOfMember(change: PlacelessChange, definition: TypeDefinition): Span | undefined {
  const name = change.site.slice(definition.name.length + 1);
  switch (definition.kind) {
    case "record": {
      const index = definition.document?.indexes.find((each) => each.accessor === name);
      return definition.slots.find((slot) => slot.name === name)?.span ?? index?.span;
    }
    case "enum":
      return definition.members.find((member) => member.name === name)?.span;
    case "union":
      return definition.members.find((member) => member.record === name)?.span;
  }
}
