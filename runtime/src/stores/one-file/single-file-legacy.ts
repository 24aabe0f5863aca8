import { StoreError } from "../../errors.ts";
import type { MessagePackReader } from "./message-pack.ts";
import { printEntry, printRecord, type StoredEntry, type StoredRecord } from "./single-file-bytes.ts";
import { bareEntry, describing, type SingleFileCatalog } from "./single-file-catalog.ts";

export interface LegacyContent {
  readonly catalog: SingleFileCatalog;
  readonly records: readonly StoredRecord[];
}

export interface LegacyContext {
  readonly empty: SingleFileCatalog;
  /** See `OpenContext`. */
  readonly versionedTypes: ReadonlySet<string>;
}

type LegacyMember = "key" | "type" | "payload" | "storedAt";

/**
 * The oldest format: an array of `{key, type, payload, storedAt}` maps, whose payloads stand there as such or as binary. It has
 * no schema ids; each type gets the id of our definition, or its own name.
 */
export function parseLegacy(
  reader: MessagePackReader,
  count: number,
  { empty, versionedTypes }: LegacyContext,
): LegacyContent {
  const entries = new Map<string, StoredEntry>();
  const records: StoredRecord[] = [];
  for (let index = 0; index < count; index++) {
    const { type, ...rest } = readLegacyRecord(reader, `record ${index}`);
    if (versionedTypes.has(type)) throw versionUnknown(empty.location, type);
    let entry = entries.get(type);
    if (entry === undefined) {
      entry = printEntry(empty.registered.find((own) => own.schemaName === type) ?? ownEntry(empty, type));
      entries.set(type, entry);
    }
    records.push(printRecord({ type, schemaId: entry.entry.schemaId, ...rest }));
  }
  return { catalog: { ...empty, entries: [...entries.values()] }, records };
}

// A type's name may be the schema id of another type of ours.
function ownEntry(empty: SingleFileCatalog, type: string) {
  const taken = describing(empty, type) !== undefined;
  return bareEntry(type, taken ? `legacy:${type}` : type);
}

function readLegacyRecord(reader: MessagePackReader, what: string) {
  const start = reader.position;
  const count = reader.map(what);
  const texts = new Map<LegacyMember, string>();
  let payload: Uint8Array | undefined;
  for (let index = 0; index < count; index++) {
    const name = reader.string(`a member name of ${what}`);
    if (name !== "key" && name !== "type" && name !== "payload" && name !== "storedAt") {
      throw reader.corrupt(`${what} has a member \`${name}\`, which this format does not have`, start);
    }
    if (name === "payload" ? payload !== undefined : texts.has(name))
      throw reader.corrupt(`${what} has two \`${name}\``, start);
    if (name === "payload") payload = readPayload(reader, what);
    else texts.set(name, reader.string(`\`${name}\` of ${what}`));
  }
  const key = texts.get("key");
  const type = texts.get("type");
  const storedAt = texts.get("storedAt");
  if (key === undefined || type === undefined || storedAt === undefined || payload === undefined) {
    throw reader.corrupt(`${what} needs \`key\`, \`type\`, \`payload\` and \`storedAt\``, start);
  }
  return { key, type, storedAt, payload };
}

function readPayload(reader: MessagePackReader, what: string): Uint8Array {
  if (reader.peek() === "binary") return reader.binary(`the payload of ${what}`);
  const start = reader.position;
  reader.skip(`the payload of ${what}`);
  return reader.bytes.subarray(start, reader.position);
}

function versionUnknown(location: string, type: string): StoreError {
  return new StoreError(
    "store/unknown-schema",
    location,
    `the file is of CultCache's oldest format, which does not say which version of \`${type}\` wrote its documents. Write to it once with a release that knows one version only; it was left as it is.`,
  );
}
