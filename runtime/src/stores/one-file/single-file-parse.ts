import type { CatalogEntry, CatalogMember } from "../../document/catalog-entry.ts";
import { StoreError } from "../../errors.ts";
import { identityOf } from "../identity.ts";
import type { FileImage, FormatSource } from "./file-store.ts";
import { MessagePackReader } from "./message-pack.ts";
import type { StoredEntry, StoredRecord } from "./single-file-bytes.ts";
import { printEntry } from "./single-file-bytes.ts";
import { describing, type SingleFileCatalog, typeOf } from "./single-file-catalog.ts";
import { SingleFileImage } from "./single-file-image.ts";
import { parseLegacy } from "./single-file-legacy.ts";

const currentHeader = "cultcache.store.v1";
// The same layout under another name; a file keeps its own.
const readableHeaders: readonly string[] = [currentHeader, "cultcache.store.v3"];

/** @throws StoreError `store/foreign-format`, `store/truncated`, `store/corrupt` */
export function parseSingleFile(bytes: Uint8Array | undefined, source: FormatSource): FileImage {
  const { location, catalog: registered } = source;
  const empty: SingleFileCatalog = { location, entries: [], added: [], registered };
  if (bytes === undefined) return new SingleFileImage(currentHeader, empty, new Map());
  if (bytes.length === 0) {
    throw new StoreError(
      "store/truncated",
      location,
      "the file is empty; an empty store has 22 bytes. Restore it from a copy, or delete it to start anew.",
    );
  }
  const reader = new MessagePackReader(bytes, location);
  if (reader.peek() !== "array") throw foreign(location, "it does not start with a MessagePack array");
  const length = reader.array("the file");
  if (length === 0 || reader.peek() === "map") {
    const legacy = parseLegacy(reader, length, { empty, versionedTypes: source.versionedTypes });
    checkEnd(reader);
    return new SingleFileImage(currentHeader, legacy.catalog, indexRecords(legacy.records, reader));
  }
  const header = readHeader(reader, length, location);
  const catalog = readCatalog(reader, empty);
  const records = readRecords(reader, catalog);
  checkEnd(reader);
  return new SingleFileImage(header, adoptRegistered(catalog, records), indexRecords(records, reader));
}

function readHeader(reader: MessagePackReader, length: number, location: string): string {
  if (reader.peek() === undefined) reader.string("the header");
  if (reader.peek() !== "string") throw foreign(location, "it does not start with a header");
  const header = reader.string("the header");
  if (!header.startsWith("cultcache.store.")) throw foreign(location, "its header is not CultCache's");
  if (!readableHeaders.includes(header)) {
    throw foreign(
      location,
      `it is a \`${header}\`, and only ${readableHeaders.map((name) => `\`${name}\``).join(" and ")} are read`,
    );
  }
  if (length !== 3) throw foreign(location, `a \`${header}\` has 3 parts, and this one has ${length}`);
  return header;
}

function readCatalog(reader: MessagePackReader, empty: SingleFileCatalog): SingleFileCatalog {
  const entries: StoredEntry[] = [];
  const ids = new Set<string>();
  const count = reader.array("the catalog");
  for (let index = 0; index < count; index++) {
    const start = reader.position;
    const entry = readEntry(reader, `catalog entry ${index}`);
    if (ids.has(entry.schemaId)) throw reader.corrupt(`schema id \`${entry.schemaId}\` is twice in the catalog`, start);
    ids.add(entry.schemaId);
    entries.push({ entry, bytes: reader.bytes.subarray(start, reader.position) });
  }
  return { ...empty, entries };
}

function readEntry(reader: MessagePackReader, what: string): CatalogEntry {
  const start = reader.position;
  const length = reader.array(what);
  if (length !== 7) throw reader.corrupt(`${what} has ${length} parts, not 7`, start);
  const entry = {
    schemaId: reader.string(`the schema id of ${what}`),
    schemaName: reader.string(`the schema name of ${what}`),
    schemaVersion: reader.string(`the schema version of ${what}`),
    contentHash: reader.string(`the content hash of ${what}`),
    canonicalSchemaJson: reader.string(`the schema of ${what}`),
  };
  const ids = reader.array(`the compatible schema ids of ${what}`);
  const compatibleSchemaIds = Array.from({ length: ids }, () => reader.string(`a compatible schema id of ${what}`));
  const count = reader.array(`the members of ${what}`);
  const members = Array.from({ length: count }, (_, index) => readMember(reader, `member ${index} of ${what}`));
  return { ...entry, compatibleSchemaIds, members };
}

function readMember(reader: MessagePackReader, what: string): CatalogMember {
  const start = reader.position;
  const length = reader.array(what);
  if (length !== 8) throw reader.corrupt(`${what} has ${length} parts, not 8`, start);
  return {
    slot: reader.count(`the slot of ${what}`),
    name: reader.string(`the name of ${what}`),
    typeName: reader.string(`the type of ${what}`),
    isReference: reader.boolean(`the reference flag of ${what}`),
    isMany: reader.boolean(`the many flag of ${what}`),
    targetSchema: reader.stringOrNil(`the target schema of ${what}`),
    isName: reader.boolean(`the name flag of ${what}`),
    indexAlias: reader.stringOrNil(`the index alias of ${what}`),
  };
}

function readRecords(reader: MessagePackReader, catalog: SingleFileCatalog): StoredRecord[] {
  const records: StoredRecord[] = [];
  const types = new Map<string, string | undefined>();
  const count = reader.array("the record list");
  for (let index = 0; index < count; index++) {
    const start = reader.position;
    const what = `record ${index}`;
    const length = reader.array(what);
    if (length === 5)
      throw foreign(catalog.location, `${what} has five parts, which another kind of CultCache store writes`);
    if (length !== 4) throw reader.corrupt(`${what} has ${length} parts, not 4`, start);
    const key = reader.string(`the store key of ${what}`);
    const schemaId = reader.string(`the schema id of ${what}`);
    const storedAt = reader.string(`the stored-at of ${what}`);
    const payload = reader.binary(`the payload of ${what}`);
    if (!types.has(schemaId)) types.set(schemaId, typeOf(catalog, schemaId));
    const type = types.get(schemaId);
    if (type === undefined)
      throw reader.corrupt(`${what} has schema id \`${schemaId}\`, which the catalog does not describe`, start);
    const envelope = { type, key, schemaId, storedAt, payload };
    records.push({ envelope, bytes: reader.bytes.subarray(start, reader.position) });
  }
  return records;
}

/** Where only our definitions know what a record is, their entry joins the file's catalog when the file is written. */
function adoptRegistered(catalog: SingleFileCatalog, records: readonly StoredRecord[]): SingleFileCatalog {
  const adopted = new Set<CatalogEntry>();
  for (const schemaId of new Set(records.map((record) => record.envelope.schemaId))) {
    const entry = describing(catalog, schemaId);
    if (entry !== undefined && catalog.registered.includes(entry)) adopted.add(entry);
  }
  return { ...catalog, added: Array.from(adopted, printEntry) };
}

function indexRecords(records: readonly StoredRecord[], reader: MessagePackReader): Map<string, StoredRecord> {
  const byIdentity = new Map<string, StoredRecord>();
  for (const record of records) {
    const { type, key } = record.envelope;
    const identity = identityOf(type, key);
    if (byIdentity.has(identity)) throw reader.corrupt(`\`${type}\` \`${key}\` is stored twice`);
    byIdentity.set(identity, record);
  }
  return byIdentity;
}

function checkEnd(reader: MessagePackReader): void {
  const extra = reader.bytes.length - reader.position;
  if (extra > 0) throw reader.corrupt(`the file goes on for ${extra} bytes after its end`);
}

function foreign(location: string, reason: string): StoreError {
  return new StoreError(
    "store/foreign-format",
    location,
    `this is not a store that can be read here: ${reason}. Choose another file; this one was left as it is.`,
  );
}
