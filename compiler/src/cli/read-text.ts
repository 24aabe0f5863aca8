import { readFileSync } from "node:fs";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { reasonOf } from "./reason.ts";

/** Text of a file that must be there, without its byte order mark; undefined after a report. */
export function readText(path: string, shown: string, diagnostics: DiagnosticBag): string | undefined {
  const bytes = readBytes(path, shown, diagnostics);
  if (bytes === undefined) return undefined;
  const text = decodeUtf8(bytes);
  if (text === undefined)
    diagnostics.report("files/not-utf8", undefined, { file: shown, offset: firstInvalidByte(bytes) });
  return text;
}

/** Undefined when the bytes are no UTF-8; a byte order mark is left out. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

const strict = new TextDecoder("utf-8", { fatal: true });

/** Text of a file that may be missing; undefined when it cannot be read. */
export function textOf(path: string): string | undefined {
  const bytes = bytesOf(path);
  return bytes && decodeUtf8(bytes);
}

/** Undefined when the file cannot be read. */
export function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function readBytes(path: string, shown: string, diagnostics: DiagnosticBag): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    diagnostics.report("files/unreadable", undefined, { file: shown, reason: reasonOf(error) });
    return undefined;
  }
}

/** The longest prefix that decodes ends where the mistake begins; found by halving, since prefixes of good prefixes are good. */
function firstInvalidByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (startsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  // The prefix may end within a character, and that is the one which does not go on.
  while (good > 0 && decodeUtf8(bytes.subarray(0, good)) === undefined) good -= 1;
  return good;
}

/** In streaming mode an unfinished last character is no mistake yet. */
function startsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
