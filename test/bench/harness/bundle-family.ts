import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { FamilyRequest } from "./run-family.ts";

const bench = fileURLToPath(new URL("../", import.meta.url));

/** One module that measures a family, without what a loader of TypeScript would put around our functions. */
export async function bundleFamily(name: string, request: FamilyRequest): Promise<string> {
  const outfile = join(bench, `.tmp/${name}.mjs`);
  const contents = [
    `import { family } from "./${name}/family.ts";`,
    'import { runFamily } from "./harness/run-family.ts";',
    `await runFamily(family, ${JSON.stringify(request)});`,
  ].join("\n");
  await build({
    stdin: { contents, resolveDir: bench, loader: "ts" },
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    outfile,
    logLevel: "warning",
  });
  return outfile;
}
