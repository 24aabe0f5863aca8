import type { CatalogEntry } from "../../document/catalog-entry.ts";
import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import { printEntry, type StoredEntry } from "./single-file-bytes.ts";

/** The catalog of a file and the registered definitions: which schema id belongs to which type, and how to describe it. */
export interface SingleFileCatalog {
  readonly location: string;
  /** As the file has it, with our own entries in the place of older ones of the same id. */
  readonly entries: readonly StoredEntry[];
  /** Entries that stand in the file only while a record needs them. */
  readonly added: readonly StoredEntry[];
  readonly registered: readonly CatalogEntry[];
}

/** The type of records with this schema id: the owner of an id beats an entry that lists it as compatible; the file beats us. */
export function typeOf(catalog: SingleFileCatalog, schemaId: string): string | undefined {
  return describing(catalog, schemaId)?.schemaName;
}

/** The entry that gives records with this schema id their type. */
export function describing(catalog: SingleFileCatalog, schemaId: string): CatalogEntry | undefined {
  const written = [...catalog.entries, ...catalog.added].map(({ entry }) => entry);
  const owns = (entry: CatalogEntry) => entry.schemaId === schemaId;
  const lists = (entry: CatalogEntry) => entry.compatibleSchemaIds.includes(schemaId);
  const { registered } = catalog;
  return written.find(owns) ?? written.find(lists) ?? registered.find(owns) ?? registered.find(lists);
}

/**
 * The catalog with which `envelope` can be written: our definition's entry is brought in or up to date, and a schema id that
 * nobody describes gets an entry that says only its type.
 * @throws StoreError `store/schema-conflict` when the id already stands for another type
 */
export function describe(catalog: SingleFileCatalog, envelope: Envelope): SingleFileCatalog {
  const { type, schemaId } = envelope;
  const current = typeOf(catalog, schemaId);
  if (current !== undefined && current !== type) throw conflict(catalog, envelope, current);
  const own = catalog.registered.find((entry) => entry.schemaId === schemaId);
  const isOwned = (stored: StoredEntry) => stored.entry.schemaId === schemaId;
  if (own !== undefined) return { ...catalog, ...replaceOwn(catalog, own) };
  if ([...catalog.entries, ...catalog.added].some(isOwned)) return catalog;
  const listed = describing(catalog, schemaId);
  if (listed !== undefined && !catalog.registered.includes(listed)) return catalog;
  return { ...catalog, added: [...catalog.added, printEntry(listed ?? bareEntry(type, schemaId))] };
}

/** An entry for a type of which nothing is known but its name; CultCache writes the same for schemas without members. */
export function bareEntry(type: string, schemaId: string): CatalogEntry {
  const schemaVersion = `${type}.v1`;
  return {
    schemaId,
    schemaName: type,
    schemaVersion,
    contentHash: schemaId,
    canonicalSchemaJson: JSON.stringify({ schemaName: type, schemaVersion, members: [] }),
    compatibleSchemaIds: [schemaId],
    members: [],
  };
}

function replaceOwn(catalog: SingleFileCatalog, own: CatalogEntry): Pick<SingleFileCatalog, "entries" | "added"> {
  const replaceIn = (list: readonly StoredEntry[]) =>
    list.map((stored) => (stored.entry.schemaId === own.schemaId ? upToDate(stored, own) : stored));
  const entries = replaceIn(catalog.entries);
  const added = replaceIn(catalog.added);
  if ([...entries, ...added].some(({ entry }) => entry.schemaId === own.schemaId)) return { entries, added };
  return { entries, added: [...added, printEntry(own)] };
}

// Ids that the old entry called compatible stay so: records may be stored under them. Same content keeps the file's bytes.
function upToDate(stored: StoredEntry, own: CatalogEntry): StoredEntry {
  const kept = stored.entry.compatibleSchemaIds;
  const compatibleSchemaIds = [...kept, ...own.compatibleSchemaIds.filter((id) => !kept.includes(id))];
  const next = printEntry({ ...own, compatibleSchemaIds });
  return areEqualBytes(next.bytes, printEntry(stored.entry).bytes) ? stored : next;
}

function areEqualBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function conflict(catalog: SingleFileCatalog, { type, schemaId }: Envelope, current: string): StoreError {
  return new StoreError(
    "store/schema-conflict",
    catalog.location,
    `schema id \`${schemaId}\` belongs to \`${current}\`, so \`${type}\` cannot use it. Give \`${type}\` an id of its own with \`@schema\`.`,
  );
}
