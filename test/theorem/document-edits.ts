import type { TestType } from "../codec/support/schema-ast.ts";
import {
  choose,
  type Edit,
  editRecord,
  editSlot,
  freeName,
  isMentioned,
  mentions,
  recordsOf,
  replaceMentions,
  withTypes,
} from "./edit-schema.ts";
import { randomConstraints } from "./random-constraints.ts";
import { isOrdered } from "./random-schema.ts";
import { named, scalar } from "./random-type.ts";
import type { DocumentText, IndexText, RecordText, SchemaText, SlotText, TypeText } from "./schema-text.ts";

type DocumentEdit = (
  document: DocumentText,
  record: RecordText,
  random: Parameters<Edit>[1],
) => DocumentText | undefined;

function editDocument(edit: DocumentEdit): Edit {
  return (schema, random) =>
    editRecord(schema, random, (record) => {
      const document = record.document && edit(record.document, record, random);
      return document && { ...record, document };
    });
}

function newRecord(name: string, slots: readonly SlotText[]): RecordText {
  return { kind: "record", name, was: [], slots, reserved: [], past: [] };
}

function plainSlot(key: number, name: string, type: TestType, tags: readonly string[] = []): SlotText {
  return { key, name, type, presence: "required", was: [], tags };
}

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
function withoutType(schema: SchemaText, gone: TypeText): SchemaText {
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
const reuseTypeName: Edit = (schema, random) => {
  const names = new Set(schema.types.map(({ name }) => name));
  const former = choose(
    [...schema.types.flatMap(({ was }) => was), ...everyName].filter((name) => !names.has(name)),
    random,
  );
  if (former === undefined) return undefined;
  return { ...schema, types: [...schema.types, newRecord(former, [plainSlot(0, "anew", scalar("bool"))])] };
};

/** What first releases call their types. */
const everyName = ["Color", "Mood", "Base", "Box", "Shape", "Item", "Spot", "World"];

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

const addDocument: Edit = (schema, random) => {
  const name = freeName(schema, "Doc", random);
  const record = newRecord(name, [plainSlot(0, "id", scalar("uuid"), ["@id"]), plainSlot(1, "one", scalar("int32"))]);
  const document = { type: name.toLowerCase(), version: 1, tags: [], indexes: [] };
  return { ...schema, types: [...schema.types, { ...record, document }] };
};

const removeDocument: Edit = (schema, random) => {
  const gone = choose(
    recordsOf(schema).filter(({ document }) => document !== undefined),
    random,
  );
  if (!gone) return undefined;
  if (random.once(2)) return withoutType(schema, gone);
  // The record stays, but is no document any more.
  const { document: _, ...record } = gone;
  const slots = record.slots.map((slot) => ({
    ...slot,
    tags: slot.tags.filter((tag) => tag !== "@id" && tag !== "@name"),
  }));
  const bare = withTypes(schema, (type) => (type === gone ? { ...record, slots } : type));
  return { ...bare, gone: [...(schema.gone ?? []), gone] };
};

/** A new document under a type name or a schema id that another one had. */
const reuseDocumentName: Edit = (schema, random) => {
  const types = recordsOf(schema).map(({ document }) => document?.type);
  const former = ["player", "world", "player.v1", "world.v1"].filter((type) => !types.includes(type));
  const type = choose(former, random);
  if (type === undefined) return undefined;
  const added = addDocument(schema, random);
  if (!added) return undefined;
  const last = added.types.at(-1);
  if (last?.kind !== "record" || !last.document) return undefined;
  return { ...added, types: [...added.types.slice(0, -1), { ...last, document: { ...last.document, type } }] };
};

/** A slot that can be part of an identity. */
function isIdentifying({ type, presence }: SlotText): boolean {
  const unfit = ["float64", "float32", "date", "bytes", "decimal"];
  return presence === "required" && type.kind === "scalar" && !unfit.includes(type.scalar);
}

const changeIdentity: Edit = (schema, random) =>
  editRecord(schema, random, (record) => {
    const slot = choose(record.slots.filter(isIdentifying), random);
    if (!record.document || record.document.tags.includes("@global") || !slot) return undefined;
    const isId = slot.tags.includes("@id");
    const tags = isId ? slot.tags.filter((tag) => tag !== "@id") : [...slot.tags, "@id"];
    return { ...record, slots: record.slots.map((each) => (each === slot ? { ...slot, tags } : each)) };
  });

/** Constraints of a slot of the identity: documents outside them have no store key. */
function constrainIdentity(tight: boolean): Edit {
  return (schema, random) =>
    editSlot(schema, random, (slot) => {
      if (!slot.tags.includes("@id")) return undefined;
      const limits = tight ? randomConstraints(slot.type, random) : [];
      const bare = slot.tags.filter((tag) => tag === "@id" || tag === "@name");
      const isChanged = tight ? limits.length > 0 : bare.length < slot.tags.length;
      return isChanged ? { ...slot, tags: [...bare, ...limits] } : undefined;
    });
}

function exchangeTag(document: DocumentText, tag: string, by: readonly string[]): DocumentText | undefined {
  if (!document.tags.includes(tag)) return undefined;
  return { ...document, tags: [...document.tags.filter((each) => each !== tag), ...by] };
}

const changeGlobal: Edit = (schema, random) =>
  editRecord(schema, random, (record) => {
    const { document } = record;
    if (!document) return undefined;
    const isGlobal = document.tags.includes("@global");
    const tags = isGlobal ? document.tags.filter((tag) => tag !== "@global") : [...document.tags, "@global"];
    const slots = record.slots.map((slot) => ({ ...slot, tags: slot.tags.filter((tag) => tag !== "@id") }));
    return { ...record, slots, document: { ...document, tags } };
  });

/** A new index over one slot or two. */
function addIndex(unique: boolean): Edit {
  return editDocument((document, record, random) => {
    const slots = random.shuffled(record.slots.filter(({ type }) => isOrdered(type)).map(({ name }) => name));
    const chosen = slots.slice(0, 1 + random.below(2));
    if (chosen.length === 0) return undefined;
    const index = { accessor: `byNew${random.below(1000)}`, slots: chosen, unique };
    return { ...document, indexes: [...document.indexes, index] };
  });
}

/** A unique index over a slot of the same release. */
const addUniqueIndexOverNew: Edit = (schema, random) =>
  editRecord(schema, random, (record) => {
    const { document } = record;
    if (!document) return undefined;
    const key = Math.max(...record.slots.map((slot) => slot.key), ...record.past.map((slot) => slot.key), 20) + 1;
    const name = freeName(schema, "fresh", random);
    const slot: SlotText = {
      ...plainSlot(key, name, scalar("string")),
      presence: random.once(2) ? "optional" : "nullable",
    };
    const index = { accessor: `byNew${random.below(1000)}`, slots: [name], unique: true };
    return {
      ...record,
      slots: [...record.slots, slot],
      document: { ...document, indexes: [...document.indexes, index] },
    };
  });

function editIndex(
  edit: (index: IndexText, record: RecordText, random: Parameters<Edit>[1]) => IndexText | undefined,
): Edit {
  return editDocument((document, record, random) => {
    for (const index of random.shuffled(document.indexes)) {
      const edited = edit(index, record, random);
      if (edited) return { ...document, indexes: document.indexes.map((each) => (each === index ? edited : each)) };
    }
    return undefined;
  });
}

const otherSlots = editIndex((index, record, random) => {
  const slot = choose(
    record.slots.filter(({ type, name }) => isOrdered(type) && !index.slots.includes(name)),
    random,
  );
  return slot && { ...index, slots: [slot.name] };
});

/** Gives, takes or moves `@name`. */
function editLookup(edit: (had: boolean) => "give" | "take" | "move" | undefined): Edit {
  return (schema, random) =>
    editRecord(schema, random, (record) => {
      if (!record.document) return undefined;
      const old = record.slots.find(({ tags }) => tags.includes("@name"));
      const done = edit(old !== undefined);
      const fits = ({ type, presence }: SlotText) =>
        presence === "required" && type.kind === "scalar" && type.scalar === "string";
      const now =
        done === "take"
          ? undefined
          : choose(
              record.slots.filter((slot) => fits(slot) && slot !== old),
              random,
            );
      if (done === undefined || (done !== "take" && !now)) return undefined;
      const slots = record.slots.map((slot) => {
        const tags = slot.tags.filter((tag) => tag !== "@name");
        return { ...slot, tags: slot === now ? [...tags, "@name"] : tags };
      });
      return { ...record, slots };
    });
}

export const documentEdits: Readonly<Record<string, Edit>> = {
  "type-added": addType,
  "type-removed": removeType,
  "type-renamed": renameType(true),
  "type-renamed-unconfirmed": renameType(false),
  "type-name-reused": reuseTypeName,
  "type-kind-changed": changeKind,
  "document-added": addDocument,
  "document-removed": removeDocument,
  "document-type-changed": editDocument((document, _, random) => ({
    ...document,
    schemaId: document.schemaId ?? document.type,
    type: `${document.type}${random.below(100)}`,
  })),
  "document-name-reused": reuseDocumentName,
  "document-drafted": editDocument((document) =>
    document.tags.includes("@draft") ? undefined : { ...document, tags: [...document.tags, "@draft"] },
  ),
  "draft-released": editDocument((document) => exchangeTag(document, "@draft", [])),
  "stability-raised": editDocument(
    (document) =>
      exchangeTag(document, "@stability(alpha)", ["@stability(beta)"]) ?? exchangeTag(document, "@stability(beta)", []),
  ),
  "stability-lowered": editDocument((document) =>
    document.tags.some((tag) => tag.startsWith("@stability"))
      ? exchangeTag(document, "@stability(beta)", ["@stability(alpha)"])
      : { ...document, tags: [...document.tags, "@stability(beta)"] },
  ),
  "schema-id-changed": editDocument((document, _, random) => ({
    ...document,
    schemaId: `${document.type}.x${random.below(100)}`,
  })),
  "schema-id-raised": editDocument((document) => ({
    ...document,
    version: document.version + 1,
    schemaId: `${document.type}.v${document.version + 1}`,
  })),
  "version-raised": editDocument((document) => ({ ...document, version: document.version + 1 })),
  "version-lowered": editDocument((document) =>
    document.version === 1 ? undefined : { ...document, version: document.version - 1 },
  ),
  "global-changed": changeGlobal,
  "identity-changed": changeIdentity,
  "identity-constrained": constrainIdentity(true),
  "identity-unconstrained": constrainIdentity(false),
  "index-added": addIndex(false),
  "index-added-unique": addIndex(true),
  "index-added-unique-new-slot": addUniqueIndexOverNew,
  "index-removed": editDocument((document) =>
    document.indexes.length === 0 ? undefined : { ...document, indexes: document.indexes.slice(1) },
  ),
  "index-renamed": editIndex((index, _, random) => ({ ...index, accessor: `byOther${random.below(1000)}` })),
  "index-reordered": editIndex((index) =>
    index.slots.length < 2 ? undefined : { ...index, slots: index.slots.toReversed() },
  ),
  "index-changed": otherSlots,
  "index-made-unique": editIndex((index) => (index.unique ? undefined : { ...index, unique: true })),
  "index-unique-dropped": editIndex((index) => (index.unique ? { ...index, unique: false } : undefined)),
  "name-lookup-added": editLookup((had) => (had ? undefined : "give")),
  "name-lookup-removed": editLookup((had) => (had ? "take" : undefined)),
  "name-lookup-moved": editLookup((had) => (had ? "move" : undefined)),
};
