import { etagOf } from "../../document/etag.ts";
import type { AnyVersion } from "../document-version.ts";
import { documentBytes } from "../memory/document-ledger.ts";

/** What is known of a document beside its value. */
export interface DocumentInfo {
  /** When it was stored: ISO 8601, UTC. */
  readonly storedAt: string;
  /** When it expires, in milliseconds since 1970; undefined: never. */
  readonly expiresAt: number | undefined;
  /** In order of their code units. */
  readonly tags: readonly string[];
  readonly etag: string;
  /** Bytes of its store key and its encoded value. */
  readonly bytes: number;
}

export function documentInfo(key: string, version: AnyVersion): DocumentInfo {
  const { storedAt, expiresAt, tags = [], payload } = version;
  return { storedAt, expiresAt, tags, etag: etagOf(version), bytes: documentBytes(key, payload) };
}
