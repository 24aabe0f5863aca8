import type { CatalogEntry } from "../../document/catalog-entry.ts";
import type { Envelope } from "../../document/envelope.ts";

/** A record as it stands in the file. */
export interface StoredRecord {
  /** Its payload is a part of `bytes`. */
  readonly envelope: Envelope;
  readonly bytes: Uint8Array;
}

/** A catalog entry as it stands in the file. */
export interface StoredEntry {
  readonly entry: CatalogEntry;
  readonly bytes: Uint8Array;
}

const utf8 = new TextEncoder();

/** `[key, schemaId, storedAt, payload]`. */
export function printRecord(envelope: Envelope): StoredRecord {
  const bytes = joinBytes([
    arrayHeader(4),
    text(envelope.key),
    text(envelope.schemaId),
    text(envelope.storedAt),
    binary(envelope.payload),
  ]);
  const payload = bytes.subarray(bytes.length - envelope.payload.length);
  return { envelope: { ...envelope, payload }, bytes };
}

/** `[schemaId, schemaName, schemaVersion, contentHash, canonicalSchemaJson, compatibleSchemaIds, members]`. */
export function printEntry(entry: CatalogEntry): StoredEntry {
  const parts = [
    arrayHeader(7),
    text(entry.schemaId),
    text(entry.schemaName),
    text(entry.schemaVersion),
    text(entry.contentHash),
    text(entry.canonicalSchemaJson),
    arrayHeader(entry.compatibleSchemaIds.length),
    ...entry.compatibleSchemaIds.map(text),
    arrayHeader(entry.members.length),
  ];
  for (const member of entry.members) {
    const { slot, name, typeName, targetSchema, indexAlias } = member;
    parts.push(arrayHeader(8), unsigned(slot), text(name), text(typeName));
    parts.push(flag(member.isReference), flag(member.isMany), textOrNil(targetSchema));
    parts.push(flag(member.isName), textOrNil(indexAlias));
  }
  return { entry, bytes: joinBytes(parts) };
}

/** `[header, catalog, records]`. */
export function printFile(
  header: string,
  entries: readonly StoredEntry[],
  records: Iterable<StoredRecord>,
): Uint8Array {
  const recordBytes = Array.from(records, (record) => record.bytes);
  return joinBytes([
    arrayHeader(3),
    text(header),
    arrayHeader(entries.length),
    ...entries.map((entry) => entry.bytes),
    arrayHeader(recordBytes.length),
    ...recordBytes,
  ]);
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    joined.set(part, position);
    position += part.length;
  }
  return joined;
}

function text(value: string): Uint8Array {
  const bytes = utf8.encode(value);
  const { length } = bytes;
  if (length < 32) return joinBytes([Uint8Array.of(0xa0 | length), bytes]);
  return joinBytes([sized(length, [0xd9, 0xda, 0xdb]), bytes]);
}

function textOrNil(value: string | null): Uint8Array {
  return value === null ? Uint8Array.of(0xc0) : text(value);
}

function binary(bytes: Uint8Array): Uint8Array {
  return joinBytes([sized(bytes.length, [0xc4, 0xc5, 0xc6]), bytes]);
}

function flag(value: boolean): Uint8Array {
  return Uint8Array.of(value ? 0xc3 : 0xc2);
}

function unsigned(value: number): Uint8Array {
  return value < 0x80 ? Uint8Array.of(value) : sized(value, [0xcc, 0xcd, 0xce]);
}

function arrayHeader(length: number): Uint8Array {
  // There is no array header of one byte of length, so the two-byte one stands in its place.
  return length < 16
    ? Uint8Array.of(0x90 | length)
    : length < 0x100
      ? Uint8Array.of(0xdc, 0, length)
      : sized(length, [0xdc, 0xdc, 0xdd]);
}

/** The first byte for the smallest of 8, 16 and 32 bits that holds `length`, then `length` itself. */
function sized(length: number, firsts: readonly [number, number, number]): Uint8Array {
  if (length < 0x100) return Uint8Array.of(firsts[0], length);
  if (length < 0x10000) return Uint8Array.of(firsts[1], length >>> 8, length & 0xff);
  return Uint8Array.of(firsts[2], length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff);
}
