import { choose, type Edit, freeName, isMentioned, mentions, replaceMentions } from "./edit-schema.ts";
import { newRecord, plainSlot } from "./new-record.ts";
import { named, scalar } from "./random-type.ts";
import type { SchemaText, SlotText, TypeText } from "./schema-text.ts";

const addType: Edit = (schema, random) => {
  const name = freeName(schema, "Added", random);
  return { ...schema, types: [...schema.types, newRecord(name, [plainSlot(0, "one", scalar("int32"))])] };
};

/** A type that nothing mentions any more, or one with all slots that mention it. */
const removeType: Edit = (schema, random) => {
  const removable = schema.types.filter((type) => type.kind !== "record" || !type.document);
  const gone = choose(removable, random);
  if (!gone) return undefined;
  const rest = withoutType(schema, gone);
  return isMentioned(rest, gone.name) ? undefined : rest;
};

/** What is removed may come back. */
export function withoutType(schema: SchemaText, gone: TypeText): SchemaText {
  const left = schema.types.filter((type) => type !== gone).map((type) => withoutMentions(type, gone.name));
  return { ...schema, types: left, gone: [...(schema.gone ?? []), gone] };
}

function withoutMentions(type: TypeText, name: string): TypeText {
  if (type.kind === "enum") return type;
  if (type.kind === "union") return { ...type, members: type.members.filter((member) => member !== name) };
  const gone = type.slots.filter((slot) => mentions(slot.type, name));
  return {
    ...type,
    slots: type.slots.filter((slot) => !gone.includes(slot)),
    past: [...type.past, ...gone],
    reserved: [...type.reserved, ...gone.map(({ key }) => key)],
  };
}

function renameType(confirmed: boolean): Edit {
  return (schema, random) => {
    const old = choose(
      schema.types.filter(({ name }) => name !== "Box"),
      random,
    );
    if (!old) return undefined;
    const name = freeName(schema, "Renamed", random);
    const renamed: SchemaText = {
      types: schema.types.map((type) =>
        type === old ? { ...type, name, was: confirmed ? [...old.was, old.name] : old.was } : type,
      ),
    };
    return withDefaultsOf(replaceMentions(renamed, old.name, named(name)), old.name, name);
  };
}

/** A default names its enum. */
function withDefaultsOf(schema: SchemaText, from: string, to: string): SchemaText {
  const rename = (slot: SlotText): SlotText =>
    slot.default?.startsWith(`${from}.`) ? { ...slot, default: slot.default.replace(`${from}.`, `${to}.`) } : slot;
  return {
    ...schema,
    types: schema.types.map((type) => (type.kind === "record" ? { ...type, slots: type.slots.map(rename) } : type)),
  };
}

/** A new type under a name that another one had: `@was` says whose it was, or an earlier release. */
/** The name that a type had before it was renamed, for another one. */
const reuseTypeName: Edit = (schema, random) => {
  const names = new Set(schema.types.map(({ name }) => name));
  const former = choose(
    schema.types.flatMap(({ was }) => was).filter((name) => !names.has(name)),
    random,
  );
  if (former === undefined) return undefined;
  return { ...schema, types: [...schema.types, newRecord(former, [plainSlot(0, "anew", scalar("bool"))])] };
};

const changeKind: Edit = (schema, random) => {
  const isPlain = (type: TypeText) =>
    type.kind === "record" ? !type.document && !type.parameter && !type.member : true;
  const old = choose(schema.types.filter(isPlain), random);
  if (!old || schema.types.some((type) => type.kind === "record" && type.base === old.name)) return undefined;
  const members = [
    { name: "One", value: 1 },
    { name: "Two", value: 2 },
  ];
  const by: TypeText =
    old.kind === "enum"
      ? newRecord(old.name, [plainSlot(0, "one", scalar("int32"))])
      : { kind: "enum", name: old.name, was: [], source: "enum", open: false, members, past: [] };
  return { ...schema, types: schema.types.map((type) => (type === old ? by : type)) };
};

export const typeEdits: Readonly<Record<string, Edit>> = {
  "type-added": addType,
  "type-removed": removeType,
  "type-renamed": renameType(true),
  "type-renamed-unconfirmed": renameType(false),
  "type-name-reused": reuseTypeName,
  "type-kind-changed": changeKind,
};
