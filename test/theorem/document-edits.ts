import { choose, type Edit, editRecord, editSlot, freeName, recordsOf, withTypes } from "./edit-schema.ts";
import { newRecord, plainSlot } from "./new-record.ts";
import { randomConstraints } from "./random-constraints.ts";
import { isArray, scalar } from "./random-type.ts";
import type { DocumentText, RecordText, SlotText } from "./schema-text.ts";
import { withoutType } from "./type-edits.ts";

type DocumentEdit = (
  document: DocumentText,
  record: RecordText,
  random: Parameters<Edit>[1],
) => DocumentText | undefined;

export function editDocument(edit: DocumentEdit): Edit {
  return (schema, random) =>
    editRecord(schema, random, (record) => {
      const document = record.document && edit(record.document, record, random);
      return document && { ...record, document };
    });
}

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
  const gone = (schema.gone ?? []).flatMap((type) => (type.kind === "record" ? (type.document?.type ?? []) : []));
  const former = gone.filter((type) => !types.includes(type));
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
  return presence === "required" && type.kind === "scalar" && !unfit.includes(type.scalar) && !isArray(type.scalar);
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

export const documentEdits: Readonly<Record<string, Edit>> = {
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
};
