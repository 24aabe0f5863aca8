import type { Envelope } from "../document/envelope.ts";
import { StoreError } from "../errors.ts";
import { checksumOf } from "./checksum.ts";
import type { SqliteDatabase } from "./sqlite-driver.ts";
import { exactSql } from "./sqlite-schema.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Where a row comes from. */
export interface RowPlace {
  readonly database: SqliteDatabase;
  readonly location: string;
}

/** What a row was asked for by; a scan knows only what the row itself says. */
export interface RowName {
  readonly type: string;
  readonly key: string;
}

/** The number by which a scan goes on behind this row. */
export function idOf(row: unknown, { location }: RowPlace): number {
  const id = cellOf(row, "id");
  if (typeof id === "number" && Number.isSafeInteger(id)) return id;
  throw new StoreError(
    "store/corrupt",
    location,
    "a row has no number. Restore the database from a copy; it was left as it is.",
  );
}

/**
 * The envelope of a row with its checksum tested.
 * @throws StoreError `store/corrupt`, which names type and store key
 */
export function envelopeOf(row: unknown, place: RowPlace, asked?: RowName): Envelope {
  const payload = bytesOf(cellOf(row, "payload"));
  const checksum = cellOf(row, "checksum");
  const quick = textsOf((name) => cellOf(row, name), asked);
  if (quick !== undefined && payload !== undefined && checksumOf({ ...quick, payload }) === checksum)
    return { ...quick, payload };
  const exact = readExact(row, place);
  if (exact !== undefined && payload !== undefined && checksumOf({ ...exact, payload }) === checksum)
    return { ...exact, payload };
  const shown = exact ?? quick;
  const what = shown === undefined ? "a document" : `\`${shown.type}\` \`${shown.key}\``;
  throw new StoreError(
    "store/corrupt",
    place.location,
    `${what} is damaged: it does not fit its checksum. Restore the database from a copy, or put that document again.`,
  );
}

type Texts = Omit<Envelope, "payload">;

// A row that does not fit may have been cut at a NUL by the driver; then its bytes tell.
function readExact(row: unknown, { database }: RowPlace): Texts | undefined {
  const id = cellOf(row, "id");
  if (typeof id !== "number") return undefined;
  const exact = database.prepare(exactSql).get(id);
  return textsOf((name) => decode(cellOf(exact, name)));
}

function textsOf(read: (name: string) => unknown, asked?: RowName): Texts | undefined {
  const type = asked?.type ?? read("type");
  const key = asked?.key ?? read("key");
  const schemaId = read("schema_id");
  const storedAt = read("stored_at");
  if (typeof type !== "string" || typeof key !== "string") return undefined;
  if (typeof schemaId !== "string" || typeof storedAt !== "string") return undefined;
  return { type, key, schemaId, storedAt };
}

function decode(value: unknown): string | undefined {
  const bytes = bytesOf(value);
  if (bytes === undefined) return undefined;
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Drivers give Buffers, Uint8Arrays or ArrayBuffers; callers get a plain Uint8Array of their own. */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
}

function cellOf(row: unknown, name: string): unknown {
  return typeof row === "object" && row !== null ? Reflect.get(row, name) : undefined;
}
