import { stabilities } from "../model/compatibility.ts";
import { compareIndexes } from "./compare-indexes.ts";
import { findMoves, type PlacelessChange, type RecordPair } from "./compare-slots.ts";
import { compareStoreKeys } from "./compare-store-keys.ts";
import type { Releases } from "./compare-types.ts";
import { type LockedDocument, stabilityOf } from "./lockfile.ts";
import type { DocumentChangeKind } from "./schema-change.ts";

/** Every difference in how a record is stored: as which document, under which key, with which indexes. */
export function compareDocuments(pair: RecordPair, releases: Releases): readonly PlacelessChange[] {
  const { before, after } = pair;
  const old = before.document;
  const now = after.document;
  const site = { type: after.name, site: after.name };
  if (!now)
    return old && !old.retired
      ? [{ kind: "document-removed", ...site, before: documentText(old), formerName: old.type }]
      : [];
  if (!old) return [{ kind: "document-added", ...site, after: documentText(now) }];
  const restored: readonly PlacelessChange[] = old.retired
    ? [{ kind: "document-restored", ...site, after: documentText(now) }]
    : [];
  const drafted: readonly PlacelessChange[] = after.draft
    ? [{ kind: "document-drafted", ...site, after: "@draft" }]
    : [];
  const moved = followMoves(old, pair);
  return [
    ...restored,
    ...drafted,
    ...compareDocument(moved, now, pair),
    ...compareStoreKeys(moved, now, { pair, releases }),
    ...compareIndexes(moved, now, pair),
  ];
}

function documentText(document: LockedDocument): string {
  return `@document(${JSON.stringify(document.type)})`;
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
  add(now.version > old.version ? "schema-id-raised" : "schema-id-changed", old.schemaId, now.schemaId);
  add(
    now.version > old.version ? "version-raised" : "version-lowered",
    `@version(${old.version})`,
    `@version(${now.version})`,
  );
  add("global-changed", globalText(old), globalText(now));
  add(
    stabilities.indexOf(stabilityOf(now)) > stabilities.indexOf(stabilityOf(old))
      ? "stability-lowered"
      : "stability-raised",
    `@stability(${stabilityOf(old)})`,
    `@stability(${stabilityOf(now)})`,
  );
  if (identityText(old, pair) === identityText(now, pair)) return changes;
  return [
    ...changes,
    {
      kind: "identity-changed",
      type: name,
      site: name,
      before: identityText(old, pair),
      after: identityText(now, pair),
      identity: [old.idKeys.join(), now.idKeys.join()],
    },
  ];
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
