import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, typescriptEmitter } from "@keyslot/compiler";
import { expect, test } from "vitest";
import { typeErrors } from "./support/check-types.ts";
import { describeErrors, toSources, writeFiles } from "./support/load-generated.ts";

const cases = fileURLToPath(new URL("../cases/typescript/", import.meta.url));
const names = readdirSync(cases).sort();

test.each(names)("%s is emitted as expected", (name) => {
  const folder = join(cases, name);
  const schemas = readTree(folder, (path) => path.endsWith(".schema.ts"));
  const sources = toSources(schemas, readPackages(folder));
  const result = compile(sources, {
    emitters: [typescriptEmitter],
    out: "expected",
    importExtension: "ts",
    ...readLockfile(folder),
  });
  expect(describeErrors(result.diagnostics)).toEqual([]);

  const actual = Object.fromEntries(result.files.map((file) => [`expected/${file.path}`, file.text]));
  if (process.env.UPDATE) {
    rmSync(join(folder, "expected"), { recursive: true, force: true });
    writeFiles(folder, actual);
  }
  expect(actual).toEqual(readTree(folder, (path) => path.startsWith("expected/")));
});

test("expected files pass the strictest type checks", () => {
  // What comes from another package is not installed here.
  const complete = names.filter((name) => !existsSync(join(cases, name, "case.json")));
  expect(typeErrors(complete.map((name) => join(cases, name, "expected/typescript")))).toEqual([]);
});

/** Texts of files by their paths below a folder. */
function readTree(folder: string, select: (path: string) => boolean): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
  return Object.fromEntries(paths.filter(select).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** What was released before: only cases with a past have a lockfile. */
function readLockfile(folder: string): { lockfile?: { path: string; text: string } } {
  const path = join(folder, "schema.lock.json");
  return existsSync(path) ? { lockfile: { path: "schema.lock.json", text: readFileSync(path, "utf8") } } : {};
}

/** Which files of a case stand for other packages. */
function readPackages(folder: string): Record<string, string> {
  const path = join(folder, "case.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {};
}
