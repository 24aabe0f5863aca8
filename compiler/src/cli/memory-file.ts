import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import { hashOf } from "./hash.ts";
import type { Project } from "./project.ts";
import { writeFiles } from "./write-files.ts";

export type RunKind = "build" | "check";

/** What is remembered of runs: what they read and made, and what of it was not touched since. */
export type MemoryKind = RunKind | `${RunKind}-untouched`;

/** One file a project and kind, so that the memory does not grow with every change. */
export function memoryFile({ root, configFile, schemas, lock, out }: Project, kind: MemoryKind): string {
  const identity = hashOf(JSON.stringify([root, configFile ?? null, schemas, lock, out]));
  return join(cacheFolder(root), `${identity.slice(0, 16)}-${kind}.json`);
}

/** The first line is the hash of the second: what was cut short or edited is nothing. */
export function readSealed(path: string): unknown {
  try {
    const text = readFileSync(path, "utf8");
    const end = text.indexOf("\n");
    const sealed = text.slice(end + 1);
    return text.slice(0, Math.max(end, 0)) === hashOf(sealed) ? JSON.parse(sealed) : undefined;
  } catch {
    return undefined;
  }
}

/** A memory that cannot be written costs time, nothing else. */
export function writeSealed(path: string, value: unknown): void {
  const sealed = JSON.stringify(value);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFiles([{ path, text: `${hashOf(sealed)}\n${sealed}` }]);
  } catch {
    return;
  }
}
