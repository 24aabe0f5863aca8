import type { AcceptedChange, LockedType, Lockfile } from "../../compiler/src/lock/lockfile.ts";
import type {
  DocumentModel,
  EnumModel,
  RecordModel,
  SchemaModel,
  SlotModel,
  TypeDefinition,
  UnionModel,
} from "../../compiler/src/model/schema-model.ts";
import { parseTypeText, printTypeText } from "../../compiler/src/model/type-text.ts";
import { referencesOf, renameReferences } from "../../compiler/src/model/walk-type.ts";

/** What a branch works on: the schemas, and what was released of them so far. */
export interface Tree {
  readonly model: SchemaModel;
  readonly lockfile: Lockfile;
  /** Edits that were made already, so that one that both branches made is made once. */
  readonly made: ReadonlySet<string>;
}

/** One thing that somebody does to the schemas, as data: it names what it saw, and cannot be done where that is not so. */
export type Edit =
  | { readonly do: "add-slot"; readonly type: string; readonly slot: SlotModel }
  | { readonly do: "remove-slot"; readonly type: string; readonly saw: SlotModel; readonly reserve: boolean }
  | {
      readonly do: "rename-slot";
      readonly type: string;
      readonly key: number;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly do: "retype-slot";
      readonly type: string;
      readonly key: number;
      readonly from: string;
      readonly to: string;
    }
  | { readonly do: "set-presence"; readonly type: string; readonly saw: SlotModel; readonly slot: SlotModel }
  | {
      readonly do: "set-max";
      readonly type: string;
      readonly key: number;
      readonly from: number | undefined;
      readonly to: number;
    }
  | { readonly do: "add-type"; readonly type: TypeDefinition }
  | { readonly do: "rename-type"; readonly from: string; readonly to: string }
  | { readonly do: "remove-type"; readonly saw: TypeDefinition }
  | { readonly do: "reserve"; readonly type: string; readonly mark: number | string }
  | {
      readonly do: "set-index";
      readonly type: string;
      readonly accessor: string;
      readonly from: string;
      readonly keys: readonly number[];
    }
  | {
      readonly do: "set-name";
      readonly type: string;
      readonly from: number | undefined;
      readonly to: number | undefined;
    }
  | { readonly do: "rename-document"; readonly type: string; readonly from: string; readonly to: string }
  | { readonly do: "raise"; readonly type: string; readonly from: number }
  | { readonly do: "release"; readonly type: string }
  | { readonly do: "open"; readonly type: string; readonly from: boolean }
  | { readonly do: "add-value"; readonly type: string; readonly name: string; readonly wire: number }
  | { readonly do: "remove-value"; readonly type: string; readonly name: string; readonly wire: number }
  | { readonly do: "add-member"; readonly type: string; readonly record: string; readonly tag: number }
  | { readonly do: "remove-member"; readonly type: string; readonly record: string; readonly tag: number }
  | { readonly do: "accept"; readonly waiver: AcceptedChange };

/** The tree with the edit made; undefined where it cannot be. An edit that was made there already changes nothing. */
export function makeEdit(tree: Tree, edit: Edit): Tree | undefined {
  const id = idOf(edit, tree.model.types);
  if (tree.made.has(id)) return tree;
  const made = new Set([...tree.made, id]);
  if (edit.do === "accept") {
    const { waiver } = edit;
    if (tree.lockfile.accepted.some((each) => each.fingerprint === waiver.fingerprint)) return undefined;
    const accepted = [...tree.lockfile.accepted, waiver].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
    return { ...tree, made, lockfile: { ...tree.lockfile, accepted } };
  }
  const types = editTypes(tree, edit);
  if (!types || !haveOwnNames(types, tree.lockfile)) return undefined;
  return { ...tree, made, model: { ...tree.model, types: types.toSorted((a, b) => (a.name < b.name ? -1 : 1)) } };
}

/** No two documents share a persisted name or a schema id, and none takes what was another one's. */
function haveOwnNames(types: Types, lockfile: Lockfile): boolean {
  const owners = new Map<string, readonly string[]>();
  for (const type of lockfile.types) {
    const own = type.kind === "record" && !type.draft ? type.document : undefined;
    for (const claim of own ? [own.type, ...own.formerTypes] : []) owners.set(`type ${claim}`, lineOf(type));
    for (const claim of own ? [own.schemaId, ...own.formerSchemaIds] : []) owners.set(`id ${claim}`, lineOf(type));
  }
  return types.every((type) => {
    const own = type.kind === "record" ? type.document : undefined;
    if (!own) return true;
    const line = lineOf(type);
    return [`type ${own.type}`, `id ${own.schemaId}`].every((claim) => {
      const owner = owners.get(claim) ?? line;
      owners.set(claim, line);
      return owner.some((name) => line.includes(name));
    });
  });
}

function lineOf(type: { readonly name: string; readonly formerNames: readonly string[] }): readonly string[] {
  return [type.name, ...type.formerNames];
}

type Types = readonly TypeDefinition[];

/** The edit under the names that types had when the branches parted. */
function idOf(edit: Edit, types: Types): string {
  const first = (name: string) => types.find((type) => type.name === name)?.formerNames[0] ?? name;
  return JSON.stringify(edit, (member, value) =>
    typeof value === "string" && member !== "to" ? value.replaceAll(/\w+/g, first) : value,
  );
}

/** A type by the name that it has or had. */
function find(types: Types, name: string): TypeDefinition | undefined {
  return types.find((type) => type.name === name) ?? types.find((type) => type.formerNames.includes(name));
}

function replace(types: Types, old: TypeDefinition, now: TypeDefinition): Types {
  return types.map((type) => (type === old ? now : type));
}

function editTypes(tree: Tree, edit: Exclude<Edit, { do: "accept" }>): Types | undefined {
  const { types } = tree.model;
  const claimed = (name: string) =>
    types.some((type) => type.name === name || type.formerNames.includes(name)) ||
    tree.lockfile.types.some((type) => !type.draft && (type.name === name || type.formerNames.includes(name)));
  switch (edit.do) {
    case "add-type":
      if (claimed(edit.type.name) || !referencesIn(edit.type).every((name) => find(types, name))) return undefined;
      return [...types, underNames(edit.type, (name) => find(types, name)?.name ?? name)];
    case "rename-type": {
      const type = types.find((each) => each.name === edit.from);
      if (!type || claimed(edit.to)) return undefined;
      const renamed = { ...type, name: edit.to, formerNames: [...type.formerNames, edit.from] };
      return replace(types, type, renamed).map((each) =>
        underNames(each, (name) => (name === edit.from ? edit.to : name)),
      );
    }
    case "remove-type": {
      const type = types.find((each) => each.name === edit.saw.name);
      const now = type && underNames(edit.saw, (name) => find(types, name)?.name ?? name);
      if (!type || !same(type, now)) return undefined;
      const rest = types.filter((each) => each !== type);
      return rest.some((each) => referencesIn(each).includes(type.name)) ? undefined : rest;
    }
    default: {
      const type = find(types, edit.type);
      const now = type && editType(type, edit, tree);
      return type && now && replace(types, type, now);
    }
  }
}

type TypeEdit = Exclude<Edit, { do: "accept" | "add-type" | "rename-type" | "remove-type" }>;

function editType(type: TypeDefinition, edit: TypeEdit, tree: Tree): TypeDefinition | undefined {
  switch (type.kind) {
    case "record":
      return editRecord(type, edit, tree);
    case "enum":
      return editEnum(type, edit, tree);
    case "union":
      return editUnion(type, edit, tree);
  }
}

function editRecord(type: RecordModel, edit: TypeEdit, tree: Tree): RecordModel | undefined {
  const { types } = tree.model;
  const nowNamed = (name: string) => find(types, name)?.name ?? name;
  const under = (text: string) => {
    const parsed = parseTypeText(text);
    if (!parsed) throw new Error(`The type \`${text}\` cannot be read.`);
    return renameReferences(parsed, nowNamed);
  };
  const slotUnder = (each: SlotModel) => ({ ...each, type: renameReferences(each.type, nowNamed) });
  const withSlot = (old: SlotModel, now: SlotModel): RecordModel => ({
    ...type,
    slots: type.slots.map((each) => (each === old ? now : each)),
  });
  const isNamed = (name: string) => type.slots.some((each) => each.name === name) || type.reserved.names.includes(name);
  switch (edit.do) {
    case "add-slot": {
      const { key, name } = edit.slot;
      const known = referencesOf(edit.slot.type).every((each) => find(types, each));
      if (!known || isUsed(type, key, tree) || isNamed(name)) return undefined;
      return { ...type, slots: [...type.slots, slotUnder(edit.slot)].sort((a, b) => a.key - b.key) };
    }
    case "remove-slot": {
      const old = type.slots.find((each) => each.key === edit.saw.key);
      if (!old || !same(old, slotUnder(edit.saw)) || usesKey(type.document, old.key)) return undefined;
      const reserved = edit.reserve
        ? { keys: [...type.reserved.keys, old.key], names: [...type.reserved.names, old.name] }
        : type.reserved;
      return { ...type, slots: type.slots.filter((each) => each !== old), reserved };
    }
    case "rename-slot": {
      const old = type.slots.find((each) => each.key === edit.key);
      if (!old || old.name !== edit.from || isNamed(edit.to)) return undefined;
      return withSlot(old, { ...old, name: edit.to, formerNames: [...old.formerNames, edit.from] });
    }
    case "retype-slot": {
      const old = type.slots.find((each) => each.key === edit.key);
      if (!old || printTypeText(old.type) !== printTypeText(under(edit.from))) return undefined;
      return withSlot(old, { ...old, type: under(edit.to) });
    }
    case "set-presence": {
      const old = type.slots.find((each) => each.key === edit.saw.key);
      if (!old || old.presence !== edit.saw.presence || !same(old.default, edit.saw.default)) return undefined;
      const { default: _, ...rest } = old;
      const { presence, default: initial } = edit.slot;
      return withSlot(old, { ...rest, presence, ...(initial !== undefined && { default: initial }) });
    }
    case "set-max": {
      const old = type.slots.find((each) => each.key === edit.key);
      if (!old || old.constraints.max !== edit.from) return undefined;
      return withSlot(old, { ...old, constraints: { ...old.constraints, max: edit.to } });
    }
    case "reserve": {
      const { mark } = edit;
      if (type.slots.some((each) => each.key === mark || each.name === mark)) return undefined;
      const { keys, names } = type.reserved;
      return {
        ...type,
        reserved: typeof mark === "number" ? { keys: [...keys, mark], names } : { keys, names: [...names, mark] },
      };
    }
    default:
      return editDocument(type, edit);
  }
}

function editDocument(type: RecordModel, edit: TypeEdit): RecordModel | undefined {
  const own = type.document;
  if (!own) return undefined;
  const isLive = (key: number) => type.slots.some((each) => each.key === key);
  const withDocument = (now: DocumentModel): RecordModel => ({ ...type, document: now });
  switch (edit.do) {
    case "set-index": {
      const old = own.indexes.find((each) => each.accessor === edit.accessor);
      if (JSON.stringify(old?.keys ?? []) !== edit.from || !edit.keys.every(isLive)) return undefined;
      const rest = own.indexes.filter((each) => each !== old);
      const added = { accessor: edit.accessor, keys: edit.keys, unique: false, span: type.span };
      return withDocument({ ...own, indexes: edit.keys.length > 0 ? [...rest, added] : rest });
    }
    case "set-name": {
      if (own.nameKey !== edit.from || edit.from === edit.to || (edit.to !== undefined && !isLive(edit.to)))
        return undefined;
      const { nameKey: _, ...rest } = own;
      return withDocument({ ...rest, ...(edit.to !== undefined && { nameKey: edit.to }) });
    }
    case "rename-document":
      return own.type === edit.from ? withDocument({ ...own, type: edit.to }) : undefined;
    case "raise":
      if (own.version !== edit.from) return undefined;
      return withDocument({ ...own, version: edit.from + 1, schemaId: `${edit.type.toLowerCase()}.v${edit.from + 1}` });
    case "release":
      return own.draft ? withDocument({ ...own, draft: false }) : undefined;
    default:
      return undefined;
  }
}

function editEnum(type: EnumModel, edit: TypeEdit, tree: Tree): EnumModel | undefined {
  switch (edit.do) {
    case "open":
      return type.open === edit.from ? { ...type, open: !edit.from } : undefined;
    case "add-value": {
      const { name, wire } = edit;
      if (isUsed(type, wire, tree) || type.members.some((each) => each.name === name)) return undefined;
      return { ...type, members: [...type.members, { name, wire, value: wire, doc: "", span: type.span }] };
    }
    case "remove-value": {
      const old = type.members.find((each) => each.wire === edit.wire && each.name === edit.name);
      return old && { ...type, members: type.members.filter((each) => each !== old) };
    }
    default:
      return undefined;
  }
}

function editUnion(type: UnionModel, edit: TypeEdit, tree: Tree): UnionModel | undefined {
  switch (edit.do) {
    case "open":
      return type.open === edit.from ? { ...type, open: !edit.from } : undefined;
    case "add-member": {
      const own = find(tree.model.types, edit.record);
      if (!own || isUsed(type, edit.tag, tree) || type.members.some((each) => each.record === own.name))
        return undefined;
      return { ...type, members: [...type.members, { record: own.name, tag: edit.tag, span: type.span }] };
    }
    case "remove-member": {
      const own = find(tree.model.types, edit.record);
      const old = type.members.find((each) => each.tag === edit.tag && each.record === own?.name);
      return old && { ...type, members: type.members.filter((each) => each !== old) };
    }
    default:
      return undefined;
  }
}

/** Whether a number has or had a meaning in a type: live, reserved, or released before. */
function isUsed(type: TypeDefinition, number: number, { lockfile }: Tree): boolean {
  const locked = lockfile.types.find((each) => each.name === type.name || type.formerNames.includes(each.name));
  const reserved = type.kind === "record" ? type.reserved.keys : [];
  const past = locked?.kind === type.kind ? numbersOf(locked) : [];
  return [...numbersOf(type), ...reserved, ...past].includes(number);
}

function numbersOf(type: TypeDefinition | LockedType): readonly (number | string)[] {
  switch (type.kind) {
    case "record":
      return type.slots.map((each) => each.key);
    case "enum":
      return type.members.map((each) => each.wire);
    case "union":
      return type.members.map((each) => each.tag);
  }
}

function usesKey(own: DocumentModel | undefined, key: number): boolean {
  return (
    own !== undefined &&
    (own.idKeys.includes(key) || own.nameKey === key || own.indexes.some((each) => each.keys.includes(key)))
  );
}

function referencesIn(type: TypeDefinition): readonly string[] {
  if (type.kind === "enum") return [];
  return type.kind === "union"
    ? type.members.map((each) => each.record)
    : type.slots.flatMap((each) => referencesOf(each.type));
}

function underNames(type: TypeDefinition, rename: (name: string) => string): TypeDefinition {
  if (type.kind === "enum") return type;
  return type.kind === "union"
    ? { ...type, members: type.members.map((each) => ({ ...each, record: rename(each.record) })) }
    : { ...type, slots: type.slots.map((each) => ({ ...each, type: renameReferences(each.type, rename) })) };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
