import type { PlacelessChange, RecordPair } from "./compare-slots.ts";
import { type LockedDocument, type LockedIndex, liveSlots } from "./lockfile.ts";
import type { IndexChangeKind } from "./schema-change.ts";

/** Every difference between the indexes and name lookups of two releases of a document. */
export function compareIndexes(old: LockedDocument, now: LockedDocument, pair: RecordPair): readonly PlacelessChange[] {
  const kept = new Set(now.indexes.map((index) => index.accessor));
  const known = new Map(old.indexes.map((index) => [index.accessor, index]));
  const fresh = new Set(now.indexes.filter((index) => !known.has(index.accessor)));
  const changes: PlacelessChange[] = [];
  for (const index of old.indexes) {
    if (kept.has(index.accessor)) continue;
    const renamed = [...fresh].find((each) => isSame(each, index));
    if (renamed) fresh.delete(renamed);
    changes.push(
      indexChange(renamed ? "index-renamed" : "index-removed", {
        pair,
        before: index,
        ...(renamed && { after: renamed }),
      }),
    );
  }
  for (const index of now.indexes) {
    const before = known.get(index.accessor);
    if (before) changes.push(...compareIndex(before, index, pair));
    else if (fresh.has(index)) changes.push(indexChange(addedKind(index, pair), { pair, after: index }));
  }
  return [...changes, ...compareNameLookups(old, now, pair)];
}

function isSame(a: LockedIndex, b: LockedIndex): boolean {
  return a.unique === b.unique && a.keys.join() === b.keys.join();
}

function compareIndex(before: LockedIndex, after: LockedIndex, pair: RecordPair): readonly PlacelessChange[] {
  if (before.keys.join() !== after.keys.join()) {
    const reordered = [...before.keys].sort().join() === [...after.keys].sort().join();
    return [indexChange(reordered ? "index-reordered" : "index-changed", { pair, before, after })];
  }
  if (before.unique === after.unique) return [];
  return [indexChange(after.unique ? "index-made-unique" : "index-unique-dropped", { pair, before, after })];
}

function addedKind(index: LockedIndex, pair: RecordPair): IndexChangeKind {
  if (!index.unique) return "index-added";
  return index.keys.some((key) => isUnbound(key, pair)) ? "index-added-unique-new-slot" : "index-added-unique";
}

/** No stored document has a value for a slot that is new and may be absent. */
function isUnbound(key: number, { before, after }: RecordPair): boolean {
  const slot = after.slots.find((each) => each.key === key);
  const isNew = !before.slots.some((each) => each.key === key);
  return isNew && (slot?.presence === "optional" || slot?.presence === "nullable");
}

function compareNameLookups(old: LockedDocument, now: LockedDocument, pair: RecordPair): readonly PlacelessChange[] {
  if (old.nameKey === now.nameKey) return [];
  const before = old.nameKey === undefined ? undefined : `@name ${slotName(old.nameKey, pair)}`;
  const after = now.nameKey === undefined ? undefined : `@name ${slotName(now.nameKey, pair)}`;
  const site = {
    type: pair.after.name,
    site: `${pair.after.name}.byName`,
    ...(before && { before }),
    ...(after && { after }),
    identity: [String(old.nameKey), String(now.nameKey)],
  };
  if (now.nameKey === undefined) return [{ kind: "name-lookup-removed", ...site }];
  if (old.nameKey !== undefined) return [{ kind: "name-lookup-moved", ...site }];
  return [{ kind: "name-lookup-added", ...site }];
}

function slotName(key: number, { before, after }: RecordPair): string {
  return [...after.slots, ...liveSlots(before)].find((slot) => slot.key === key)?.name ?? String(key);
}

interface IndexChangeText {
  readonly pair: RecordPair;
  readonly before?: LockedIndex;
  readonly after?: LockedIndex;
}

function indexChange(kind: IndexChangeKind, { pair, before, after }: IndexChangeText): PlacelessChange {
  const accessor = (after ?? before)?.accessor ?? "";
  return {
    kind,
    type: pair.after.name,
    site: `${pair.after.name}.${accessor}`,
    ...(before && { before: indexText(before, pair), formerName: before.accessor }),
    ...(after && { after: indexText(after, pair) }),
    identity: [before, after].map((index) => (index ? JSON.stringify([index.accessor, index.keys, index.unique]) : "")),
  };
}

function indexText(index: LockedIndex, pair: RecordPair): string {
  const slots = index.keys.map((key) => slotName(key, pair)).join(", ");
  return `@index(${JSON.stringify(index.accessor)}, ${slots}${index.unique ? ", unique" : ""})`;
}
