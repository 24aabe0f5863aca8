import type {
  EnumModel,
  RecordModel,
  SchemaFile,
  SchemaModel,
  SlotModel,
  TypeDefinition,
} from "../model/schema-model.ts";
import { type TargetLanguage, targetLanguages } from "../model/target-language.ts";
import { compareComments } from "./compare-comments.ts";
import type { PlacelessChange } from "./compare-slots.ts";
import type { TypePair } from "./match-types.ts";
import type { SourceChangeKind } from "./schema-change.ts";

const typeKinds = ["type-deprecated", "type-deprecation-dropped"] as const;

interface Sources {
  readonly before: SchemaModel;
  readonly after: SchemaModel;
}

/** What the sources of two releases differ in beyond what a lockfile holds: files, bases, order, documentation. */
export function compareSources(pairs: readonly TypePair[], sources: Sources): readonly PlacelessChange[] {
  const [before, after] = [indexModel(sources.before), indexModel(sources.after)];
  return pairs.flatMap((pair) => {
    const old = before.types.get(pair.before.name);
    const now = after.types.get(pair.after.name);
    if (!old || !now) return [];
    const files = { before: before.files.get(old.file), after: after.files.get(now.file) };
    return [
      ...compareFiles(files, now),
      ...compareAliases(old, now),
      ...compareComments(old, now, { at: { type: now.name, site: now.name }, kinds: typeKinds }),
      ...compareParts(old, now),
    ].map((change) => ({ ...change, formerType: old.name }));
  });
}

function indexModel(model: SchemaModel) {
  return {
    types: new Map(model.types.map((type) => [type.name, type])),
    files: new Map(model.files.map((file) => [file.path, file])),
  };
}

/** A type of another file is generated into a file of another name; C# knows no files. */
function compareFiles(
  { before, after }: { readonly before: SchemaFile | undefined; readonly after: SchemaFile | undefined },
  type: TypeDefinition,
): readonly PlacelessChange[] {
  const [old, now] = [fileText(before), fileText(after)];
  if (!before || !after || old === now) return [];
  const spelledIn: readonly TargetLanguage[] =
    before.outputName === after.outputName ? [] : targetLanguages.filter((language) => language !== "csharp");
  return [{ ...change("type-moved", type), before: old, after: now, spelledIn }];
}

function fileText(file: SchemaFile | undefined): string {
  return file?.packageSpecifier ?? file?.path ?? "";
}

function compareAliases(old: TypeDefinition, now: TypeDefinition): readonly PlacelessChange[] {
  if (!old.authored === !now.authored) return [];
  const kind = now.authored ? "alias-named" : "alias-inlined";
  return [{ ...change(kind, now), before: old.authored?.name ?? "", after: now.authored?.name ?? "" }];
}

function compareParts(old: TypeDefinition, now: TypeDefinition): readonly PlacelessChange[] {
  if (old.kind === "record" && now.kind === "record") return compareRecords(old, now);
  if (old.kind === "enum" && now.kind === "enum") return compareEnumMembers(old, now);
  if (old.kind !== "union" || now.kind !== "union" || old.listsUnknown === now.listsUnknown) return [];
  return [change(now.listsUnknown ? "unknown-member-listed" : "unknown-member-unlisted", now)];
}

function compareRecords(old: RecordModel, now: RecordModel): readonly PlacelessChange[] {
  const former = new Map(old.slots.map((slot) => [slot.key, slot]));
  const slots = now.slots.flatMap((slot) => {
    const before = former.get(slot.key);
    const at = { type: now.name, site: `${now.name}.${slot.name}`, number: slot.key };
    return before ? [...compareBases(before, slot, at), ...compareComments(before, slot, { at })] : [];
  });
  const order = compareOrder(ownSlots(old), ownSlots(now), now);
  return [...order, ...slots];
}

/** Declared in the interface itself, in the order of the source: a base has its own order. */
function ownSlots(record: RecordModel): readonly number[] {
  const own = record.slots.filter((slot) => slot.inheritedFrom === undefined && slot.span.file === record.span.file);
  return own.toSorted((a, b) => a.span.start - b.span.start).map((slot) => slot.key);
}

function compareBases(old: SlotModel, now: SlotModel, at: SlotSite): readonly PlacelessChange[] {
  const [before, after] = [old.inheritedFrom, now.inheritedFrom];
  if (before === after) return [];
  const kind = before === undefined ? "slot-pulled-up" : after === undefined ? "slot-pushed-down" : "slot-base-changed";
  return [{ kind, ...at, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

type SlotSite = Pick<PlacelessChange, "type" | "site" | "number">;

function compareEnumMembers(old: EnumModel, now: EnumModel): readonly PlacelessChange[] {
  const former = new Map(old.members.map((member) => [member.wire, member]));
  const members = now.members.flatMap((member) => {
    const before = former.get(member.wire);
    const at = { type: now.name, site: `${now.name}.${member.name}`, number: member.wire };
    return before ? compareComments(before, member, { at, kinds: memberKinds }) : [];
  });
  const wires = (type: EnumModel) => type.members.map((member) => member.wire);
  return [...compareOrder(wires(old), wires(now), now), ...members];
}

const memberKinds = ["enum-value-deprecated", "enum-value-deprecation-dropped"] as const;

/** Of what both have. */
function compareOrder(
  old: readonly (number | string)[],
  now: readonly (number | string)[],
  type: TypeDefinition,
): readonly PlacelessChange[] {
  const before = old.filter((mark) => now.includes(mark)).join(", ");
  const after = now.filter((mark) => old.includes(mark)).join(", ");
  return before === after ? [] : [{ ...change("members-reordered", type), before, after }];
}

function change(kind: SourceChangeKind, type: TypeDefinition): PlacelessChange {
  return { kind, type: type.name, site: type.name };
}
