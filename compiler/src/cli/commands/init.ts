import { existsSync } from "node:fs";
import { join } from "node:path";
import { DiagnosticBag } from "../../diagnostics/diagnostic-bag.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { configNames } from "../locate-config.ts";
import { relativePath } from "../paths.ts";
import { printFindings } from "../print-findings.ts";
import type { Surroundings } from "../terminal.ts";
import { writeFiles } from "../write-files.ts";
import { writeOrReport } from "../write-or-report.ts";

export interface InitOptions {
  /** Write the config in TypeScript. */
  readonly ts?: boolean;
}

/** Writes a config and an example schema into the current folder; what is there stays as it is. */
export async function init(options: InitOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { cwd, terminal } = surroundings;
  const diagnostics = new DiagnosticBag();
  const config = configNames.find((name) => existsSync(join(cwd, name)));
  const wanted = [
    {
      path: config ?? (options.ts ? "keyslot.config.ts" : "keyslot.config.json"),
      text: options.ts ? configModule : configJson,
    },
    { path: "schemas/player.schema.ts", text: exampleSchema },
  ];
  const missing = wanted.filter(({ path }) => !existsSync(join(cwd, path)));
  const files = missing.map(({ path, text }) => ({ path: join(cwd, path), text }));
  if (
    !writeOrReport(
      () => writeFiles(files),
      (path) => relativePath(cwd, path),
      diagnostics,
    )
  ) {
    await printFindings(diagnostics.sorted(), { root: cwd, surroundings });
    return exitCodeOf(diagnostics.sorted());
  }
  for (const file of wanted) terminal.out(`${missing.includes(file) ? "created" : "kept"} ${file.path}\n`);
  terminal.out(nextSteps);
  return 0;
}

const configJson = `{
  "schemas": ["schemas/**/*.schema.ts"],
  "lock": "schemas/schema.lock.json",
  "out": "generated",
  "emit": ["typescript"]
}
`;

const configModule = `import { defineConfig } from "@keyslot/compiler";

export default defineConfig({
  schemas: ["schemas/**/*.schema.ts"],
  lock: "schemas/schema.lock.json",
  out: "generated",
  emit: ["typescript"],
});
`;

const exampleSchema = `import type { int32, Uuid } from "@keyslot/runtime/types";

/**
 * Someone who plays. Every member has a \`@key\`: its place in the stored bytes, for ever.
 * @document("player")
 */
export interface Player {
  /** The store key is made from it. @key(0) @id */
  id: Uuid;
  /** Unique; found again with \`byName\`. @key(1) @name @maxLength(24) */
  displayName: string;
  /** Found again with \`byTeam\`. @key(2) @index @default("red") */
  team: "red" | "blue";
  /** @key(3) @default(100) @min(0) */
  hp: int32;
  /** May be absent. @key(4) */
  email?: string;
}
`;

const nextSteps = `
Next:
  npm install @keyslot/runtime     what generated code imports
  npx keyslot build                writes generated/typescript and schemas/schema.lock.json; commit both
  npx keyslot check                judges every later change of a schema; run it in CI
`;
