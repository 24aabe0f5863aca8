import * as fs from "node:fs";

// As LMDB's second data format lays its pages out, on machines of 64 bits, little-endian: what the other ones write is refused as foreign.
export const headerLength = 24;
const metaLength = 144;
const magic = 0xbeefc0de;
const version = 2;
const flagsAt = 18;
const metaFlag = 0x08;
/** Page number of a map without pages. */
export const noPage = 0xffff_ffff_ffff_ffffn;
/** Numbers as keys, and that the file has no folder of its own: what the map of free pages says where a file is ours. */
const freeMapFlags = 0x4008;
/** Whoever lets the package sync a file leaves this in it; without that, it means nothing. */
const overlapping = 0x1000;

/** Where a map begins. */
export interface MapRoot {
  readonly flags: number;
  readonly depth: number;
  readonly entries: number;
  /** Undefined for one that is empty. */
  readonly root: number | undefined;
}

/** One of the two pages that say where everything begins. */
export interface Meta {
  readonly pageSize: number;
  readonly free: MapRoot;
  readonly main: MapRoot;
  readonly lastPage: number;
  readonly transaction: number;
  /** All of it, from the magic number on. */
  readonly bytes: Buffer;
}

export type MetaFinding =
  | { readonly kind: "meta"; readonly meta: Meta }
  | { readonly kind: "cut" }
  | { readonly kind: "foreign" }
  | { readonly kind: "damaged" };

/** The later one of a file's two metas, which LMDB begins with. It may be written just now, so it is read until two readings agree. */
export function readMeta(file: number): MetaFinding {
  let before = readBoth(file);
  for (let round = 0; ; round++) {
    const now = readBoth(file);
    if (round === 50 || before.every((bytes, index) => bytes.equals(now[index] ?? Buffer.alloc(0)))) return judge(now);
    before = now;
  }
}

function readBoth(file: number): readonly [Buffer, Buffer] {
  const first = readAt(file, 0, headerLength + metaLength);
  const pageSize = first.length < headerLength + metaLength ? 0 : first.readUInt32LE(headerLength + 24);
  const isLikely = pageSize >= 512 && pageSize <= 65536 && (pageSize & (pageSize - 1)) === 0;
  return [first, isLikely ? readAt(file, pageSize, headerLength + metaLength) : Buffer.alloc(0)];
}

export function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const count = fs.readSync(file, bytes, read, length - read, position + read);
    if (count === 0) break;
    read += count;
  }
  return bytes.subarray(0, read);
}

function judge([first, second]: readonly [Buffer, Buffer]): MetaFinding {
  if (first.length < headerLength + metaLength) {
    const begins = first.length < headerLength + 4 || first.readUInt32LE(headerLength) === magic;
    return begins && isZeroOr(first, 0) ? { kind: "cut" } : { kind: "foreign" };
  }
  if ((first.readUInt16LE(flagsAt) & metaFlag) === 0 || first.readUInt32LE(headerLength) !== magic)
    return { kind: "foreign" };
  if ((first.readUInt32LE(headerLength + 4) & 0xffff) !== version) return { kind: "foreign" };
  if (second.length === 0) return { kind: "damaged" };
  if (second.length < headerLength + metaLength) return { kind: "cut" };
  const metas = [parseMeta(first), parseMeta(second)];
  const [a, b] = metas;
  // What LMDB itself keeps there says that it was opened otherwise than we do.
  if (a === undefined && b === undefined) return { kind: "foreign" };
  if (a === undefined || b === undefined) return { kind: "damaged" };
  return { kind: "meta", meta: a.transaction >= b.transaction ? a : b };
}

// The page number of the first meta is 0, so a file that begins with something else is no LMDB file.
function isZeroOr(bytes: Buffer, from: number): boolean {
  return bytes.subarray(from, Math.min(bytes.length, 8)).every((byte) => byte === 0);
}

/** Undefined where the numbers cannot be those of a file of ours. */
export function parseMeta(page: Buffer): Meta | undefined {
  const bytes = page.subarray(headerLength, headerLength + metaLength);
  const pageSize = bytes.readUInt32LE(24);
  const lastPage = numberAt(bytes, 120);
  const meta = {
    pageSize,
    free: parseMapRoot(bytes, 24),
    main: parseMapRoot(bytes, 72),
    lastPage,
    transaction: numberAt(bytes, 128),
    bytes,
  };
  const isFitting =
    bytes.readUInt32LE(0) === magic &&
    (bytes.readUInt32LE(4) & 0xffff) === version &&
    bytes.readBigUInt64LE(8) === 0n &&
    numberAt(bytes, 16) < 2 ** 47 &&
    (meta.free.flags & ~overlapping) === freeMapFlags &&
    meta.main.flags === 0 &&
    [meta.free, meta.main].every((map) => isMapRoot(map, lastPage)) &&
    lastPage < 2 ** 40 &&
    meta.transaction < 2 ** 50;
  return isFitting ? meta : undefined;
}

/** The record of a map, in a meta or as a value of the root map. */
export function parseMapRoot(bytes: Buffer, at: number): MapRoot {
  const root = bytes.readBigUInt64LE(at + 40);
  return {
    flags: bytes.readUInt16LE(at + 4),
    depth: bytes.readUInt16LE(at + 6),
    entries: numberAt(bytes, at + 32),
    root: root === noPage ? undefined : Number(root),
  };
}

export function isMapRoot({ root, depth, entries }: MapRoot, lastPage: number): boolean {
  if (root === undefined) return depth === 0 && entries === 0;
  return root > 1 && root <= lastPage && depth > 0 && depth <= 32;
}

// Numbers past 2^53 are none of ours: they only have to stay large.
function numberAt(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

/** Writes a meta that was saved into both places, so that the file is as it was when it was saved. */
export function restoreMeta(file: number, { bytes, pageSize, transaction }: Meta): void {
  for (const number of [transaction, transaction - 1]) {
    const image = Buffer.from(bytes);
    image.writeBigUInt64LE(BigInt(Math.max(0, number)), 128);
    const position = (number & 1) * pageSize + headerLength;
    if (fs.writeSync(file, image, 0, image.length, position) !== image.length)
      throw Object.assign(new Error("the disk took no more bytes"), { code: "ENOSPC" });
  }
}
