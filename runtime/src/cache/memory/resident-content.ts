import type { VersionContent } from "../document-version.ts";
import type { SchemaNumbers } from "./schema-numbers.ts";
import { payloadOf, type StoredRecord, schemaOf, storedAtOf } from "./stored-record.ts";

/** What a record in memory says of a version, read when it is asked for. */
export class ResidentContent implements VersionContent {
  readonly persistedKey: string;
  readonly expiresAt: number | undefined;
  readonly tags: readonly string[] | undefined;
  readonly #record: StoredRecord;
  readonly #schemaIds: SchemaNumbers;

  constructor(record: StoredRecord, schemaIds: SchemaNumbers, beside: BesideRecord) {
    this.persistedKey = beside.persistedKey;
    this.expiresAt = beside.expiresAt;
    this.tags = beside.tags;
    this.#record = record;
    this.#schemaIds = schemaIds;
  }

  get schemaId(): string {
    return this.#schemaIds.idOf(schemaOf(this.#record));
  }

  get storedAt(): string {
    return storedAtOf(this.#record);
  }

  get payload(): Uint8Array {
    return payloadOf(this.#record);
  }
}

/** What is known of a document beside its record, because few documents have it. */
interface BesideRecord {
  readonly persistedKey: string;
  readonly expiresAt: number | undefined;
  readonly tags: readonly string[] | undefined;
}
