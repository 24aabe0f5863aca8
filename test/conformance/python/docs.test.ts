import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { compile, pythonEmitter } from "@keyslot/compiler";
import { openCache } from "@keyslot/runtime";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { afterAll, expect, test } from "vitest";
import { documentOf, loadGenerated, toSources, writeFiles } from "../../codec/support/load-generated.ts";
import { findPython } from "./interpreter.ts";

const run = promisify(execFile);
const page = readFileSync(new URL("../../../docs/python.md", import.meta.url), "utf8");
const { path, missing } = await findPython();
const schemaPath = "schemas/city.schema.ts";
const citySchema = exampleOf(schemaPath);
/** A later release of the same document, and a document that the page's program knows nothing of. */
const newer = citySchema.replace("mayor?: string;", "mayor?: string;\n  /** @key(5) */ twins?: string[];");
const noteSchema =
  "/** @document */ export interface Note { /** @key(0) @id */ id: string; /** @key(1) */ text: string; }";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const skipped = path === undefined && process.env.CI !== "true";
test.skipIf(skipped)(
  `the program of the page updates a store of TypeScript's${missing ? ` (${missing})` : ""}`,
  async () => {
    if (path === undefined) throw new Error(missing);
    const generated = await loadGenerated({ [schemaPath]: newer, "schemas/note.schema.ts": noteSchema });
    const { folder } = generated;
    folders.push(folder);
    const [city, note] = [documentOf(generated, "City"), documentOf(generated, "Note")];
    const file = join(folder, "world.cc");
    const open = () => openCache({ documents: [city, note], stores: [singleFileStore({ path: file })] });

    const cache = await open();
    await cache.put(city, { id: 3413829, name: "Reykjavík", population: 118_918, twins: ["Seattle"] });
    await cache.put(note, { id: "n", text: "kept" });
    await cache.close();
    const before = readFileSync(file);

    const options = {
      emitters: [pythonEmitter],
      out: "",
      importExtension: "ts",
      python: { package: "contracts" },
    } as const;
    const { files } = compile(toSources({ [schemaPath]: citySchema }), options);
    writeFiles(folder, Object.fromEntries(files.map((each) => [each.path, each.text])));
    writeFiles(folder, { "store.py": exampleOf("store.py") });
    const env = { ...process.env, PYTHONPATH: join(folder, "python"), PYTHONIOENCODING: "utf-8" };
    const { stdout } = await run(path, ["-W", "error", join(folder, "store.py"), file], { env });
    expect(stdout).toBe("City(id=3413829, name='Reykjavík', population=118918, mayor=None)\n");

    const again = await open();
    expect(again.get(city, 3413829)).toMatchObject({ population: 118_919, mayor: "Heiða", twins: ["Seattle"] });
    expect(again.get(note, "n")).toMatchObject({ text: "kept" });
    expect(again.count(city)).toBe(2);
    await again.close();
    // The catalog, and the record that is not the program's own, are as they were.
    const after = readFileSync(file);
    const records = before.indexOf(Buffer.from("\x94\xa73413829", "latin1")) - 1;
    const noteRecord = before.subarray(before.indexOf(Buffer.from("\x94\xa1n", "latin1")));
    expect(records).toBeGreaterThan(0);
    expect(after.subarray(0, records)).toEqual(before.subarray(0, records));
    expect(noteRecord.length).toBeLessThan(100);
    expect(after.includes(noteRecord)).toBe(true);
  },
);

/** The code block of the page that stands for a file. */
function exampleOf(name: string): string {
  const [, rest = ""] = page.split(`<!-- example: ${name} -->\n`);
  const code = /^```\w+\n([\s\S]*?)\n```\n/.exec(rest)?.[1];
  if (code === undefined) throw new Error(`The page has no example ${name}.`);
  return `${code}\n`;
}
