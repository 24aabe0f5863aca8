import { createHash } from "node:crypto";

/** What the file of a document ends with; no folder's name does. */
export const documentSuffix = ".keyslot";

/** Where a store keeps what is its own affair; no type's folder begins with a dot. */
export const ownFolder = ".keyslot";

// Names stay below 200 bytes with the suffix, which every file system takes, and paths below the 4096 that a call takes.
const longestName = 180;
const longestPrefix = 80;
const mostLevels = 12;

// Windows gives these to devices, whatever follows after a dot.
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/;

/**
 * The folders and, last, the file of a document, below the root: the type, then the parts of the store key. Two documents never have the
 * same, on file systems without upper case, or that normalise or trim names, either.
 */
export function documentNames(type: string, key: string): readonly string[] {
  const names = [folderName(type)];
  const parts = key.split("/");
  if (parts.length > mostLevels) {
    names.push(...parts.slice(0, mostLevels - 1).map(partName));
    // After `%` stands a byte, or `_` before the hash of one part, or `-` before that of all that is left.
    names.push(`%-${hashOf(parts.slice(mostLevels - 1).join("/"))}${documentSuffix}`);
    return names;
  }
  names.push(...parts.map(partName));
  names.push(`${names.pop()}${documentSuffix}`);
  return names;
}

/** A file name for any text, and another one for any other text. */
export function folderName(text: string): string {
  return shortened(encode(text, /[^a-z0-9_@+.-]/gu), text);
}

/** True when it may be a name of ours. */
export function isOwnName(name: string): boolean {
  return /^[a-z0-9_@+=%-][a-z0-9_@+.=%-]*$/.test(name);
}

/**
 * A part of a store key: `%25` and `%2F` stand in it for `%` and `/`, and are written so. A percent sign that escapes nothing
 * is written as a byte that UTF-8 does not have.
 */
function partName(part: string): string {
  return shortened(encode(part, /%25|%2F|[^a-z0-9_@+.-]/gu), part);
}

function encode(text: string, special: RegExp): string {
  if (text === "") return "%";
  const plain = text.replace(special, escaped).replace(/^\.|\.$/g, "%2e");
  const isLikeDocument = plain.endsWith(documentSuffix);
  const name = isLikeDocument ? `${plain.slice(0, -documentSuffix.length)}%2e${documentSuffix.slice(1)}` : plain;
  return reserved.test(name) ? `${escapedBytes(name.slice(0, 1))}${name.slice(1)}` : name;
}

function escaped(found: string): string {
  if (found === "%25") return found;
  if (found === "%2F") return "%2f";
  if (found === "%") return "%ff";
  return /^[A-Z]$/.test(found) ? `=${found.toLowerCase()}` : escapedBytes(found);
}

function escapedBytes(text: string): string {
  return Buffer.from(text)
    .toString("hex")
    .replace(/../g, (byte) => `%${byte}`);
}

// A name is cut between two characters of the text, so that no escape is torn.
function shortened(name: string, text: string): string {
  if (name.length <= longestName) return name;
  const prefix = name.slice(0, longestPrefix).replace(/(?:%[0-9a-f]?|=)$/, "");
  return `${prefix}%_${hashOf(text)}`;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
