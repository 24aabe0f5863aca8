import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { compile, pythonEmitter } from "@keyslot/compiler";
import { afterAll, expect, test } from "vitest";
import { describeErrors, toSources, writeFiles } from "../../codec/support/load-generated.ts";
import { findPython } from "./interpreter.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const cases = fileURLToPath(new URL("../../cases/python/", import.meta.url));
const { path, missing } = await findPython();
const skipped = path === undefined && process.env.CI !== "true";

const base = fileURLToPath(new URL("../../.tmp/", import.meta.url));
mkdirSync(base, { recursive: true });
const folder = mkdtempSync(join(base, "python-behaviour-"));
for (const name of readdirSync(cases)) emitCase(name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// msgpack has two implementations, which differ in what they refuse and how.
for (const [form, pure] of [
  ["compiled", ""],
  ["pure", "1"],
] as const)
  test.skipIf(skipped)(
    `generated Python keeps its promises over ${form} msgpack${missing ? ` (${missing})` : ""}`,
    async () => {
      if (path === undefined) throw new Error(missing);
      const search = [join(folder, "python"), join(here, "recorded")].join(delimiter);
      const env = {
        ...process.env,
        PYTHONPATH: search,
        PYTHONDONTWRITEBYTECODE: "1",
        ...(pure && { MSGPACK_PUREPYTHON: pure }),
      };
      const { stderr } = await run(path, ["-W", "error", join(here, "behaviour.py")], { env }).catch(
        (error: { readonly stderr: string }) => error,
      );
      expect(stderr).toMatch(/\nOK\n$/);
    },
  );

function emitCase(name: string): void {
  const schemas = readdirSync(join(cases, name)).filter((file) => file.endsWith(".schema.ts"));
  const texts = schemas.map((file) => [file, readFileSync(join(cases, name, file), "utf8")]);
  const { files, diagnostics } = compile(toSources(Object.fromEntries(texts)), {
    emitters: [pythonEmitter],
    out: "",
    importExtension: "ts",
    python: { package: name.replaceAll("-", "_") },
  });
  expect(describeErrors(diagnostics)).toEqual([]);
  writeFiles(folder, Object.fromEntries(files.map((file) => [file.path, file.text])));
}
