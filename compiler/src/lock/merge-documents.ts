import { sortedNames } from "./lock-model.ts";
import { byText, type LockedDocument, type LockedIndex } from "./lockfile.ts";
import type { MergeConflicts } from "./merge-conflicts.ts";
import { isSame, mapSides, part, type Side, type Sides, settle } from "./merge-sides.ts";

interface Place {
  /** The record's name in the merged lockfile. */
  readonly type: string;
  /** Where it was never released: there it has no past. */
  readonly drafts: Readonly<Record<Side, boolean>>;
  readonly conflicts: MergeConflicts;
}

/** How a record is stored: as which document, under which key, with which indexes. */
export function mergeDocuments(sides: Sides<LockedDocument | undefined>, place: Place): LockedDocument | undefined {
  const { base, ours, theirs } = sides;
  if (!ours || !theirs) return mergeLoneDocument(sides, place);
  if (ours.retired !== theirs.retired) return mergeRetired({ base, ours, theirs }, place);
  const both = { base, ours, theirs };
  const own = mergeDeclaration(both, place);
  if (!own) return undefined;
  return {
    ...own,
    // Two branches that raised it differently meet at the higher one.
    version: settle(part(both, (document) => document.version))?.value ?? Math.max(ours.version, theirs.version),
    indexes: mergeIndexes(
      part(both, (document) => document.indexes),
      place,
    ),
    formerTypes: formerNames(both, { place, now: own.type, read: ({ type, formerTypes }) => [type, ...formerTypes] }),
    formerSchemaIds: formerNames(both, {
      place,
      now: own.schemaId,
      read: ({ schemaId, formerSchemaIds }) => [schemaId, ...formerSchemaIds],
    }),
  };
}

interface NameReading {
  readonly place: Place;
  readonly now: string;
  readonly read: (document: LockedDocument) => readonly string[];
}

function formerNames(sides: Sides<LockedDocument>, { place, now, read }: NameReading): readonly string[] {
  const released = (["ours", "theirs"] as const).filter((side) => !place.drafts[side]);
  return sortedNames(released.flatMap((side) => read(sides[side])).filter((name) => name !== now));
}

function mergeLoneDocument(sides: Sides<LockedDocument | undefined>, place: Place): LockedDocument | undefined {
  const { base, ours, theirs } = sides;
  const kept = ours ?? theirs;
  if (!base || !kept) return kept;
  return isSame(base, kept) ? undefined : sides[chooseDocument("merge/document-changed-twice", sides, place)];
}

function mergeRetired(sides: Sides<LockedDocument>, place: Place): LockedDocument | undefined {
  const { base, ours, theirs } = sides;
  const [live, retired] = ours.retired ? [theirs, ours] : [ours, theirs];
  if (!base || isSame(base, live)) return retired;
  // A record that is a document again takes up where it was.
  if (base.retired && isSame(base, retired)) return live;
  return sides[chooseDocument("merge/retired-and-changed", sides, place)];
}

function chooseDocument(
  rule: "merge/document-changed-twice" | "merge/retired-and-changed",
  { ours, theirs }: Sides<LockedDocument | undefined>,
  { type, conflicts }: Place,
) {
  const what = `the document \`${type}\``;
  return conflicts.choose({ rule, site: type, type, what, ours: documentText(ours), theirs: documentText(theirs) });
}

function mergeDeclaration(sides: Sides<LockedDocument>, place: Place): LockedDocument | undefined {
  const type = settle(part(sides, (document) => document.type));
  const schemaId = settle(part(sides, (document) => document.schemaId));
  const global = settle(part(sides, (document) => document.global));
  const idKeys = settle(part(sides, (document) => document.idKeys));
  const nameKey = settle(part(sides, (document) => document.nameKey));
  const rest = settle(part(sides, withoutKeys));
  if (!type || !schemaId || !global || !idKeys || !nameKey || !rest)
    return sides[chooseDocument("merge/document-changed-twice", sides, place)];
  return {
    ...rest.value,
    version: sides.ours.version,
    indexes: [],
    formerTypes: [],
    formerSchemaIds: [],
    type: type.value,
    schemaId: schemaId.value,
    global: global.value,
    idKeys: idKeys.value,
    ...(nameKey.value !== undefined && { nameKey: nameKey.value }),
  };
}

/** What is merged as a whole: everything that has no way of its own. */
function withoutKeys(document: LockedDocument) {
  const { type, schemaId, version, global, idKeys, nameKey, indexes, formerTypes, formerSchemaIds, ...rest } = document;
  return rest;
}

/** As the schema says it: `@document("player") @schema("player.v2") @version(2) @id(0)`. */
export function documentText(document: LockedDocument | undefined): string {
  if (!document) return "no document";
  if (document.retired) return "removed";
  const tags = [
    `@document(${JSON.stringify(document.type)})`,
    `@schema(${JSON.stringify(document.schemaId)})`,
    `@version(${document.version})`,
    ...(document.global ? ["@global"] : []),
    ...(document.idKeys.length > 0 ? [`@id ${document.idKeys.join(", ")}`] : []),
    ...(document.nameKey === undefined ? [] : [`@name ${document.nameKey}`]),
  ];
  return tags.join(" ");
}

function mergeIndexes(lists: Sides<readonly LockedIndex[]>, place: Place): readonly LockedIndex[] {
  const known = mapSides(lists, (indexes) => new Map(indexes.map((index) => [index.accessor, index])));
  const accessors = sortedNames([...known.ours.keys(), ...known.theirs.keys()]);
  const merged = accessors.flatMap((accessor) => {
    const sides: Sides<LockedIndex | undefined> = {
      base: known.base?.get(accessor),
      ours: known.ours.get(accessor),
      theirs: known.theirs.get(accessor),
    };
    return mergeIndex(sides, accessor, place) ?? [];
  });
  return merged.toSorted((a, b) => byText(a.accessor, b.accessor));
}

function mergeIndex(
  sides: Sides<LockedIndex | undefined>,
  accessor: string,
  { type, conflicts }: Place,
): LockedIndex | undefined {
  const settled = settle(sides);
  if (settled) return settled.value;
  const texts = { ours: indexText(sides.ours), theirs: indexText(sides.theirs) };
  const what = `the index \`${accessor}\` of \`${type}\``;
  return sides[
    conflicts.choose({ rule: "merge/index-changed-twice", site: `${type}.${accessor}`, type, what, ...texts })
  ];
}

function indexText(index: LockedIndex | undefined): string {
  if (!index) return "removed";
  return `@index(${[JSON.stringify(index.accessor), ...index.keys, ...(index.unique ? ["unique"] : [])].join(", ")})`;
}
