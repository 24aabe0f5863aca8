import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import { hashOf } from "./hash.ts";
import type { Project } from "./project.ts";
import { writeFiles } from "./write-files.ts";

export type RunKind = "build" | "check";

/** What is remembered of runs: what they read and made, and what of it was not touched since. */
export type MemoryKind = RunKind | `${RunKind}-untouched` | "types";

/** What tells one project's memories from another's. */
export type MemoryOwner = Pick<Project, "root" | "configFile" | "schemas" | "lock" | "out">;

/** One file a project and kind, so that the memory does not grow with every change. */
export function memoryFile({ root, configFile, schemas, lock, out }: MemoryOwner, kind: MemoryKind): string {
  const identity = hashOf(JSON.stringify([root, configFile ?? null, schemas, lock, out]));
  return join(cacheFolder(root), `${identity.slice(0, 16)}-${kind}.json`);
}

export function readSealed(path: string): unknown {
  const text = readSealedText(path);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first line is the hash of all that follows: what was cut short or edited is nothing. */
export function readSealedText(path: string): string | undefined {
  try {
    const text = readFileSync(path, "utf8");
    const end = text.indexOf("\n");
    const sealed = text.slice(end + 1);
    return text.slice(0, Math.max(end, 0)) === hashOf(sealed) ? sealed : undefined;
  } catch {
    return undefined;
  }
}

export function writeSealed(path: string, value: unknown): void {
  writeSealedText(path, JSON.stringify(value));
}

/** A memory that cannot be written costs time, nothing else. */
export function writeSealedText(path: string, sealed: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFiles([{ path, text: `${hashOf(sealed)}\n${sealed}` }]);
  } catch {
    return;
  }
}
