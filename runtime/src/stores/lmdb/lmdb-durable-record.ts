import * as fs from "node:fs";
import { crcOfBytes, crcStart } from "../checksum.ts";
import { headerLength, type Meta, parseMeta } from "./lmdb-meta.ts";

/** A state of a file that is on the disk as a whole, and what became of the file since. */
export interface DurableState {
  /** What the file is known by, so that a record beside another file is worth nothing. */
  readonly storeId: string;
  /** Of the machine's last start; empty where it does not tell. */
  readonly boot: string;
  readonly meta: Meta;
  /** Size and time of the file as the last one to close it left it; empty while it is open, or after a kill. */
  readonly seal: string;
}

// Two places that take turns: whatever a power cut does to one, the other one is whole.
const placeLength = 1024;
const magic = "KSLTLMD1";

/** What the record of a database file is called. */
export function recordPath(path: string): string {
  return `${path}-durable`;
}

/** The later state that was recorded; undefined where there is none. */
export function readRecord(file: number): DurableState | undefined {
  const [a, b] = readPlaces(file);
  return (a !== undefined && (b === undefined || a.count >= b.count) ? a : b)?.state;
}

/** Puts a state beside the one that is recorded. It is not yet on the disk then. */
export function writeRecord(file: number, state: DurableState): void {
  const [a, b] = readPlaces(file);
  const count = Math.max(a?.count ?? 0, b?.count ?? 0) + 1;
  const isFirst = (a?.count ?? 0) <= (b?.count ?? 0);
  const place = print(count, state);
  const written = fs.writeSync(file, place, 0, placeLength, isFirst ? 0 : placeLength);
  if (written !== placeLength) throw Object.assign(new Error("the disk took no more bytes"), { code: "ENOSPC" });
}

interface Place {
  readonly count: number;
  readonly state: DurableState;
}

function readPlaces(file: number): readonly [Place | undefined, Place | undefined] {
  const bytes = Buffer.alloc(2 * placeLength);
  fs.readSync(file, bytes, 0, bytes.length, 0);
  return [parse(bytes.subarray(0, placeLength)), parse(bytes.subarray(placeLength))];
}

function print(count: number, { storeId, boot, meta, seal }: DurableState): Buffer {
  const place = Buffer.alloc(placeLength);
  const text = JSON.stringify([storeId, boot, seal, meta.bytes.toString("base64")]);
  place.write(magic, 4, "latin1");
  place.writeDoubleLE(count, 12);
  place.writeUInt16LE(Buffer.byteLength(text), 20);
  place.write(text, 22, "utf8");
  place.writeInt32LE(checksumOf(place), 0);
  return place;
}

function parse(place: Buffer): Place | undefined {
  if (place.toString("latin1", 4, 12) !== magic || place.readInt32LE(0) !== checksumOf(place)) return undefined;
  const values: unknown = JSON.parse(place.toString("utf8", 22, 22 + place.readUInt16LE(20)));
  if (!Array.isArray(values)) return undefined;
  const [storeId, boot, seal, image]: readonly unknown[] = values;
  if (typeof storeId !== "string" || typeof boot !== "string" || typeof seal !== "string" || typeof image !== "string")
    return undefined;
  const meta = parseMeta(Buffer.concat([Buffer.alloc(headerLength), Buffer.from(image, "base64")]));
  return meta && { count: place.readDoubleLE(12), state: { storeId, boot, meta, seal } };
}

function checksumOf(place: Uint8Array): number {
  return ~crcOfBytes(crcStart, place, 4, place.length);
}

/** Of the machine's last start; empty where the system does not tell. */
export function readBoot(): string {
  try {
    return fs.readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
  } catch {
    return "";
  }
}

export function sealOf(file: number): string {
  const { size, mtimeNs, ino } = fs.fstatSync(file, { bigint: true });
  return `${size} ${mtimeNs} ${ino}`;
}
