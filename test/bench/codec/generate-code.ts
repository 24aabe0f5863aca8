import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Where the code that peers generate goes. This file and the bundles that it becomes part of both lie in a folder of `test/bench`. */
export const generatedFolder: string = fileURLToPath(new URL("../.tmp/generated", import.meta.url));

/** Imports TypeScript that a peer's own compiler has written; `files` by path, relative to a folder of this name. */
export async function importGenerated<T>(
  name: string,
  files: Readonly<Record<string, string>>,
  entry: string,
): Promise<T> {
  const folder = join(generatedFolder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const outfile = join(folder, "bundle.mjs");
  await build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    outfile,
    logLevel: "warning",
  });
  const module: T = await import(pathToFileURL(outfile).href);
  return module;
}
