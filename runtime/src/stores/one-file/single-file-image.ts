import type { CatalogEntry } from "../../document/catalog-entry.ts";
import type { Envelope } from "../../document/envelope.ts";
import type { StoreChange } from "../backing-store.ts";
import { identityOf } from "../identity.ts";
import type { FileImage } from "./file-store.ts";
import { printFile, printRecord, type StoredRecord } from "./single-file-bytes.ts";
import { describe, describing, type SingleFileCatalog } from "./single-file-catalog.ts";

/** The content of a single file: what is not changed is printed as it was read. */
export class SingleFileImage implements FileImage {
  readonly #header: string;
  readonly #catalog: SingleFileCatalog;
  readonly #records: ReadonlyMap<string, StoredRecord>;

  constructor(header: string, catalog: SingleFileCatalog, records: ReadonlyMap<string, StoredRecord>) {
    this.#header = header;
    this.#catalog = catalog;
    this.#records = records;
  }

  read(type: string, key: string): Envelope | undefined {
    const record = this.#records.get(identityOf(type, key));
    return record && copyOf(record);
  }

  *readAll(): Iterable<Envelope> {
    for (const record of this.#records.values()) yield copyOf(record);
  }

  *envelopes(): Iterable<Envelope> {
    for (const { envelope } of this.#records.values()) yield envelope;
  }

  describing(schemaId: string): CatalogEntry | undefined {
    return describing(this.#catalog, schemaId);
  }

  apply(changes: readonly StoreChange[]): FileImage {
    let catalog = this.#catalog;
    const described = new Set<string>();
    const records = new Map(this.#records);
    for (const change of changes) {
      if (change.kind === "check") continue;
      if (change.kind === "delete") {
        records.delete(identityOf(change.type, change.key));
        continue;
      }
      const { type, key, schemaId } = change.envelope;
      const pair = identityOf(type, schemaId);
      if (!described.has(pair)) catalog = describe(catalog, change.envelope);
      described.add(pair);
      records.set(identityOf(type, key), printRecord(change.envelope));
    }
    return new SingleFileImage(this.#header, catalog, records);
  }

  print(): Uint8Array {
    const { entries, added } = this.#catalog;
    const needed = new Set<string>();
    for (const schemaId of new Set(Array.from(this.#records.values(), (record) => record.envelope.schemaId))) {
      const entry = describing(this.#catalog, schemaId);
      if (entry !== undefined) needed.add(entry.schemaId);
    }
    const kept = added.filter(({ entry }) => needed.has(entry.schemaId));
    return printFile(this.#header, [...entries, ...kept], this.#records.values());
  }
}

function copyOf({ envelope }: StoredRecord): Envelope {
  return { ...envelope, payload: Uint8Array.from(envelope.payload) };
}
