import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPackedProject, type PackedProject, readmeExamples, root } from "./support/packed-project.ts";
import { mustRun, runCommand } from "./support/run-command.ts";

// Packing and installing asks the npm registry. Without one this is a visible skip on a stranger's machine, and a failure in CI.
const online =
  Boolean(process.env.CI) ||
  runCommand(root, "npm", ["ping", "--fetch-retries=0", "--fetch-timeout=8000"]).status === 0;
const minutes = (count: number) => count * 60_000;

const strictFlags = {
  strict: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  target: "es2022",
  lib: ["es2022"],
  types: [],
  module: "nodenext",
  skipLibCheck: false,
};

let project: PackedProject;
beforeAll(() => {
  if (!online) return;
  project = createPackedProject();
  mustRun(project.folder, "npx", ["keyslot", "build"]);
}, minutes(5));
afterAll(() => {
  if (online) rmSync(project.folder, { recursive: true, force: true });
});

test("the README has the example that is run here", () => {
  expect(readmeExamples().map(([path]) => path)).toEqual(["schemas/city.schema.ts", "app.ts"]);
});

test.skipIf(!online).each(["5.9.3", "6", "7"])(
  "the packed project type-checks under strict flags with tsc %s",
  (version) => {
    const config = join(project.folder, `tsconfig.${version}.json`);
    writeFileSync(
      join(project.folder, "globals.d.ts"),
      "declare const console: { log(...values: unknown[]): void };\n",
    );
    writeFileSync(
      config,
      JSON.stringify({ compilerOptions: strictFlags, include: ["app.ts", "schemas", "generated", "globals.d.ts"] }),
    );
    mustRun(project.folder, "npx", ["-y", "-p", `typescript@${version}`, "tsc", "-p", config]);
  },
  minutes(4),
);

test.skipIf(!online).each(["20", "22", "24"])(
  "the README's example runs on Node %s",
  async (version) => {
    const node = ["-y", "-p", `node@${version}`, "node"];
    rmSync(join(project.folder, "atlas.db"), { force: true });
    if (version === "20") {
      await build({
        entryPoints: [join(project.folder, "app.ts")],
        outfile: join(project.folder, "app.mjs"),
        absWorkingDir: project.folder,
        bundle: true,
        packages: "external",
        platform: "node",
        format: "esm",
      });
    }
    const output = mustRun(project.folder, "npx", [...node, version === "20" ? "app.mjs" : "app.ts"]);
    expect(output).toContain("Reykjavík: Heiða");
    expect(
      mustRun(project.folder, "npx", [...node, "node_modules/@keyslot/compiler/bin/keyslot.mjs", "build", "--frozen"]),
    ).toBeDefined();
  },
  minutes(4),
);

test.skipIf(!online).each([
  ["Bun", ["bun", "app.ts"]],
  ["Deno", ["deno", "run", "-A", "app.ts"]],
])(
  "the README's example runs on %s",
  (_, command) => {
    rmSync(join(project.folder, "atlas.db"), { force: true });
    expect(mustRun(project.folder, "npx", ["-y", ...command])).toContain("Reykjavík: Heiða");
  },
  minutes(4),
);

test.skipIf(!online)("the change that the README makes is refused", () => {
  const schema = join(project.folder, "schemas/city.schema.ts");
  copyFileSync(schema, `${schema}.kept`);
  const text = readmeExamples().find(([path]) => path === "schemas/city.schema.ts")?.[1] ?? "";
  writeFileSync(schema, text.replace("@default(0) */    population: uint32", '@default("") */   population: string'));
  const { status, output } = runCommand(project.folder, "npx", ["keyslot", "check"]);
  copyFileSync(`${schema}.kept`, schema);
  expect(output).toContain("KS2");
  expect(status).toBe(1);
});

test.skipIf(!online).each(["build", "check"])(
  "a packed %s with nothing to do loads one file of the compiler, and no package",
  (command) => {
    // Written by the first run for the next ones; the second one stands for all.
    for (let run = 0; run < 2; run++) mustRun(project.folder, "npx", ["keyslot", command]);
    const loaded = join(project.folder, "loaded.json");
    const listing = join(project.folder, "list-loaded.cjs");
    const hooks = `export async function load(url) { throw new Error(url + " was loaded"); }`;
    writeFileSync(
      listing,
      `require("node:module").register("data:text/javascript," + encodeURIComponent(${JSON.stringify(hooks)}));
      process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(loaded)}, JSON.stringify(Object.keys(require.cache))));`,
    );
    mustRun(project.folder, "node", ["--require", listing, "node_modules/@keyslot/compiler/bin/keyslot.cjs", command]);
    const files: readonly string[] = JSON.parse(readFileSync(loaded, "utf8"));
    const names = files.map((file) => file.replaceAll("\\", "/").replace(/^.*\/node_modules\//, "")).sort();
    expect(names.filter((name) => !name.endsWith("list-loaded.cjs"))).toEqual([
      "@keyslot/compiler/bin/keyslot.cjs",
      "@keyslot/compiler/dist/cli/main.cjs",
    ]);
  },
  minutes(2),
);

test.skipIf(!online)("what is bundled into the compiler comes with its licence", () => {
  const dist = join(project.folder, "node_modules/@keyslot/compiler/dist");
  const licences = readFileSync(join(dist, "third-party-licences.txt"), "utf8");
  for (const name of ["commander", "fdir", "jsonc-parser", "picocolors", "picomatch", "tinyglobby", "typescript"])
    expect(licences).toMatch(
      new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\\n\\s*(.*MIT|ISC|.*Copyright|Apache License)`, "m"),
    );
});

test.skipIf(!online)(
  "the exports are right for consumers of ESM",
  () => {
    for (const tarball of project.tarballs) {
      mustRun(project.folder, "npx", ["-y", "@arethetypeswrong/cli@0.18.5", "--profile", "esm-only", tarball]);
    }
  },
  minutes(4),
);

test.skipIf(!online)(
  "the SQLite store passes its conformance rows on node:sqlite, found or given",
  async () => {
    // Outside every node_modules, so that no other driver is found.
    const alone = mkdtempSync(join(tmpdir(), "keyslot-alone-"));
    await build({
      entryPoints: [join(root, "test/project/support/driver-conformance.ts")],
      outfile: join(alone, "conformance.mjs"),
      bundle: true,
      platform: "node",
      format: "esm",
      external: ["better-sqlite3", "libsql"],
    });
    const output = mustRun(alone, "npx", ["-y", "-p", "node@24", "node", "conformance.mjs"]);
    rmSync(alone, { recursive: true });
    expect(output).not.toContain("FAILED");
    expect(output).toMatch(/found: (\d+) of \1 passed\ngiven: (\d+) of \2 passed/);
  },
  minutes(4),
);

test("the core of the runtime bundles for a browser", async () => {
  const { outputFiles, warnings } = await build({
    stdin: {
      contents:
        'export { openCache, memoryStore } from "@keyslot/runtime"; export { City, registry } from "./generated/typescript/index.ts";',
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    platform: "browser",
    format: "esm",
    write: false,
  });
  expect(warnings).toEqual([]);
  expect(outputFiles[0]?.text).not.toMatch(/from "node:|require\(/);
});
