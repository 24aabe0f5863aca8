import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { FamilyRequest } from "./run-family.ts";

const bench = fileURLToPath(new URL("../", import.meta.url));

/** One module that measures a family. */
export function bundleFamily(name: string, request: FamilyRequest): Promise<string> {
  return bundleModule(name, [
    `import { family } from "./${name}/family.ts";`,
    'import { runFamily } from "./harness/run-family.ts";',
    `await runFamily(family, ${JSON.stringify(request)});`,
  ]);
}

/** A module of `test/bench` with what it imports, and without what a loader of TypeScript would put around our functions. */
export async function bundleModule(name: string, lines: readonly string[]): Promise<string> {
  await build({
    stdin: { contents: lines.join("\n"), resolveDir: bench, loader: "ts" },
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    // Beside each other, because what lies in the bundle finds `test/bench` one folder above itself.
    outdir: join(bench, ".tmp"),
    entryNames: name,
    chunkNames: `${name}-[hash]`,
    outExtension: { ".js": ".mjs" },
    // What is imported on demand is loaded on demand.
    splitting: true,
    logLevel: "warning",
  });
  return join(bench, `.tmp/${name}.mjs`);
}
