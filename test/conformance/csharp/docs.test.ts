import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, csharpEmitter } from "@keyslot/compiler";
import { openCache } from "@keyslot/runtime";
import type { DocumentDefinition } from "@keyslot/runtime/codegen";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { decode } from "@msgpack/msgpack";
import { expect, test } from "vitest";
import {
  documentOf,
  loadGenerated,
  temporaryFolder,
  toSources,
  writeFiles,
} from "../../codec/support/load-generated.ts";
import { dotnet, findLibrary, findMissing, wantedPackage } from "./dotnet.ts";

const page = readFileSync(fileURLToPath(new URL("../../../docs/csharp.md", import.meta.url)), "utf8");
const examples = Object.fromEntries(
  [...page.matchAll(/<!-- example: (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map(([, path = "", text = ""]) => [path, text]),
);
const schema = "schemas/city.schema.ts";

/** What a newer build stores beside it: a slot more, and documents that the program has no types for. */
const newer = `${examples[schema]?.replace("/** @key(2)", "/** @key(3) */ mayor?: string;\n  /** @key(2)")}
/** @document("note") */
export interface Note {
  /** @key(0) */ text: string;
}
`;

const missing = await findMissing();
const isSkipped = missing !== undefined && process.env.CI !== "true";

test.skipIf(isSkipped)(
  `the page's program and TypeScript share a store file${isSkipped ? ` (${missing})` : ""}`,
  async () => {
    if (missing !== undefined) throw new Error(missing);
    const folder = await buildProgram();
    const path = join(folder, "atlas.cc");
    const generated = await loadGenerated({ [schema]: newer });
    const documents = [documentOf(generated, "City"), documentOf(generated, "Note")] as const;
    await fill(path, documents);
    const before = recordsOf(path);

    const output = await dotnet([join(folder, "bin/Atlas.dll"), path], folder);

    expect(output).toBe("Reykjavík has 119918 people.\n");
    const [city, note] = documents;
    const cache = await openCache({ documents, stores: [singleFileStore({ path })] });
    expect(cache.get(city, 3413829)).toMatchObject({ name: "Reykjavík", population: 119918, mayor: "Heiða" });
    expect(cache.get(city, 2643743)).toEqual({ id: 2643743, name: "London", population: 8961989 });
    expect(cache.get(note, "n")).toEqual({ text: "as it was" });
    await cache.close();
    expect(recordsOf(path).slice(1, 3)).toEqual(before.slice(1));
    for (const used of [folder, generated.folder]) rmSync(used, { recursive: true });
  },
  600_000,
);

/** As the page says, with the library that this machine's feed has, on the runtime that this machine has. */
async function buildProgram(): Promise<string> {
  const folder = temporaryFolder();
  const { [schema]: text = "", "Atlas.csproj": project = "", ...program } = examples;
  const csharp = { namespace: "Atlas.Contracts" };
  const { files } = compile(toSources({ [schema]: text }), {
    emitters: [csharpEmitter],
    out: "generated",
    importExtension: "ts",
    csharp,
  });
  expect(project).toContain(wantedPackage);
  const library = await findLibrary();
  const usable = project.replace(wantedPackage, library.items).replace("net8.0", "net10.0");
  const generated = files.map((file) => [`generated/${file.path}`, file.text]);
  writeFiles(folder, { ...program, "Atlas.csproj": usable, ...Object.fromEntries(generated) });
  const settings = ["-p:UseAppHost=false", "-p:UseSharedCompilation=false"];
  await dotnet(["build", "Atlas.csproj", ...settings, "--output", "bin"], folder);
  return folder;
}

type Definition = DocumentDefinition<unknown, unknown, object, object>;

async function fill(path: string, documents: readonly [Definition, Definition]): Promise<void> {
  const [city, note] = documents;
  const cache = await openCache({ documents, stores: [singleFileStore({ path })] });
  await cache.put(city, { id: 3413829, name: "Reykjavík", population: 118918, mayor: "Heiða" });
  await cache.put(city, { id: 1, name: "Elsewhere", population: 3 });
  await cache.put(note, "n", { text: "as it was" });
  await cache.close();
}

function recordsOf(path: string): readonly unknown[] {
  const top = decode(readFileSync(path));
  if (!Array.isArray(top) || !Array.isArray(top[2])) throw new Error(`${path} is no store file.`);
  return top[2];
}
