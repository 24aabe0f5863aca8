import { DecodeError, type DocumentDefinition, EncodeError, type IndexDeclaration } from "@keyslot/runtime";
import { decode, encode } from "@msgpack/msgpack";

// Definitions written by hand over another MessagePack library, so that the cache is tested apart from the codecs and the compiler.

export type SlotKind = "string" | "number" | "bigint" | "boolean" | "date" | "bytes" | "strings" | "numbers";

export interface TestDocument<T, K, Q> {
  readonly type: string;
  readonly schemaId?: string;
  readonly slots: { readonly [P in keyof T]-?: SlotKind | `${SlotKind}?` };
  readonly id?: keyof T & string;
  readonly global?: boolean;
  readonly freezable?: boolean;
  readonly indexes?: readonly IndexDeclaration<T>[];
  query(reader: Parameters<DocumentDefinition<T, K, Q>["query"]>[0]): Q;
}

const isKind: Record<SlotKind, (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  bigint: (value) => typeof value === "bigint",
  boolean: (value) => typeof value === "boolean",
  date: (value) => value instanceof Date,
  bytes: (value) => value instanceof Uint8Array,
  strings: (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
  numbers: (value) => Array.isArray(value) && value.every((each) => typeof each === "number"),
};

export function defineDocument<T extends object, K, Q>(given: TestDocument<T, K, Q>): DocumentDefinition<T, K, Q> {
  const slots = Object.entries<string>(given.slots).map(([name, kind]) => ({
    name,
    kind: kind.replace("?", "") as SlotKind,
    isOptional: kind.endsWith("?"),
  }));

  const encodeValue = (value: T): Uint8Array => {
    if (typeof value !== "object") throw new EncodeError("wire/type-mismatch", given.type, "Expected an object");
    const items = slots.map(({ name, kind, isOptional }) => {
      const item: unknown = Reflect.get(value, name);
      if (item === undefined && isOptional) return null;
      if (!isKind[kind](item)) throw new EncodeError("wire/type-mismatch", `${given.type}.${name}`, `Expected ${kind}`);
      return kind === "bigint" ? String(item) : item;
    });
    return encode(items, { forceIntegerToFloat: true }); // An integer encoding would lose -0.
  };

  const decodeValue = (bytes: Uint8Array): T => {
    const items = readItems(given.type, bytes);
    const value: Record<string, unknown> = {};
    for (const [at, { name, kind, isOptional }] of slots.entries()) {
      const item = kind === "bigint" && typeof items[at] === "string" ? BigInt(items[at]) : items[at];
      if (item === null && isOptional) continue;
      if (!isKind[kind](item)) {
        throw new DecodeError("wire/type-mismatch", { path: `${given.type}.${name}`, offset: 0 }, `Expected ${kind}`);
      }
      value[name] = item instanceof Uint8Array ? Uint8Array.from(item) : item;
    }
    return value as T;
  };

  const { id } = given;
  return {
    kind: "document",
    name: given.type,
    type: given.type,
    schemaId: given.schemaId ?? given.type,
    version: 1,
    global: given.global ?? false,
    catalog: catalogOf(given.type, given.schemaId ?? given.type),
    indexes: given.indexes ?? [],
    freezable: given.freezable ?? true,
    schemaHash: given.type,
    shape: { kind: "record", name: given.type, length: slots.length, slots: [] },
    storeKey: (key) => storeKeyText(given.type, key),
    storeKeyOf: (value) => (id === undefined ? undefined : String(value[id])),
    query: given.query,
    encode: encodeValue,
    decode: decodeValue,
    validate: (value) => decodeValue(encodeValue(value as T)),
    equals: (a, b) => Buffer.compare(encodeValue(a), encodeValue(b)) === 0,
    encodeInto: unused,
    decodeFrom: unused,
    view: unused,
    toJSON: unused,
    fromJSON: unused,
  };
}

function readItems(type: string, bytes: Uint8Array): readonly unknown[] {
  try {
    const items = decode(bytes);
    if (Array.isArray(items)) return items;
  } catch {
    // Told below, in the words of this project.
  }
  throw new DecodeError("wire/truncated", { path: type, offset: bytes.length }, "Expected an array");
}

function storeKeyText(type: string, key: unknown): string {
  if (typeof key === "string" || typeof key === "number") return String(key);
  throw new EncodeError("wire/type-mismatch", type, "Expected a key");
}

function catalogOf(type: string, schemaId: string) {
  return {
    schemaId,
    schemaName: type,
    schemaVersion: "1",
    contentHash: "",
    canonicalSchemaJson: "{}",
    compatibleSchemaIds: [],
    members: [],
  };
}

function unused(): never {
  throw new Error("The cache does not need this.");
}
