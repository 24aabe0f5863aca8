import type { SchemaModel } from "../model/schema-model.ts";
import { byWire, lockModel, sortedKeys, sortedNames } from "./lock-model.ts";
import {
  byText,
  type FindType,
  type FormerVersion,
  indexTypes,
  type LockedDocument,
  type LockedEnum,
  type LockedRecord,
  type LockedType,
  type LockedUnion,
  type Lockfile,
} from "./lockfile.ts";
import { matchTypes, type TypePair } from "./match-types.ts";
import { shapeOf } from "./shape-of.ts";
import { reachedFrom } from "./walk-types.ts";

/** The lockfile once `model` is released after `lockfile`: what the model has, and everything that was ever released before it. */
export function nextLockfile(model: SchemaModel, lockfile: Lockfile | undefined): Lockfile {
  if (!lockfile) return { types: lockModel(model), accepted: [] };
  const match = matchTypes(model, lockfile);
  const find = indexTypes(lockfile.types);
  const kept = new Set(match.pairs.map((pair) => pair.before));
  const types = [
    ...match.pairs.map((pair) => nextType(pair, find)),
    ...match.added,
    ...match.removed.filter((type) => !type.draft).map((type) => ({ ...type, retired: true })),
    ...lockfile.types.filter((type) => type.retired && !kept.has(type)),
  ];
  return { types: types.sort((a, b) => byText(a.name, b.name)), accepted: lockfile.accepted };
}

/** A draft has no past: it is recorded as it stands. What was released stays released. */
function nextType({ before, after }: TypePair, find: FindType): LockedType {
  if (before === after || before.draft || before.kind !== after.kind) return after;
  const name = {
    formerNames: sortedNames(
      [...before.formerNames, before.name, ...after.formerNames].filter((name) => name !== after.name),
    ),
    draft: false,
  };
  if (before.kind === "record" && after.kind === "record")
    return { ...after, ...name, ...nextRecord(before, after, find) };
  if (before.kind === "enum" && after.kind === "enum")
    return { ...after, ...name, members: nextEnumMembers(before, after) };
  if (before.kind === "union" && after.kind === "union")
    return { ...after, ...name, members: nextUnionMembers(before, after) };
  return after;
}

function nextRecord(
  before: LockedRecord,
  after: LockedRecord,
  find: FindType,
): Pick<LockedRecord, "slots" | "reserved" | "document" | "formerVersions"> {
  const document = nextDocument(before.document, after.document);
  return {
    slots: nextSlots(before, after),
    reserved: {
      keys: sortedKeys([...before.reserved.keys, ...after.reserved.keys]),
      names: sortedNames([...before.reserved.names, ...after.reserved.names]),
    },
    ...(document && { document }),
    formerVersions: nextFormerVersions(before, after, find),
  };
}

function nextSlots(before: LockedRecord, after: LockedRecord): LockedRecord["slots"] {
  const released = new Map(before.slots.map((slot) => [slot.key, slot]));
  const live = after.slots.map((slot) => {
    const old = released.get(slot.key);
    if (!old) return slot;
    const names = [...old.formerNames, old.name, ...slot.formerNames].filter((name) => name !== slot.name);
    return { ...slot, formerNames: sortedNames(names) };
  });
  const taken = new Set(live.map((slot) => slot.key));
  const retired = before.slots.filter((slot) => !taken.has(slot.key)).map((slot) => ({ ...slot, retired: true }));
  return [...live, ...retired].sort((a, b) => a.key - b.key);
}

function nextDocument(
  before: LockedDocument | undefined,
  after: LockedDocument | undefined,
): LockedDocument | undefined {
  if (!before) return after;
  if (!after) return { ...before, retired: true };
  return {
    ...after,
    formerTypes: sortedNames([...before.formerTypes, before.type].filter((type) => type !== after.type)),
    formerSchemaIds: sortedNames([...before.formerSchemaIds, before.schemaId].filter((id) => id !== after.schemaId)),
  };
}

/** When `@version` is raised, the shape that was released under the former version is kept, with all that it reaches. */
function nextFormerVersions(before: LockedRecord, after: LockedRecord, find: FindType): readonly FormerVersion[] {
  const { document } = before;
  if (!document || !after.document || after.document.version <= document.version) return before.formerVersions;
  const reached = [...reachedFrom([before.name], find)].flatMap((name) => find(name) ?? []);
  const shapes = new Map(reached.map((type) => [type.name, shapeOf(type)]));
  const types = [...shapes.values()].sort((a, b) => byText(a.name, b.name));
  const { version, schemaId } = document;
  return [...before.formerVersions, { version, schemaId, name: before.name, types }];
}

/** Numbers and strings are never taken for each other, so what was retired as the one is no concern of the other. */
function nextEnumMembers(before: LockedEnum, after: LockedEnum): LockedEnum["members"] {
  if (before.wire !== after.wire) return after.members;
  const taken = new Set(after.members.map((member) => member.wire));
  const retired = before.members
    .filter((member) => !taken.has(member.wire))
    .map((member) => ({ ...member, retired: true }));
  return [...after.members, ...retired].sort((a, b) => byWire(a.wire, b.wire));
}

function nextUnionMembers(before: LockedUnion, after: LockedUnion): LockedUnion["members"] {
  const taken = new Set(after.members.map((member) => member.tag));
  const retired = before.members
    .filter((member) => !taken.has(member.tag))
    .map((member) => ({ ...member, retired: true }));
  return [...after.members, ...retired].sort((a, b) => a.tag - b.tag);
}
