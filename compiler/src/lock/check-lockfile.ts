import { referencesOf } from "../model/walk-type.ts";
import type { JsonNode } from "../text/parse-json.ts";
import { claimsOf } from "./claims-of.ts";
import { type LockedRecord, type LockedType, type Lockfile, liveSlots } from "./lockfile.ts";
import type { LockfileReader } from "./lockfile-reader.ts";
import { stepsFrom } from "./walk-types.ts";

/** Refuses what no release could have written: names that lead nowhere, two types that claim one name. */
export function checkLockfile(lockfile: Lockfile, root: JsonNode, reader: LockfileReader): void {
  const types = member(root, "types") ?? root;
  const places = new Map(types.kind === "object" ? types.members.map(({ name, value }) => [name, value]) : []);
  const placeOf = ({ name }: LockedType) => places.get(name) ?? types;
  checkNames(lockfile.types, placeOf, reader);
  const known = new Set(lockfile.types.flatMap((type) => [type.name, ...type.formerNames]));
  for (const type of lockfile.types) {
    const place = placeOf(type);
    checkReferences(type, known, { place, reader });
    if (type.kind === "record" && !type.retired) checkDocumentKeys(type, place, reader);
    if (type.kind === "record") checkFormerVersions(type, place, reader);
  }
}

/** Every name and former name, persisted type name and schema id belongs to one type. */
function checkNames(
  types: readonly LockedType[],
  placeOf: (type: LockedType) => JsonNode,
  reader: LockfileReader,
): void {
  const owners = new Map<string, JsonNode>();
  for (const type of types) {
    const place = placeOf(type);
    for (const { text } of claimsOf(type)) {
      const owner = owners.get(text);
      if (owner) reader.refuseDuplicate(firstCharacter(place), text, firstCharacter(owner));
      else owners.set(text, place);
    }
  }
}

interface Site {
  readonly place: JsonNode;
  readonly reader: LockfileReader;
}

function checkReferences(type: LockedType, known: ReadonlySet<string>, { place, reader }: Site): void {
  for (const { key, names } of mentionsOf(type)) {
    const missing = names.find((name) => !known.has(name));
    if (missing === undefined) continue;
    const members = member(place, type.kind === "record" ? "slots" : "members");
    const at = (members && member(members, String(key))) ?? place;
    reader.refuseReference(firstCharacter(at), missing, "a type of this lockfile");
  }
}

/** The types that each member mentions; retired ones too, since their types stay in the lockfile with them. */
function mentionsOf(type: LockedType): readonly { readonly key: number; readonly names: readonly string[] }[] {
  switch (type.kind) {
    case "record":
      return type.slots.map((slot) => ({ key: slot.key, names: referencesOf(slot.type) }));
    case "union":
      return type.members.map((each) => ({ key: each.tag, names: [each.record] }));
    case "enum":
      return [];
  }
}

function checkDocumentKeys(type: LockedRecord, place: JsonNode, reader: LockfileReader): void {
  if (!type.document || type.document.retired) return;
  const live = new Set(liveSlots(type).map((slot) => slot.key));
  const { idKeys, nameKey, indexes } = type.document;
  const wanted = [...idKeys, ...(nameKey === undefined ? [] : [nameKey])].map((key) => ({
    key,
    at: member(place, "document"),
  }));
  const indexed = indexes.flatMap((index) =>
    index.keys.map((key) => ({ key, at: member(member(place, "indexes") ?? place, index.accessor) })),
  );
  for (const { key, at } of [...wanted, ...indexed]) {
    if (!live.has(key)) reader.refuseReference(firstCharacter(at ?? place), String(key), "the key of a live slot");
  }
}

function checkFormerVersions(type: LockedRecord, place: JsonNode, reader: LockfileReader): void {
  for (const former of type.formerVersions) {
    const at = firstCharacter(member(member(place, "formerVersions") ?? place, String(former.version)) ?? place);
    const known = new Set(former.types.map((shape) => shape.name));
    const missing = [former.name, ...former.types.flatMap((shape) => stepsFrom(shape).map((step) => step.name))].find(
      (name) => !known.has(name),
    );
    if (missing !== undefined) reader.refuseReference(at, missing, "a type of this former version");
    else if (!former.types.some((shape) => shape.name === former.name && shape.kind === "record"))
      reader.refuseReference(at, former.name, "a record of this former version");
  }
}

function member(node: JsonNode, name: string): JsonNode | undefined {
  return node.kind === "object" ? node.members.find((each) => each.name === name)?.value : undefined;
}

/** An object's place is its opening brace: the line on which its name stands. */
function firstCharacter(node: JsonNode) {
  return { start: node.start, end: node.start + 1 };
}
