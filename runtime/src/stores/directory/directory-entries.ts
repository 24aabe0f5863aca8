import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import type { Envelope } from "../../document/envelope.ts";
import { identityOf } from "../identity.ts";
import type { DocumentName } from "../store-abilities.ts";
import { parseJson, sealed, unsealed } from "./directory-document.ts";
import { type DirectoryPlace, readBytes, removeFile, syncFolder } from "./directory-file.ts";
import { folderName, ownFolder } from "./directory-name.ts";
import type { DirectoryStaging } from "./directory-staging.ts";
import { makeFolder, namesIn, removeEmptyFolders, walkFiles } from "./directory-tree.ts";

// Small files that lead from an expiry or a tag to a document. They are there before the document is, and go after it: one may be left
// over, none is missing, and whoever finds a document by one asks the document.
const magic = "keyslot entry 1 ";
const expiry = [ownFolder, "expiry"];
const tagged = [ownFolder, "tags"];
/** Milliseconds in one folder of expiries, some seventeen minutes. */
const bucketLength = 2 ** 20;

/** Where an entry is, below the root. */
export type EntryNames = readonly string[];

/** Where the entries of a document are. */
export function entriesOf({ type, key, expiresAt, tags = [] }: Omit<Envelope, "payload">): readonly EntryNames[] {
  if (expiresAt === undefined && tags.length === 0) return [];
  const id = createHash("sha256").update(identityOf(type, key)).digest("hex").slice(0, 40);
  const entries: EntryNames[] = tags.map((tag) => [...tagged, folderName(tag), folderName(type), id]);
  if (expiresAt !== undefined) {
    const time = Math.min(Math.max(Math.floor(expiresAt), 0), Number.MAX_SAFE_INTEGER);
    entries.push([...expiry, digits(Math.floor(time / bucketLength)), `${digits(time)}-${id}`]);
  }
  return entries;
}

/** @throws StoreError, a system error */
export function addEntry(
  place: DirectoryPlace,
  staging: DirectoryStaging,
  { names, document }: { readonly names: EntryNames; readonly document: DocumentName },
): void {
  const folder = makeFolder(place, names.slice(0, -1));
  const path = join(folder, names.at(-1) ?? "");
  if (fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined) return;
  place.files.renameSync(staging.add(printEntry(document)), path);
  syncFolder(place, folder);
}

/** @throws a system error */
export function removeEntry(place: DirectoryPlace, names: EntryNames): void {
  removeFile(place.files, join(place.root, ...names));
  removeEmptyFolders(place, names.slice(0, -1));
}

/** What an entry leads to; undefined when it cannot be read. @throws StoreError, a system error */
export function readEntry({ root }: DirectoryPlace, names: EntryNames): DocumentName | undefined {
  const bytes = readBytes(join(root, ...names));
  const content = bytes && unsealed(magic, bytes);
  const value = content && parseJson(Buffer.from(content).toString());
  const [type, key]: unknown[] = Array.isArray(value) ? value : [];
  return typeof type === "string" && typeof key === "string" ? { type, key } : undefined;
}

/** Entries of expiries up to a time, the earliest first. @throws StoreError, a system error */
export function* expiredEntries(place: DirectoryPlace, now: number): Generator<EntryNames> {
  const last = digits(Math.min(Math.max(Math.floor(now), 0), Number.MAX_SAFE_INTEGER));
  for (const bucket of [...namesIn(place, expiry)].sort()) {
    if (!/^\d{16}$/.test(bucket) || Number(bucket) * bucketLength > now) continue;
    for (const name of [...namesIn(place, [...expiry, bucket])].sort()) {
      if (/^\d{16}-[0-9a-f]{40}$/.test(name) && name.slice(0, 16) <= last) yield [...expiry, bucket, name];
    }
  }
}

/** Entries of a tag, of one type or of all. @throws StoreError, a system error */
export function* taggedEntries(place: DirectoryPlace, tag: string, type?: string): Generator<EntryNames> {
  const folder = [...tagged, folderName(tag)];
  for (const typeName of type === undefined ? namesIn(place, folder) : [folderName(type)]) {
    for (const name of namesIn(place, [...folder, typeName])) {
      if (/^[0-9a-f]{40}$/.test(name)) yield [...folder, typeName, name];
    }
  }
}

/** Every entry there is. @throws StoreError, a system error */
export function* allEntries(place: DirectoryPlace): Generator<EntryNames> {
  for (const folder of [expiry, tagged]) for (const { names } of walkFiles(place, folder)) yield names;
}

function printEntry({ type, key }: DocumentName): Uint8Array {
  return sealed(magic, Buffer.from(JSON.stringify([type, key])));
}

function digits(value: number): string {
  return String(value).padStart(16, "0");
}
