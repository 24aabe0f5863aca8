import { lstatSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { StoreError } from "../../errors.ts";
import { errnoOf } from "../files/file-error.ts";
import { identityOf } from "../identity.ts";
import type { DocumentName } from "../store-abilities.ts";
import { parseJson, sealed, unsealed } from "./directory-document.ts";
import { type DirectoryPlace, readFile, removeFile, syncFolder } from "./directory-file.ts";
import { documentNames, ownFolder } from "./directory-name.ts";
import { stagedPath } from "./directory-staging.ts";
import { findFolder, makeFolder, removeEmptyFolders } from "./directory-tree.ts";

// What makes a batch of several documents one change: the moment this file is there, all of them count as changed, wherever their
// files still are. They are moved into their places then, by whoever has the lock, and the record goes last.
const magic = "keyslot commit 1 ";

/** A document that a batch has changed. */
export interface RecordedChange extends DocumentName {
  /** The name of its staged file; unset: it is deleted. */
  readonly staged?: string;
}

/** Changes that are made, and whose files may not be in their places yet. */
export interface CommitRecord {
  readonly id: string;
  readonly changes: readonly RecordedChange[];
  find(name: DocumentName): RecordedChange | undefined;
}

export function printRecord(id: string, changes: readonly RecordedChange[]): Uint8Array {
  const listed = changes.map(({ type, key, staged }) => (staged === undefined ? [type, key] : [type, key, staged]));
  return sealed(magic, Buffer.from(` ${id}\n${JSON.stringify(listed)}`));
}

/** True while there is a record, whose staged files are needed. @throws a system error */
export function isRecorded(place: DirectoryPlace): boolean {
  return lstatSync(recordPath(place), { throwIfNoEntry: false }) !== undefined;
}

/** The record of a tree, `known` where it is that one still; undefined when there is none. @throws StoreError, a system error */
export function readRecord(place: DirectoryPlace, known: CommitRecord | undefined): CommitRecord | undefined {
  // Mostly there is none: asking costs a fifth of opening in vain.
  if (!isRecorded(place)) return undefined;
  return readFile(recordPath(place), (read, size) => {
    const id = idOf(read(0, 128));
    if (known !== undefined && id === known.id) return known;
    const content = unsealed(magic, read(0, size));
    const text = content && Buffer.from(content).toString();
    const changes = text && parseChanges(text.slice(text.indexOf("\n") + 1));
    if (changes && id !== undefined) return recordOf(id, changes);
    const advice = "Restore the tree from a copy, or delete this file to give that batch up.";
    throw new StoreError("store/corrupt", recordPath(place), `the record of an unfinished batch is damaged. ${advice}`);
  });
}

/** Puts every document of a record into its place, as far as that is not done, and removes the record. @throws StoreError, a system error */
export async function applyRecord(place: DirectoryPlace, { changes }: CommitRecord): Promise<void> {
  const folders = new Set<string>();
  for (const [index, change] of changes.entries()) {
    const folder = applyChange(place, change);
    if (folder !== undefined) folders.add(folder);
    if (index % 64 === 63) await setImmediate();
  }
  for (const folder of folders) syncFolder(place, folder);
  removeFile(place.files, recordPath(place));
  // Otherwise a power cut could bring the record back, and undo later writes with it.
  syncFolder(place, join(place.root, ownFolder));
  for (const { type, key, staged } of changes) {
    if (staged === undefined) removeEmptyFolders(place, documentNames(type, key).slice(0, -1));
  }
}

export function recordPath({ root }: DirectoryPlace): string {
  return join(root, ownFolder, "commit");
}

// The folder whose names have changed.
function applyChange(place: DirectoryPlace, { type, key, staged }: RecordedChange): string | undefined {
  const names = documentNames(type, key);
  const file = names.at(-1) ?? "";
  if (staged === undefined) {
    const folder = findFolder(place, names.slice(0, -1));
    if (folder !== undefined) removeFile(place.files, join(folder, file));
    return folder;
  }
  const folder = makeFolder(place, names.slice(0, -1));
  try {
    place.files.renameSync(stagedPath(place, staged), join(folder, file));
  } catch (error) {
    // It was moved already, by the writer before it died.
    if (errnoOf(error) !== "ENOENT") throw error;
  }
  return folder;
}

function recordOf(id: string, changes: readonly RecordedChange[]): CommitRecord {
  const byName = new Map(changes.map((change) => [identityOf(change.type, change.key), change]));
  return { id, changes, find: ({ type, key }) => byName.get(identityOf(type, key)) };
}

function parseChanges(text: string): readonly RecordedChange[] | undefined {
  const value = parseJson(text);
  if (!Array.isArray(value)) return undefined;
  const changes: RecordedChange[] = [];
  for (const listed of value) {
    const [type, key, staged]: unknown[] = Array.isArray(listed) ? listed : [];
    if (typeof type !== "string" || typeof key !== "string") return undefined;
    if (staged === undefined) changes.push({ type, key });
    // It becomes part of a path.
    else if (typeof staged === "string" && /^[0-9a-f]{16}\.\d+$/.test(staged)) changes.push({ type, key, staged });
    else return undefined;
  }
  return changes;
}

function idOf(bytes: Uint8Array): string | undefined {
  return /^keyslot commit 1 [0-9a-f]{8} ([0-9a-f]{16}\.\d+)\n/.exec(Buffer.from(bytes).toString("latin1"))?.[1];
}
