import type {
  DocumentModel,
  EnumModel,
  RecordModel,
  SchemaModel,
  SlotModel,
  TypeDefinition,
  UnionModel,
} from "../../compiler/src/model/schema-model.ts";
import type { Span } from "../../compiler/src/model/span.ts";
import { parseTypeText } from "../../compiler/src/model/type-text.ts";

const span: Span = { file: "test.schema.ts", start: 0, end: 1, line: 1, column: 1 };

/** A model of these types, in any order. */
export function model(...types: readonly TypeDefinition[]): SchemaModel {
  const sorted = types.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { files: [{ path: "test.schema.ts", outputName: "test" }], types: sorted };
}

function named(name: string) {
  return {
    name,
    authored: { name, file: "test.schema.ts", typeArguments: [] },
    file: "test.schema.ts",
    doc: "",
    formerNames: [],
    span,
    declaration: span,
  };
}

export function record(name: string, slots: readonly SlotModel[], more: Partial<RecordModel> = {}): RecordModel {
  const sorted = slots.toSorted((a, b) => a.key - b.key);
  return { ...named(name), kind: "record", slots: sorted, reserved: { keys: [], names: [] }, unkeyed: [], ...more };
}

export function document(
  name: string,
  slots: readonly SlotModel[],
  more: Partial<RecordModel & DocumentModel> = {},
): RecordModel {
  const { type, schemaId, version, global, draft, stability, idKeys, nameKey, indexes, ...rest } = more;
  return record(name, slots, {
    document: {
      type: type ?? name.toLowerCase(),
      schemaId: schemaId ?? type ?? name.toLowerCase(),
      version: version ?? 1,
      global: global ?? false,
      draft: draft ?? false,
      ...(stability && { stability }),
      idKeys: idKeys ?? [],
      ...(nameKey !== undefined && { nameKey }),
      indexes: indexes ?? [],
    },
    ...rest,
  });
}

/** `slot(3, "nickname?: string")`; `!` after the name makes it nullable, `= json` gives a default. */
export function slot(key: number, text: string, more: Partial<SlotModel> = {}): SlotModel {
  const found = /^([^:?!]+)([?!]?): ([^=]+?)(?: = (.+))?$/.exec(text);
  const [, name = "", mark, typeText = "", initial] = found ?? [];
  const type = parseTypeText(typeText);
  if (!type) throw new Error(`The test's slot \`${text}\` cannot be read.`);
  const presence =
    initial !== undefined ? "defaulted" : mark === "?" ? "optional" : mark === "!" ? "nullable" : "required";
  return {
    key,
    name,
    type,
    presence,
    ...(initial !== undefined && { default: JSON.parse(initial) }),
    formerNames: [],
    doc: "",
    constraints: {},
    span,
    declaration: span,
    ...more,
  };
}

export function enumOf(
  name: string,
  members: Readonly<Record<string, number | string>>,
  more: Partial<EnumModel> = {},
): EnumModel {
  const values = Object.values(members);
  return {
    ...named(name),
    kind: "enum",
    source: "enum",
    wire: values.some((value) => typeof value === "string") ? "string" : "int",
    open: false,
    members: Object.entries(members).map(([name, value]) => ({ name, value, wire: value, doc: "", span })),
    ...more,
  };
}

export function union(
  name: string,
  members: Readonly<Record<string, number>>,
  more: Partial<UnionModel> = {},
): UnionModel {
  const sorted = Object.entries(members)
    .map(([record, tag]) => ({ record, tag, span }))
    .toSorted((a, b) => a.tag - b.tag);
  return {
    ...named(name),
    kind: "union",
    open: false,
    listsUnknown: false,
    discriminator: "kind",
    members: sorted,
    ...more,
  };
}
