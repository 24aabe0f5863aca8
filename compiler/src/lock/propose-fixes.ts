import type { RecordModel, SchemaModel, SlotModel, TypeDefinition } from "../model/schema-model.ts";
import { compareToLockfile } from "./compare-to-lockfile.ts";
import { type LockedRecord, type LockedType, type Lockfile, liveSlots } from "./lockfile.ts";
import { matchTypes } from "./match-types.ts";
import { openKeyBook, proposeKeys } from "./propose-keys.ts";
import { proposeMeanings } from "./propose-meanings.ts";
import { proposeVersions } from "./propose-versions.ts";
import type { ChangeKind } from "./schema-change.ts";
import { addTags, type SourceEdit, type TagPlace } from "./source-edit.ts";

export interface FixOptions {
  /** Text of each schema file, by its path. What lies in other files is left alone. */
  readonly texts: Readonly<Record<string, string>>;
  /** Renames that a person confirmed: `{ "Player.nick": "displayName" }` for a slot, `{ "Player": "Gamer" }` for a type. */
  readonly renames?: Readonly<Record<string, string>>;
  /** Slots that have another meaning than what was released under their key, by today's name: `Player.displayName`. */
  readonly newMeanings?: readonly string[];
  /** Names of documents whose `@version` is to be raised by one. */
  readonly raiseVersions?: readonly string[];
}

/** What is mechanical to mend, as edits of the source text: missing keys, reservations, confirmed renames, versions. Sorted by place. */
export function proposeFixes(
  model: SchemaModel,
  lockfile: Lockfile | undefined,
  options: FixOptions,
): readonly SourceEdit[] {
  const released = releasedTypes(model, lockfile);
  const keys = openKeyBook(model, released);
  const meanings = proposeMeanings({ released, keys, sites: options.newMeanings ?? [], texts: options.texts });
  const fixes = [
    ...proposeKeys(released, keys),
    ...meanings.reservations,
    ...(lockfile ? proposeReservations(model, lockfile) : []),
    ...proposeRenames(model, released, options.renames ?? {}),
  ];
  const edits = [...tagEdits(fixes, options.texts), ...meanings.edits, ...proposeVersions(model, lockfile, options)];
  return edits.sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
}

/** One tag to be added, and where. */
export interface TagFix {
  readonly place: TagPlace;
  readonly tag: string;
  readonly title: string;
}

/** A type's name now → what was released of it. */
export type ReleasedTypes = ReadonlyMap<string, LockedType>;

export function releasedTypes(model: SchemaModel, lockfile: Lockfile | undefined): ReleasedTypes {
  if (!lockfile) return new Map();
  return new Map(matchTypes(model, lockfile).pairs.map((pair) => [pair.after.name, pair.before]));
}

/** Several tags at one place are one edit. */
function tagEdits(fixes: readonly TagFix[], texts: Readonly<Record<string, string>>): readonly SourceEdit[] {
  const places = new Map<string, TagFix[]>();
  for (const fix of fixes) {
    const { file, start } = fix.place.declaration;
    const same = places.get(`${start} ${file}`) ?? [];
    if (!same.some((each) => each.tag === fix.tag)) places.set(`${start} ${file}`, [...same, fix]);
  }
  return [...places.values()].flatMap((fixes) => {
    const [first] = fixes;
    const source = first && texts[first.place.declaration.file];
    if (!first || source === undefined) return [];
    const edit = addTags(source, first.place, fixes.map((fix) => fix.tag).join(" "));
    return [{ ...edit, title: fixes.map((fix) => fix.title).join("; ") }];
  });
}

/** What was removed without a reservation, and reservations that were dropped, once for a base and its heirs. */
function proposeReservations(model: SchemaModel, lockfile: Lockfile): readonly TagFix[] {
  const records = new Map(model.types.map((type) => [type.name, type]));
  const wanted = compareToLockfile(model, lockfile).flatMap((change) => {
    const record = records.get(change.type);
    if (record?.kind !== "record" || change.number === undefined) return [];
    if (change.kind === "reservation-dropped" || change.kind === "name-reservation-dropped")
      return [{ record, marks: [change.number] }];
    if (!isBareRemoval(change.kind) || hasLostKey(change.formerName, record, model)) return [];
    return [{ record, marks: [change.number, change.formerName ?? ""] }];
  });
  const own = wanted.filter(
    ({ record, marks }) =>
      !wanted.some((other) => isBaseOf(other.record, record) && marks.every((mark) => other.marks.includes(mark))),
  );
  const byRecord = new Map<RecordModel, (number | string)[]>();
  for (const { record, marks } of own) byRecord.set(record, [...(byRecord.get(record) ?? []), ...marks]);
  return [...byRecord].map(([record, marks]) => {
    const list = marks.map((mark) => JSON.stringify(mark)).join(", ");
    return { place: record, tag: `@reserved(${list})`, title: `Reserve ${list} in \`${record.name}\`` };
  });
}

function isBareRemoval(kind: ChangeKind): boolean {
  return kind === "slot-removed-unreserved" || kind === "slot-removed-unreserved-required";
}

/** A member that is still there without its `@key` was not removed. */
function hasLostKey(name: string | undefined, record: RecordModel, model: SchemaModel): boolean {
  const bases = model.types
    .filter((type) => type.kind === "record")
    .filter((type) => type === record || isBaseOf(type, record));
  return bases.some((base) => base.unkeyed.some((member) => member.name === name));
}

function isBaseOf(base: RecordModel, record: RecordModel): boolean {
  return base !== record && record.slots.some((slot) => slot.inheritedFrom === base.name);
}

function proposeRenames(
  model: SchemaModel,
  released: ReleasedTypes,
  renames: Readonly<Record<string, string>>,
): readonly TagFix[] {
  return Object.entries(renames).flatMap(([site, name]) => {
    const [typeName = "", slotName] = site.split(".");
    if (slotName === undefined) return renamedType(model, typeName, name);
    const type = model.types.find((each) => each.name === typeName || released.get(each.name)?.name === typeName);
    const before = type && released.get(type.name);
    return type?.kind === "record" && before?.kind === "record"
      ? renamedSlot(type, before, { from: slotName, to: name })
      : [];
  });
}

function renamedSlot(
  record: RecordModel,
  before: LockedRecord,
  rename: { readonly from: string; readonly to: string },
): readonly TagFix[] {
  const old = liveSlots(before).find((slot) => slot.name === rename.from);
  const slot = record.slots.find((each) => each.name === rename.to && each.key === old?.key);
  return slot ? wasTag(slot, rename.from, `${record.name}.${rename.to}`) : [];
}

function renamedType(model: SchemaModel, from: string, to: string): readonly TagFix[] {
  const type = model.types.find((each) => each.name === to);
  return type ? wasTag(type, from, to) : [];
}

function wasTag(renamed: SlotModel | TypeDefinition, from: string, site: string): readonly TagFix[] {
  if (renamed.formerNames.includes(from) || renamed.name === from) return [];
  return [
    {
      place: renamed,
      tag: `@was(${JSON.stringify(from)})`,
      title: `Confirm that \`${site}\` was \`${from}\``,
    },
  ];
}
