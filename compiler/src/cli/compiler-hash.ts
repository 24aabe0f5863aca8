import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { toPosix } from "./paths.ts";
import { statOf } from "./stat-of.ts";

/** Hash of the version, the compiler's own code and its templates: a changed compiler compiles anew, released or not. */
export function compilerHash(): string {
  hashOfRun ??= hashFiles(compilerFiles());
  return hashOfRun;
}

/** What runs is what was loaded, whatever happens to the files meanwhile. */
let hashOfRun: string | undefined;

/** The folder of the package that runs. */
export const compilerHome = fileURLToPath(new URL("../..", import.meta.url));

/** The absolute paths of all files that decide what the compiler does. */
export function compilerFiles(): readonly string[] {
  const code = import.meta.url.endsWith(".ts") ? "src" : "dist";
  // Declarations lie beside the packed code, and are for those who import it.
  const run = filesBelow(join(compilerHome, code)).filter((file) => !file.endsWith(".d.ts"));
  return [join(compilerHome, "package.json"), ...run, ...filesBelow(join(compilerHome, "templates"))];
}

/** The folders that they lie in: one more file in them would be one more file of the compiler. */
export function foldersOf(files: readonly string[]): readonly string[] {
  return [...new Set(files.map((file) => dirname(file)))];
}

function hashFiles([manifest = "", ...others]: readonly string[]): string {
  const hash = createHash("sha256").update(readFileSync(manifest));
  for (const file of others) hash.update(`\0${toPosix(relative(compilerHome, file))}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesBelow(folder: string): readonly string[] {
  if (!statOf(folder)?.isDirectory()) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
