import type { Envelope } from "../document/envelope.ts";
import { StoreError } from "../errors.ts";
import { checksumOf } from "./checksum.ts";

/** The number by which a scan goes on behind this row. */
export function idOf(row: unknown, location: string): number {
  const id = cellOf(row, "id");
  if (typeof id === "number" && Number.isSafeInteger(id)) return id;
  const advice = "Restore the database from a copy; it was left as it is.";
  throw new StoreError("store/corrupt", location, `a row has no number. ${advice}`);
}

/**
 * The envelope of a row with its checksum tested. It shares equal texts with the `previous` one: a scan would otherwise leave as
 * many copies of a type as there are rows.
 * @throws StoreError `store/corrupt`, which names type and store key
 */
export function envelopeOf(row: unknown, location: string, previous?: Envelope): Envelope {
  const payload = bytesOf(cellOf(row, "payload"));
  const { type, key, schemaId, storedAt, checksum } = parseHead(bytesOf(cellOf(row, "head")));
  const envelope = {
    type: shared(type, previous?.type),
    key,
    schemaId: shared(schemaId, previous?.schemaId),
    storedAt: shared(storedAt, previous?.storedAt),
    payload,
  };
  if (checksumOf(envelope) === checksum) return envelope;
  const advice = "Restore the database from a copy, or put that document again.";
  throw new StoreError(
    "store/corrupt",
    location,
    `\`${type}\` \`${key}\` is damaged: it does not fit its checksum. ${advice}`,
  );
}

function shared(text: string, previous: string | undefined): string {
  return text === previous ? previous : text;
}

interface Head extends Omit<Envelope, "payload"> {
  readonly checksum: number;
}

// Whatever does not fit here ends in texts or a checksum that do not fit each other; bytes that are not UTF-8 become U+FFFD.
function parseHead(bytes: Uint8Array): Head {
  const numbers: number[] = [];
  let position = 0;
  while (numbers.length < 4 && position < bytes.length) {
    let number = 0;
    for (let byte = bytes[position++]; byte !== undefined && byte !== 0x20; byte = bytes[position++]) {
      number = number * 10 + byte - 0x30;
    }
    numbers.push(number);
  }
  const [checksum = -1, type = 0, key = 0, schemaId = 0] = numbers;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const typeEnd = position + type;
  const keyEnd = typeEnd + key;
  const schemaIdEnd = keyEnd + schemaId;
  return {
    type: buffer.toString("utf8", position, typeEnd),
    key: buffer.toString("utf8", typeEnd, keyEnd),
    schemaId: buffer.toString("utf8", keyEnd, schemaIdEnd),
    storedAt: buffer.toString("utf8", schemaIdEnd),
    checksum,
  };
}

/** Drivers give Buffers, Uint8Arrays or ArrayBuffers; callers get a plain Uint8Array of their own. */
function bytesOf(cell: unknown): Uint8Array {
  if (cell instanceof Uint8Array) return new Uint8Array(cell.buffer, cell.byteOffset, cell.byteLength);
  return cell instanceof ArrayBuffer ? new Uint8Array(cell) : new Uint8Array();
}

function cellOf(row: unknown, name: string): unknown {
  return typeof row === "object" && row !== null ? Reflect.get(row, name) : undefined;
}
