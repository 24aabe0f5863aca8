import {
  addTypes,
  choose,
  type Edit,
  editRecord,
  editSlot,
  freeName,
  isBound,
  mentions,
  recordsOf,
  replaceMentions,
  replaceType,
  unionsOf,
  withTypes,
} from "./edit-schema.ts";
import { named } from "./random-type.ts";
import type { EnumMemberText, EnumText, RecordText, SlotText, TypeText } from "./schema-text.ts";

type Random = Parameters<Edit>[1];

const deprecated = "@deprecated Use another.";

/** Gives or takes a note, or exchanges it. */
function exchangeNote(notes: readonly string[] = [], from: string | undefined, to: string | undefined) {
  const has = from === undefined || notes.includes(from);
  const hasNew = to !== undefined && notes.includes(to);
  if (!has || hasNew) return undefined;
  return [...notes.filter((note) => note !== from), ...(to === undefined ? [] : [to])];
}

function noteSlot(from: string | undefined, to: string | undefined): Edit {
  return (schema, random) =>
    editSlot(schema, random, (slot) => {
      const tags = exchangeNote(slot.tags, from, to);
      return tags && { ...slot, tags };
    });
}

function noteType(from: string | undefined, to: string | undefined): Edit {
  return (schema, random) => {
    for (const type of random.shuffled(schema.types)) {
      const notes = exchangeNote(type.notes, from, to);
      if (notes) return replaceType(schema, type, { ...type, notes });
    }
    return undefined;
  };
}

function editEnum(edit: (type: EnumText, random: Random) => EnumText | undefined): Edit {
  return (schema, random) => {
    for (const type of random.shuffled(schema.types)) {
      const edited = type.kind === "enum" ? edit(type, random) : undefined;
      if (edited) return replaceType(schema, type, edited);
    }
    return undefined;
  };
}

/** Only where no document is found by the enum: a store key that is spelled otherwise would break more than the enum does. */
function besideIdentities(edit: Edit): Edit {
  return (schema, random) => {
    const ids = recordsOf(schema).flatMap(({ slots }) => slots.filter(({ tags }) => tags.includes("@id")));
    const isId = schema.types.some(({ kind, name }) => kind === "enum" && ids.some(({ type }) => mentions(type, name)));
    return isId ? undefined : edit(schema, random);
  };
}

/** Where members have places for comments. */
function noteValue(from: string | undefined, to: string | undefined): Edit {
  return editEnum((type) => {
    const isNoted = (member: EnumMemberText) => exchangeNote(member.notes, from, to) !== undefined;
    const found = type.source === "literals" ? undefined : type.members.find(isNoted);
    const notes = exchangeNote(found?.notes, from, to);
    if (!found || !notes) return undefined;
    return { ...type, members: type.members.map((member) => (member === found ? { ...member, notes } : member)) };
  });
}

/** Another number or text in TypeScript behind the tag that stands on the wire. */
const respell = editEnum((type, random) => {
  const member = choose(
    type.members.filter(({ tag }) => tag !== undefined),
    random,
  );
  const other = member && {
    ...member,
    value: typeof member.value === "number" ? member.value + 5000 : `${member.value}x`,
  };
  return other && { ...type, members: type.members.map((each) => (each === member ? other : each)) };
});

/** The number on the wire goes into a `@tag`, and the program has another one. */
const tagApart = editEnum((type, random) => {
  const member = choose(
    type.members.filter(({ tag, value }) => tag === undefined && typeof value === "number"),
    random,
  );
  if (!member || !type.open) return undefined;
  const other = { ...member, tag: Number(member.value), value: Number(member.value) + 6000 };
  return { ...type, members: type.members.map((each) => (each === member ? other : each)) };
});

/** The program takes over the number on the wire. */
const untag = editEnum((type, random) => {
  const member = choose(
    type.members.filter(({ tag, value }) => tag !== undefined && typeof value === "number" && value !== tag),
    random,
  );
  if (!member || !type.open) return undefined;
  const { tag, ...rest } = member;
  const other = { ...rest, value: tag ?? 0 };
  return { ...type, members: type.members.map((each) => (each === member ? other : each)) };
});

const changeForm = editEnum((type) => {
  if (type.source === "literals") return { ...type, source: "enum", members: type.members };
  return { ...type, source: type.source === "enum" ? "const" : "enum" };
});

/** Moves slots between a record and its base. */
function moveToBase(isUp: boolean): Edit {
  return (schema, random) => {
    const heir = choose(
      recordsOf(schema).filter(({ base }) => base !== undefined),
      random,
    );
    const base = recordsOf(schema).find(({ name }) => name === heir?.base);
    if (!heir || !base) return undefined;
    const [from, to] = isUp ? [heir, base] : [base, heir];
    const slot = choose(
      from.slots.filter(
        (each) => !isBound(each, from) && to.slots.every(({ key, name }) => key !== each.key && name !== each.name),
      ),
      random,
    );
    if (!slot) return undefined;
    const giver = { ...from, slots: from.slots.filter((each) => each !== slot) };
    return withTypes(schema, (type) =>
      type === from ? giver : type === to ? { ...to, slots: [...to.slots, slot] } : type,
    );
  };
}

/** The same slots, inherited from another interface. */
const changeBase: Edit = (schema, random) => {
  const heir = choose(
    recordsOf(schema).filter(({ base }) => base !== undefined),
    random,
  );
  const base = recordsOf(schema).find(({ name }) => name === heir?.base);
  if (!heir || !base) return undefined;
  const twin: RecordText = { ...base, name: freeName(schema, "Twin", random), was: [], past: [] };
  return addTypes(replaceType(schema, heir, { ...heir, base: twin.name }), twin);
};

const reorder: Edit = (schema, random) =>
  editRecord(schema, random, (record) =>
    record.slots.length < 2 ? undefined : { ...record, slots: record.slots.toReversed() },
  );

/** A union of literals stands where its name stood. */
const inlineAlias: Edit = (schema, random) => {
  const isLiteral = (type: TypeText) => type.kind === "enum" && type.source === "literals" && !type.open;
  const alias = choose(schema.types.filter(isLiteral), random);
  if (alias?.kind !== "enum") return undefined;
  const text = alias.members.map(({ value }) => JSON.stringify(value)).join(" | ");
  const rest = { ...schema, types: schema.types.filter((type) => type !== alias) };
  return replaceMentions(rest, alias.name, named(text));
};

/** A name for a union of literals that stood in a slot. */
const nameAlias: Edit = (schema, random) => {
  const texts = JSON.stringify(schema).matchAll(/"name":"((?:\\"\w+\\"(?: \| )?)+)"/g);
  const [, escaped] = choose([...texts], random) ?? [];
  if (escaped === undefined) return undefined;
  const text = escaped.replaceAll("\\", "");
  const members = text.split(" | ").map((literal) => literal.slice(1, -1));
  const name = freeName(schema, "Named", random);
  const alias: TypeText = {
    kind: "enum",
    name,
    was: [],
    source: "literals",
    open: false,
    members: members.map((value) => ({ name: value, value })),
    past: [],
  };
  return addTypes(replaceMentions(schema, text, named(name)), alias);
};

function listUnknown(isListed: boolean): Edit {
  return (schema, random) => {
    const isMeant = (silent: boolean) => (isListed ? silent : !silent);
    const union = choose(
      unionsOf(schema).filter(({ open, silent }) => open && isMeant(silent === true)),
      random,
    );
    if (!union) return undefined;
    const { silent: _, ...listed } = union;
    return replaceType(schema, union, isListed ? listed : { ...listed, silent: true });
  };
}

/** A record is given what tells it from other members of unions, or loses it. */
const addDiscriminator: Edit = (schema, random) =>
  editRecord(schema, random, (record) =>
    record.member || record.document || record.parameter
      ? undefined
      : { ...record, member: { tag: 500 + random.below(100), kind: record.name.toLowerCase() } },
  );

const dropDiscriminator: Edit = (schema, random) =>
  editRecord(schema, random, ({ member, ...record }) =>
    member && unionsOf(schema).every(({ members }) => !members.includes(record.name)) ? record : undefined,
  );

/** In every member of every union, for they share it. */
const renameDiscriminator: Edit = (schema, random) => {
  const property = freeName(schema, "type", random);
  if (!recordsOf(schema).some(({ member }) => member !== undefined)) return undefined;
  return withTypes(schema, (type) =>
    type.kind === "record" && type.member ? { ...type, member: { ...type.member, property } } : type,
  );
};

const changeDiscriminatorValue: Edit = (schema, random) =>
  editRecord(schema, random, (record) =>
    record.member ? { ...record, member: { ...record.member, kind: freeName(schema, "kind", random) } } : undefined,
  );

/** A union's member is exchanged for a record with one required slot more, or one less. */
function exchangeMember(change: "more" | "less"): Edit {
  return (schema, random) => {
    const union = choose(unionsOf(schema), random);
    const old = recordsOf(schema).find(({ name, member }) => member && name === choose(union?.members ?? [], random));
    if (!union || !old?.member) return undefined;
    const name = freeName(schema, "Other", random);
    const required = old.slots.find(({ presence }) => presence === "required");
    if (change === "less" && !required) return undefined;
    const key = Math.max(0, ...old.slots.map((slot) => slot.key)) + 1;
    const more: SlotText = {
      key,
      name: "depth",
      presence: "required",
      type: { kind: "scalar", scalar: "bool" },
      was: [],
      tags: [],
    };
    const slots = change === "more" ? [...old.slots, more] : old.slots.filter((slot) => slot !== required);
    const reserved = change === "less" && required ? [...old.reserved, required.key] : old.reserved;
    const by: RecordText = {
      ...old,
      name,
      was: [],
      past: [],
      slots,
      reserved,
      member: { ...old.member, kind: name.toLowerCase() },
    };
    const moved = withTypes(schema, (type) => {
      if (type === old)
        return { ...old, member: { ...by.member, kind: old.member?.kind ?? "", tag: 700 + random.below(90) } };
      return type === union
        ? { ...union, members: union.members.map((each) => (each === old.name ? name : each)) }
        : type;
    });
    return addTypes(moved, by);
  };
}

export const sourceEdits: Readonly<Record<string, Edit>> = {
  "type-moved": (schema, random) => ({ ...schema, path: `schemas/moved${random.below(1000)}.schema.ts` }),
  "type-deprecated": noteType(undefined, deprecated),
  "type-deprecation-dropped": noteType(deprecated, undefined),
  "members-reordered": reorder,
  "slot-pulled-up": moveToBase(true),
  "slot-pushed-down": moveToBase(false),
  "slot-base-changed": changeBase,
  "alias-inlined": inlineAlias,
  "alias-named": nameAlias,
  "docs-changed": (schema, random) =>
    random.pick([noteSlot, noteType, noteValue])(undefined, `Says ${random.below(1000)}.`)(schema, random),
  "deprecation-reworded": (schema, random) =>
    (random.once(2) ? noteSlot : noteType)(deprecated, `@deprecated Use ${random.below(100)}.`)(schema, random),
  "slot-deprecated": noteSlot(undefined, deprecated),
  "slot-deprecation-dropped": noteSlot(deprecated, undefined),
  "enum-value-deprecated": noteValue(undefined, deprecated),
  "enum-value-deprecation-dropped": noteValue(deprecated, undefined),
  "enum-value-respelled": respell,
  "enum-value-respelled-open": besideIdentities(respell),
  "enum-value-tagged-open": besideIdentities(tagApart),
  "enum-value-untagged-open": besideIdentities(untag),
  "identity-respelled": respell,
  "enum-form-changed": changeForm,
  "unknown-member-listed": listUnknown(true),
  "unknown-member-unlisted": listUnknown(false),
  "discriminator-added": addDiscriminator,
  "discriminator-dropped": dropDiscriminator,
  "discriminator-renamed": renameDiscriminator,
  "discriminator-value-changed": changeDiscriminatorValue,
  "union-member-widened": exchangeMember("less"),
  "union-member-narrowed": exchangeMember("more"),
};
