import { byWire } from "./lock-model.ts";
import { byText, type FormerVersion, type LockedRecord, type LockedType, type TypeShape } from "./lockfile.ts";
import { MergeConflicts } from "./merge-conflicts.ts";
import { documentText } from "./merge-documents.ts";
import { type Names, shapeUnder } from "./merge-pairs.ts";
import { isSame, mapSides, part, type Side, type Sides, settle } from "./merge-sides.ts";
import { mergeSlots } from "./merge-slots.ts";
import { shapeOf } from "./shape-of.ts";
import { reachedFrom } from "./walk-types.ts";

/** All types of each side under the merged lockfile's names, and those names. */
export interface VersionContext {
  readonly types: Sides<ReadonlyMap<string, LockedType>>;
  readonly names: Names;
  readonly conflicts: MergeConflicts;
}

/** The record with the shape of every version that either side released. */
export function mergeVersions(merged: LockedRecord, context: VersionContext): LockedRecord {
  const records = mapSides(context.types, (types) => recordIn(types, merged.name));
  const settled = settleRaisedTwice(merged, records, context);
  const { document } = settled;
  if (!document) return settled;
  const released = [records.ours, records.theirs].flatMap((record) => (record ? versionsOf(record) : []));
  const former = [...new Set(released)].filter((version) => version < document.version).sort((a, b) => a - b);
  const formerVersions = former.flatMap((version) => mergeVersion(version, records, context) ?? []);
  return { ...settled, formerVersions };
}

type Records = Sides<LockedRecord | undefined>;

function recordIn(types: ReadonlyMap<string, LockedType>, name: string): LockedRecord | undefined {
  const type = types.get(name);
  return type?.kind === "record" ? type : undefined;
}

/** Versions that were released: a draft has none of its own. */
function versionsOf(record: LockedRecord): readonly number[] {
  const former = record.formerVersions.map((version) => version.version);
  return record.document && !record.draft ? [...former, record.document.version] : former;
}

/** Both branches raised the version to the same number, each with a shape of its own. */
function settleRaisedTwice(merged: LockedRecord, records: Records, context: VersionContext): LockedRecord {
  const { base, ours, theirs } = records;
  if (!base?.document || !ours?.document || !theirs?.document) return merged;
  const released = base.document.version;
  const shared = versionsOf(ours).filter((version) => version > released && versionsOf(theirs).includes(version));
  const clash = shared.find(
    (version) => !isSame(wireShape(version, "ours", context), wireShape(version, "theirs", context)),
  );
  if (clash === undefined) return merged;
  const side = context.conflicts.choose({
    rule: "merge/version-raised-twice",
    site: merged.name,
    type: merged.name,
    what: `version ${clash} of \`${merged.name}\``,
    ours: documentText(ours.document),
    theirs: documentText(theirs.document),
  });
  const chosen = records[side];
  return chosen ? { ...chosen, name: merged.name, formerNames: merged.formerNames } : merged;

  function wireShape(version: number, on: Side, { names, types }: VersionContext) {
    const shape = versionOn(version, { record: records[on], types: types[on], rename: names[on] });
    return shape?.types.map(withoutNotes);
  }
}

/** What the bytes depend on: neither former names nor `@deprecated`. */
function withoutNotes(shape: TypeShape): TypeShape {
  if (shape.kind !== "record") return shape;
  return { ...shape, slots: shape.slots.map((slot) => ({ ...slot, formerNames: [], deprecated: false })) };
}

interface OneSide {
  readonly record: LockedRecord | undefined;
  readonly types: ReadonlyMap<string, LockedType> | undefined;
  readonly rename: ((name: string) => string) | undefined;
}

/** What a side has for a version, under the merged names; what it would raise from when it is not that far yet. */
function versionOn(version: number, { record, types, rename }: OneSide): FormerVersion | undefined {
  if (!record?.document || !types || !rename) return undefined;
  const former = record.formerVersions.find((each) => each.version === version);
  if (former) {
    const shapes = former.types.map((type) => shapeUnder(type, rename)).toSorted((a, b) => byText(a.name, b.name));
    return { ...former, name: rename(former.name), types: shapes };
  }
  if (record.document.version > version) return undefined;
  const reached = [...reachedFrom([record.name], (name) => types.get(name))].sort(byText);
  const shapes = reached.flatMap((name) => types.get(name) ?? []).map(shapeOf);
  return { version, schemaId: record.document.schemaId, name: record.name, types: shapes };
}

function mergeVersion(version: number, records: Records, context: VersionContext): FormerVersion | undefined {
  const { types, names } = context;
  const written = mapSides(records, (record) => record?.formerVersions.find((each) => each.version === version));
  const of = (side: Side | "base") =>
    versionOn(version, { record: records[side], types: types[side], rename: names[side] });
  const sides = { base: of("base"), ours: of("ours"), theirs: of("theirs") };
  const { base, ours, theirs } = sides;
  // What one side has as it was needs no other names than it had then.
  if (!theirs || isSame(ours, theirs)) return written.ours ?? written.theirs ?? ours;
  if (!ours || isSame(base, ours)) return written.theirs ?? theirs;
  if (isSame(base, theirs)) return written.ours ?? ours;
  const schemaId = (written.ours ?? written.theirs ?? ours).schemaId;
  return mergeShapes({ base, ours, theirs }, { ...ours, version, schemaId });
}

/** Neither side has it whole: the one raised the version, the other changed what it was raised from. */
function mergeShapes(sides: Sides<FormerVersion>, former: FormerVersion): FormerVersion {
  const shapes = mapSides(sides, (side) => new Map(side.types.map((type) => [type.name, type])));
  const names = [...new Set([...shapes.ours.keys(), ...shapes.theirs.keys()])];
  const merged = new Map(
    names.flatMap((name) => {
      const shape = mergeShape({
        base: shapes.base?.get(name),
        ours: shapes.ours.get(name),
        theirs: shapes.theirs.get(name),
      });
      return shape ? [[name, shape] as const] : [];
    }),
  );
  const reached = [...reachedFrom([former.name], (name) => merged.get(name))].sort(byText);
  return { ...former, types: reached.flatMap((name) => merged.get(name) ?? []) };
}

/** Conflicts inside it stand where the live types conflict, and are settled there. */
function mergeShape({ base, ours, theirs }: Sides<TypeShape | undefined>): TypeShape | undefined {
  const settled = ours && theirs ? settle({ base, ours, theirs })?.value : (ours ?? theirs);
  if (settled || !ours || !theirs) return settled;
  if (ours.kind === "record" && theirs.kind === "record") {
    const own = { base: base?.kind === "record" ? base : undefined, ours, theirs };
    const lists = mapSides(own, (shape) => ({ members: shape.slots, draft: true }));
    return { ...ours, slots: mergeSlots(lists, { type: ours.name, free: "" }, new MergeConflicts({})) };
  }
  if (ours.kind === "enum" && theirs.kind === "enum") {
    const own = { base: base?.kind === "enum" ? base : undefined, ours, theirs };
    const members = keepMembers(membersOf(own), (member) => member.wire).sort((a, b) => byWire(a.wire, b.wire));
    return { ...ours, open: settleFlag(part(own, (shape) => shape.open)), members };
  }
  if (ours.kind === "union" && theirs.kind === "union") {
    const own = { base: base?.kind === "union" ? base : undefined, ours, theirs };
    const members = keepMembers(membersOf(own), (member) => member.tag).sort((a, b) => a.tag - b.tag);
    return { ...ours, open: settleFlag(part(own, (shape) => shape.open)), members };
  }
  return ours;
}

function settleFlag(sides: Sides<boolean>): boolean {
  return settle(sides)?.value ?? sides.ours;
}

function membersOf<T>(sides: Sides<{ readonly members: readonly T[] }>): Sides<readonly T[]> {
  return mapSides(sides, (side) => side.members);
}

/** What both have, and what one added; what one removed is gone. */
function keepMembers<T>({ base, ours, theirs }: Sides<readonly T[]>, keyOf: (member: T) => number | string): T[] {
  const keys = mapSides({ base, ours, theirs }, (members) => new Set(members.map(keyOf)));
  const isKept = (member: T, other: ReadonlySet<number | string>) =>
    other.has(keyOf(member)) || !keys.base?.has(keyOf(member));
  const added = theirs.filter((member) => !keys.ours.has(keyOf(member)) && isKept(member, keys.ours));
  return [...ours.filter((member) => isKept(member, keys.theirs)), ...added];
}
