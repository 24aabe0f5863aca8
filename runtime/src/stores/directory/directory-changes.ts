import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import type { DocumentName } from "../store-abilities.ts";
import { parseJson, sealed, unsealed } from "./directory-document.ts";
import { type DirectoryPlace, readFile, readPart, writeFully } from "./directory-file.ts";
import { ownFolder } from "./directory-name.ts";
import type { DirectoryStaging } from "./directory-staging.ts";

// A list of who changed which documents, one line a turn of a writer: for followers, and for readings of everything that are overtaken.
// Nothing depends on it for long: where it cannot be believed, it begins anew, and everything counts as changed.
const magic = "keyslot changes 1 ";
const lineMagic = "";
const longest = 4 << 20;
const mostNames = 20_000;
const { O_RDWR, O_APPEND, O_NOFOLLOW = 0 } = fs.constants;

/** A place in the list. */
export interface ChangesMark {
  /** Of this list; a list that begins anew has another. */
  readonly id: string;
  readonly position: number;
}

export interface ChangedDocuments {
  /** The token of the store that changed them. */
  readonly writer: string;
  /** undefined stands for all. */
  readonly names: readonly DocumentName[] | undefined;
}

/** The list's end now; undefined when there is no list. @throws StoreError, a system error */
export function markChanges(place: DirectoryPlace): ChangesMark | undefined {
  return readFile(changesPath(place), (read, size) => {
    const id = idOf(read(0, 64));
    return id === undefined ? undefined : { id, position: size };
  });
}

/** What was changed since a mark, and where the list ends; undefined when that cannot be told any more. @throws StoreError, a system error */
export function changesSince(
  place: DirectoryPlace,
  mark: ChangesMark,
): { readonly changes: readonly ChangedDocuments[]; readonly end: ChangesMark } | undefined {
  const lines = readFile(changesPath(place), (read, size) => {
    return idOf(read(0, 64)) === mark.id && size >= mark.position ? read(mark.position, size) : undefined;
  });
  if (lines === undefined) return undefined;
  const changes: ChangedDocuments[] = [];
  let position = 0;
  // A line that is not whole is being written, or its writer died, and then the list begins anew.
  for (let end = lines.indexOf(10); end !== -1; end = lines.indexOf(10, position)) {
    const line = unsealed(lineMagic, lines.subarray(position, end));
    const change = line && parseLine(line);
    if (change === undefined) return undefined;
    changes.push(change);
    position = end + 1;
  }
  return { changes, end: { id: mark.id, position: mark.position + position } };
}

/** The list to add to, begun anew where it is missing, too long or not to be believed. @throws StoreError, a system error */
export function openChanges(place: DirectoryPlace, staging: DirectoryStaging, isBelieved: boolean): number {
  const path = changesPath(place);
  const open = () => place.files.openSync(path, O_RDWR | O_APPEND | O_NOFOLLOW);
  if (isBelieved && fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    const descriptor = open();
    if (fs.fstatSync(descriptor).size <= longest && idOf(readPart(descriptor, 0, 64)) !== undefined) return descriptor;
    place.files.closeSync(descriptor);
  }
  const head = Buffer.from(`${magic}${randomBytes(16).toString("hex")}\n`);
  place.files.renameSync(staging.add(head), path);
  return open();
}

export function addChanges({ files }: DirectoryPlace, descriptor: number, { writer, names }: ChangedDocuments): void {
  const listed = names === undefined || names.length > mostNames ? null : names.map(({ type, key }) => [type, key]);
  const line = sealed(lineMagic, Buffer.from(JSON.stringify([writer, listed])));
  writeFully(files, { descriptor, bytes: Buffer.concat([line, Buffer.from("\n")]), position: null });
}

function parseLine(line: Uint8Array): ChangedDocuments | undefined {
  const value = parseJson(Buffer.from(line).toString());
  if (!Array.isArray(value)) return undefined;
  const [writer, listed]: unknown[] = value;
  if (typeof writer !== "string") return undefined;
  if (listed === null) return { writer, names: undefined };
  if (!Array.isArray(listed)) return undefined;
  const names: DocumentName[] = [];
  for (const name of listed) {
    const [type, key]: unknown[] = Array.isArray(name) ? name : [];
    if (typeof type !== "string" || typeof key !== "string") return undefined;
    names.push({ type, key });
  }
  return { writer, names };
}

function idOf(bytes: Uint8Array): string | undefined {
  return /^keyslot changes 1 ([0-9a-f]{32})\n/.exec(Buffer.from(bytes.subarray(0, 64)).toString("latin1"))?.[1];
}

function changesPath({ root }: DirectoryPlace): string {
  return join(root, ownFolder, "changes");
}
