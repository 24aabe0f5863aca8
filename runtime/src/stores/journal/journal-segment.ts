import { randomBytes } from "node:crypto";
import { crcOfBytes, crcStart } from "../checksum.ts";
import { createFile, type JournalFiles, readPart, writeWhole } from "./journal-files.ts";
import { startOf } from "./journal-frame.ts";
import { JournalNames } from "./journal-names.ts";

// A segment begins with: name of the format (8 bytes) · version (4) · salt (4) · number (4) · length of the names (4) · transactions before it (8) · when the
// last of them was (8) · checksum of all this (4) · the names as JSON · their checksum (4).
const format = "KSLTJRNL";
const version = 1;
const fixedLength = 44;

export interface SegmentHeader {
  readonly number: number;
  /** Transactions before the first of this segment. */
  readonly before: number;
  /** When the last of them was; 0 where there was none. */
  readonly beforeAt: number;
  readonly names: JournalNames;
}

/** A file of the log that is open. */
export interface JournalSegment extends SegmentHeader {
  readonly fd: number;
  readonly path: string;
  /** Where checksums start. */
  readonly start: number;
  /** Where the first frame is. */
  readonly first: number;
}

export type HeaderFault = "foreign" | "version" | "damaged" | "short";

/** Creates a segment, and leaves nothing when that fails. @throws a system error */
export function createSegment(files: JournalFiles, path: string, header: SegmentHeader): JournalSegment {
  const fd = createFile(files, path);
  try {
    const salt = randomBytes(4).readUInt32LE(0);
    const bytes = printHeader(header, salt);
    writeWhole(files, fd, { bytes, length: bytes.length, position: 0 });
    return { ...header, fd, path, start: startOf(salt), first: bytes.length };
  } catch (error) {
    files.closeSync(fd);
    throw error;
  }
}

/** The segment in an open file, or what is wrong with its beginning. @throws a system error */
export function readSegment(files: JournalFiles, fd: number, path: string): JournalSegment | HeaderFault {
  const { size } = files.fstatSync(fd);
  const fixed = readPart(files, fd, { from: 0, to: fixedLength });
  if (fixed.every((byte) => byte === 0)) return "short";
  if (fixed.toString("latin1", 0, 8) !== format.slice(0, fixed.length)) return "foreign";
  if (fixed.length < fixedLength) return "short";
  if (checksumOf(fixed) !== fixed.readInt32LE(fixedLength - 4)) return "damaged";
  if (fixed.readUInt32LE(8) !== version) return "version";
  const first = fixedLength + fixed.readUInt32LE(20) + 4;
  if (first > size) return "short";
  const bytes = readPart(files, fd, { from: 0, to: first });
  if (checksumOf(bytes) !== bytes.readInt32LE(first - 4)) return first === size ? "short" : "damaged";
  const names = parseNames(bytes.toString("utf8", fixedLength, first - 4));
  if (names === undefined) return "damaged";
  return {
    fd,
    path,
    start: startOf(bytes.readUInt32LE(12)),
    first,
    number: bytes.readUInt32LE(16),
    before: bytes.readDoubleLE(24),
    beforeAt: bytes.readDoubleLE(32),
    names,
  };
}

/** What the beginning of a segment with these names takes. */
export function headerLength(names: JournalNames): number {
  return fixedLength + printNames(names).length + 4;
}

function printNames(names: JournalNames): Buffer {
  return Buffer.from(JSON.stringify(names.schemas.map(({ type, schemaId }) => [type, schemaId])));
}

function printHeader({ number, before, beforeAt, names }: SegmentHeader, salt: number): Buffer {
  const text = printNames(names);
  const bytes = Buffer.alloc(headerLength(names));
  bytes.write(format, "latin1");
  bytes.writeUInt32LE(version, 8);
  bytes.writeUInt32LE(salt, 12);
  bytes.writeUInt32LE(number, 16);
  bytes.writeUInt32LE(text.length, 20);
  bytes.writeDoubleLE(before, 24);
  bytes.writeDoubleLE(beforeAt, 32);
  bytes.writeInt32LE(checksumOf(bytes.subarray(0, fixedLength)), fixedLength - 4);
  text.copy(bytes, fixedLength);
  bytes.writeInt32LE(checksumOf(bytes), bytes.length - 4);
  return bytes;
}

function checksumOf(bytes: Buffer): number {
  return ~crcOfBytes(crcStart, bytes, 0, bytes.length - 4);
}

/** Names as they are printed: pairs of type and schema id, in the order of their numbers. */
export function parseNames(text: string): JournalNames | undefined {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) return undefined;
  const names = new JournalNames();
  for (const pair of value) {
    const [type, schemaId]: unknown[] = Array.isArray(pair) ? pair : [];
    if (typeof type !== "string" || typeof schemaId !== "string") return undefined;
    names.add(type, schemaId);
  }
  return names;
}
