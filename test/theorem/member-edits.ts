import { choose, type Edit, enumsOf, freeName, recordsOf, replaceType, unionsOf } from "./edit-schema.ts";
import { scalar } from "./random-type.ts";
import type { EnumMemberText, EnumText, RecordText, SchemaText, UnionText } from "./schema-text.ts";

type EnumEdit = (type: EnumText, random: Parameters<Edit>[1], schema: SchemaText) => EnumText | undefined;

function editEnum(edit: EnumEdit): Edit {
  return (schema, random) => {
    for (const type of random.shuffled(enumsOf(schema))) {
      const edited = edit(type, random, schema);
      if (edited) return replaceType(schema, type, edited);
    }
    return undefined;
  };
}

function addValue(open: boolean): Edit {
  return editEnum((type, random, schema) => {
    if (type.open !== open) return undefined;
    const name = freeName(schema, "N", random);
    const number = 400 + random.below(1000);
    const isText = typeof type.members[0]?.value === "string";
    const isTagged = type.members.some(({ tag }) => tag !== undefined);
    const value = isText ? name : number;
    return { ...type, members: [...type.members, { name, value, ...(isTagged && { tag: number }) }] };
  });
}

function removeValue(open: boolean): Edit {
  return editEnum((type, random) => {
    if (type.open !== open || type.members.length < 2) return undefined;
    const gone = choose(type.members, random);
    return {
      ...type,
      members: type.members.filter((member) => member !== gone),
      past: gone ? [...type.past, gone] : type.past,
    };
  });
}

/** Two members change their numbers, or one is given another. */
const renumber: Edit = editEnum((type, random) => {
  const [first, second] = random.shuffled(type.members);
  if (!first || typeof first.value === "string") return undefined;
  if (second && random.once(2)) return exchange(type, first, second);
  const isTagged = first.tag !== undefined;
  const other = { ...first, ...(isTagged ? { tag: 77 } : { value: 77 }) };
  return { ...type, members: type.members.map((member) => (member === first ? other : member)) };
});

function exchange(type: EnumText, first: EnumMemberText, second: EnumMemberText): EnumText {
  const swap = (member: EnumMemberText) => {
    const from = member === first ? second : member === second ? first : member;
    return { ...from, name: member.name };
  };
  return { ...type, members: type.members.map(swap) };
}

const renameValue: Edit = editEnum((type, random, schema) => {
  const member = choose(type.members, random);
  if (!member || type.source === "literals") return undefined;
  const renamed = { ...member, name: freeName(schema, "R", random) };
  return { ...type, members: type.members.map((each) => (each === member ? renamed : each)) };
});

const reuseValue: Edit = editEnum((type, random, schema) => {
  const gone = choose(
    type.past.filter((past) =>
      type.members.every(({ value, tag }) => value !== past.value && (tag ?? value) !== past.tag),
    ),
    random,
  );
  if (!gone || type.source === "literals") return undefined;
  return { ...type, members: [...type.members, { ...gone, name: freeName(schema, "A", random) }] };
});

function setEnumOpen(open: boolean): Edit {
  return editEnum((type) => (type.open === open ? undefined : { ...type, open }));
}

/** Numbers become strings, or the other way round. */
const changeWire: Edit = editEnum((type) => {
  const isText = typeof type.members[0]?.value === "string";
  const members = type.members.map(({ name }, i) => ({ name: `${name}`, value: isText ? i : name }));
  return { ...type, source: "enum", members };
});

type UnionEdit = (type: UnionText, random: Parameters<Edit>[1], schema: SchemaText) => SchemaText | undefined;

function editUnion(edit: UnionEdit): Edit {
  return (schema, random) => {
    for (const type of random.shuffled(unionsOf(schema))) {
      const edited = edit(type, random, schema);
      if (edited) return edited;
    }
    return undefined;
  };
}

function memberOf(schema: SchemaText, name: string | undefined): RecordText | undefined {
  return recordsOf(schema).find((record) => record.name === name && record.member !== undefined);
}

function newMember(schema: SchemaText, tag: number, random: Parameters<Edit>[1]): RecordText {
  const name = freeName(schema, "M", random);
  const slots = [
    { key: 0, name: "size", presence: "optional" as const, type: scalar("float64"), was: [], tags: [] },
    { key: 1, name: "more", presence: "optional" as const, type: scalar("string"), was: [], tags: [] },
  ];
  return { kind: "record", name, was: [], member: { tag, kind: name.toLowerCase() }, slots, reserved: [], past: [] };
}

function addMember(open: boolean): Edit {
  return editUnion((union, random, schema) => {
    if (union.open !== open) return undefined;
    const member = newMember(schema, 20 + random.below(100), random);
    const grown = replaceType(schema, union, { ...union, members: [...union.members, member.name] });
    return { ...grown, types: [...grown.types, member] };
  });
}

function removeMember(open: boolean): Edit {
  return editUnion((union, random, schema) => {
    const gone = memberOf(schema, choose(union.members, random));
    if (union.open !== open || union.members.length < 2 || !gone?.member) return undefined;
    const { tag } = gone.member;
    const members = union.members.filter((name) => name !== gone.name);
    return replaceType(schema, union, { ...union, members, past: [...union.past, tag] });
  });
}

/** One member is given another tag, or two change theirs. */
const retag: Edit = editUnion((union, random, schema) => {
  const [first, second] = random.shuffled(union.members).map((name) => memberOf(schema, name));
  if (!first?.member) return undefined;
  const { tag } = first.member;
  const other = second?.member && random.once(2) ? second : undefined;
  const tags = new Map([[first.name, other?.member?.tag ?? 90 + random.below(9)]]);
  if (other) tags.set(other.name, tag);
  return {
    ...schema,
    types: schema.types.map((type) => {
      const given = tags.get(type.name);
      if (type.kind !== "record" || !type.member || given === undefined) return type;
      return { ...type, member: { ...type.member, tag: given } };
    }),
  };
});

/** Another record under the tag of a member: one that has the same slots, or one that has not. */
function replaceMember(isAlike: boolean): Edit {
  return editUnion((union, random, schema) => {
    const old = memberOf(schema, choose(union.members, random));
    if (!old?.member) return undefined;
    const made = newMember(schema, old.member.tag, random);
    const other = made.slots.slice(0, 1).map((slot) => ({ ...slot, type: scalar("bool") }));
    const by: RecordText = { ...made, slots: isAlike ? old.slots : other };
    const moved = replaceType(schema, old, { ...old, member: { ...old.member, tag: 200 + random.below(100) } });
    const swapped = moved.types.map((type) =>
      type.kind === "union" && type.name === union.name
        ? { ...type, members: type.members.map((name) => (name === old.name ? by.name : name)) }
        : type,
    );
    return { ...moved, types: [...swapped, by] };
  });
}

const reuseTag: Edit = editUnion((union, random, schema) => {
  const tags = union.members.map((name) => memberOf(schema, name)?.member?.tag);
  const tag = choose(
    union.past.filter((past) => !tags.includes(past)),
    random,
  );
  if (tag === undefined) return undefined;
  const member = newMember(schema, tag, random);
  const grown = replaceType(schema, union, { ...union, members: [...union.members, member.name] });
  return { ...grown, types: [...grown.types, member] };
});

function setUnionOpen(open: boolean): Edit {
  return editUnion((union, _, schema) =>
    union.open === open ? undefined : replaceType(schema, union, { ...union, open }),
  );
}

export const memberEdits: Readonly<Record<string, Edit>> = {
  "enum-value-added-closed": addValue(false),
  "enum-value-added-open": addValue(true),
  "enum-value-removed-closed": removeValue(false),
  "enum-value-removed-open": removeValue(true),
  "enum-value-renumbered": renumber,
  "enum-value-renamed": renameValue,
  "enum-value-reused": reuseValue,
  "enum-opened": setEnumOpen(true),
  "enum-closed": setEnumOpen(false),
  "enum-wire-changed": changeWire,
  "union-member-added-closed": addMember(false),
  "union-member-added-open": addMember(true),
  "union-member-removed-closed": removeMember(false),
  "union-member-removed-open": removeMember(true),
  "union-member-retagged": retag,
  "union-member-replaced": replaceMember(false),
  "union-member-swapped": replaceMember(true),
  "union-tag-reused": reuseTag,
  "union-opened": setUnionOpen(true),
  "union-closed": setUnionOpen(false),
};
