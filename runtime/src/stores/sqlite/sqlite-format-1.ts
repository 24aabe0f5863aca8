import type { Envelope } from "../../document/envelope.ts";
import type { StoredContent, StoreMoment } from "../backing-store.ts";
import { crcOfBytes, crcOfLength, crcOfText, crcStart } from "../checksum.ts";
import { checked, type DocumentPage, type DocumentReader, damagedError, pageOf } from "./sqlite-documents.ts";
import type { SqliteDatabase } from "./sqlite-driver.ts";
import { sqliteError } from "./sqlite-error.ts";
import { type Prepare, preparer } from "./sqlite-statement.ts";
import { bufferOf } from "./sqlite-value.ts";

/**
 * A row's texts as one value of bytes: checksum, the lengths of type, key and schema id, then the four texts. As bytes, because
 * `libsql` ends a text at its first NUL, and ends the whole process when a damaged one is not UTF-8.
 */
const head = `CAST(checksum || ' ' || length(CAST(type AS BLOB)) || ' ' || length(CAST(key AS BLOB)) || ' ' ||
  length(CAST(schema_id AS BLOB)) || ' ' || type || key || schema_id || stored_at AS BLOB)`;
const row = `${head}, CAST(payload AS BLOB)`;

/** As `nextSizesSql`, of the format's first version. */
export const format1SizesSql = `
SELECT max(id), count(*), sum(size)
FROM (SELECT id, length(CAST(key AS BLOB)) + length(payload) size FROM documents WHERE id > ? ORDER BY id LIMIT ?)`;

/** What stands in a row of the format's first version; `isDamaged` when it does not fit its checksum. */
export interface Format1Row {
  readonly id: number;
  readonly envelope: Envelope;
  readonly isDamaged: boolean;
}

/** Rows of a table in the first version of the format, behind the row `after`. */
export function format1Rows(prepare: Prepare, table: string): (after: number, limit: number) => readonly Format1Row[] {
  const query = prepare(`SELECT id, ${row} FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`);
  return (after, limit) =>
    query.all([after, limit]).map(([id, texts, payload]) => parseRow(Number(id), texts, payload));
}

/** Reads a database of the first version, where it cannot be rewritten. */
export class Format1Documents implements DocumentReader {
  readonly #location: string;
  readonly #read: ReturnType<Prepare>;
  readonly #rows: (after: number, limit: number) => readonly Format1Row[];

  constructor(prepare: Prepare, location: string) {
    this.#location = location;
    this.#read = prepare(`SELECT ${row} FROM documents WHERE type = ? AND key = ? LIMIT 1`);
    this.#rows = format1Rows(prepare, "documents");
  }

  read(type: string, key: string): Envelope | undefined {
    const [found] = this.#read.all([type, key]);
    return found === undefined ? undefined : checked(this.#content(parseRow(0, found[0], found[1])));
  }

  page(after: number, limit: number): DocumentPage {
    return pageOf(this.#rows(after, limit), (found) => {
      return { id: found.id, key: found.envelope.key, content: this.#content(found) };
    });
  }

  #content({ envelope, isDamaged }: Format1Row) {
    return isDamaged ? damagedError(this.#location, envelope.type, envelope.key) : envelope;
  }
}

/** A database of the first version as it was at one moment. It counts documents by looking at each, and keeps no entries. */
export class Format1Moment implements StoreMoment {
  readonly #prepare: Prepare;
  readonly #documents: Format1Documents;
  readonly #location: string;
  readonly #end: () => void;
  #place = 0;

  constructor(database: SqliteDatabase, location: string, end: () => void) {
    this.#prepare = preparer(database);
    this.#documents = new Format1Documents(this.#prepare, location);
    this.#location = location;
    this.#end = end;
    // The first read fixes the moment.
    this.#documents.page(0, 1);
  }

  contents(): readonly StoredContent[] {
    const columns = "CAST(type AS BLOB), CAST(schema_id AS BLOB)";
    const rows = this.#guard(() => this.#prepare(`SELECT ${columns}, count(*) FROM documents GROUP BY 1, 2`).all([]));
    return rows.map(([type, schemaId, documents]) => {
      return { type: bufferOf(type).toString(), schemaId: bufferOf(schemaId).toString(), documents: Number(documents) };
    });
  }

  read(type: string, key: string): Envelope | undefined {
    return this.#guard(() => this.#documents.read(type, key));
  }

  next(limit: number): readonly Envelope[] {
    const { documents, end, damaged } = this.#guard(() => this.#documents.page(this.#place, limit));
    this.#place = end?.id ?? this.#place;
    if (damaged !== undefined) throw damaged;
    return documents;
  }

  index(): undefined {
    return undefined;
  }

  close(): void {
    this.#end();
  }

  #guard<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw sqliteError(error, this.#location);
    }
  }
}

// Whatever does not fit here ends in texts or a checksum that do not fit each other; bytes that are not UTF-8 become U+FFFD.
function parseRow(id: number, texts: unknown, cell: unknown): Format1Row {
  const bytes = bufferOf(texts);
  const numbers: number[] = [];
  let position = 0;
  while (numbers.length < 4 && position < bytes.length) {
    const end = bytes.indexOf(0x20, position);
    numbers.push(Number(bytes.toString("latin1", position, end < 0 ? bytes.length : end)));
    position = end < 0 ? bytes.length : end + 1;
  }
  const [checksum = -1, type = 0, key = 0, schemaId = 0] = numbers;
  const ends = [position, position + type, position + type + key, position + type + key + schemaId, bytes.length];
  const text = (at: number) => bytes.toString("utf8", ends[at], ends[at + 1]);
  const payloadBytes = bufferOf(cell);
  const payload = new Uint8Array(payloadBytes.buffer, payloadBytes.byteOffset, payloadBytes.length);
  const envelope = { type: text(0), key: text(1), schemaId: text(2), storedAt: text(3), payload };
  return { id, envelope, isDamaged: checksumOf(envelope) !== checksum };
}

/** CRC-32 over everything in an envelope, each part with its length. */
function checksumOf({ type, key, schemaId, storedAt, payload }: Envelope): number {
  let state = crcStart;
  for (const text of [type, key, schemaId, storedAt]) state = crcOfText(state, text);
  return ~crcOfBytes(crcOfLength(state, payload.length), payload, 0, payload.length) >>> 0;
}
