import { crcOfBytes, crcStart } from "../checksum.ts";
import type { LmdbDatabase, LmdbSnapshot } from "./lmdb-driver.ts";
import { bufferOver } from "./lmdb-keys.ts";

export interface SchemaCount {
  documents: number;
  /** Of store keys, as UTF-8, and payloads. */
  bytes: number;
  /** How many of the documents have an expiry. */
  expiring: number;
}

/** One row beside the list of maps, which every commit writes anyway: so counting costs no page of its own. */
export interface LmdbCounts {
  /** Counts up with every commit of any process. */
  generation: number;
  /** Until when somebody wants to be told what changes, in milliseconds since 1970. */
  followedUntil: number;
  /** By number of schema, from 1 on. */
  readonly schemas: SchemaCount[];
}

const key = Buffer.from("C");
const headLength = 20;
const rowLength = 24;

/** Undefined where the row is missing or damaged. */
export function readCounts(root: LmdbDatabase, snapshot?: LmdbSnapshot): LmdbCounts | undefined {
  const bytes = root.getBinaryFast(key, snapshot && { transaction: snapshot });
  if (bytes === undefined || bytes.length < headLength || (bytes.length - headLength) % rowLength !== 0)
    return undefined;
  const row = bufferOver(bytes);
  if (checksumOf(row) !== row.readInt32LE(0)) return undefined;
  const schemas = Array.from({ length: (bytes.length - headLength) / rowLength }, (_, index) => {
    const at = headLength + index * rowLength;
    return {
      documents: row.readDoubleLE(at),
      bytes: row.readDoubleLE(at + 8),
      expiring: row.readDoubleLE(at + 16),
    };
  });
  return { generation: row.readDoubleLE(4), followedUntil: row.readDoubleLE(12), schemas };
}

/** Inside a transaction. */
export function writeCounts(root: LmdbDatabase, counts: LmdbCounts): void {
  const row = Buffer.allocUnsafe(headLength + counts.schemas.length * rowLength);
  row.writeDoubleLE(counts.generation, 4);
  row.writeDoubleLE(counts.followedUntil, 12);
  for (const [index, { documents, bytes, expiring }] of counts.schemas.entries()) {
    const at = headLength + index * rowLength;
    row.writeDoubleLE(documents, at);
    row.writeDoubleLE(bytes, at + 8);
    row.writeDoubleLE(expiring, at + 16);
  }
  row.writeInt32LE(checksumOf(row), 0);
  root.put(key, row);
}

/** The count of a schema, which is made when it is the first of its number. */
export function countOf(counts: LmdbCounts, schemaId: number): SchemaCount {
  while (counts.schemas.length < schemaId) counts.schemas.push({ documents: 0, bytes: 0, expiring: 0 });
  const count = counts.schemas[schemaId - 1];
  if (count === undefined) throw new RangeError(`There is no schema ${schemaId}.`);
  return count;
}

export function emptyCounts(): LmdbCounts {
  return { generation: 0, followedUntil: 0, schemas: [] };
}

function checksumOf(row: Uint8Array): number {
  return ~crcOfBytes(crcStart, row, 4, row.length);
}
