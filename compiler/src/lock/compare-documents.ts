import { compareIndexes } from "./compare-indexes.ts";
import { findMoves, type PlacelessChange, type RecordPair } from "./compare-slots.ts";
import type { LockedDocument } from "./lockfile.ts";
import type { DocumentChangeKind } from "./schema-change.ts";

/** Every difference in how a record is stored: as which document, under which key, with which indexes. */
export function compareDocuments({ before, after }: RecordPair): readonly PlacelessChange[] {
  const old = before.document && !before.document.retired ? before.document : undefined;
  const now = after.document;
  const site = { type: after.name, site: after.name };
  if (!old) return now ? [{ kind: "document-added", ...site, after: `@document(${JSON.stringify(now.type)})` }] : [];
  if (!now)
    return [
      { kind: "document-removed", ...site, before: `@document(${JSON.stringify(old.type)})`, formerName: old.type },
    ];
  const drafted: readonly PlacelessChange[] = after.draft
    ? [{ kind: "document-drafted", ...site, after: "@draft" }]
    : [];
  const pair = { before, after };
  const moved = followMoves(old, pair);
  return [...drafted, ...compareDocument(moved, now, pair), ...compareIndexes(moved, now, pair)];
}

/** A slot that moved is reported as that; the identity and the indexes that name it did not change. */
function followMoves(document: LockedDocument, pair: RecordPair): LockedDocument {
  const keys = new Map([...findMoves(pair)].map(([old, now]) => [old.key, now.key]));
  const follow = (key: number) => keys.get(key) ?? key;
  return {
    ...document,
    idKeys: document.idKeys.map(follow),
    ...(document.nameKey !== undefined && { nameKey: follow(document.nameKey) }),
    indexes: document.indexes.map((index) => ({ ...index, keys: index.keys.map(follow) })),
  };
}

function compareDocument(old: LockedDocument, now: LockedDocument, pair: RecordPair): readonly PlacelessChange[] {
  const { name } = pair.after;
  const changes: PlacelessChange[] = [];
  const add = (kind: DocumentChangeKind, before: string, after: string) => {
    if (before !== after) changes.push({ kind, type: name, site: name, before, after, formerName: before });
  };
  add("document-type-changed", old.type, now.type);
  add("schema-id-changed", old.schemaId, now.schemaId);
  add(
    now.version > old.version ? "version-raised" : "version-lowered",
    `@version(${old.version})`,
    `@version(${now.version})`,
  );
  add("global-changed", globalText(old), globalText(now));
  add("identity-changed", identityText(old, pair), identityText(now, pair));
  return changes;
}

function globalText(document: LockedDocument): string {
  return document.global ? "@global" : "not @global";
}

/** Slots are told by key; a slot that is named in both releases is shown by its former name, so that a rename is no change of identity. */
function identityText(document: LockedDocument, { before, after }: RecordPair): string {
  if (document.idKeys.length === 0) return "no @id";
  const slots = [...before.slots, ...after.slots];
  return `@id ${document.idKeys.map((key) => slots.find((slot) => slot.key === key)?.name ?? `slot ${key}`).join(", ")}`;
}
