import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { jsonValue } from "../text/json-value.ts";
import { parseJson } from "../text/parse-json.ts";
import { foldersUpward } from "./paths.ts";
import { textOf } from "./read-text.ts";
import { statOf } from "./stat-of.ts";

/** Options that decide whether a project can compile imports that end in `.ts`. */
const permissions = ["allowImportingTsExtensions", "rewriteRelativeImportExtensions"] as const;

/**
 * Which extension generated files use to import each other: what the nearest `tsconfig.json` above `folder` compiles.
 * Without a tsconfig the files run as they are, where only `.ts` names files that exist.
 */
export function detectImportExtension(folder: string): "ts" | "js" {
  const file = foldersUpward(folder)
    .map((candidate) => join(candidate, "tsconfig.json"))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) return "ts";
  const options = readPermissions(file, new Set());
  return permissions.some((name) => options.get(name) === true) ? "ts" : "js";
}

/** The deciding options of a tsconfig over those that it extends. A file that cannot be read decides nothing: tsc reports it, not we. */
function readPermissions(file: string, seen: Set<string>): ReadonlyMap<string, unknown> {
  const options = new Map<string, unknown>();
  if (seen.has(file)) return options;
  seen.add(file);
  const config = readTsconfig(file);
  for (const base of basesOf(config?.extends)) {
    const path = locateBase(base, file);
    if (path === undefined) continue;
    for (const [name, value] of readPermissions(path, seen)) options.set(name, value);
  }
  const own = config?.compilerOptions;
  if (isObject(own)) {
    for (const name of permissions) if (Object.hasOwn(own, name)) options.set(name, own[name]);
  }
  return options;
}

function readTsconfig(file: string): Readonly<Record<string, unknown>> | undefined {
  const root = parseJson(textOf(file) ?? "", "relaxed");
  const config = root.kind === "fault" ? undefined : jsonValue(root);
  return isObject(config) ? config : undefined;
}

function basesOf(bases: unknown): readonly string[] {
  return (Array.isArray(bases) ? bases : [bases]).filter((base) => typeof base === "string");
}

/** As TypeScript finds it: a path, with or without `.json`, or a file of a package. */
function locateBase(base: string, from: string): string | undefined {
  if (base.startsWith(".") || isAbsolute(base)) {
    const path = resolve(dirname(from), base);
    return [path, `${path}.json`].find(isFile);
  }
  for (const specifier of [base, `${base}.json`, `${base}/tsconfig.json`]) {
    const path = resolveFrom(from, specifier);
    if (path?.endsWith(".json")) return path;
  }
  return undefined;
}

function resolveFrom(from: string, specifier: string): string | undefined {
  try {
    return createRequire(from).resolve(specifier);
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  return statOf(path)?.isFile() === true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
