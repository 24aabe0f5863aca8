import type { Envelope } from "../document/envelope.ts";
import { StoreError } from "../errors.ts";
import { checksumOf } from "./checksum.ts";

/** What a row was asked for by; a scan knows only what the row itself says. */
export interface RowName {
  readonly type: string;
  readonly key: string;
}

/** The number by which a scan goes on behind this row. */
export function idOf(row: unknown, location: string): number {
  const id = cellOf(row, "id");
  if (typeof id === "number" && Number.isSafeInteger(id)) return id;
  const advice = "Restore the database from a copy; it was left as it is.";
  throw new StoreError("store/corrupt", location, `a row has no number. ${advice}`);
}

/**
 * The envelope of a row with its checksum tested.
 * @throws StoreError `store/corrupt`, which names type and store key
 */
export function envelopeOf(row: unknown, location: string, asked?: RowName): Envelope {
  const type = asked?.type ?? textOf(cellOf(row, "type"));
  const key = asked?.key ?? textOf(cellOf(row, "key"));
  const schemaId = textOf(cellOf(row, "schema_id"));
  const storedAt = textOf(cellOf(row, "stored_at"));
  const payload = bytesOf(cellOf(row, "payload"));
  const envelope = { type, key, schemaId, storedAt, payload };
  if (checksumOf(envelope) === cellOf(row, "checksum")) return envelope;
  const advice = "Restore the database from a copy, or put that document again.";
  throw new StoreError(
    "store/corrupt",
    location,
    `\`${type}\` \`${key}\` is damaged: it does not fit its checksum. ${advice}`,
  );
}

// Bytes that are not UTF-8 become U+FFFD, which the checksum then does not fit.
function textOf(cell: unknown): string {
  const bytes = bytesOf(cell);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** Drivers give Buffers, Uint8Arrays or ArrayBuffers; callers get a plain Uint8Array of their own. */
function bytesOf(cell: unknown): Uint8Array {
  if (cell instanceof Uint8Array) return new Uint8Array(cell.buffer, cell.byteOffset, cell.byteLength);
  return cell instanceof ArrayBuffer ? new Uint8Array(cell) : new Uint8Array();
}

function cellOf(row: unknown, name: string): unknown {
  return typeof row === "object" && row !== null ? Reflect.get(row, name) : undefined;
}
