import * as fs from "node:fs";
import { join } from "node:path";
import { ownOwner } from "../files/lock-owner.ts";
import type { StoreUsage } from "../store-abilities.ts";
import { parseJson, sealed, unsealed } from "./directory-document.ts";
import { type DirectoryPlace, readBytes, readPart, writeFully, writeNewFile } from "./directory-file.ts";
import { ownFolder } from "./directory-name.ts";

const magic = "keyslot state 1 ";
// Written over in place, and always as a whole: a file system changes so little at once.
const length = 1024;

/** What is known of a tree without looking at it. */
export interface DirectoryState {
  /** The token of the writer that is at work, or that died at it; empty when nobody is. */
  readonly writer: string;
  /** Another number after each writer. */
  readonly sequence: number;
  /** Unset when nobody knows: a writer died at its work, or the machine. */
  readonly usage?: StoreUsage;
}

/** Undefined when there is none that can be believed. @throws StoreError, a system error */
export function readState(place: DirectoryPlace): DirectoryState | undefined {
  // A reader may meet a writer in the middle of the file; not three times in a row.
  for (let round = 0; round < 3; round++) {
    const bytes = readBytes(statePath(place));
    const content = bytes && unsealed(magic, bytes);
    if (content !== undefined) return parseState(content);
    if (bytes === undefined) return undefined;
  }
  return undefined;
}

/** The file to write states to, made where it is missing, and what it says. @throws StoreError, a system error */
export function openState(place: DirectoryPlace): { readonly descriptor: number; readonly state?: DirectoryState } {
  const path = statePath(place);
  if (fs.lstatSync(path, { throwIfNoEntry: false }) === undefined) writeNewFile(place, path, new Uint8Array(0));
  const descriptor = place.files.openSync(path, fs.constants.O_RDWR | (fs.constants.O_NOFOLLOW ?? 0));
  try {
    const content = unsealed(magic, readPart(descriptor, 0, length));
    const state = content && parseState(content);
    return { descriptor, ...(state && { state }) };
  } catch (error) {
    place.files.closeSync(descriptor);
    throw error;
  }
}

export function writeState({ files }: DirectoryPlace, descriptor: number, state: DirectoryState): void {
  const { host, boot } = machine();
  const text = JSON.stringify({ ...state, host, boot });
  const bytes = sealed(magic, Buffer.from(`${text.padEnd(length - magic.length - 9)}\n`));
  writeFully(files, { descriptor, bytes, position: 0 });
}

function parseState(content: Uint8Array): DirectoryState | undefined {
  const value = parseJson(Buffer.from(content).toString());
  if (typeof value !== "object" || value === null) return undefined;
  const { writer, sequence, usage, host, boot }: Partial<Record<string, unknown>> = { ...value };
  if (typeof writer !== "string" || typeof sequence !== "number") return undefined;
  const own = machine();
  // A machine that went down may have lost this file's last states and kept the documents, or the other way round.
  const isOfEarlierBoot = host === own.host && boot !== own.boot;
  const counted = isOfEarlierBoot ? undefined : parseUsage(usage);
  return { writer, sequence, ...(counted && { usage: counted }) };
}

let own: { readonly host: string; readonly boot: string } | undefined;

// Neither changes while a process lives.
function machine(): { readonly host: string; readonly boot: string } {
  own ??= ownOwner("");
  return own;
}

function parseUsage(value: unknown): StoreUsage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { documents, bytes, volume }: Partial<Record<string, unknown>> = { ...value };
  if (typeof documents !== "number" || typeof bytes !== "number" || typeof volume !== "number") return undefined;
  return { documents, bytes, volume };
}

export function statePath({ root }: DirectoryPlace): string {
  return join(root, ownFolder, "state");
}
